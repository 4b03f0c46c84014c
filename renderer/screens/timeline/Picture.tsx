/**
 * The timeline as a picture: a lane for each kind, each item by itself while there are few, slices beyond. An uncertain time
 * is hollow or hatched and has whiskers; where nothing is known the picture is hatched through all lanes.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { TimelineGap, TimelineKind, TimelinePicture } from '../../../shared/views';
import { count, duration, offsetHere, wall } from '../../parts/measure';
import { visible } from '../../words/seen';
import { timeline as words } from '../../words/timeline';
import { Lane } from './Lane';
import { isoOf, type Span, ticks } from './zooming';

const LANE = 26;
const AXIS = 34;
/** Names of the lanes stand left of the picture. */
const LEFT = 92;

interface PictureProps {
	readonly span: Span;
	readonly picture: TimelinePicture;
	readonly lanes: readonly TimelineKind[];
	readonly gaps: readonly TimelineGap[];
	readonly total: number;
	/** Index of the current item in the window. */
	readonly current: number | null;
	readonly currentMs: number | null;
	readonly onPick: (index: number) => void;
	readonly onSpan: (span: Span) => void;
	readonly onKey: (key: string) => boolean;
}

export function Picture(props: PictureProps) {
	const { span, picture, lanes, gaps, total, current, currentMs, onPick, onSpan, onKey } = props;
	const box = useRef<HTMLDivElement>(null);
	const [wide, setWide] = useState(800);
	const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
	useEffect(() => {
		const element = box.current;
		if (!element) return;
		const watch = new ResizeObserver(([entry]) => entry && setWide(Math.max(200, Math.floor(entry.contentRect.width))));
		watch.observe(element);
		return () => watch.disconnect();
	}, []);
	const room = wide - LEFT;
	const width = Math.max(1, span.toMs - span.fromMs);
	const xOf = (ms: number) => LEFT + ((ms - span.fromMs) / width) * room;
	const inside = (x: number) => Math.max(LEFT, Math.min(wide, x));
	const msAt = (event: PointerEvent<SVGSVGElement>) => {
		const x = inside(event.clientX - event.currentTarget.getBoundingClientRect().left);
		return Math.round(span.fromMs + ((x - LEFT) / room) * width);
	};
	const high = lanes.length * LANE + AXIS;
	const [from, to] = [stamp(span.fromMs), stamp(span.toMs)];
	const key = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.altKey || event.metaKey || !onKey(event.key)) return;
		event.preventDefault();
		event.stopPropagation();
	};
	const drop = () => {
		setDrag(null);
		if (drag === null) return;
		const [fromMs, toMs] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
		if (((toMs - fromMs) / width) * room >= 6) onSpan({ fromMs, toMs });
	};
	return (
		<div
			ref={box}
			className="tm-p"
			role="application"
			{...TAKES_KEYS}
			aria-label={words.picture(count(total), from, to)}
			onKeyDown={key}
			data-pane
		>
			<svg
				width={wide}
				height={high}
				aria-hidden
				onPointerDown={(event) => {
					const at = msAt(event);
					event.currentTarget.setPointerCapture(event.pointerId);
					setDrag({ from: at, to: at });
				}}
				onPointerMove={(event) => {
					const at = msAt(event);
					setDrag((now) => now && { ...now, to: at });
				}}
				onPointerUp={drop}
				onPointerCancel={() => setDrag(null)}
			>
				<defs>
					<pattern id="tm-gap" width="6" height="6" patternUnits="userSpaceOnUse">
						<path className="tm-gl" d="M-1.5 4.5l3 3M0 0l6 6M4.5-1.5l3 3" />
					</pattern>
					<pattern id="tm-un" width="4" height="4" patternUnits="userSpaceOnUse">
						<path className="tm-ul" d="M-1 1l2-2M0 4l4-4M3 5l2-2" />
					</pattern>
				</defs>
				{gaps.map((gap) => {
					const [x1, x2] = [inside(xOf(gap.fromMs)), inside(xOf(gap.toMs))];
					if (x2 - x1 < 3) return null;
					return (
						<rect key={gap.fromMs} x={x1} width={x2 - x1} y={0} height={high - AXIS} fill="url(#tm-gap)">
							<title>{words.gap(duration(gap.toMs - gap.fromMs))}</title>
						</rect>
					);
				})}
				{lanes.map((kind, at) => (
					<g key={kind} transform={`translate(0 ${at * LANE})`}>
						<line className="tm-ln" x1={0} x2={wide} y1={LANE - 0.5} y2={LANE - 0.5} />
						<text className="tm-t" x={16} y={17}>
							{words.kinds[kind]}
						</text>
						<Lane {...{ kind, picture, xOf, inside, current, onPick }} left={LEFT} right={wide} high={LANE} />
					</g>
				))}
				{currentMs !== null && currentMs >= span.fromMs && currentMs <= span.toMs && (
					<line className="tm-c" x1={xOf(currentMs)} x2={xOf(currentMs)} y1={0} y2={high - AXIS} />
				)}
				{drag !== null && (
					<rect
						className="tm-d"
						x={Math.min(xOf(drag.from), xOf(drag.to))}
						width={Math.abs(xOf(drag.to) - xOf(drag.from))}
						y={0}
						height={high - AXIS}
					/>
				)}
				<Axis {...{ span, xOf, room, top: high - AXIS }} />
			</svg>
		</div>
	);
}

/** A tab stop: it zooms and moves by keys of its own. */
const TAKES_KEYS = { tabIndex: 0 } as const;

export function stamp(ms: number): string {
	const iso = isoOf(ms);
	const { date, time } = wall(iso, offsetHere(iso));
	return visible(`${date} ${time}`);
}

interface AxisProps {
	readonly span: Span;
	readonly xOf: (ms: number) => number;
	readonly room: number;
	readonly top: number;
}

function Axis({ span, xOf, room, top }: AxisProps) {
	const east = offsetHere(isoOf(span.fromMs)) * 60_000;
	let day = '';
	return ticks(span, Math.max(2, Math.floor(room / 110)), east).map(({ at, step }) => {
		const { date, time } = wall(isoOf(at), Math.round(east / 60_000));
		const isNew = date !== day;
		day = date;
		const whole = step >= 86_400_000;
		return (
			<g key={at} transform={`translate(${xOf(at)} ${top})`}>
				<line className="tm-ln" y1={0} y2={5} />
				<text className="tm-t" x={3} y={14}>
					{whole ? date : step >= 60_000 ? time.slice(0, 5) : time}
				</text>
				{!whole && isNew && (
					<text className="tm-t" x={3} y={28}>
						{date}
					</text>
				)}
			</g>
		);
	});
}
