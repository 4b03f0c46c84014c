/** Arrow keys between the rows of a list: each row can have the focus, one at a time is in the tab order. */
import type { KeyboardEvent } from 'react';

/** Moves the focus among the `[data-row]` of the list that has it; true where it did. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): boolean {
	const step = { ArrowDown: 1, ArrowUp: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY }[event.key];
	if (step === undefined || event.ctrlKey || event.altKey) return false;
	const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
	const now = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
	if (now < 0) return false;
	event.preventDefault();
	rows[Math.max(0, Math.min(rows.length - 1, now + step))]?.focus();
	return true;
}

/** As `moveAmongRows`, where what is picked goes with the focus: hands on what the row's `data-row` says. */
export function pickAmongRows(onPick: (row: string) => void): (event: KeyboardEvent<HTMLElement>) => void {
	return (event) => {
		if (!moveAmongRows(event)) return;
		const row = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
		if (row !== undefined) onPick(row);
	};
}
