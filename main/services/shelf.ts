/**
 * The notebook's folder while it is open, as services see it: chains, objects, documents, people's keys. Services hold
 * no path; what lies where is the store's business, what is encrypted how the vault's.
 */
import type { KeyObject } from 'node:crypto';
import type { Low } from 'lowdb';
import type { ReadLine, Rules } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { CaseSummary, Pending } from '../../shared/views';
import type { CaseId, ChainId, KeyId } from '../../shared/vocabulary';
import type { RestoredMark } from '../backup/restored';
import type { Clock } from '../platform/clock';
import { AnswersFile } from '../store/answers-file';
import { ChainFile, type DamagedChain, type Torn } from '../store/chain-file';
import { ChainSwap, type SwapVault } from '../store/chain-swap';
import { type Disk, nodeDisk } from '../store/disk';
import { openDocument } from '../store/documents';
import { DraftFile } from '../store/draft-file';
import { makeFolder } from '../store/durable';
import { extentOf } from '../store/extent';
import { casesIn, chainsIn, type Layout, layout } from '../store/layout';
import { MinutesFile } from '../store/minutes-file';
import { ObjectStore } from '../store/objects';
import { LedgerReaders, type Reading } from '../vault/ledger-readers';
import type { Vault } from '../vault/vault';
import { LedgerBook, type StoredChain } from './ledger-book';
import { isBegun, openChain } from './own-chain';
import type { VaultSlots } from './vault-slots';

export interface KeptSummary {
	readonly extent: string;
	readonly summary: CaseSummary;
	/** What runs towards a moment in it, of every sort that this version knows; absent until it was asked for. */
	readonly awaits?: readonly Pending[];
}

export interface Ways {
	readonly readers?: LedgerReaders | undefined;
	readonly disk?: Disk | undefined;
}

/** A torn tail that opening found: the chain it was in, kept aside as. */
export interface TornFound extends Torn {
	readonly chain: ChainId;
}

export class Shelf {
	readonly at: Layout;
	/** Who can open the notebook and sign here. */
	readonly slots: VaultSlots;
	readonly #vault: Vault;
	readonly #rules: Rules;
	readonly #readers: LedgerReaders;
	/** What the notebook is written to, watched while it is open. */
	readonly disk: Disk;
	/** Torn tails found since they were last asked for; the session enters them. */
	#torn: TornFound[] = [];
	#summaries: Promise<Low<Record<string, KeptSummary>>> | null = null;
	readonly #drafts = new Map<CaseId, DraftFile>();
	readonly #typed = new Map<CaseId, { readonly minutes: MinutesFile; readonly answers: AnswersFile }>();

	/** @param ways how ledgers are read and what is written to; where not said, in this thread and the disk as it is */
	constructor(folder: string, vault: Vault, slots: VaultSlots, rules: Rules, ways: Ways = {}) {
		this.at = layout(folder);
		this.#vault = vault;
		this.slots = slots;
		this.#rules = rules;
		this.#readers = ways.readers ?? new LedgerReaders();
		this.disk = ways.disk ?? nodeDisk;
	}

	/** Keys that this notebook holds, so that their owners can sign here. */
	signers(): ReadonlySet<KeyId> {
		return this.slots.signers();
	}

	addSigner(person: Parameters<VaultSlots['add']>[0]): Promise<void> {
		return this.slots.add(person);
	}

	/** A person's key, by their passphrase. `field`: which field of the question the passphrase came in. */
	privateKeyOf(keyId: KeyId, passphrase: string, field = 'passphrase'): Promise<KeyObject> {
		return this.slots.privateKeyOf(keyId, passphrase, field);
	}

	takeTorn(): TornFound[] {
		const torn = this.#torn;
		this.#torn = [];
		return torn;
	}

