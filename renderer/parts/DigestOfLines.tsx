/** Which digest the lines of a list have, where as many digits stand for several and no line says; asked only then. */
import type { DigestName } from '../../shared/vocabulary';
import { digestNames, digestOfLines } from '../words/digests';
import { Choice } from './Choice';

interface DigestOfLinesProps {
	readonly digests: readonly DigestName[];
	readonly value: DigestName;
	readonly onChange: (digest: DigestName) => void;
	readonly error?: string | undefined;
}

export function DigestOfLines({ digests, value, onChange, error }: DigestOfLinesProps) {
	return (
		<Choice
			label={digestOfLines}
			value={value}
			onChange={onChange}
			error={error}
			options={digests.map((id) => ({ id, name: digestNames[id] }))}
		/>
	);
}
