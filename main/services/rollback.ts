/**
 * Is a case as long as this notebook remembers it? Its own ledger's anchors are held against the chains on the disk
 * (ledger.md, "Rollback"). What must hold: nothing is added to a chain of which entries are missing, because that would
 * fork it (decision 9); an acknowledged loss is a remark for ever, an open one is a fault.
 */
import { type Acknowledged, covers, type Loss, lossesOf } from '../../shared/ledger/anchors';
import type { Seen } from '../../shared/ledger/line';
import { Refused } from '../../shared/refusal';
import type { EntryRef, Fault, LossView } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import type { LedgerBook } from './ledger-book';

/** What is missing, and the entry in the case that acknowledges it. */
export interface Finding extends Loss {
	readonly acknowledgedIn: EntryRef | null;
}

const NAMES_HEADS: ReadonlySet<string> = new Set(['case.anchored/1', 'case.exported/1', 'case.merged/1']);

/** Newest entries of a case as the notebook's own ledger names them: in anchors, and in what it says of case files. */
export function anchoredHeads(notebook: LedgerBook, id: CaseId): Seen[] {
	return notebook
		.entries()
		.filter((e) => NAMES_HEADS.has(e.kind))
		.filter((e) => e.verdict === 'verified' && e.body.case === id)
		.flatMap((e) => e.body.heads as readonly Seen[]);
}

export function findingsOf(notebook: LedgerBook, book: LedgerBook): Finding[] {
	return lossesOf(anchoredHeads(notebook, book.id), book).map((loss) => {
		// The chain that this notebook writes is never one with a loss: whoever acknowledges begins a new one.
		const by = book.entries().find((e) => loss.chain !== book.mine && acknowledgedBy(e).some((a) => covers(a, loss)));
		return { ...loss, acknowledgedIn: by?.ref ?? null };
	});
}

function acknowledgedBy(e: ReturnType<LedgerBook['entries']>[number]): readonly Acknowledged[] {
	return e.kind === 'chain.restarted/1' && e.verdict === 'verified' ? (e.body.missing as readonly Acknowledged[]) : [];
}

/** `A-21`, or `A-21 to A-30`; a chain of which nothing is at hand has no letter. */
export function rangeOf(book: LedgerBook, { chain, from, to }: Pick<Loss, 'chain' | 'from' | 'to'>): string {
	const letter = book.checked().chains.find((c) => c.chain === chain)?.letter;
	if (!letter) return from === to ? `entry ${to} of chain ${chain}` : `entries ${from} to ${to} of chain ${chain}`;
	return from === to ? `${letter}-${to}` : `${letter}-${from} to ${letter}-${to}`;
}

export function faultOf(book: LedgerBook, finding: Finding): Fault {
	const { found, length, acknowledgedIn, to, head } = finding;
	const stands = found ? `another entry ${to}, with digest ${found}` : `a chain that ends after ${length} entries`;
	return {
		place: rangeOf(book, finding),
		rule: 'what an anchor names is there (rollback)',
		expected: `${rangeOf(book, finding)}, the last with digest ${head}`,
		found: acknowledgedIn ? `${stands}; acknowledged in ${acknowledgedIn}` : stands,
	};
}

/** What a client shows of a loss. */
export function lossOf(book: LedgerBook, finding: Finding): LossView {
	const { from, to, head, found, length, acknowledgedIn } = finding;
	return { entries: rangeOf(book, finding), count: to - from + 1, head, found, length, acknowledgedIn };
}

/** Why nothing can be added while a loss is not acknowledged. */
export function rolledBack(book: LedgerBook, findings: readonly Finding[]): Refused {
	const ranges = findings.map((f) => rangeOf(book, f)).join(', ');
	return new Refused(
		'ledger.rolled-back',
		`This case was rolled back: this notebook’s own ledger names ${ranges}, ${findings.every((f) => f.found) ? 'where something else stands now' : 'which the disk does not hold'}.`,
		'Put the newer copy of the notebook back; where there is none, acknowledge the loss with a reason, and the case goes on in a new chain.',
		'case',
	);
}
