/**
 * The timeline as a picture: a lane for each kind, each item by itself while there are few, slices beyond. An uncertain time
 * is hollow or hatched and has a band; where nothing is known the picture is hatched through all lanes. Zooming stretches
 * what is there at once; what was counted anew comes when it comes.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { PlacedGap, TimelineFlag, TimelineKind, TimelineMark, TimelinePicture } from '../../../shared/views';
import { count } from '../../parts/measure';
import { timeline as words } from '../../words/timeline';
import { Axis, Flags, Gaps, stamp } from './Axis';
import { Hover, type HoverHandle } from './Hover';
import { Marks, Slices } from './Lane';
import { AXIS, LANE, LEFT, scaleOf } from './scale';
import { useWheel } from './useWheel';
import type { Span } from './zooming';

interface PictureProps {
	/** What is in sight now. */
	readonly span: Span;
	readonly picture: TimelinePicture;
	/** The window that the picture was counted for. */
	readonly counted: Span;
	readonly lanes: readonly TimelineKind[];
	readonly gaps: readonly PlacedGap[];
	readonly flags: readonly TimelineFlag[];
	readonly total: number;
	/** Index of the current item in the window. */
	readonly current: number | null;
	readonly currentMs: number | null;
	readonly onPick: (index: number) => void;
	readonly onSpan: (span: Span) => void;
	/** @param factor below 1: closer @param by in widths of the window */
	readonly onWheel: (factor: number, aroundMs: number, by: number) => void;
	readonly onKey: (key: string) => boolean;
}

const NONE: readonly TimelineMark[] = [];

