/**
 * Whether a case is an exercise. What must hold: it is one only where the chain that opened it begins it before anything else;
 * so nothing that is entered or merged later makes a real case an exercise, or an exercise a real case.
 */

type Placed = { readonly kind: string; readonly chain: string };

/** What opening a case enters. */
export const isOpening = (kind: string): boolean => /^(person\.admitted|case\.opened)\//.test(kind);

/** The entry that makes the case an exercise, of whatever version; null: it is real. Entries of a chain in their order. */
export function begunIn<Entry extends Placed>(entries: readonly Entry[]): Entry | null {
	const opened = entries.find(({ kind }) => kind.startsWith('case.opened/')) ?? entries[0];
	for (const entry of entries) {
		if (entry.chain !== opened?.chain) continue;
		if (entry.kind.startsWith('exercise.begun/')) return entry;
		if (!isOpening(entry.kind)) return null;
	}
	return null;
}

export const isExercise = (entries: readonly Placed[]): boolean => begunIn(entries) !== null;
