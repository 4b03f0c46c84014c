/** An item of the notebook's own for a list: its name, what it means, and the heading that it stands under. */
import { useState } from 'react';
import type { ListView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { addListItem as words } from '../../words/lists';
import { visible } from '../../words/seen';

export function AddListItem({ list, onClose }: { readonly list: ListView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('list.add');
	const groups = list.groups ?? [];
	const [name, setName] = useState('');
	const [says, setSays] = useState('');
	const [group, setGroup] = useState(groups[0]?.id ?? '');
	const submit = () =>
		act({
			...{ list: list.list, name: name.trim() },
			...(says.trim() === '' ? {} : { says: says.trim() }),
			...(group === '' ? {} : { group }),
		});
	return (
		<ActDialogue
			title={words.title(visible(list.name))}
			about={words.about}
			words={words}
			busy={busy}
			ready={name.trim() !== ''}
			onClose={onClose}
			onAct={() => void submit().then((done) => done && onClose())}
		>
			<TextBox
				label={words.name}
				value={name}
				onChange={setName}
				error={refusedFor(refusal, 'name')}
				maxLength={200}
				autoFocus
			/>
			<TextBox label={words.says} optional value={says} onChange={setSays} maxLength={1000} />
			{groups.length > 0 && (
				<Choice
					label={words.group}
					options={groups}
					value={group}
					onChange={setGroup}
					error={refusedFor(refusal, 'group')}
				/>
			)}
			<Refused refusal={refusal} fields={['name', 'group']} />
		</ActDialogue>
	);
}
