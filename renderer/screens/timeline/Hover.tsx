/** What lies under the pointer, in words: the time, and of the lane how many items, how many of them uncertain. It moves without the picture. */
import { type PointerEvent, type Ref, useImperativeHandle, useState } from 'react';
import type { TimelineKind, TimelinePicture } from '../../../shared/views';
import { count } from '../../parts/measure';
import { timeline as words } from '../../words/timeline';
import { stamp } from './Axis';
import { LANE, LEFT, type Scale } from './scale';
import type { Span } from './zooming';

export interface HoverHandle {
	/** Null: the pointer left. */
	readonly move: (event: PointerEvent<SVGSVGElement> | null) => void;
}

interface HoverProps {
	readonly ref: Ref<HoverHandle>;
	readonly scale: Scale;
	readonly lanes: readonly TimelineKind[];
	readonly picture: TimelinePicture;
	/** The window that the picture was counted for. */
	readonly window: Span;
}

const WIDE = 220;

export function Hover({ ref, scale, lanes, picture, window }: HoverProps) {
	const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
	useImperativeHandle(
		ref,
		() => ({
			move: (event) => {
				if (event === null) return setAt(null);
				const box = event.currentTarget.getBoundingClientRect();
				const [x, y] = [event.clientX - box.left, event.clientY - box.top];
				setAt(x < LEFT ? null : { x, y });
			},
		}),
		[],
	);
	if (at === null) return null;
	const kind = lanes[Math.floor((at.y - scale.top) / LANE)];
	const bins = kind === undefined ? [] : (picture.bins[kind] ?? []);
	const ms = scale.msAt(at.x);
	const bin = bins[Math.floor(((ms - window.fromMs) / Math.max(1, window.toMs - window.fromMs)) * bins.length)];
	const said =
		bin && kind !== undefined
			? [
					words.slice(count(bin.count), words.kinds[kind]),
					bin.uncertain > 0 ? words.uncertain(count(bin.uncertain)) : '',
					bin.maybe > 0 ? words.mayLie(count(bin.maybe)) : '',
				].filter((text) => text !== '')
			: [];
	const left = at.x + 12 + WIDE > scale.wide ? at.x - 12 - WIDE : at.x + 12;
	return (
		<div className="tm-hv" style={{ left, top: Math.max(0, at.y - 12) }} aria-hidden>
			<span className="mono">{stamp(ms)}</span>
			{said.map((text) => (
				<span key={text}>{text}</span>
			))}
		</div>
	);
}
