/**
 * Step 7 of verification: keys that were replaced, and keys that were revoked (decision 5).
 * A revocation works by what its entry causally follows, over `prev` and `seen`, never by `at`: whoever holds a stolen key
 * can write any time into an entry, but cannot make an entry that was sealed before name it.
 *
 * An entry by a revoked key that a revocation does not follow is a *fault*: rule 3 asks for a signer who is admitted, and
 * for such an entry nobody can tell the owner from a thief, so that “intact” (status 0 of verify, decision 22) would say
 * more than is known. It makes the ledger `broken` there and only there; every entry before stays as good as it was. An
 * honest colleague who did not know yet is met by it too: their note is written again under the new key.
 * An entry that a revocation does follow, but that claims a time since which the key may have been in other hands, is shown
 * as a remark: `at` is no proof either way.
 */
import type { Fault } from '../views';
import type { ChainId, Instant, KeyId } from '../vocabulary';
import type { LaidOut, Row } from './laid-out';
import { Pasts } from './pasts';
import type { Admission, CheckedLedger, Revocation, Rotation, Rules } from './verified';

const ROTATED = 'person.key-rotated/1';
const REVOKED = 'person.key-revoked/1';

type Admissions = ReadonlyMap<KeyId, Admission>;
/** The first revocation of a key in each chain; what follows it in the same chain follows more entries. */
type FirstInChains = Map<ChainId, Row>;

/** Every rotation names the two keys that sign it. @returns by the key that was replaced, the newest rotation whose signatures hold */
export function rotationsHold(laid: LaidOut, rules: Rules): ReadonlyMap<KeyId, Rotation> {
	const rotations = new Map<KeyId, Rotation>();
	for (const row of laid.order) {
		if (row.kindAboutPeople !== ROTATED) continue;
		const { head, body } = row.entry;
		if (typeof body.certificate !== 'string') continue;
		const [from, to] = head.by;
		const named = keyOf(body.certificate, rules);
		if (from === undefined || to === undefined || body.replaces !== from || named !== to)
			laid.sayOf('signatures', row, {
				rule: 'a rotation is signed by the old key and by the new one, whose certificate it holds',
				expected: `${String(body.replaces)}, then ${named ?? 'the key of a sound certificate'}`,
				found: head.by.join(', then '),
			});
		else if (isSigned(laid, row)) rotations.set(from, { to, ref: row.ref, at: head.at });
	}
	return rotations;
}

/**
 * No entry by a revoked key stands where its revocation does not follow it.
 * @returns by key, the revocation that comes first in the one order
 */
export function revokedKeysSignNoMore(
	laid: LaidOut,
	admissions: Admissions,
	rotations: ReadonlyMap<KeyId, Rotation>,
	rules: Rules,
): ReadonlyMap<KeyId, Revocation> {
	const candidates = laid.order.filter((row) => row.kindAboutPeople === REVOKED && isSigned(laid, row));
	if (candidates.length === 0) return new Map();
	const pasts = new Pasts(laid);
	const revocations = new Map<KeyId, Revocation>();
	const firsts = new Map<KeyId, FirstInChains>();
	for (const row of candidates) {
		const key = row.entry.body.key as KeyId;
		const by = row.entry.head.by[0] as KeyId;
		if (!mayRevoke(by, key, admissions, rotations)) continue;
		// A key that was revoked before, as this very entry knows, revokes nobody.
		if ([...(firsts.get(by)?.values() ?? [])].some((earlier) => pasts.follows(row, earlier))) continue;
		const inChains = firsts.get(key) ?? new Map<ChainId, Row>();
		if (!inChains.has(row.chain)) inChains.set(row.chain, row);
		firsts.set(key, inChains);
		if (!revocations.has(key)) revocations.set(key, revocationIn(row, by));
	}
	const unsafe = new Set(laid.order.filter((row) => isAfterRevocation(laid, row, firsts, pasts)));
	if ([...unsafe].some(isAdmission)) vouchAnew(laid, unsafe, admissions, rules);
	return revocations;
}

