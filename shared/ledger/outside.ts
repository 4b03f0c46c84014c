/**
 * How far anchors from outside reach (ledger.md, "Rollback"; promises.md, row 4). Whoever holds the key that signed a
 * chain's newest entries can write those entries anew; what another person, another laptop, an authority or a paper says
 * of one of them, they cannot. Pure: the ledger is verified already, receipts and tokens are read and handed in.
 * What must hold: `through` never reaches past what somebody without that key has said; whatever it does not reach is
 * named with its numbers and with whose key it rests on.
 */
import { signerOf } from '../projections/people';
import type { AnchoredView, AnchorView } from '../views';
import type { ChainId, KeyId, Sha256 } from '../vocabulary';
import type { Reach } from './anchors';
import type { Seen } from './line';
import type { CheckedEntry, CheckedLedger } from './verified';

/** Something said of one entry elsewhere; `weak` says why it does not count, where it does not. */
export interface OutsideAnchor extends Seen, Omit<AnchorView, 'seq'> {}

/** Why the notebook's own anchors do not count (decision 7). */
export const OWN_LEDGER = 'stops only somebody without the key: it lies in the same notebook';

/**
 * Of each chain, the newest entry that an anchor from outside reaches, and what rests on the key of its custodian alone.
 * @param outside what other files say; anchors of entries that are not there, or have another digest, count for nothing
 */
export function anchoredIn(ledger: CheckedLedger, outside: readonly OutsideAnchor[] = []): AnchoredView[] {
	const entries = new Map<ChainId, Map<number, CheckedEntry>>(ledger.chains.map(({ chain }) => [chain, new Map()]));
	for (const e of ledger.entries) entries.get(e.chain)?.set(e.seq, e);
	const holds = ({ chain, seq, head }: Seen) => entries.get(chain)?.get(seq)?.digest === head;
	const elsewhere = [...seenByOthers(ledger, entries), ...outside].filter(holds);
	return ledger.chains.map(({ chain, letter, length }) => {
		const custodian = custodianOf(entries.get(chain)?.get(length));
		const signed = counterSignature(ledger, entries.get(chain), length, custodian);
		const said = newestOfEach([...elsewhere.filter((a) => a.chain === chain), ...(signed ? [signed] : [])]);
		const through = said.reduce((newest, a) => (a.weak === null ? Math.max(newest, a.seq) : newest), 0);
		const by = said.filter((a) => a.weak === null || a.seq > through);
		const who = custodian === null ? null : (signerOf(custodian, ledger.admissions).name ?? custodian);
		const rest = through < length ? { from: through + 1, to: length, who } : null;
		return {
			chain,
			letter,
			through: through === 0 ? null : through,
			by,
			rest,
			sentence: sentenceOf(letter, through, by, rest),
		};
	});
}

/** What no report can prove of chains that no anchor reaches to the end, in words. */
export function unanchored(anchored: readonly AnchoredView[]): string[] {
	const resting = anchored.flatMap(({ letter, rest }) => (rest ? [restOf(letter, rest)] : []));
	if (resting.length === 0) return [];
	return [`That whoever holds a chain’s key did not write its newest entries anew: ${resting.join('; ')}.`];
}

/** A verified ledger's chains as receipts and anchors are held against them. */
export function reachIn(ledger: CheckedLedger): Reach {
	const digests = new Map(ledger.entries.map((e) => [`${e.chain} ${e.seq}`, e.digest]));
	const lengths = new Map(ledger.chains.map(({ chain, length }) => [chain, length]));
	return {
		length: (chain) => lengths.get(chain) ?? 0,
		digest: (chain, seq) => digests.get(`${chain} ${seq}`) ?? null,
	};
}

/** Of each kind the newest anchor that counts, and the newest that does not. */
function newestOfEach(anchors: readonly OutsideAnchor[]): AnchorView[] {
	const kept = new Map<string, OutsideAnchor>();
	for (const a of anchors) {
		const name = `${a.kind} ${a.weak === null}`;
		if ((kept.get(name)?.seq ?? 0) < a.seq) kept.set(name, a);
	}
	return [...kept.values()]
		.sort((a, b) => b.seq - a.seq)
		.map(({ kind, seq, at, who, weak }) => ({ kind, seq, at, who, weak }));
}

