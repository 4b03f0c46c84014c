/** The stream of entries and an entry's proof. */
import type { AnchoredView, EntryProof, EntryView } from '../../shared/views';
import { caseNamed } from './cases';
import type { Handlers } from './desk';
import { outsideOf } from './outside';

export const entries: Handlers<'entry.list' | 'entry.show'> = {
	'entry.list': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		return book
			.entries()
			.filter(
				(e) =>
					(input.kind === undefined || e.kind === input.kind || e.kind.startsWith(`${input.kind}/`)) &&
					(input.since === undefined || e.head.at >= input.since),
			);
	},

	'entry.show': async (desk, input): Promise<EntryProof> => {
		const book = await caseNamed(desk, input.case);
		const entry = book.find(input.entry);
		const neighbour = (by: number) => book.entries().find((e) => e.chain === entry.chain && e.seq === entry.seq + by);
		const prev = neighbour(-1);
		const next = neighbour(1);
		return {
			entry,
			prev: prev ? { ref: prev.ref, digest: prev.digest } : null,
			next: next ? { ref: next.ref, prev: next.head.prev } : null,
			members: Object.entries(entry.head.body).map(([name, digest]) => ({
				name,
				digest,
				disclosed: !entry.withheld.includes(name),
			})),
			anchored: reachOf((await outsideOf(desk, book)).anchored, entry),
			checkedAt: desk.clock().at,
		};
	},
};

/** What is said from outside of the chain that an entry stands in, and whether that reaches it. */
function reachOf(anchored: readonly AnchoredView[], { chain, seq }: EntryView): EntryProof['anchored'] {
	const found = anchored.find((a) => a.chain === chain);
	return { reached: seq <= (found?.through ?? 0), sentence: found?.sentence ?? '' };
}
