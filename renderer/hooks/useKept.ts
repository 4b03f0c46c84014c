/**
 * What is typed reaches the disk: a moment after the last key, when the screen or the window goes, and before the notebook locks.
 * What must hold: no lock, sleep or look at another tab takes more of it than the last words.
 */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { savesInTurn } from './savesInTurn';
import { useTellStanding } from './useStanding';

const KEPT_AFTER_MS = 600;

/**
 * @param typed what is shown; each change of it begins the wait anew
 * @param latest whether anything of it is not on the disk yet
 * @param save puts it there; false: it could not
 * @returns keeps what is not kept yet, and is done when it is
 */
export function useKept(
	typed: unknown,
	latest: RefObject<{ changed: boolean }>,
	save: () => Promise<boolean>,
): () => Promise<void> {
	const { keepers } = useTellStanding();
	const saving = useRef(save);
	saving.current = save;
	const [keep] = useState(() => savesInTurn(latest, () => saving.current()));
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
	return keep;
}
