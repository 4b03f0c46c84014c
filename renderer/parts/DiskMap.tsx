/**
 * A medium as cells: read, not read, read error, and where the reading stands. A cell with one bad byte is a bad cell;
 * error cells carry a cross, so that they are told apart without colour.
 */
import { cellsOf } from './diskCells';

const ACROSS = 46;

interface DiskMapProps {
	readonly totalBytes: number;
	readonly doneBytes: number;
	readonly bad: readonly { readonly from: number; readonly toExclusive: number }[];
	/** True while it is being read: the place is marked. */
	readonly moving: boolean;
	readonly label: string;
}

export function DiskMap({ totalBytes, doneBytes, bad, moving, label }: DiskMapProps) {
	const cells = cellsOf(totalBytes, doneBytes, bad, moving);
	const rows = Math.ceil(cells.length / ACROSS);
	return (
		<svg className="dm" viewBox={`0 0 ${ACROSS * 7 - 1} ${rows * 9 - 1}`} role="img" aria-label={label}>
			{cells.map((cell, at) => {
				const x = (at % ACROSS) * 7;
				const y = Math.floor(at / ACROSS) * 9;
				const place = `${x} ${y}`;
				return cell === 'b' ? (
					<g key={place}>
						<rect className="b" x={x + 0.5} y={y + 0.5} width="5" height="7" />
						<path className="x" d={`M${x + 1} ${y + 1.5}l4 5m0-5l-4 5`} />
					</g>
				) : cell === 'n' ? (
					<rect key={place} className="n" x={x + 0.4} y={y + 0.4} width="5.2" height="7.2" />
				) : (
					<rect key={place} className={cell} x={x} y={y} width="6" height="8" />
				);
			})}
		</svg>
	);
}
