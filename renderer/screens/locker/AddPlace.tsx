/** A place is recorded: its name within the place around it, and what it is. */
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import type { PlaceView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { places as words } from '../../words/locker';
import { visible } from '../../words/seen';

type Kind = keyof typeof words.kinds;
const KINDS = Object.keys(words.kinds) as Kind[];
/** What is mostly in what. */
const INSIDE: Readonly<Record<string, Kind>> = { building: 'room', room: 'locker', locker: 'shelf' };

interface AddPlaceProps {
	readonly around: PlaceView | null;
	readonly onClose: () => void;
	readonly onAdded: (path: string) => void;
}

export function AddPlace({ around, onClose, onAdded }: AddPlaceProps) {
	const { act, busy, refusal } = useAct('place.record');
	const [name, setName] = useState('');
	const [kind, setKind] = useState<Kind>(around ? (INSIDE[around.kind ?? ''] ?? 'other') : 'building');
	const [remark, setRemark] = useState('');
	const add = async () => {
		const more = remark.trim() === '' ? {} : { remark: remark.trim() };
		const parent = around ? { parent: around.place } : {};
		const made = await act({ name: name.trim(), kind, ...parent, ...more });
		if (made) onAdded(made.path);
	};
	return (
		<ActDialogue
			title={around ? words.titleIn(visible(around.path)) : words.title}
			about={words.about}
			words={words}
			icon={MapPin}
			busy={busy}
			ready={name.trim() !== ''}
			onClose={onClose}
			onAct={() => void add()}
		>
			<div className="fr-g two">
				<TextBox
					label={words.name}
					help={words.nameHelp}
					value={name}
					onChange={setName}
					error={refusedFor(refusal, 'name')}
					maxLength={100}
					autoFocus
				/>
				<Choice
					label={words.kind}
					value={kind}
					onChange={setKind}
					options={KINDS.map((id) => ({ id, name: words.kinds[id] }))}
				/>
			</div>
			<TextBox label={words.remark} optional value={remark} onChange={setRemark} maxLength={2000} />
			<Refused refusal={refusal} fields={['name']} />
		</ActDialogue>
	);
}
