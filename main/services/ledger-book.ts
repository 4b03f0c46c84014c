/**
 * All chains of one ledger (a case's, or the notebook's own) at hand: read, verified, appended to. The one place where
 * an entry comes to be: head, signatures, line, disk, and only then a receipt. What is shown is computed from here.
 */
import { type KeyObject, randomBytes } from 'node:crypto';
import { checkBody } from '../../shared/catalogue/catalogue';
import { canonical, type Json, NotCanonical } from '../../shared/ledger/canonical';
import { draftEntry } from '../../shared/ledger/draft';
import { type Seen, writeLine } from '../../shared/ledger/line';
import type { Copied } from '../../shared/ledger/merge';
import { LONGEST_LINE_BYTES } from '../../shared/ledger/shapes';
import {
	type ChainAtHand,
	type CheckedLedger,
	type ReadLine,
	type Rules,
	readLines,
	verifyLedger,
} from '../../shared/ledger/verify';
import { entriesOf } from '../../shared/projections/entries';
import { Refused } from '../../shared/refusal';
import type { EntryView, Receipt } from '../../shared/views';
import { visible } from '../../shared/visible';
import { type CaseId, type ChainId, type KeyId, NO_ENTRY, type Sha256 } from '../../shared/vocabulary';
import type { Clock } from '../platform/clock';
import { sign } from '../vault/certificates';
import { sha256 } from '../vault/ledger-rules';

/** Who signs: the key's id and the key. */
export interface Signing {
	readonly keyId: KeyId;
	readonly privateKey: KeyObject;
}

/** A chain on disk, as the store gives it. */
export interface StoredChain {
	readonly lines: readonly string[];
	append(line: string): Promise<void>;
	close(): Promise<void> | void;
}

export class LedgerBook {
	readonly id: CaseId;
	readonly mine: ChainId;
	readonly #clock: Clock;
	readonly #rules: Rules;
	#chains: Map<ChainId, { stored: StoredChain; read: ReadLine[] }>;
	#checked: CheckedLedger | null = null;
	#entries: readonly EntryView[] | null = null;
	/** What this notebook's own chain said last of each other one; found out once, and kept up with what is appended. */
	#said: Map<ChainId, string> | null = null;
	/** Of the own chain, once it has an entry: what is appended behind that changes nothing in who joined before. */
	#letter: string | null = null;
	#turn: Promise<unknown> = Promise.resolve();

	/** @param ahead lines of these chains that were read already; the others are read here */
	constructor(
		id: CaseId,
		mine: ChainId,
		chains: ReadonlyMap<ChainId, StoredChain>,
		clock: Clock,
		rules: Rules,
		ahead: ReadonlyMap<ChainId, ReadLine[]> = new Map(),
	) {
		this.id = id;
		this.mine = mine;
		this.#clock = clock;
		this.#rules = rules;
		this.#chains = this.#read(chains, ahead);
	}

	/** The whole ledger verified; computed once and again only after it grew. */
	checked(): CheckedLedger {
		this.#checked ??= verifyLedger(this.#atHand(), this.#rules);
		return this.#checked;
	}

	/** The entries in the one order, as screens show them. */
	entries(): readonly EntryView[] {
		this.#entries ??= entriesOf(this.checked());
		return this.#entries;
	}

