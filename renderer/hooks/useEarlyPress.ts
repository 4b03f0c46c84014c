/**
 * A press that comes before its act may be done, as when a kept draft is still being read. What must hold: it counts once the
 * act may be done, but only for what stood there when it was pressed; where that changed meanwhile, the person is told and
 * presses again.
 */
import { useEffect, useState } from 'react';

interface Press {
	readonly is: 'waits' | 'passed';
	readonly on: string;
}

/**
 * @param may the act may be done now
 * @param on what the person sees and means by the press, as one text
 * @param act called by a press, at once or when it may be
 * @returns `press`; `waits` while a press waits; `passed` when it did not count, until something changes or is pressed
 */
export function useEarlyPress(may: boolean, on: string, act: () => void) {
	const [pressed, setPressed] = useState<Press | null>(null);
	useEffect(() => {
		if (!may || pressed?.is !== 'waits') return;
		setPressed(pressed.on === on ? null : { is: 'passed', on });
		if (pressed.on === on) act();
	}, [may, on, pressed, act]);
	return {
		press: () => {
			setPressed(may ? null : { is: 'waits', on });
			if (may) act();
		},
		waits: pressed?.is === 'waits',
		passed: pressed?.is === 'passed' && pressed.on === on,
	};
}
