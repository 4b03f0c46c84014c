/**
 * Timestamps by authorities: those that entries of the ledger hold as objects, and those beside the case file's own
 * signatures (decision 18). What passes here, only the authority's key can have made; whether it is an authority to be
 * trusted is for the reader, and one that is not counts for nothing against whoever holds the ledger's key.
 */
import type { Json } from '../../shared/ledger/canonical';
import type { Seen } from '../../shared/ledger/line';
import type { OutsideAnchor } from '../../shared/ledger/outside';
import type { CheckedEntry, CheckedLedger } from '../../shared/ledger/verify';
import { fingerprintOf } from '../../shared/projections/people';
import type { Check, Fault } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { authorityTrusted, type Timestamp, type TimestampFault, verifyTimestamp } from '../vault/timestamp';
import type { Contents } from './contents';
import { stemOf } from './names';
import type { Trust } from './trust';
import { checkOf, remarkOf } from './verdict';

export interface TimestampsFound {
	readonly count: number;
	readonly broken: readonly Fault[];
	/** Sound ones by authorities that the reader does not know. */
	readonly unknown: readonly Fault[];
	readonly anchors: readonly OutsideAnchor[];
}

/** What an entry says of a token that it brings. */
export interface TokenNamed {
	readonly of: Seen;
	readonly token: Sha256;
	readonly at: Json | undefined;
	readonly authorityKey: Json | undefined;
}

/** Why a sound timestamp does not count. */
const UNKNOWN_AUTHORITY = 'counts only for whoever trusts that authority';

/** The token that an entry holds; null for entries of other kinds. */
export function tokenIn({ entry, verdict }: Pick<CheckedEntry, 'entry' | 'verdict'>): TokenNamed | null {
	const { of, token, at, authorityKey } = entry.body;
	if (entry.head.kind !== 'timestamp.attached/1' || verdict !== 'verified') return null;
	const { object } = token as { readonly object: Sha256 };
	return { of: of as Json & Seen, token: object, at, authorityKey };
}

/** @param bytesOf an object's bytes; null where they are not at hand, which is not said here (objects are checked elsewhere) */
export function timestampsOfEntries(
	ledger: CheckedLedger,
	bytesOf: (object: Sha256) => Uint8Array | null,
	trust: Trust,
): TimestampsFound {
	const broken: Fault[] = [];
	const unknown: Fault[] = [];
	const anchors: OutsideAnchor[] = [];
	let count = 0;
	for (const entry of ledger.entries) {
		const named = tokenIn(entry);
		const bytes = named && bytesOf(named.token);
		if (!named || !bytes) continue;
		count += 1;
		const { of } = named;
		const found = asSaid(named, verifyTimestamp(bytes, of.head));
		if (!found.holds) {
			broken.push({ place: entry.ref, ...faultOf(found) });
			continue;
		}
		const why = authorityTrusted(found, trust);
		if (why === null) unknown.push(unknownAuthority(entry.ref, found));
		anchors.push({ kind: 'timestamp', ...of, ...anchorBy(found, why) });
	}
	const there = new Set(ledger.entries.map((e) => `${e.chain} ${e.seq} ${e.digest}`));
	const atHand = new Set(ledger.chains.map(({ chain }) => chain));
	for (const { chain, seq, head } of anchors)
		if (atHand.has(chain) && !there.has(`${chain} ${seq} ${head}`))
			broken.push({
				place: `entry ${seq} of chain ${chain}`,
				rule: 'an entry that was stamped is there',
				expected: head,
				found: 'no such entry',
			});
	return { count, broken, unknown, anchors };
}

/** All timestamps of a case file, as one check. */
export function checkTimestamps(
	contents: Contents,
	ledger: CheckedLedger,
	trust: Trust,
): { readonly check: Check; readonly anchors: readonly OutsideAnchor[] } {
	const ofFile = contents.of('timestamp').map(({ path }): TimestampsFound => {
		const signature = contents.members.get(`signatures/${stemOf(path)}.p7s`);
		if (signature) return timestampOfSignature(path, contents.bytes(path), signature.digest, ledger, trust);
		const expected = `${stemOf(path)}.p7s`;
		const orphan = { place: path, rule: 'a timestamp is of a signature here', expected, found: 'no such file' };
		return { count: 1, broken: [orphan], unknown: [], anchors: [] };
	});
	const bytesOf = (object: Sha256) => {
		const bytes = contents.bytes(`data/objects/${object}`);
		return bytes.length > 0 ? bytes : null;
	};
	const all = [timestampsOfEntries(ledger, bytesOf, trust), ...ofFile];
	const broken = all.flatMap((found) => found.broken);
	const unknown = all.flatMap((found) => found.unknown);
	const count = all.reduce((sum, found) => sum + found.count, 0);
	const check =
		broken.length > 0 || unknown.length === 0 ? checkOf('timestamps', count, broken) : remarkOf('timestamps', unknown);
	return { check, anchors: all.flatMap((found) => found.anchors) };
}

/** A `.tsr` beside a `.p7s` that holds: it reaches the end of every chain in the file. */
function timestampOfSignature(
	place: string,
	tsr: Uint8Array,
	imprint: Sha256,
	ledger: CheckedLedger,
	trust: Trust,
): TimestampsFound {
	const found = verifyTimestamp(tsr, imprint);
	if (!found.holds) return { count: 1, broken: [{ place, ...faultOf(found) }], unknown: [], anchors: [] };
	const why = authorityTrusted(found, trust);
	const anchors = ledger.chains.map(
		({ chain, length, head }): OutsideAnchor => ({
			...{ kind: 'timestamp', chain, seq: length, head },
			...anchorBy(found, why),
		}),
	);
	return { count: 1, broken: [], unknown: why === null ? [unknownAuthority(place, found)] : [], anchors };
}

/** The entry tells the authority's words as the token has them. */
function asSaid({ at, authorityKey }: TokenNamed, found: Timestamp | TimestampFault): Timestamp | TimestampFault {
	const differs = (expected: string, said: Json | undefined): TimestampFault => ({
		holds: false,
		rule: 'an entry says of a timestamp what the token says',
		expected,
		found: String(said),
	});
	if (!found.holds) return found;
	if (at !== undefined && at !== found.at) return differs(found.at, at);
	return authorityKey === found.authority.keyId ? found : differs(found.authority.keyId, authorityKey);
}

const anchorBy = (found: Timestamp, why: string | null) => ({
	at: found.at,
	who: nameOf(found),
	weak: why === null ? UNKNOWN_AUTHORITY : null,
});

const unknownAuthority = (place: string, found: Timestamp): Fault => ({
	place,
	rule: 'the authority is one that you trust',
	expected: 'its certificate or its issuer’s, given by you',
	found: `${nameOf(found)}, ${fingerprintOf(found.authority.keyId)}, at ${found.at}`,
});

export const nameOf = ({ authority }: Timestamp): string =>
	authority.commonName || authority.organization || authority.keyId;

const faultOf = ({ rule, expected, found }: TimestampFault) => ({ rule, expected, found });
