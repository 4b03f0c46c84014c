/**
 * Entries about custody without signatures, so that thousands of histories can be told in a second. What signatures and
 * chains add is shown elsewhere, on ledgers that were signed and verified.
 */
import { custodyOf } from '../../shared/projections/custody';
import type { CustodyLedger } from '../../shared/projections/custody/keeping';
import type { EntryView, ItemView, Signer } from '../../shared/views';
import type { CaseId, ChainId, Instant, KeyId, Sha256 } from '../../shared/vocabulary';

export interface Person {
	readonly keyId: KeyId;
	readonly name: string;
}
const hex = (n: number): string => n.toString(16).padStart(64, '0');
export const people: readonly Person[] = ['Ada', 'Ben', 'Cem'].map((name, n) => ({ keyId: hex(n + 1) as KeyId, name }));
export const MINUTE = 60_000;
const BEGIN = Date.parse('2026-11-22T01:00:00.000Z');
export const instant = (minute: number): Instant => new Date(BEGIN + minute * MINUTE).toISOString() as Instant;

export interface Told {
	readonly kind: string;
	readonly by: readonly Person[];
	readonly body: Readonly<Record<string, unknown>>;
	/** Minutes after the beginning; one after the entry before where not said. */
	readonly minute?: number;
	/** 0 is A, 1 is B; an entry of another chain has seen nothing but what `seen` names. */
	readonly chain?: number;
	/** Places in the book of the entries that it has seen in the other chain. */
	readonly seen?: readonly number[];
}

/** The digest of the entry at a place in the book, by which other entries name it. */
export const digestAt = (place: number): Sha256 => hex(1_000_000 + place) as Sha256;

/** Custody as the program tells it, of entries in this order. */
export function custodyTold(book: readonly Told[], until?: Instant): ItemView[] {
	const { ledger, entries } = entriesTold(book);
	return custodyOf(ledger, entries, until);
}

/** The entries of a book, and the ledger that they stand in. */
export function entriesTold(book: readonly Told[]): { readonly ledger: CustodyLedger; readonly entries: EntryView[] } {
	const seqs = [0, 0];
	let minute = 0;
	const placed = book.map((told, place) => {
		minute = told.minute ?? minute + 1;
		const chain = told.chain ?? 0;
		const seq = (seqs[chain] ?? 0) + 1;
		seqs[chain] = seq;
		return { told, place, chain, seq, minute, ref: `${chain === 0 ? 'A' : 'B'}-${seq}` };
	});
	const chainId = (chain: number) => `chain-${chain}` as ChainId;
	const entries = placed.map(({ told, place, chain, seq, minute: at, ref }): EntryView => {
		const seen = (told.seen ?? []).map((other) => ({
			chain: chainId(placed[other]?.chain ?? 0),
			seq: placed[other]?.seq ?? 0,
			head: digestAt(other),
		}));
		return {
			ref,
			chain: chainId(chain),
			seq,
			digest: digestAt(place),
			head: {
				v: 1,
				case: 'case' as CaseId,
				chain: chainId(chain),
				seq,
				prev: hex(0) as Sha256,
				seen,
				kind: told.kind,
				body: {},
				by: told.by.map(({ keyId }) => keyId),
				at: instant(at),
				offset: 0,
				zone: 'UTC',
				boot: 'boot',
				uptime: at * MINUTE,
			},
			kind: told.kind,
			body: told.body,
			withheld: [],
			mayWithhold: [],
			signers: told.by.map(signer),
			verdict: 'verified',
			faults: [],
			clock: null,
			correctedBy: [],
			corrects: null,
			countersigned: [],
			countersigns: null,
			phase: null,
			stance: null,
			files: (told.body.files ?? []) as EntryView['files'],
		};
	});
	return { ledger: ledgerOf(entries), entries };
}

const signer = ({ keyId, name }: Person): Signer => ({
	keyId,
	name,
	title: null,
	organization: null,
	vouchedFor: true,
});

function ledgerOf(entries: readonly EntryView[]): CustodyLedger {
	return {
		entries: entries.map(({ ref, chain, seq, digest, head }) => ({ ref, chain, seq, digest, seen: head.seen })),
		chains: [...new Set(entries.map(({ chain }) => chain))].map((chain) => ({ chain })),
		admissions: new Map(people.map(({ keyId, name }) => [keyId, { vouchedFor: true, entry: { body: { name } } }])),
		rotations: new Map(),
	};
}