/** Entries by a revoked key that its revocation follows, but that were made, by their own claim, when the key may have been in other hands. */
export function signedInDoubt({ entries, revocations }: CheckedLedger): Fault[] {
	if (revocations.size === 0) return [];
	return entries.flatMap(({ ref, entry, faults }) =>
		entry.head.by.flatMap((keyId): Fault[] => {
			const revoked = revocations.get(keyId);
			const since = revoked?.compromisedSince;
			if (!revoked || !since || entry.head.at < since || faults.some(({ step }) => step === 'revocations')) return [];
			return [
				{
					place: ref,
					rule: 'a key was in its owner’s hands when it signed',
					expected: `an entry from before ${since}, as ${revoked.ref} says`,
					found: `an entry of ${entry.head.at}, by the clock of the device`,
				},
			];
		}),
	);
}

/** Whoever is vouched for may revoke any key; everybody their own, also with the key that replaced it. */
function mayRevoke(by: KeyId, key: KeyId, admissions: Admissions, rotations: ReadonlyMap<KeyId, Rotation>): boolean {
	return admissions.get(by)?.vouchedFor === true || by === key || currentKey(key, rotations) === by;
}

/** The key that a person goes on under, after every rotation; the same key where there was none. */
export function currentKey(key: KeyId, rotations: ReadonlyMap<KeyId, Rotation>): KeyId {
	const met = new Set<KeyId>([key]);
	let now = key;
	for (let next = rotations.get(now); next && !met.has(next.to); next = rotations.get(now)) {
		now = next.to;
		met.add(now);
	}
	return now;
}

function isAfterRevocation(
	laid: LaidOut,
	row: Row,
	firsts: ReadonlyMap<KeyId, FirstInChains>,
	pasts: Pasts<Row>,
): boolean {
	let after = false;
	for (const keyId of row.entry.head.by) {
		const ownRevocation = row.entry.head.kind === REVOKED && row.entry.body.key === keyId;
		const open = [...(firsts.get(keyId)?.values() ?? [])].find((revocation) => !pasts.follows(revocation, row));
		if (!open || ownRevocation) continue;
		after = true;
		laid.sayOf('revocations', row, {
			rule: 'no entry by a revoked key comes after its revocation or beside it',
			expected: `an entry that the revocation ${open.ref} follows, or another signer than ${keyId}`,
			found: 'one that the revocation does not follow: whoever had the key may have made it',
		});
	}
	return after;
}

/** Whoever was vouched for only by entries that may be anybody's is vouched for by nobody (decision 2). */
function vouchAnew(laid: LaidOut, unsafe: ReadonlySet<Row>, admissions: Admissions, rules: Rules): void {
	for (const admission of admissions.values()) admission.vouchedFor = false;
	for (const [nth, row] of laid.order.entries()) {
		if (!isAdmission(row) || unsafe.has(row) || !isSigned(laid, row)) continue;
		const { head, body } = row.entry;
		const key = typeof body.certificate === 'string' ? keyOf(body.certificate, rules) : null;
		const admission = key === null ? undefined : admissions.get(key);
		const by = head.by[0];
		if (!admission || by === undefined) continue;
		if (nth === 0 || (by !== key && admissions.get(by)?.vouchedFor)) admission.vouchedFor = true;
	}
}

function revocationIn(row: Row, by: KeyId): Revocation {
	const { reason, compromisedSince } = row.entry.body;
	return {
		by,
		ref: row.ref,
		at: row.entry.head.at,
		reason: typeof reason === 'string' ? reason : null,
		compromisedSince: typeof compromisedSince === 'string' ? (compromisedSince as Instant) : null,
	};
}

const isAdmission = (row: Row): boolean => row.kindAboutPeople?.startsWith('person.admitted/') === true;
const isSigned = (laid: LaidOut, row: Row): boolean => !laid.faultsOf(row).some(({ step }) => step === 'signatures');

function keyOf(certificate: string, rules: Rules): KeyId | null {
	try {
		return rules.readCertificate(certificate).keyId;
	} catch {
		return null;
	}
}
