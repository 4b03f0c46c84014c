/** For whom a file is, why, and under which agreement: kept in the notebook's own ledger, so that it is known what left. */
import type { Refusal } from '../../shared/refusal';
import { sending as words } from '../words/sending';
import { TextBox } from './Field';
import { refusedFor } from './Refused';
import type { Whom } from './whom';

interface ToWhomProps {
	readonly value: Whom;
	readonly onChange: (value: Partial<Whom>) => void;
	readonly refusal: Refusal | null;
}

/** Boxes to be laid out in a grid of two columns. */
export function ToWhom({ value, onChange, refusal }: ToWhomProps) {
	const box = (name: keyof Whom, most = 2000) => (
		<TextBox
			label={words[name]}
			optional
			value={value[name]}
			onChange={(said) => onChange({ [name]: said })}
			error={refusedFor(refusal, name)}
			maxLength={most}
		/>
	);
	return (
		<>
			{box('recipient', 200)}
			{box('organization', 200)}
			{box('purpose')}
			{box('agreement')}
		</>
	);
}
