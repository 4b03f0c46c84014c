/**
 * Where the focus stands after an act. A person at the keyboard and a screen reader must never fall to the page itself, as
 * happens when what had the focus leaves the window with a dialog, a report or a room. What must hold: the focus goes where
 * its owner puts it; only where it stands nowhere it is put back on what had it before a dialog, on the thing that the place
 * names, or on the room's heading, and never after the person has moved on by key or pointer. Nothing here waits for a time:
 * it is looked at whenever the window changes, and comes to the same whether a closing dialog gives the focus back before or
 * after.
 */
import { useEffect, useRef } from 'react';
import type { Place } from './usePlace';

export function useFoothold(place: Place): void {
	// A place just gone to, until the focus stands in it or the person has moved on.
	const entering = useRef<Place | null>(null);
	const shown = useRef(place);
	if (shown.current !== place) entering.current = place;
	shown.current = place;
	useEffect(() => {
		/** What of the app itself had the focus last, and whether a dialog or a menu had it since. */
		let last: HTMLElement | null = null;
		let over = false;
		let frame = 0;
		const took = ({ target }: FocusEvent) => {
			if (!(target instanceof HTMLElement)) return;
			over = target.closest('.app') === null;
			if (!over) last = target;
		};
		const pointed = ({ target }: PointerEvent) => {
			entering.current = null;
			if (!over && !(target instanceof Node && last?.contains(target))) last = null;
		};
		const pressed = () => {
			entering.current = null;
		};
		const stand = () => {
			const main = document.querySelector('main');
			if (!main || document.querySelector('.scrim')) return;
			const at = document.activeElement;
			const to = entering.current;
			const names = to !== null && ('item' in to || 'entry' in to);
			const named = names ? main.querySelector<HTMLElement>('.sel[tabindex]') : null;
			if (named) {
				entering.current = null;
				take(named);
			} else if (at !== null && at !== document.body) {
				if (to !== null && !main.contains(at)) take(main.querySelector('h1'));
			} else if (last?.isConnected && (to === null || main.contains(last))) {
				// A button was off while its act was under way.
				if (over || last instanceof HTMLButtonElement) take(last);
			} else if (to !== null || last !== null) {
				take(main.querySelector('h1'));
			}
		};
		const changed = new MutationObserver(() => {
			cancelAnimationFrame(frame);
			frame = requestAnimationFrame(stand);
		});
		changed.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
		document.addEventListener('focusin', took);
		window.addEventListener('pointerdown', pointed, true);
		window.addEventListener('keydown', pressed, true);
		return () => {
			changed.disconnect();
			cancelAnimationFrame(frame);
			document.removeEventListener('focusin', took);
			window.removeEventListener('pointerdown', pointed, true);
			window.removeEventListener('keydown', pressed, true);
		};
	}, []);
}

/** What is off or hidden does not take it, and nothing is lost by asking. */
function take(target: HTMLElement | null): void {
	if (!target || target === document.activeElement) return;
	if (target.tagName === 'H1') target.tabIndex = -1;
	target.focus({ preventScroll: true });
}
