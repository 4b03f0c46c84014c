/** F6: the keyboard's way from pane to pane. */

/** Puts the focus on the first thing in the next pane that takes it. */
export function nextPane(): void {
	const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
		(pane) => pane.offsetParent !== null || pane.getClientRects().length > 0,
	);
	const now = panes.findIndex((pane) => pane.contains(document.activeElement));
	for (let step = 1; step <= panes.length; step++) {
		const pane = panes[(now + step) % panes.length];
		const target = pane?.querySelector<HTMLElement>(
			'[tabindex="0"], button:not([disabled], [tabindex="-1"]), input:not([disabled]), textarea, a[href]',
		);
		if (target) {
			target.focus();
			return;
		}
	}
}
