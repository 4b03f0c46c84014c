/** Entries that bodies cite, `{chain, seq, head}`, as people know them (`A-146`). What is not at hand is left out. */
import type { EntryRef, EntryView } from '../views';

export class Cited {
	readonly #refs: ReadonlyMap<string, EntryRef>;

	constructor(entries: readonly EntryView[]) {
		this.#refs = new Map(entries.map(({ chain, seq, digest, ref }) => [`${chain}/${seq}/${digest}`, ref]));
	}

	/** The entry that a member names; null where it names none that is at hand. */
	one(value: unknown): EntryRef | null {
		if (typeof value !== 'object' || value === null) return null;
		const { chain, seq, head } = value as { chain?: unknown; seq?: unknown; head?: unknown };
		return this.#refs.get(`${String(chain)}/${String(seq)}/${String(head)}`) ?? null;
	}

	all(value: unknown): readonly EntryRef[] {
		return Array.isArray(value) ? value.flatMap((each) => this.one(each) ?? []) : [];
	}
}
