/** One item while its acts are gone through: what is so now, the intervals so far, and what did not add up. */
import type { Json } from '../../ledger/canonical';
import { currentKey } from '../../ledger/revocation';
import type { CheckedEntry, CheckedLedger } from '../../ledger/verify';
import type {
	CustodyAct,
	CustodyFinding,
	CustodyFindingKind,
	CustodyInterval,
	EntryView,
	FileView,
	ItemView,
	Signer,
} from '../../views';
import type { Instant, KeyId } from '../../vocabulary';
import { type Admitted, signerOf } from '../people';

/** Of an item with all that the acts say; the view is made of it at the end. */
export interface Keeping {
	readonly about: Pick<
		ItemView,
		| 'item'
		| 'tag'
		| 'description'
		| 'fields'
		| 'files'
		| 'registered'
		| 'registeredAt'
		| 'parent'
		| 'parents'
		| 'derivation'
	> & { readonly photographs: FileView[] };
	/** Never empty; the last one goes on. */
	readonly intervals: CustodyInterval[];
	readonly findings: CustodyFinding[];
	/** Intact seals by number, with the entry that applied each. */
	readonly seals: Map<string, string>;
	/** Every act after the registration, in order. */
	readonly acts: CustodyAct[];
	/** The release that waits for its receipt. */
	awaits: { readonly act: Act; readonly from: Signer } | null;
	lent: { readonly until: Instant; readonly act: Act } | null;
	holds: number;
	retention: ItemView['retention'];
	ended: { readonly act: Act; readonly how: 'returned' | 'disposed' | 'split' | 'merged' } | null;
	/** The tags of the items that it was split or merged into. */
	madeInto: readonly string[];
}

/** A place in a ledger, and what was known there. */
export type Placed = Pick<CheckedEntry, 'ref' | 'chain' | 'seq' | 'digest' | 'seen'>;

/** What custody needs of a verified ledger. */
export interface CustodyLedger extends Pick<CheckedLedger, 'rotations'> {
	readonly entries: readonly Placed[];
	readonly chains: readonly Pick<CheckedLedger['chains'][number], 'chain'>[];
	readonly admissions: ReadonlyMap<KeyId, Admitted>;
}

/** An entry about an item, and what it needs to be judged by. */
export interface Act {
	readonly view: EntryView;
	readonly body: EntryView['body'];
	/** When it was done; its own time where it does not say. */
	readonly at: Instant;
	/** Was the other known when this one was sealed? */
	readonly follows: (earlier: string) => boolean;
	readonly ledger: CustodyLedger;
}

export const textsOf = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

type Admissions = ReadonlyMap<KeyId, Admitted>;

/** The person that a member names: by key as admitted, or only by a name where they have none here. */
export function personIn(value: unknown, admissions: Admissions): Signer | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const { keyId, name, organization } = value as { readonly [member: string]: Json };
	if (typeof keyId !== 'string') {
		const called = textOf(name);
		return called === null
			? null
			: { keyId: '' as KeyId, name: called, title: null, organization: textOf(organization), vouchedFor: false };
	}
	const signer = signerOf(keyId as KeyId, admissions);
	return { ...signer, name: signer.name ?? textOf(name) };
}

/** One person, also under the keys that replaced theirs. Somebody without a key is told by the name. */
export function samePerson(one: Signer, two: Signer, { rotations }: CustodyLedger): boolean {
	if (one.keyId === '' || two.keyId === '') return one.keyId === two.keyId && one.name === two.name;
	return currentKey(one.keyId, rotations) === currentKey(two.keyId, rotations);
}

/** The same person under the key they sign with now. */
export function goingOn(holder: Signer, { admissions, rotations }: CustodyLedger): Signer {
	if (holder.keyId === '') return holder;
	const key = currentKey(holder.keyId, rotations);
	return key === holder.keyId ? holder : { ...signerOf(key, admissions), name: holder.name };
}

/** Who did an act: whom it names, else its author. */
export const doerOf = ({ view, body, ledger }: Act): Signer =>
	personIn(body.doneBy, ledger.admissions) ?? (view.signers[0] as Signer);

/** Somebody without a key here, by name: who signed the paper, and who drew a signature. */
export function signedWithoutKey({ body }: Pick<Act, 'body'>, { name }: Pick<Signer, 'name'>): boolean {
	const { signedOnPaper, drawnSignature } = body;
	const drawn = drawnSignature as { readonly by?: Json } | undefined;
	return name !== null && ((Array.isArray(signedOnPaper) && signedOnPaper.includes(name)) || drawn?.by === name);
}

export const hasSigned = ({ view }: Act, { keyId }: Signer): boolean => view.signers.some((s) => s.keyId === keyId);
export const called = (who: Signer | null, otherwise = 'somebody'): string => who?.name ?? otherwise;

/** Notes what does not add up at an act; other entries that belong to it come before the act's own. */
export function find(
	{ findings }: Pick<Keeping, 'findings'>,
	kind: CustodyFindingKind,
	sentence: string,
	{ view, at }: Pick<Act, 'view' | 'at'>,
	others: readonly string[] = [],
): void {
	findings.push({ kind, sentence, entries: [...others, view.ref], from: at, to: null, settledBy: null });
}

/** The interval that goes on. */
export const now = ({ intervals }: Keeping): CustodyInterval => intervals.at(-1) as CustodyInterval;

/** Ends the interval that goes on and begins the next; what is not said stays as it was. */
export function begin(keeping: Keeping, { view, at }: Act, next: Partial<CustodyInterval>): void {
	const before = now(keeping);
	keeping.intervals[keeping.intervals.length - 1] = { ...before, to: at };
	keeping.intervals.push({ ...before, reason: null, ...next, from: at, to: null, entries: [view.ref] });
}

/** Files whose digests differ from those registered under the same name. */
export function differing(registered: readonly FileView[], value: unknown): string[] {
	if (!Array.isArray(value)) return [];
	return value.flatMap((file) => {
		const { name, digests } = file as { readonly name?: Json; readonly digests?: Readonly<Record<string, Json>> };
		const known = registered.find((r) => r.name === name);
		if (!known || typeof name !== 'string') return [];
		const differs = Object.entries(digests ?? {}).some(([algorithm, digest]) => {
			const before = (known.digests as Readonly<Record<string, string | undefined>>)[algorithm];
			return before !== undefined && before !== digest;
		});
		return differs ? [name] : [];
	});
}

/** By reference, which entries each entry causally follows; worked out once for a ledger. */
export function followsIn({ entries }: CustodyLedger, pasts: (later: Placed, earlier: Placed) => boolean) {
	const byRef = new Map(entries.map((e) => [e.ref, e]));
	return (later: string, earlier: string): boolean => {
		const one = byRef.get(later);
		const other = byRef.get(earlier);
		return one !== undefined && other !== undefined && pasts(one, other);
	};
}
