/** Who did what a note tells, and who watched: two lines under the note's fields, there only once somebody asked for them. */
import { UserRound } from 'lucide-react';
import { useId } from 'react';
import { byWhom as words } from '../words/writing';
import { Button } from './Button';

interface Named {
	readonly doneBy: string | null;
	readonly witness: string | null;
}

interface ByWhomProps {
	readonly typed: Named;
	/** Names that may be meant; any other name may be typed. */
	readonly people: readonly string[];
	readonly onChange: (next: Partial<Named>) => void;
}

const isByWhom = ({ doneBy, witness }: Named): boolean => doneBy !== null || witness !== null;

export function ByWhom({ typed, people, onChange }: ByWhomProps) {
	const list = useId();
	if (!isByWhom(typed)) return null;
	const box = (name: keyof Named) => (
		<label className="row">
			<span className="dim nw">{words[name]}</span>
			<input
				className="in in-s"
				list={list}
				maxLength={200}
				value={typed[name] ?? ''}
				onChange={(event) => onChange({ [name]: event.target.value })}
			/>
		</label>
	);
	return (
		<div className="cmp-l cmp-w">
			{box('doneBy')}
			{box('witness')}
			<datalist id={list}>
				{people.map((name) => (
					<option key={name} value={name} />
				))}
			</datalist>
			<button type="button" className="lnk nw push" onClick={() => onChange({ doneBy: null, witness: null })}>
				{words.takeBack}
			</button>
		</div>
	);
}

export function ByWhomButton({
	typed,
	disabled,
	onChange,
}: Omit<ByWhomProps, 'people'> & { readonly disabled: boolean }) {
	return isByWhom(typed) ? null : (
		<Button
			size="s"
			tone="quiet"
			icon={UserRound}
			disabled={disabled}
			onClick={() => onChange({ doneBy: '', witness: '' })}
		>
			{words.ask}
		</Button>
	);
}
