/**
 * When a case's newest digests are entered in the notebook's own ledger (ledger.md, "Rollback"; decision 7): when the
 * case is closed or exported, after 20 entries, a minute after the first entry that no anchor covers, and when the
 * notebook is locked. What must hold: no anchor where nothing was added; an anchor that the disk does not take is tried
 * again with the next entry or minute, and never makes a sealed entry look refused or keeps the notebook from closing.
 */
import type { Seen } from '../../shared/ledger/line';
import { Refused } from '../../shared/refusal';
import type { CaseId } from '../../shared/vocabulary';
import type { LedgerBook } from './ledger-book';
import { type Finding, findingsOf, rolledBack } from './rollback';

const MOST_ENTRIES = 20;
const MOST_MS = 60_000;

interface Uncovered {
	readonly book: LedgerBook;
	readonly entries: number;
	readonly timer: NodeJS.Timeout;
}

export class Anchors {
	readonly #notebook: LedgerBook;
	readonly #write: (id: CaseId, heads: readonly Seen[]) => Promise<unknown>;
	readonly #uncovered = new Map<CaseId, Uncovered>();
	/** Kept because a chain at hand only grows, and growth loses nothing. */
	#findings = new WeakMap<LedgerBook, readonly Finding[]>();
	#ended = false;

	/** @param write enters one anchor in the notebook's own ledger */
	constructor(notebook: LedgerBook, write: (id: CaseId, heads: readonly Seen[]) => Promise<unknown>) {
		this.#notebook = notebook;
		this.#write = write;
	}

	/** An entry was added to a case. */
	async grew(book: LedgerBook): Promise<void> {
		const entries = this.#count(book, 1);
		if (entries >= MOST_ENTRIES) await this.now(book.id);
	}

	/** Anchors a case, if something was added to it since the last time. */
	async now(id: CaseId): Promise<void> {
		const uncovered = this.#uncovered.get(id);
		if (!uncovered) return;
		clearTimeout(uncovered.timer);
		this.#uncovered.delete(id);
		try {
			await this.#write(id, uncovered.book.heads());
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			if (!this.#ended) this.#count(uncovered.book, uncovered.entries);
		}
	}

	/** Anchors what is not yet; from here on no more is counted. */
	async end(): Promise<void> {
		this.#ended = true;
		for (const id of [...this.#uncovered.keys()]) await this.now(id);
	}

	/** Everything that anchors name and that is missing from a case, acknowledged or not. */
	findings(book: LedgerBook): readonly Finding[] {
		const known = this.#findings.get(book) ?? findingsOf(this.#notebook, book);
		this.#findings.set(book, known);
		return known;
	}

	/** What is missing and nobody has acknowledged. */
	unacknowledged(book: LedgerBook): readonly Finding[] {
		return this.findings(book).filter((f) => f.acknowledgedIn === null);
	}

	/** @throws Refused `ledger.rolled-back` where something is missing and nobody has acknowledged it */
	mustBeWhole(book: LedgerBook): void {
		const missing = this.unacknowledged(book);
		if (missing.length > 0) throw rolledBack(book, missing);
	}

	/** A loss was acknowledged: findings are made anew. */
	lookAgain(book: LedgerBook): void {
		this.#findings.delete(book);
	}

	#count(book: LedgerBook, more: number): number {
		if (this.#ended) return 0;
		const before = this.#uncovered.get(book.id);
		const timer = before?.timer ?? setTimeout(() => void this.now(book.id), MOST_MS).unref();
		const entries = (before?.entries ?? 0) + more;
		this.#uncovered.set(book.id, { book, entries, timer });
		return entries;
	}
}
