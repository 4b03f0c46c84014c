/**
 * One lane of the picture: its items by themselves, or slices with as many as fall into each. Slices are three shapes, however
 * many there are, made once for what was counted; while a person zooms they are only stretched.
 */
import { memo } from 'react';
import type { TimelineBin, TimelineMark } from '../../../shared/views';
import { visible } from '../../words/seen';
import { LANE, type Scale } from './scale';

const FLOOR = LANE - 2;
const MOST_HIGH = LANE - 10;

/** @param wide pixels of one slice */
export const Slices = memo(function Slices({ bins, wide }: { bins: readonly TimelineBin[]; wide: number }) {
	const most = Math.max(1, ...bins.map((bin) => bin.count));
	/** Few are seen beside many. */
	const tall = (n: number) => (n === 0 ? 0 : 4 + (Math.log1p(n) / Math.log1p(most)) * MOST_HIGH);
	const [sure, vague, reach]: [string[], string[], string[]] = [[], [], []];
	const [gap, edge] = [wide > 3 ? 0.5 : 0, (x: number) => x.toFixed(1)];
	for (const [at, bin] of bins.entries()) {
		const [x, w] = [edge(at * wide), edge(wide - gap)];
		const height = tall(bin.count);
		const unsure = height * (bin.uncertain / Math.max(1, bin.count));
		const up = FLOOR - height;
		if (height > unsure) sure.push(`M${x} ${up.toFixed(1)}h${w}v${(height - unsure).toFixed(1)}h-${w}z`);
		if (unsure > 0) vague.push(`M${x} ${(FLOOR - unsure).toFixed(1)}h${w}V${FLOOR}h-${w}z`);
		if (bin.maybe > 0) reach.push(`M${x} ${FLOOR - 3}h${edge(wide)}v3h-${edge(wide)}z`);
	}
	return (
		<>
			{reach.length > 0 && <path className="tm-my" d={reach.join('')} />}
			<path className="tm-b" d={sure.join('')} />
			{vague.length > 0 && <path className="tm-u" d={vague.join('')} />}
		</>
	);
});

interface MarksProps {
	readonly marks: readonly TimelineMark[];
	readonly scale: Scale;
	readonly current: number | null;
}

/** The current one has a ring; an uncertain one is hollow, on the band in which it may have been. */
export const Marks = memo(function Marks({ marks, scale, current }: MarksProps) {
	return marks.map((mark) => {
		const [x, x1, x2, y] = [scale.xOf(mark.atMs), scale.inside(mark.firstMs), scale.inside(mark.lastMs), LANE / 2];
		const isWide = x2 - x1 > 8;
		return (
			<g key={mark.id} className={mark.index === current ? 'tm-m on' : 'tm-m'}>
				<title>{visible(mark.text.slice(0, 120))}</title>
				{isWide && <rect className="tm-bd" x={x1} width={x2 - x1} y={y - 5} height={10} />}
				{isWide && <path className="tm-w" d={`M${x1} ${y - 5}v10M${x2} ${y - 5}v10`} />}
				{mark.index === current && <circle className="tm-r" cx={x} cy={y} r={9} />}
				<circle className={mark.zoneUnknown || isWide ? 'tm-o' : 'tm-f'} cx={x} cy={y} r={4.5} />
			</g>
		);
	});
});
