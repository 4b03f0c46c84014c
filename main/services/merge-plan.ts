/**
 * What merging a copy of a case would do, worked out before anything is written: chain by chain, which stands; which are
 * refused and why; and what the case looks like then, verified anew here, whatever the reader of the file said of it.
 * What must hold: nothing is written, and what stands here is what the merged case is worked out from.
 */
import { type Copied, type CopiedChain, type MergedChain, mergeCopies } from '../../shared/ledger/merge';
import { type CheckedLedger, type ReadLine, readLines } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { CopyContent, ForkView } from '../../shared/views';
import type { CaseId, ChainId, KeyId, Sha256 } from '../../shared/vocabulary';
import { forkBetween } from '../casefile/compare';
import { sha256 } from '../vault/ledger-rules';
import { caseBook, caseIds, type Desk } from './desk';
import type { LedgerBook } from './ledger-book';
import { mustBeItsOwn, mustHaveJoined, mustHold, mustKeepItsFirst, verified } from './merge-guards';

/** A chain of the copy that is not taken. */
export interface RefusedChain {
	readonly why: 'forked' | 'not its own';
	/** The first number at which the copy has another entry, or one that we have not. */
	readonly seq: number;
	readonly here: Sha256 | null;
	readonly there: Sha256;
	readonly fork: ForkView | null;
	/** The foreign chain as it stood in the copy. */
	readonly lines: readonly string[];
}

export interface MergePlan {
	readonly id: CaseId;
	/** Null where the case is not in this notebook. */
	readonly book: LedgerBook | null;
	readonly content: CopyContent;
	readonly chains: readonly MergedChain[];
	readonly refused: ReadonlyMap<ChainId, RefusedChain>;
	/** Chains to be put in place, with all their lines. */
	readonly swap: ReadonlyMap<ChainId, readonly string[]>;
	/** The case as it is, and as it will be. */
	readonly before: CheckedLedger | null;
	readonly after: CheckedLedger;
	/** This notebook's own chain, where the copy holds more of it. */
	readonly rolledBack: ChainId | null;
	/** Objects that the copy brings and that are not at hand. */
	readonly objects: CopyContent['objects'];
	/** Objects that entries name and that will still not be at hand. */
	readonly missing: number;
}

/** @throws Refused `merge.…` where nothing of the copy can be taken */
export async function planOf(desk: Desk, content: CopyContent, signal: AbortSignal): Promise<MergePlan> {
	const id = content.case;
	const lines = linesOf(content);
	const theirs = await copiedOf(desk, lines, signal);
	mustHold(theirs, id);
	const book = caseIds(desk).includes(id) ? await caseBook(desk, id) : null;
	const ours = book ? book.copied() : await leftOver(desk, id, signal);
	await mustBeItsOwn(desk, id, [...theirs.keys()]);
	const chains = mergeCopies(ours, theirs);
	const mine = chainsOfOurs(desk, id);
	const refused = new Map<ChainId, RefusedChain>();
	for (const merged of chains) {
		const why = refusalOf(desk, merged, mine, ours, theirs);
		if (why) refused.set(merged.chain, why);
	}
	const taken = new Map(
		chains.flatMap((merged) => {
			const chain = refused.has(merged.chain) ? ours.get(merged.chain) : copiedAs(merged, ours, theirs);
			return chain && chain.lines.length > 0 ? [[merged.chain, chain] as const] : [];
		}),
	);
	const after = verified(taken);
	const before = ours.size > 0 ? (book?.checked() ?? verified(ours)) : null;
	mustKeepItsFirst(before, after);
	if (before) mustHaveJoined(chains, theirs);
	const swap = new Map(
		chains
			.filter(({ chain, adds, discloses }) => !refused.has(chain) && adds + discloses > 0)
			.map(({ chain, lines }) => [chain, lines] as const),
	);
	const grown = (chain: ChainId) => swap.has(chain) && (chains.find((c) => c.chain === chain)?.adds ?? 0) > 0;
	const rolledBack = book && grown(book.mine) ? book.mine : null;
	return {
		id,
		book,
		content,
		chains,
		refused,
		swap,
		before,
		after,
		rolledBack,
		...(await objectsOf(desk, id, after, content)),
	};
}

function linesOf({ chains }: CopyContent): Map<ChainId, readonly string[]> {
	return new Map(chains.map(({ chain, text }) => [chain, text === '' ? [] : text.split('\n')]));
}

