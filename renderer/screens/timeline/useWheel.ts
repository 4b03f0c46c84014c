/** The wheel over the picture: it zooms around the pointer, sideways or with Shift it moves. Told at most once a frame. */
import { type RefObject, useEffect, useRef } from 'react';

/** One notch of a mouse's wheel. */
const NOTCH_PX = 120;

/** @param told `factor` below 1: closer; `x` from the element's left edge; `by`: so many widths further */
export function useWheel(
	element: RefObject<HTMLElement | null>,
	told: (factor: number, x: number, by: number) => void,
) {
	const latest = useRef(told);
	latest.current = told;
	useEffect(() => {
		const on = element.current;
		if (!on) return;
		let frame = 0;
		let [zoom, move, x] = [0, 0, 0];
		const tell = () => {
			frame = 0;
			latest.current(1.2 ** (zoom / NOTCH_PX), x, move / (on.clientWidth || 1));
			[zoom, move] = [0, 0];
		};
		const turned = (event: WheelEvent) => {
			event.preventDefault();
			const [sideways, up] = event.shiftKey ? [event.deltaX + event.deltaY, 0] : [event.deltaX, event.deltaY];
			zoom = Math.max(-4 * NOTCH_PX, Math.min(4 * NOTCH_PX, zoom + up));
			move += sideways;
			x = event.clientX - on.getBoundingClientRect().left;
			frame ||= requestAnimationFrame(tell);
		};
		// React’s own listener could not keep the page from scrolling.
		on.addEventListener('wheel', turned, { passive: false });
		return () => {
			cancelAnimationFrame(frame);
			on.removeEventListener('wheel', turned);
		};
	}, [element]);
}