export function Picture(props: PictureProps) {
	const { span, picture, counted, lanes, gaps, flags, total, current, currentMs, onPick, onSpan, onKey } = props;
	const box = useRef<HTMLDivElement>(null);
	const hover = useRef<HoverHandle>(null);
	const [wide, setWide] = useState(800);
	const [drag, setDrag] = useState<{ readonly from: number; readonly to: number } | null>(null);
	useEffect(() => {
		const element = box.current;
		if (!element) return;
		const watch = new ResizeObserver(([entry]) => entry && setWide(Math.max(300, Math.floor(entry.contentRect.width))));
		watch.observe(element);
		return () => watch.disconnect();
	}, []);
	const scale = useMemo(() => scaleOf(span, wide, flags.length), [span, wide, flags.length]);
	useWheel(box, (factor, x, by) => props.onWheel(factor, scale.msAt(x), by));
	const marks = useMemo(() => {
		const by = new Map<TimelineKind, TimelineMark[]>();
		for (const mark of picture.marks ?? []) by.set(mark.kind, [...(by.get(mark.kind) ?? []), mark]);
		return by;
	}, [picture]);
	const msAt = (event: PointerEvent<SVGSVGElement>) =>
		scale.msAt(event.clientX - event.currentTarget.getBoundingClientRect().left);
	const foot = scale.top + lanes.length * LANE;
	const key = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.altKey || event.metaKey || !onKey(event.key)) return;
		event.preventDefault();
		event.stopPropagation();
	};
	/** The mark nearest to the pointer in its lane. */
	const pick = (event: PointerEvent<SVGSVGElement>) => {
		const on = event.currentTarget.getBoundingClientRect();
		const [x, kind] = [event.clientX - on.left, lanes[Math.floor((event.clientY - on.top - scale.top) / LANE)]];
		const near = (kind === undefined ? NONE : (marks.get(kind) ?? NONE)).map((mark) => ({
			index: mark.index,
			apart: Math.abs(scale.xOf(mark.atMs) - x),
		}));
		const [nearest] = near.sort((a, b) => a.apart - b.apart);
		if (nearest && nearest.apart <= 10) onPick(nearest.index);
	};
	const drop = (event: PointerEvent<SVGSVGElement>) => {
		setDrag(null);
		if (drag === null) return;
		const [fromMs, toMs] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
		if (scale.xOf(toMs) - scale.xOf(fromMs) >= 6) onSpan({ fromMs, toMs });
		else pick(event);
	};
	const stretch = (scale.xOf(counted.toMs) - scale.xOf(counted.fromMs)) / (wide - LEFT);
	const shown = currentMs !== null && currentMs >= span.fromMs && currentMs <= span.toMs;
	return (
		<div
			ref={box}
			className="tm-p"
			role="application"
			{...TAKES_KEYS}
			aria-label={words.picture(count(total), stamp(span.fromMs), stamp(span.toMs))}
			aria-description={words.pictureHelp}
			onKeyDown={key}
			data-pane
		>
			<svg
				width={wide}
				height={foot + AXIS}
				aria-hidden
				onPointerDown={(event) => {
					const at = msAt(event);
					event.currentTarget.setPointerCapture(event.pointerId);
					setDrag({ from: at, to: at });
				}}
				onPointerMove={(event) => {
					hover.current?.move(event);
					if (drag === null) return;
					const at = msAt(event);
					setDrag((now) => now && { ...now, to: at });
				}}
				onPointerLeave={() => hover.current?.move(null)}
				onPointerUp={drop}
				onPointerCancel={() => setDrag(null)}
			>
				<Patterns wide={wide} foot={foot} />
				<Axis scale={scale} top={foot} />
				<Gaps {...{ gaps, scale, foot }} />
				{lanes.map((kind, at) => (
					<g key={kind} transform={`translate(0 ${scale.top + at * LANE})`}>
						<line className="tm-ln" x1={0} x2={wide} y1={LANE - 0.5} y2={LANE - 0.5} />
						<text className="tm-t" x={16} y={17}>
							{words.kinds[kind]}
						</text>
						<g clipPath="url(#tm-in)">
							{picture.marks === null ? (
								<g transform={`translate(${scale.xOf(counted.fromMs).toFixed(2)} 0) scale(${stretch.toFixed(5)} 1)`}>
									<Slices bins={picture.bins[kind] ?? NO_BINS} wide={(wide - LEFT) / binsOf(picture)} />
								</g>
							) : (
								<Marks {...{ marks: marks.get(kind) ?? NONE, scale, current }} />
							)}
						</g>
					</g>
				))}
				<Flags {...{ flags, scale, foot }} />
				{shown && (
					<line className="tm-c" x1={scale.xOf(currentMs)} x2={scale.xOf(currentMs)} y1={scale.top} y2={foot} />
				)}
				{drag !== null && (
					<rect
						className="tm-d"
						x={Math.min(scale.xOf(drag.from), scale.xOf(drag.to))}
						width={Math.abs(scale.xOf(drag.to) - scale.xOf(drag.from))}
						y={scale.top}
						height={foot - scale.top}
					/>
				)}
			</svg>
			<Hover ref={hover} {...{ scale, lanes, picture, window: counted }} />
		</div>
	);
}

const NO_BINS: readonly never[] = [];
const binsOf = ({ bins }: TimelinePicture): number => Math.max(1, ...Object.values(bins).map((lane) => lane.length));

/** A tab stop: it zooms and moves by keys of its own. */
const TAKES_KEYS = { tabIndex: 0 } as const;

const Patterns = ({ wide, foot }: { readonly wide: number; readonly foot: number }) => (
	<defs>
		<pattern id="tm-gap" width="6" height="6" patternUnits="userSpaceOnUse">
			<path className="tm-gl" d="M-1.5 4.5l3 3M0 0l6 6M4.5-1.5l3 3" />
		</pattern>
		<pattern id="tm-un" width="4" height="4" patternUnits="userSpaceOnUse">
			<path className="tm-ul" d="M-1 1l2-2M0 4l4-4M3 5l2-2" />
		</pattern>
		<clipPath id="tm-in">
			<rect x={LEFT} y={-LANE} width={Math.max(0, wide - LEFT)} height={foot + LANE} />
		</clipPath>
	</defs>
);
