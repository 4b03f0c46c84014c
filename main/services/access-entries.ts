/**
 * The vault file and the notebook's ledger say the same: what was done to the one is entered in the other. The two are
 * different files, so a crash can come between them; whatever is missing is made up for at the next unlock.
 * What must hold: a passphrase or recovery words never change without an entry; whoever the ledger says was removed has
 * no slot, also where an older vault file was put back.
 */
import { createHash } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { EntryView, Receipt } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { type Desk, seal } from './desk';
import type { LedgerBook } from './ledger-book';

export interface AccessEntry {
	readonly kind: string;
	readonly receipt: Receipt;
}

/** Enters what the vault file says and the ledger does not say yet; gives what was entered. */
export async function enterAccess(desk: Desk): Promise<AccessEntry[]> {
	const said = new Set(desk.book.entries().map(({ kind, body }) => keyOf(kind, body)));
	const missing: { kind: string; body: Parameters<typeof seal>[3] }[] = [];
	for (const { keyId, name, passphrase, paper } of desk.shelf.slots.all()) {
		const person = { keyId, name };
		const happened = (kind: string, body: Parameters<typeof seal>[3]) => {
			if (!said.has(keyOf(kind, body))) missing.push({ kind, body });
		};
		const { setAt, setBy } = passphrase;
		if (setBy === 'passphrase') happened('person.passphrase-changed/1', { person, setAt });
		if (setBy === 'paper') happened('recovery.used/1', { person, setAt });
		if (paper) happened('recovery.made/1', { person, setAt: paper.setAt });
		// Words that opened the notebook are known to be right; that entry says so.
		if (paper?.testedAt && !(setBy === 'paper' && paper.testedAt === setAt))
			happened('recovery.tested/1', { person, testedAt: paper.testedAt });
	}
	const entered: AccessEntry[] = [];
	for (const { kind, body } of missing) entered.push({ kind, receipt: await seal(desk, desk.book, kind, body) });
	return entered;
}

/**
 * Takes the slots away that the ledger says were taken away, under a new vault key; also where the vault file goes on
 * with a key that the ledger says was replaced. Refuses `person.removed` where that is whoever is here, and
 * `vault.damaged` for a key that no entry names: anybody can seal a key of their own to people's public keys.
 */
export async function settleRemovals(desk: Desk): Promise<void> {
	const told = byThoseWhoStay(desk.book);
	const removed = new Set(told.flatMap(({ kind, body }) => (kind === 'person.removed/1' ? [body.slot] : [])));
	const left = desk.shelf.slots.all().filter((slot) => removed.has(slot.agreement));
	if (left.some(({ keyId }) => keyId === desk.me.keyId))
		throw new Refused(
			'person.removed',
			'You were removed from this notebook and can no longer open it.',
			'Let a handler of the notebook open it.',
			'person',
		);
	const keys = told.flatMap(({ body, kind }) => (KEY_MADE.has(kind) ? [body.vaultKey] : []));
	const now = desk.shelf.slots.commitment;
	if (!keys.includes(now))
		throw new Refused(
			'vault.damaged',
			'The vault file goes on with a key that this notebook never made.',
			'Restore it from a backup.',
		);
	if (left.length === 0 && keys.at(-1) === now) return;
	await desk.shelf.slots.renew(new Set(left.map(({ agreement }) => agreement)), (vaultKey) =>
		seal(desk, desk.book, 'vault.key-made/1', { vaultKey }),
	);
}

/** Sound entries, but those by a person after their removal: who was removed may have kept a key and the disk, and says nothing here. */
function byThoseWhoStay(book: LedgerBook): EntryView[] {
	const { rotations } = book.checked();
	const newestOf = (keyId: KeyId): KeyId => {
		const next = rotations.get(keyId);
		return next ? newestOf(next.to) : keyId;
	};
	const gone = new Set<unknown>();
	return book.entries().filter(({ kind, body, head, verdict }) => {
		if (verdict !== 'verified' || head.by.some((keyId) => gone.has(newestOf(keyId)))) return false;
		if (kind === 'person.removed/1') gone.add((body.person as { readonly keyId?: unknown }).keyId);
		if (kind === 'person.admitted/1') gone.delete(keyIdOf(Buffer.from(String(body.certificate), 'base64')));
		return true;
	});
}

const keyIdOf = (certificateDer: Uint8Array) => createHash('sha256').update(certificateDer).digest('hex');

/** Kinds that name the vault's key. */
const KEY_MADE: ReadonlySet<string> = new Set(['notebook.created/1', 'person.removed/1', 'vault.key-made/1']);

function keyOf(kind: string, body: Readonly<Record<string, unknown>>): string {
	const person = body.person as { readonly keyId?: unknown } | undefined;
	return JSON.stringify([kind, person?.keyId, body.setAt, body.testedAt]);
}