	/** The notebook's own ledger; made where it is not there yet, with a new chain where `mark` says it is a fresh copy. */
	async openOwn(newChain: () => ChainId, clock: Clock, mark: RestoredMark | null = null): Promise<LedgerBook> {
		const chains = await this.#open(await chainsIn(this.at.notebook), (chain) => this.at.notebookChain(chain));
		// A crash leaves a chain without an entry where one was just being begun.
		if (chains.size > 1) await leaveOutEmpty(chains);
		const ahead = await this.readAhead(chains);
		const open = (own: ChainId) => new LedgerBook(this.#vault.notebook, own, chains, clock, this.#rules, ahead);
		const begin = async (own: ChainId) => {
			chains.set(
				own,
				await ChainFile.create(this.at.notebookChain(own), { seal: this.#vault.recordSeal(own), disk: this.disk }),
			);
			return open(own);
		};
		const newest = [...chains.keys()].at(-1);
		if (newest === undefined) return begin(newChain());
		const book = open(newest);
		if (mark && !isBegun(book, mark)) return begin(newChain());
		const own = chains.size > 1 ? openChain(book) : null;
		return own === null || own === newest ? book : open(own);
	}

	/** What a backup needs of the open notebook. */
	forBackup(): { readonly at: Layout; readonly vault: SwapVault & { readonly id: string } } {
		return { at: this.at, vault: this.#vault };
	}

	async createCase(id: CaseId, chain: ChainId, clock: Clock): Promise<LedgerBook> {
		await makeFolder(this.at.caseFolder(id), this.disk);
		const stored = await ChainFile.create(this.at.chain(id, chain), {
			seal: this.#vault.recordSeal(chain),
			disk: this.disk,
		});
		return new LedgerBook(id, chain, new Map([[chain, stored]]), clock, this.#rules);
	}

	/**
	 * All chains of a case. Where `mine` is gone and others are there, anchors will tell what is missing. A chain without
	 * an entry counts as not there: a crash leaves one where a chain was just being begun.
	 */
	async openCase(id: CaseId, mine: ChainId, clock: Clock, onRead?: Reading['onRead']): Promise<LedgerBook> {
		const { chains, ahead } = await this.openChains(id, mine, onRead);
		return new LedgerBook(id, mine, chains, clock, this.#rules, ahead);
	}

	/** The same for a book that is there; a merge that was committed is carried out first. */
	async openChains(id: CaseId, mine: ChainId, onRead?: Reading['onRead']) {
		await this.swap(id).carryOut();
		const ids = await chainsIn(this.at.caseFolder(id));
		if (ids.length === 0)
			throw new Refused(
				'ledger.missing',
				`The chain ${mine} of case ${id} is not on the disk.`,
				'Restore the notebook from a backup; nothing was changed.',
			);
		const chains = await this.#open(ids, (chain) => this.at.chain(id, chain));
		await leaveOutEmpty(chains, mine);
		return { chains, ahead: await this.readAhead(chains, { onRead }) };
	}

	/** The same case with a new chain for this notebook to write; the chain written before stays as it is. */
	async restartCase(id: CaseId, chain: ChainId, clock: Clock): Promise<LedgerBook> {
		const begun = await ChainFile.create(this.at.chain(id, chain), {
			seal: this.#vault.recordSeal(chain),
			disk: this.disk,
		});
		await begun.close();
		return this.openCase(id, chain, clock);
	}

	/** Chains of a case, put in the place of what stands there. */
	swap(id: CaseId): ChainSwap {
		return new ChainSwap(this.at, id, this.#vault, this.disk);
	}

	/** The chains that lie on the disk for a case, by name; none where there is no such case. */
	chainsOf(id: CaseId): Promise<ChainId[]> {
		return chainsIn(this.at.caseFolder(id));
	}

	/** The cases that lie on the disk, known to the notebook's ledger or not. */
	casesHere(): Promise<CaseId[]> {
		return casesIn(this.at);
	}

	/** What stands on the disk now of a chain (the notebook's own by its id), however damaged; changes nothing. */
	reread(id: CaseId, chain: ChainId): Promise<DamagedChain> {
		const path = id === this.#vault.notebook ? this.at.notebookChain(chain) : this.at.chain(id, chain);
		return ChainFile.openDamaged(path, { seal: this.#vault.recordSeal(chain), disk: this.disk });
	}

	/** A case as it stands on the disk now, for looking only: no file stays open, and nothing can be added. */
	async lookAt(id: CaseId, mine: ChainId, clock: Clock, signal: AbortSignal) {
		const chains = new Map<ChainId, StoredChain>();
		const damaged: { readonly chain: ChainId; readonly at: number }[] = [];
		for (const chain of await chainsIn(this.at.caseFolder(id))) {
			const { lines, damagedAt } = await this.reread(id, chain);
			if (damagedAt !== null) damaged.push({ chain, at: damagedAt });
			if (lines.length > 0 || chain === mine) chains.set(chain, lookedAt(lines));
		}
		const ahead = await this.readAhead(chains, { signal });
		return { book: new LedgerBook(id, mine, chains, clock, this.#rules, ahead), damaged };
	}

	/** How many bytes the case's chains have on the disk. */
	async sizeOf(id: CaseId): Promise<number> {
		const sizes = (await extentOf(this.at, id)).split(' ').map((each) => Number(each.split(':')[1] ?? 0));
		return sizes.reduce((sum, size) => sum + size, 0);
	}

	/** A case's objects, or the notebook's own by its id. */
	objects(id: CaseId): ObjectStore {
		const folder = id === this.#vault.notebook ? this.at.notebookObjects : this.at.objects(id);
		return new ObjectStore(folder, this.#vault, this.disk);
	}

	/** Changes whenever a chain of the case grew. */
	extentOf(id: CaseId): Promise<string> {
		return extentOf(this.at, id);
	}

	async keptSummary(id: CaseId): Promise<KeptSummary | null> {
		return (await this.#caseSummaries()).data[id] ?? null;
	}

	/** A summary that cannot be kept (a full or read-only disk) is computed again next time; nobody needs to know. */
	async keepSummary(id: CaseId, kept: KeptSummary): Promise<void> {
		const document = await this.#caseSummaries();
		document.data[id] = kept;
		await document.write().catch(() => undefined);
	}

	draft(id: CaseId): DraftFile {
		const own = id === this.#vault.notebook ? this.at.notebook : undefined;
		const kept = this.#drafts.get(id) ?? new DraftFile(this.at, id, this.#vault, this.disk, own);
		this.#drafts.set(id, kept);
		return kept;
	}

	/** The quick entry's, which belongs to no case yet. */
	quickDraft(): DraftFile {
		return this.draft(this.#vault.notebook);
	}

	/** Minutes of a case's meeting and answers of an exercise, as they are typed. */
	typed(id: CaseId) {
		const kept = this.#typed.get(id) ?? {
			minutes: new MinutesFile(this.at, id, this.#vault, this.disk),
			answers: new AnswersFile(this.at, id, this.#vault, this.disk),
		};
		this.#typed.set(id, kept);
		return kept;
	}

	/** What was pasted into drafts: no entry names it, and it goes with its draft. */
	pasted(): ObjectStore {
		return new ObjectStore(this.at.pasted, this.#vault, this.disk);
	}

	/** Zeroes the vault's keys. */
	lock(): void {
		this.#vault.lock();
	}

	async #open(ids: readonly ChainId[], pathOf: (chain: ChainId) => string): Promise<Map<ChainId, StoredChain>> {
		const chains = new Map<ChainId, StoredChain>();
		for (const chain of ids) {
			const stored = await ChainFile.open(pathOf(chain), { seal: this.#vault.recordSeal(chain), disk: this.disk });
			if (stored.torn) this.#torn.push({ chain, ...stored.torn });
			chains.set(chain, stored);
		}
		return chains;
	}

	/** Lines of long ledgers, read by threads. */
	async readAhead(
		chains: ReadonlyMap<ChainId, Pick<StoredChain, 'lines'>>,
		reading: Reading = {},
	): Promise<Map<ChainId, ReadLine[]>> {
		const read = await this.#readers.read(
			[...chains.values()].map(({ lines }) => lines),
			reading,
		);
		return new Map([...chains.keys()].map((chain, i) => [chain, read[i] ?? []]));
	}

	#caseSummaries(): Promise<Low<Record<string, KeptSummary>>> {
		const path = this.at.document('cases');
		const disk = this.disk;
		this.#summaries ??= openDocument<Record<string, KeptSummary>>(path, 'cases', this.#vault, {}, { disk });
		return this.#summaries;
	}
}

async function leaveOutEmpty(chains: Map<ChainId, StoredChain>, but?: ChainId): Promise<void> {
	for (const [chain, stored] of chains) {
		if (chain === but || stored.lines.length > 0) continue;
		await stored.close();
		chains.delete(chain);
	}
}

/** Lines that were read once and are nobody's to add to. */
function lookedAt(lines: readonly string[]): StoredChain {
	const append = () => Promise.reject(new Error('this ledger was opened for looking'));
	return { lines, append, close: () => undefined };
}
