/**
 * The notebook's folder while it is open, as services see it: chains, objects, documents, people's keys. Services hold
 * no path; what lies where is the store's business, what is encrypted how the vault's.
 */
import type { KeyObject } from 'node:crypto';
import type { Low } from 'lowdb';
import type { Rules } from '../../shared/ledger/verify';
import { Refused } from '../../shared/refusal';
import type { CaseSummary } from '../../shared/views';
import type { CaseId, ChainId, KeyId } from '../../shared/vocabulary';
import type { RestoredMark } from '../backup/restored';
import type { Clock } from '../platform/clock';
import { ChainFile, type DamagedChain, type Torn } from '../store/chain-file';
import { openDocument } from '../store/documents';
import { DraftFile } from '../store/draft-file';
import { makeFolder } from '../store/durable';
import { extentOf } from '../store/extent';
import { chainsIn, type Layout, layout } from '../store/layout';
import { ObjectStore } from '../store/objects';
import type { DocumentSealer } from '../store/sealing';
import type { Vault } from '../vault/vault';
import { LedgerBook, type StoredChain } from './ledger-book';
import { isBegun, openChain } from './own-chain';
import type { VaultSlots } from './vault-slots';

export interface KeptSummary {
	readonly extent: string;
	readonly summary: CaseSummary;
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
	/** Torn tails found since they were last asked for; the session enters them. */
	#torn: TornFound[] = [];
	#summaries: Promise<Low<Record<string, KeptSummary>>> | null = null;
	readonly #drafts = new Map<CaseId, DraftFile>();

	constructor(folder: string, vault: Vault, slots: VaultSlots, rules: Rules) {
		this.at = layout(folder);
		this.#vault = vault;
		this.slots = slots;
		this.#rules = rules;
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
		const open = (own: ChainId) => new LedgerBook(this.#vault.notebook, own, chains, clock, this.#rules);
		const begin = async (own: ChainId) => {
			chains.set(own, await ChainFile.create(this.at.notebookChain(own), { seal: this.#vault.recordSeal(own) }));
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
	forBackup(): { readonly at: Layout; readonly vault: DocumentSealer & { readonly id: string } } {
		return { at: this.at, vault: this.#vault };
	}

	async createCase(id: CaseId, chain: ChainId, clock: Clock): Promise<LedgerBook> {
		await makeFolder(this.at.caseFolder(id));
		const stored = await ChainFile.create(this.at.chain(id, chain), { seal: this.#vault.recordSeal(chain) });
		return new LedgerBook(id, chain, new Map([[chain, stored]]), clock, this.#rules);
	}

	/**
	 * All chains of a case. Where `mine` is gone and others are there, anchors will tell what is missing. A chain without
	 * an entry counts as not there: a crash leaves one where a chain was just being begun.
	 */
	async openCase(id: CaseId, mine: ChainId, clock: Clock): Promise<LedgerBook> {
		const ids = await chainsIn(this.at.caseFolder(id));
		if (ids.length === 0)
			throw new Refused(
				'ledger.missing',
				`The chain ${mine} of case ${id} is not on the disk.`,
				'Restore the notebook from a backup; nothing was changed.',
			);
		const chains = await this.#open(ids, (chain) => this.at.chain(id, chain));
		await leaveOutEmpty(chains, mine);
		return new LedgerBook(id, mine, chains, clock, this.#rules);
	}

	/** The same case with a new chain for this notebook to write; the chain written before stays as it is. */
	async restartCase(id: CaseId, chain: ChainId, clock: Clock): Promise<LedgerBook> {
		const begun = await ChainFile.create(this.at.chain(id, chain), { seal: this.#vault.recordSeal(chain) });
		await begun.close();
		return this.openCase(id, chain, clock);
	}

	/** What stands on the disk now of a chain (the notebook's own by its id), however damaged; changes nothing. */
	reread(id: CaseId, chain: ChainId): Promise<DamagedChain> {
		const path = id === this.#vault.notebook ? this.at.notebookChain(chain) : this.at.chain(id, chain);
		return ChainFile.openDamaged(path, { seal: this.#vault.recordSeal(chain) });
	}

	objects(id: CaseId): ObjectStore {
		return new ObjectStore(this.at.objects(id), this.#vault);
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
		const kept = this.#drafts.get(id) ?? new DraftFile(this.at, id, this.#vault);
		this.#drafts.set(id, kept);
		return kept;
	}

	/** Zeroes the vault's keys. */
	lock(): void {
		this.#vault.lock();
	}

	async #open(ids: readonly ChainId[], pathOf: (chain: ChainId) => string): Promise<Map<ChainId, StoredChain>> {
		const chains = new Map<ChainId, StoredChain>();
		for (const chain of ids) {
			const stored = await ChainFile.open(pathOf(chain), { seal: this.#vault.recordSeal(chain) });
			if (stored.torn) this.#torn.push({ chain, ...stored.torn });
			chains.set(chain, stored);
		}
		return chains;
	}

	#caseSummaries(): Promise<Low<Record<string, KeptSummary>>> {
		this.#summaries ??= makeFolder(this.at.documents).then(() =>
			openDocument<Record<string, KeptSummary>>(this.at.document('cases'), 'cases', this.#vault, {}),
		);
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
