/**
 * Imports of indicators that are whole. A long file takes several entries (a line holds no more), and a crash may have come
 * between them: what must hold is that of such a file everything counts or nothing.
 */
import type { EntryView } from '../views';
import { countIn, textIn } from './members';

export const IMPORTED = 'indicator.imported/1';

type Told = Pick<EntryView, 'kind' | 'body' | 'chain'>;

/** Does this part of an import count? Parts are told apart by their structural members, which no copy withholds. */
export function wholeImports(entries: readonly Told[]): (entry: Told) => boolean {
	const parts = new Map<string, Set<number>>();
	for (const entry of entries) {
		if (entry.kind !== IMPORTED) continue;
		const [key, part, all] = [keyOf(entry), countIn(entry.body, 'part'), countIn(entry.body, 'parts')];
		if (key === null || part === null || all === null || part > all) continue;
		parts.set(key, (parts.get(key) ?? new Set()).add(part));
	}
	return (entry) => {
		const key = entry.kind === IMPORTED ? keyOf(entry) : null;
		return key !== null && parts.get(key)?.size === countIn(entry.body, 'parts');
	};
}

/** Another chain's import of the same id is another import, and so is one of another length. */
function keyOf({ chain, body }: Told): string | null {
	const id = textIn(body, 'import');
	return id === null ? null : `${chain} ${id} ${String(body.parts)}`;
}
