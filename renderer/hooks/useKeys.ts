/**
 * Keys. A combination with Ctrl works everywhere: it is heard before what has the focus, which might take the rest of it, as a
 * list takes Enter. A single letter works only outside text, outside dialogs, and only
 * while the person has not switched single letters off (WCAG 2.1.4).
 */
import { useEffect, useRef } from 'react';
import { usePreferences } from './useStatus';

/** `Ctrl+K`, `Ctrl+Enter`, `F6`, `a`, `/`. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

export function useKeys(keys: Keys): void {
	const { value } = usePreferences();
	const single = value?.singleKeys ?? true;
	const latest = useRef({ keys, single });
	latest.current = { keys, single };
	useEffect(() => {
		const press = (event: KeyboardEvent, first: boolean) => {
			if (event.defaultPrevented || event.altKey || event.isComposing) return;
			const name = nameOf(event);
			const act = latest.current.keys[name];
			if (!act || name.startsWith('Ctrl+') !== first) return;
			const plain = name.length === 1;
			if (plain && (!latest.current.single || inText(event.target) || dialogOpen())) return;
			if (name === ' ' && onControl(event.target)) return;
			event.preventDefault();
			if (first) event.stopPropagation();
			act();
		};
		const before = (event: KeyboardEvent) => press(event, true);
		const after = (event: KeyboardEvent) => press(event, false);
		window.addEventListener('keydown', before, true);
		window.addEventListener('keydown', after);
		return () => {
			window.removeEventListener('keydown', before, true);
			window.removeEventListener('keydown', after);
		};
	}, []);
}

/** True while a dialog lies above the page. */
export function dialogOpen(): boolean {
	return document.querySelector('[role="dialog"], [role="alertdialog"], [role="listbox"]') !== null;
}

function nameOf(event: KeyboardEvent): string {
	const { key } = event;
	if (event.ctrlKey || event.metaKey) return `Ctrl+${key.length === 1 ? key.toUpperCase() : key}`;
	return key.length === 1 ? key.toLowerCase() : key;
}

/** True where the space bar already presses something. */
function onControl(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.closest('button, a, [role="button"]') !== null;
}

function inText(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return (
		target.isContentEditable ||
		target.closest('input, textarea, select, [role="spinbutton"], [role="combobox"]') !== null
	);
}
