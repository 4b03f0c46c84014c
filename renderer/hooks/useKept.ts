/**
 * What is typed reaches the disk: a moment after the last key, when the screen or the window goes, and before the notebook locks.
 * What must hold: no lock, sleep or look at another tab takes more of it than the last words.
 */
import { type RefObject, useEffect } from 'react';
import { useTellStanding } from './useStanding';

const KEPT_AFTER_MS = 600;

/**
 * @param typed what is shown; each change of it begins the wait anew
 * @param latest whether anything of it is not on the disk yet
 * @param keep puts it there; does nothing where nothing changed
 */
export function useKept(typed: unknown, latest: RefObject<{ readonly changed: boolean }>, keep: () => Promise<void>) {
	const { keepers } = useTellStanding();
	// The text alone begins the wait: that it is on the disk now changes nothing of it.
	useEffect(() => {
		if (!latest.current.changed || typed === undefined) return undefined;
		const wait = setTimeout(() => void keep(), KEPT_AFTER_MS);
		return () => clearTimeout(wait);
	}, [typed, latest, keep]);
	useEffect(() => {
		const all = keepers.current;
		all.add(keep);
		const leave = () => void keep();
		window.addEventListener('pagehide', leave);
		return () => {
			all.delete(keep);
			window.removeEventListener('pagehide', leave);
			leave();
		};
	}, [keep, keepers]);
}