async function copiedOf(
	desk: Desk,
	lines: ReadonlyMap<ChainId, readonly string[]>,
	signal: AbortSignal,
): Promise<Copied> {
	const chains = new Map([...lines].map(([chain, each]) => [chain, { lines: each }]));
	const read = await desk.shelf.readAhead(chains, { signal });
	return new Map([...lines].map(([chain, each]) => [chain, { lines: each, read: read.get(chain) ?? [] }]));
}

/** What lies on the disk of a case that the notebook's ledger does not know: an older ledger was put back. */
async function leftOver(desk: Desk, id: CaseId, signal: AbortSignal): Promise<Copied> {
	const chains = await desk.shelf.chainsOf(id);
	const [first] = chains;
	if (!first) return new Map();
	const { book, damaged } = await desk.shelf.lookAt(id, first, desk.clock, signal);
	if (damaged.length > 0)
		throw new Refused('ledger.damaged', 'What lies here of this case is damaged.', 'Verify the notebook.');
	return new Map([...book.copied()].filter(([, { lines }]) => lines.length > 0));
}

/** Chains that this notebook writes or wrote in the case. */
export const chainsOfOurs = (desk: Desk, id: CaseId): ReadonlySet<unknown> =>
	new Set(desk.book.entries().flatMap((e) => (e.kind === 'case.joined/1' && e.body.case === id ? [e.body.chain] : [])));

function refusalOf(
	desk: Desk,
	{ chain, forkedAt, adds, lengths }: MergedChain,
	mine: ReadonlySet<unknown>,
	ours: Copied,
	theirs: Copied,
): RefusedChain | null {
	const own = ours.get(chain)?.read ?? [];
	const other = theirs.get(chain) ?? { lines: [], read: [] };
	const about = (why: RefusedChain['why'], seq: number, fork: ForkView | null): RefusedChain => ({
		...{ why, seq, fork, lines: other.lines },
		here: own[seq - 1]?.digest ?? null,
		there: other.read[seq - 1]?.digest ?? ('' as Sha256),
	});
	if (forkedAt !== null) {
		const [a, b] = [own[forkedAt - 1]?.entry, other.read[forkedAt - 1]?.entry];
		if (!a || !b) throw new Error('a fork has two readable entries');
		return about(
			'forked',
			forkedAt,
			forkBetween([a, b], certificatesOf([a.head.by, b.head.by].flat(), ours, theirs)).view,
		);
	}
	if (!mine.has(chain) || adds === 0) return null;
	// Only who signs in this notebook can have written its own chain; a longer one by others is none of its past.
	const known = desk.book.checked().admissions;
	const strange = other.read.findIndex(({ entry }, i) => i >= lengths[0] && !entry?.head.by.every((k) => known.has(k)));
	return strange < 0 ? null : about('not its own', strange + 1, null);
}

/** DER in base64 of these keys, as admissions in either copy brought them in. */
function certificatesOf(keys: readonly KeyId[], ...copies: readonly Copied[]): string[] {
	const admitted = new Map(copies.flatMap((copy) => [...verified(copy).admissions]));
	return [...new Set(keys)].flatMap((key) => {
		const certificate = admitted.get(key)?.entry.body.certificate;
		return typeof certificate === 'string' ? [certificate] : [];
	});
}

/** The merged chain with its lines read; those that stood in either copy were read before. */
function copiedAs({ chain, lines }: MergedChain, ours: Copied, theirs: Copied): CopiedChain {
	const [own, other] = [ours.get(chain), theirs.get(chain)];
	const read = lines.map((line, i): ReadLine => {
		const known = own?.lines[i] === line ? own.read[i] : other?.lines[i] === line ? other.read[i] : undefined;
		return known ?? (readLines([line], sha256)[0] as ReadLine);
	});
	return { lines, read };
}

async function objectsOf(
	desk: Desk,
	id: CaseId,
	after: CheckedLedger,
	content: CopyContent,
): Promise<Pick<MergePlan, 'objects' | 'missing'>> {
	const there = new Map(content.objects.map((each) => [each.object, each]));
	const objects: CopyContent['objects'][number][] = [];
	let missing = 0;
	for (const object of new Set(after.entries.flatMap((e) => e.objects.map((named) => named.object)))) {
		if (await desk.shelf.objects(id).has(object)) continue;
		const brought = there.get(object);
		if (brought) objects.push(brought);
		else missing += 1;
	}
	return { objects, missing };
}