	/** The lines of every chain, as they stand: what a case file carries. */
	lines(): ReadonlyMap<ChainId, readonly string[]> {
		return new Map([...this.#chains].map(([chain, { stored }]) => [chain, stored.lines]));
	}

	/** The same with the lines read, for holding another copy of the ledger against this one. */
	copied(): Copied {
		return new Map([...this.#chains].map(([chain, { stored, read }]) => [chain, { lines: stored.lines, read }]));
	}

	/** The receipt of the newest entry of this notebook's own chain; null before the first. */
	head(): { readonly seq: number; readonly digest: Sha256 } | null {
		const read = this.#chains.get(this.mine)?.read ?? [];
		const last = read.at(-1);
		return last ? { seq: read.length, digest: last.digest } : null;
	}

	/** How many entries of a chain are at hand; 0 where the chain is not. */
	length(chain: ChainId): number {
		return this.#chains.get(chain)?.read.length ?? 0;
	}

	/** The digest of a chain's entry `seq`, from 1; null where it is not at hand. */
	digest(chain: ChainId, seq: number): Sha256 | null {
		return this.#chains.get(chain)?.read[seq - 1]?.digest ?? null;
	}

	/** The newest entry of every chain, as an anchor names it. */
	heads(): Seen[] {
		return [...this.#chains].flatMap(([chain, { read }]) => {
			const head = read.at(-1)?.digest;
			return head ? [{ chain, seq: read.length, head }] : [];
		});
	}

	/** An entry by `A-146`, or by a bare number of this notebook's own chain (decision 11). */
	find(name: string): EntryView {
		const entry = /^[0-9]+$/.test(name)
			? this.entries().find((e) => e.chain === this.mine && e.seq === Number(name))
			: this.entries().find((e) => e.ref === name);
		if (!entry)
			throw new Refused(
				'entry.unknown',
				`There is no entry ${name} in this case.`,
				'Look at the log for the entries there are.',
				'entry',
			);
		return entry;
	}

	/**
	 * Seals one entry: signed by all of `signers` within this one append (decision 15), on disk before it returns.
	 * @throws Refused where the content does not fit the kind or the disk does not take it; then nothing was written
	 */
	append(
		kind: string,
		body: Readonly<Record<string, Json | undefined>>,
		signers: readonly Signing[],
	): Promise<Receipt> {
		const next = this.#turn.then(() => this.#append(kind, body, signers));
		this.#turn = next.catch(() => undefined);
		return next;
	}

	async #append(
		kind: string,
		given: Readonly<Record<string, Json | undefined>>,
		signers: readonly Signing[],
	): Promise<Receipt> {
		const chain = this.#chains.get(this.mine);
		if (!chain)
			throw new Refused(
				'ledger.damaged',
				'This notebook’s own chain of the case is damaged, so nothing can be added to it.',
				'Run verify to see where; restore a backup.',
			);
		const body: Record<string, Json> = {};
		for (const [name, value] of Object.entries(given)) if (value !== undefined) body[name] = value;
		const misfit = checkBody(kind, body, [], signers.length);
		if (misfit === null || misfit[0])
			throw new Refused(
				'entry.misfit',
				`This does not fit ${kind}: ${misfit?.[0]?.expected ?? 'unknown kind'}; found ${misfit?.[0]?.found ?? ''}.`,
			);
		const { at, offset, zone, boot, uptime } = this.#clock();
		const head = this.head();
		const seen = this.#seen();
		const drafted = refuseUncanonical(() =>
			draftEntry(
				{
					case: this.id,
					chain: this.mine,
					seq: (head?.seq ?? 0) + 1,
					prev: head?.digest ?? NO_ENTRY,
					seen,
					kind,
					body,
					by: signers.map((s) => s.keyId),
					at,
					offset,
					zone,
					boot,
					uptime,
				},
				sha256,
				() => randomBytes(16).toString('base64url'),
			),
		);
		const signatures = signers.map((s) =>
			Buffer.from(sign(s.privateKey, Buffer.from(drafted.headText))).toString('base64url'),
		);
		const line = writeLine(drafted.headText, signatures, drafted.disclosures);
		const read = readLines([line], sha256);
		// A line that is too long is refused by the chain's file, with what to do.
		if (Buffer.byteLength(line) <= LONGEST_LINE_BYTES) mustBeSound(read);
		await chain.stored.append(line);
		chain.read.push(...read);
		for (const s of seen) this.#said?.set(s.chain, canonical(s));
		this.#checked = null;
		this.#entries = null;
		const seq = chain.read.length;
		this.#letter ??= this.#findLetter();
		return { chain: this.mine, seq, digest: drafted.digest, ref: `${this.#letter}-${seq}`, at };
	}

	/**
	 * Goes on with other chains in the place of these. Nothing is appended while `work` runs; `work` closes these before it
	 * opens the others. Where it throws after that, nothing can be added any more and the ledger is to be opened anew.
	 */
	exchange(
		work: (close: () => Promise<void>) => Promise<{
			readonly chains: ReadonlyMap<ChainId, StoredChain>;
			readonly ahead: ReadonlyMap<ChainId, ReadLine[]>;
		}>,
	): Promise<void> {
		const next = this.#turn.then(async () => {
			const { chains, ahead } = await work(async () => {
				for (const { stored } of this.#chains.values()) await stored.close();
			});
			this.#chains = this.#read(chains, ahead);
			this.#checked = null;
			this.#entries = null;
			this.#said = null;
			this.#letter = null;
		});
		this.#turn = next.catch(() => undefined);
		return next;
	}

	async close(): Promise<void> {
		await this.#turn;
		for (const { stored } of this.#chains.values()) await stored.close();
	}

	#read(chains: ReadonlyMap<ChainId, StoredChain>, ahead: ReadonlyMap<ChainId, ReadLine[]>) {
		const read = (chain: ChainId, stored: StoredChain) => ({
			stored,
			read: ahead.get(chain) ?? readLines(stored.lines, this.#rules.hash),
		});
		return new Map([...chains].map(([chain, stored]) => [chain, read(chain, stored)]));
	}

	/** Newest entries of other chains, where they differ from what this chain last said of them. */
	#seen(): Seen[] {
		if (this.#chains.size === 1) return [];
		this.#said ??= this.#everSaid();
		const said = this.#said;
		return this.heads().filter((now) => now.chain !== this.mine && said.get(now.chain) !== canonical(now));
	}

	#everSaid(): Map<ChainId, string> {
		const said = new Map<ChainId, string>();
		for (const line of this.#chains.get(this.mine)?.read ?? [])
			for (const s of line.entry?.head.seen ?? []) said.set(s.chain, canonical(s));
		return said;
	}

	#findLetter(): string {
		if (this.#chains.size === 1) return 'A';
		return this.checked().chains.find((c) => c.chain === this.mine)?.letter ?? 'A';
	}

	#atHand(): ChainAtHand[] {
		return [...this.#chains].map(([chain, { read }]) => ({ chain, lines: read }));
	}
}

/** What every reader would call broken is not sealed: it could never be mended. Only the device's clock can be the reason. */
function mustBeSound(read: readonly ReadLine[]): void {
	const [fault] = read.flatMap(({ faults }) => faults);
	if (fault)
		throw new Refused(
			'entry.unsound',
			`This cannot be sealed: ${fault.rule}; found: ${visible(fault.found)}.`,
			'Set the device’s clock, then try again; nothing was sealed.',
		);
}

function refuseUncanonical<T>(draft: () => T): T {
	try {
		return draft();
	} catch (error) {
		if (!(error instanceof NotCanonical)) throw error;
		throw new Refused(
			'text.unrecordable',
			`This cannot be recorded: ${error.message}.`,
			'Remove the broken character and try again; nothing was sealed.',
		);
	}
}