/** Whose key could write the end of a chain anew: the author of its newest entry. */
const custodianOf = (newest: CheckedEntry | undefined): KeyId | null => newest?.entry.head.by[0] ?? null;

/** The newest entry that bears the signature of somebody other than the custodian. */
function counterSignature(
	ledger: CheckedLedger,
	entries: ReadonlyMap<number, CheckedEntry> | undefined,
	length: number,
	custodian: KeyId | null,
): OutsideAnchor | null {
	for (let seq = length; seq > 0; seq--) {
		const e = entries?.get(seq);
		const other = e && otherSigner(ledger, e, custodian);
		if (other) return anchorBy(ledger, 'counter-signature', e, other, { chain: e.chain, seq, head: e.digest });
	}
	return null;
}

/** What entries of one chain say of another, where somebody other than the other's custodian signed them. */
function seenByOthers(
	ledger: CheckedLedger,
	entries: ReadonlyMap<ChainId, ReadonlyMap<number, CheckedEntry>>,
): OutsideAnchor[] {
	const custodians = new Map(
		ledger.chains.map(({ chain, length }) => [chain, custodianOf(entries.get(chain)?.get(length))]),
	);
	return ledger.entries.flatMap((e) =>
		e.seen.flatMap((seen) => {
			const other = otherSigner(ledger, e, custodians.get(seen.chain) ?? null);
			return other ? [anchorBy(ledger, 'other-chain', e, other, seen)] : [];
		}),
	);
}

const anchorBy = (
	ledger: CheckedLedger,
	kind: 'counter-signature' | 'other-chain',
	e: CheckedEntry,
	signer: KeyId,
	{ chain, seq, head }: Seen,
): OutsideAnchor => ({
	...{ kind, chain, seq, head },
	at: e.entry.head.at,
	who: `${signerOf(signer, ledger.admissions).name ?? signer} in ${e.ref}`,
	weak: null,
});

/** A signer of a sound entry who is vouched for and is another person, with another key, than the custodian. */
function otherSigner(ledger: CheckedLedger, e: CheckedEntry, custodian: KeyId | null): KeyId | undefined {
	if (e.verdict === 'broken' || custodian === null) return undefined;
	const own = personBehind(ledger, custodian);
	return e.entry.head.by.find(
		(keyId) => ledger.admissions.get(keyId)?.vouchedFor === true && personBehind(ledger, keyId) !== own,
	);
}

/** One name for all keys of a person: the key that their older ones were replaced by, whatever certificate it has. */
export function personBehind(ledger: CheckedLedger, keyId: KeyId): Sha256 | KeyId {
	const met = new Set<KeyId>();
	let last = keyId;
	for (let next = ledger.rotations.get(last)?.to; next && !met.has(next); next = ledger.rotations.get(last)?.to) {
		met.add(last);
		last = next;
	}
	return ledger.admissions.get(last)?.certificate.spki ?? last;
}

const SAYS: Readonly<Record<AnchorView['kind'], string>> = {
	'counter-signature': 'the signature of',
	'other-chain': 'another chain, signed by',
	receipt: 'a receipt kept outside',
	timestamp: 'a timestamp by',
	'own-ledger': 'the notebook’s own ledger',
};

type Rest = NonNullable<AnchoredView['rest']>;

/** `A-5 to A-9 rest on the key of Ada alone` */
function restOf(letter: string, { from, to, who }: Rest): string {
	const range = from === to ? `${letter}-${to} rests` : `${letter}-${from} to ${letter}-${to} rest`;
	return `${range} on the key of ${who ?? 'nobody known'} alone`;
}

function sentenceOf(letter: string, through: number, by: readonly AnchorView[], rest: Rest | null): string {
	const strong = by.find((a) => a.weak === null && a.seq === through);
	const weak = by.filter((a) => a.weak !== null);
	const named = (a: AnchorView) => `${SAYS[a.kind]}${a.who === '' ? '' : ` ${a.who}`}`;
	const held = through === 1 ? `${letter}-1 is` : `${letter}-1 to ${letter}-${through} are`;
	return [
		strong ? `${held} held from outside by ${named(strong)}.` : '',
		rest ? `${restOf(letter, rest)}.` : '',
		...weak.map((a) => `(${letter}-${a.seq} is also named by ${named(a)}; it ${a.weak}.)`),
	]
		.filter((part) => part !== '')
		.join(' ');
}
