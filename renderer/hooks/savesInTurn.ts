/**
 * Saves of what is typed, one after another. What must hold: words that are typed while a save is under way reach the disk by the
 * next one, and whoever waits for a save waits for those words too.
 */

/**
 * @param latest whether anything is not on the disk yet; a save sets it back
 * @param save puts what is typed at its call on the disk; false: it could not
 */
export function savesInTurn(
	latest: { readonly current: { changed: boolean } },
	save: () => Promise<boolean>,
): () => Promise<void> {
	let turn = Promise.resolve();
	return () => {
		turn = turn.then(async () => {
			if (!latest.current.changed) return;
			latest.current.changed = false;
			if (!(await save().catch(() => false))) latest.current.changed = true;
		});
		return turn;
	};
}
