/**
 * One order over several chains (ledger.md, "Order across chains"): of all entries whose predecessor and whose `seen`
 * entries have been taken, the one with the least (`at`, chain id, `seq`); repeat. `seen` holds facts, `at` is only a
 * tie-break, so laptops that hold the same chains compute the same order whatever order the chains arrived in.
 */
export interface Ordered {
	readonly chain: string;
	readonly seq: number;
	readonly at: string;
	readonly seen: readonly { readonly chain: string; readonly seq: number }[];
}

/** @param chains each chain's entries by `seq`; @returns all entries in the one order. A circle of `seen` (only forged chains have one) is cut at its least entry. */
export function inOrder<E extends Ordered>(chains: readonly (readonly E[])[]): E[] {
	const at = new Map<string, number>();
	const cursors = chains.filter((c) => c.length > 0).map((entries) => ({ entries, next: 0, met: 0 }));
	const [only, ...others] = cursors;
	if (only && others.length === 0) return [...only.entries];
	for (const c of cursors) at.set(c.entries[0]?.chain ?? '', 0);
	const order: E[] = [];
	for (;;) {
		let ready: { cursor: (typeof cursors)[number]; entry: E } | undefined;
		let stuck: typeof ready;
		for (const cursor of cursors) {
			const entry = cursor.entries[cursor.next];
			if (!entry) continue;
			const candidate = { cursor, entry };
			cursor.met = metFrom(cursor.met, entry, at);
			if (cursor.met === entry.seen.length) {
				if (!ready || before(entry, ready.entry)) ready = candidate;
			} else if (!stuck || before(entry, stuck.entry)) stuck = candidate;
		}
		const take = ready ?? stuck;
		if (!take) return order;
		order.push(take.entry);
		take.cursor.next += 1;
		take.cursor.met = 0;
		at.set(take.entry.chain, take.entry.seq);
	}
}

/** How many of the first of its `seen` entries have been taken; what was met once stays so, and is not looked at again. */
function metFrom(met: number, { seen }: Ordered, taken: ReadonlyMap<string, number>): number {
	let at = met;
	for (let s = seen[at]; s; s = seen[at]) {
		const reached = taken.get(s.chain);
		if (reached !== undefined && reached < s.seq) break;
		at += 1;
	}
	return at;
}

function before(a: Ordered, b: Ordered): boolean {
	if (a.at !== b.at) return a.at < b.at;
	if (a.chain !== b.chain) return a.chain < b.chain;
	return a.seq < b.seq;
}

/** 0 → A, 25 → Z, 26 → AA: chains are lettered in the order in which they joined the case (decision 11). */
export function chainLetter(index: number): string {
	const rest = Math.floor(index / 26);
	return (rest > 0 ? chainLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
