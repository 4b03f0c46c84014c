/** What a note says of itself; nothing, where nobody says it. */
import type { Stance } from '../../shared/vocabulary';
import { stances, stanceChoice as words } from '../words/writing';
import { Choice, type Option } from './Choice';

const OPTIONS: readonly Option<Stance | 'none'>[] = [
	{ id: 'none', name: words.none, quiet: words.noneQuiet },
	...stances,
];

export function StanceChoice({
	value,
	onChange,
}: {
	readonly value: Stance | null;
	readonly onChange: (stance: Stance | null) => void;
}) {
	return (
		<Choice
			small
			label={words.label}
			options={OPTIONS}
			value={value ?? 'none'}
			onChange={(chosen) => onChange(chosen === 'none' ? null : chosen)}
		/>
	);
}
