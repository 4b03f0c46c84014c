/** Which digests are made: any set of those that the program knows. */
import type { DigestName } from '../../shared/vocabulary';
import { digestNames } from '../words/digests';
import { Tick } from './Tick';

const NAMES = Object.keys(digestNames) as readonly DigestName[];

interface DigestTicksProps {
	readonly label: string;
	readonly chosen: readonly DigestName[];
	readonly onChange: (chosen: readonly DigestName[]) => void;
}

export function DigestTicks({ label, chosen, onChange }: DigestTicksProps) {
	return (
		<fieldset className="f fs-0">
			<legend className="lb fp-l">{label}</legend>
			<div className="cbs">
				{NAMES.map((name) => (
					<Tick
						key={name}
						checked={chosen.includes(name)}
						onChange={(on) => onChange(NAMES.filter((each) => (each === name ? on : chosen.includes(each))))}
					>
						{digestNames[name]}
					</Tick>
				))}
			</div>
		</fieldset>
	);
}
