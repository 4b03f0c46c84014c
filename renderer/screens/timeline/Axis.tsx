/** Under the lanes the hours and days; above them the incident's four times, and how long a gap is. */
import type { PlacedGap, TimelineFlag } from '../../../shared/views';
import { duration, offsetHere, wall } from '../../parts/measure';
import { visible } from '../../words/seen';
import { timeline as words } from '../../words/timeline';
import { gapText } from './cells';
import { AXIS, LEFT, type Scale } from './scale';
import { isoOf, ticks } from './zooming';

export function stamp(ms: number): string {
	const iso = isoOf(ms);
	const { date, time } = wall(iso, offsetHere(iso));
	return visible(`${date} ${time}`);
}

const DAY = 86_400_000;
/** A date takes so much; one that does not fit beside the edge is left out. */
const DATE_PX = 78;

export function Axis({ scale, top }: { readonly scale: Scale; readonly top: number }) {
	const { span, wide, xOf } = scale;
	const east = offsetHere(isoOf(span.fromMs)) * 60_000;
	let day = '';
	return ticks(span, Math.max(2, Math.floor((wide - LEFT) / 110)), east).map(({ at, step }) => {
		const { date, time } = wall(isoOf(at), Math.round(east / 60_000));
		const isNew = date !== day;
		day = date;
		const [whole, room] = [step >= DAY, wide - xOf(at)];
		return (
			<g key={at} transform={`translate(${xOf(at).toFixed(1)} ${top})`}>
				<line className={isNew && !whole ? 'tm-tk day' : 'tm-tk'} y1={scale.top - top} y2={6} />
				{room > (whole ? DATE_PX : 40) && (
					<text className="tm-t" x={4} y={15}>
						{whole ? date : step >= 60_000 ? time.slice(0, 5) : time}
					</text>
				)}
				{!whole && isNew && room > DATE_PX && (
					<text className="tm-t day" x={4} y={AXIS - 6}>
						{date}
					</text>
				)}
			</g>
		);
	});
}

/** Hatched through all lanes, with its length above where there is room for it. */
export function Gaps({
	gaps,
	scale,
	foot,
}: {
	readonly gaps: readonly PlacedGap[];
	readonly scale: Scale;
	readonly foot: number;
}) {
	return gaps.map((gap) => {
		const [x1, x2] = [scale.inside(gap.fromMs), scale.inside(gap.toMs)];
		if (x2 - x1 < 3) return null;
		const said = `${duration(gap.toMs - gap.fromMs)} ${words.gapShort}`;
		const short = duration(gap.toMs - gap.fromMs);
		const fits = [said, short].find((text) => text.length * 6.6 + 8 < x2 - x1);
		return (
			<g key={gap.fromMs}>
				<rect className="tm-gp" x={x1} width={x2 - x1} y={scale.top} height={foot - scale.top}>
					<title>{gapText(gap)}</title>
				</rect>
				<path className="tm-ge" d={`M${x1} ${scale.top}V${foot}M${x2} ${scale.top}V${foot}`} />
				{fits !== undefined && (
					<text className="tm-t tm-gt" x={(x1 + x2) / 2} y={scale.top + 15} textAnchor="middle">
						{fits}
					</text>
				)}
			</g>
		);
	});
}

const NAME_PX = 76;

/** The incident's four times; names that would lie upon each other are told by the pointer only. */
export function Flags({
	flags,
	scale,
	foot,
}: {
	readonly flags: readonly TimelineFlag[];
	readonly scale: Scale;
	readonly foot: number;
}) {
	let free = LEFT;
	return [...flags]
		.sort((a, b) => a.atMs - b.atMs)
		.map((flag) => {
			const x = scale.xOf(flag.atMs);
			const [x1, x2] = [scale.inside(flag.firstMs), scale.inside(flag.lastMs)];
			if (x < LEFT || x > scale.wide) return null;
			const name = words.flags[flag.time];
			const left = x + NAME_PX > scale.wide;
			const named = x >= free && (!left || x - NAME_PX >= free);
			if (named) free = x + (left ? 4 : NAME_PX);
			return (
				<g key={flag.time} className="tm-fg">
					<title>{words.flag(name, stamp(flag.atMs))}</title>
					{x2 - x1 > 4 && <rect className="tm-fb" x={x1} width={x2 - x1} y={scale.top - 5} height={5} />}
					<path className="tm-fl-l" d={`M${x} 4V${foot}`} />
					<path className="tm-fl-p" d={left ? `M${x} 4h-7v8h7z` : `M${x} 4h7v8h-7z`} />
					{named && (
						<text className="tm-t" x={left ? x - 11 : x + 11} y={12} textAnchor={left ? 'end' : 'start'}>
							{name}
						</text>
					)}
				</g>
			);
		});
}
