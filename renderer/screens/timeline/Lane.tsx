/** One lane of the picture: its items by themselves, or slices with as many as fall into each. */
import type { TimelineKind, TimelineMark, TimelinePicture } from '../../../shared/views';
import { count } from '../../parts/measure';
import { visible } from '../../words/seen';
import { timeline as words } from '../../words/timeline';

interface LaneProps {
	readonly kind: TimelineKind;
	readonly picture: TimelinePicture;
	readonly xOf: (ms: number) => number;
	readonly inside: (x: number) => number;
	readonly current: number | null;
	readonly onPick: (index: number) => void;
	readonly left: number;
	readonly right: number;
	readonly high: number;
}

export function Lane({ kind, picture, xOf, inside, current, onPick, left, right, high }: LaneProps) {
	if (picture.marks !== null)
		return picture.marks
			.filter((mark) => mark.kind === kind)
			.map((mark) => (
				<Mark key={mark.id} mark={mark} {...{ xOf, inside, high }} on={mark.index === current} onPick={onPick} />
			));
	const bins = picture.bins[kind] ?? [];
	const most = Math.max(1, ...bins.map((bin) => bin.count));
	const wide = (right - left) / Math.max(1, bins.length);
	/** Few are seen beside many. */
	const tall = (n: number) => (n === 0 ? 0 : 4 + (Math.log1p(n) / Math.log1p(most)) * (high - 10));
	return bins.map((bin, at) => {
		if (bin.count === 0) return null;
		const [x, height] = [left + at * wide, tall(bin.count)];
		const vague = height * (bin.uncertain / bin.count);
		return (
			<g key={x}>
				<title>{words.slice(count(bin.count), words.kinds[kind])}</title>
				<rect className="tm-b" x={x} width={Math.max(1, wide - 0.5)} y={high - 2 - height} height={height - vague} />
				{vague > 0 && (
					<rect className="tm-u" x={x} width={Math.max(1, wide - 0.5)} y={high - 2 - vague} height={vague} />
				)}
			</g>
		);
	});
}

interface MarkProps {
	readonly mark: TimelineMark;
	readonly xOf: (ms: number) => number;
	readonly inside: (x: number) => number;
	readonly high: number;
	readonly on: boolean;
	readonly onPick: (index: number) => void;
}

/** The current one has a ring, an uncertain one is hollow. */
function Mark({ mark, xOf, inside, high, on, onPick }: MarkProps) {
	const [x, x1, x2, y] = [xOf(mark.atMs), inside(xOf(mark.firstMs)), inside(xOf(mark.lastMs)), high / 2];
	const isWide = x2 - x1 > 8;
	return (
		<g className={on ? 'tm-m on' : 'tm-m'} onPointerUp={() => onPick(mark.index)}>
			<title>{visible(mark.text.slice(0, 120))}</title>
			{isWide && <path className="tm-w" d={`M${x1} ${y - 4}v8M${x1} ${y}H${x2}M${x2} ${y - 4}v8`} />}
			{on && <circle className="tm-r" cx={x} cy={y} r={9} />}
			<circle className={mark.zoneUnknown || isWide ? 'tm-o' : 'tm-f'} cx={x} cy={y} r={4.5} />
		</g>
	);
}
