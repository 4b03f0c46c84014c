/**
 * Ctrl Enter in a dialog. It is heard wherever the focus stands in it, and also while the focus is nowhere: between a list
 * that closes and its button no element has it for a moment, and a press must not be lost there. Of dialogs above each other
 * the upper hears it.
 */
import { type RefObject, useEffect, useRef } from 'react';

/** Those that are open, the upper one last. */
const open: RefObject<HTMLElement | null>[] = [];

export function useSubmitKey(dialog: RefObject<HTMLElement | null>, onSubmit: (() => void) | undefined): void {
	const latest = useRef(onSubmit);
	latest.current = onSubmit;
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
			const { target } = event;
			const here = target === document.body || (target instanceof Node && dialog.current?.contains(target));
			if (!here || open.at(-1) !== dialog) return;
			event.preventDefault();
			event.stopPropagation();
			latest.current?.();
		};
		open.push(dialog);
		window.addEventListener('keydown', press, true);
		return () => {
			open.splice(open.indexOf(dialog), 1);
			window.removeEventListener('keydown', press, true);
		};
	}, [dialog]);
}
