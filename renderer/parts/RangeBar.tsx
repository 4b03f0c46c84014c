/**
 * A figure as a bar: solid as far as it is at least, hatched up to what it is at most, open at the right where it has no end.
 * Told apart by pattern, not by colour, on paper too; the words beside it say the same.
 */
import { useId } from 'react';

interface RangeBarProps {
	readonly label: string;
	readonly least: number;
	/** Null: no end is known. */
	readonly most: number | null;
	/** What the whole width stands for. */
	readonly of: number;
	/** A value that is marked by a line. */
	readonly mark?: number | undefined;
}

const WIDTH = 200;
const HEIGHT = 10;

export function RangeBar({ label, least, most, of, mark }: RangeBarProps) {
	const id = useId();
	const at = (value: number) => (of <= 0 ? 0 : Math.min(1, value / of) * (WIDTH - 2)) + 1;
	const [solid, end] = [at(least), most === null ? WIDTH : at(most)];
	return (
		<svg className="rbar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
			<pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
				<path className="ptn-s" d="M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3" strokeWidth="1.4" />
			</pattern>
			<path className="rbar-l" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
			<rect className="ptn-f" x="0" y="1" width={Math.max(1.5, solid)} height={HEIGHT - 2} />
			{end > solid && (
				<>
					<rect x={solid} y="1" width={end - solid} height={HEIGHT - 2} fill={`url(#${id})`} />
					<path
						className="ptn-e"
						d={
							most === null
								? `M${solid} 1H${WIDTH}M${solid} ${HEIGHT - 1}H${WIDTH}`
								: `M${solid} 1H${end}V${HEIGHT - 1}H${solid}`
						}
					/>
				</>
			)}
			{mark !== undefined &&
				['rbar-h', 'rbar-m'].map((name) => (
					<path key={name} className={name} d={`M${at(mark)} 0V${HEIGHT}`} vectorEffect="non-scaling-stroke" />
				))}
		</svg>
	);
}
