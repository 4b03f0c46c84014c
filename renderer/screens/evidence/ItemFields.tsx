/** The fields of an item: what it is, what identifies it, where it lies, who took it and by which authority. */
import type { Refusal } from '../../../shared/refusal';
import type { CaseView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlaces } from '../../hooks/usePlaces';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { MomentField } from '../../parts/MomentField';
import { PlaceBox } from '../../parts/PlaceBox';
import { refusedFor } from '../../parts/Refused';
import { addItem as words } from '../../words/evidence';
import { visible } from '../../words/seen';
import { type Authority, type ItemDraft, LENGTHS, type LineName } from './itemDraft';

const NO_AUTHORITY = 'none';
const AUTHORITIES = [
	{ id: NO_AUTHORITY as Authority | typeof NO_AUTHORITY, name: words.noAuthority },
	...Object.entries(words.authorities).map(([id, name]) => ({ id: id as Authority, name })),
];

interface ItemFieldsProps {
	readonly of: CaseView['case'];
	readonly draft: ItemDraft;
	readonly onChange: (more: Partial<ItemDraft>) => void;
	readonly refusal: Refusal | null;
}

export function ItemFields({ of, draft, onChange, refusal }: ItemFieldsProps) {
	const places = usePlaces();
	const next = useAnswer('evidence.next-tag', { case: of }).value;
	const line = (name: LineName) => ({
		label: words[name],
		value: draft.lines[name] ?? '',
		onChange: (text: string) => onChange({ lines: { ...draft.lines, [name]: text } }),
		error: refusedFor(refusal, name),
		maxLength: LENGTHS[name],
	});
	return (
		<>
			<div className="fr-g ai-1">
				<TextBox {...line('description')} autoFocus />
				<TextBox {...line('tag')} help={next ? words.tagNext(visible(next.tag)) : words.tagHelp} />
				<Choice
					label={words.type}
					value={draft.type}
					onChange={(type) => onChange({ type })}
					options={[
						{ id: 'digital', name: words.digital },
						{ id: 'physical', name: words.physical },
					]}
				/>
			</div>
			<fieldset className="bx">
				<legend>{words.identify}</legend>
				<div className="fr-g ai-5">
					<TextBox {...line('serial')} optional />
					<TextBox {...line('model')} optional />
					<TextBox {...line('hostname')} optional />
					<TextBox {...line('mac')} optional />
					<TextBox {...line('ip')} optional />
				</div>
			</fieldset>
			<fieldset className="bx">
				<legend>{words.keep}</legend>
				<div className="fr-g ai-4">
					<TextBox {...line('foundAt')} optional />
					<PlaceBox {...line('storedAt')} places={places} optional />
					<TextBox {...line('condition')} optional />
					<MomentField
						label={words.observed}
						value={draft.collected}
						onChange={(collected) => onChange({ collected })}
					/>
				</div>
			</fieldset>
			<fieldset className="bx">
				<legend>{words.who}</legend>
				<div className="fr-g ai-4">
					<TextBox {...line('collectorName')} optional />
					<TextBox {...line('collectorTitle')} optional />
					<TextBox {...line('collectorPhone')} optional />
					<TextBox {...line('owner')} optional />
					<Choice
						label={words.authority}
						value={draft.authority ?? NO_AUTHORITY}
						onChange={(id) => onChange({ authority: id === NO_AUTHORITY ? null : id })}
						options={AUTHORITIES}
					/>
					<TextBox {...line('authorityNumber')} optional />
					<TextBox
						label={words.quantity}
						optional
						value={draft.quantity}
						onChange={(quantity) => onChange({ quantity })}
						error={refusedFor(refusal, 'quantity')}
						inputMode="numeric"
						maxLength={7}
					/>
				</div>
			</fieldset>
		</>
	);
}
