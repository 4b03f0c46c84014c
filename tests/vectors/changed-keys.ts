/** Vectors of keys that were replaced or revoked: what still counts, and what may be anybody's (decision 5). */
import { ada, type Bend, ben, CHAINS, Chain, cem, eve, opened, type Signer, type Value, type Vector } from './pen';

const second = CHAINS[1] ?? '';
const third = CHAINS[2] ?? '';
const UNSAFE = 'no entry by a revoked key comes after its revocation or beside it';
const PAIR = 'a rotation is signed by the old key and by the new one, whose certificate it holds';

const revoke = (chain: Chain, by: Signer, key: Signer, bend: Bend = {}, more: { [member: string]: Value } = {}) =>
	chain.add(by, 'person.key-revoked/1', { key: key.id, reason: 'A laptop was lost.', ...more }, bend);
const rotate = (
	chain: Chain,
	from: Signer,
	to: Signer,
	body: { [member: string]: Value } = {},
	by: readonly Signer[] = [from, to],
) => chain.add(by, 'person.key-rotated/1', { certificate: to.certificate, replaces: from.id, ...body });

/** Ben's own chain, which has seen Ada's opening of the case. */
const bensChain = (a: Chain, startMs = 300_000) => new Chain(second, startMs).admit(ben, ben, { seen: [a] });

function intact(why: string, says: readonly string[], ...chains: readonly Chain[]): Vector {
	return { expect: 'intact', why, says, chains };
}
function broken(why: string, says: readonly string[], ...chains: readonly Chain[]): Vector {
	return { expect: 'broken', why, says, chains };
}

export const intactKeyVectors: Readonly<Record<string, () => Vector>> = {
	'key-rotated': () =>
		intact(
			'Ben goes on under another key: the old one admits it, both sign the rotation, and what the old one signed stays.',
			[`rotated: ${ben.id} ${cem.id} A-6`, 'order: A-1 A-2 A-3 A-4 A-5 A-6 A-7'],
			rotate(opened().admit(ben, cem), ben, cem).note(cem, 'Under the new key.'),
		),
	'key-rotated-and-revoked': () =>
		intact(
			'After a rotation the new key revokes the old one; it need not be vouched for by anybody else.',
			[`rotated: ${ben.id} ${cem.id} A-6`, `revoked: ${ben.id} A-7`],
			revoke(rotate(opened().admit(ben, cem), ben, cem), cem, ben).note(cem, 'Only the new key.'),
		),
	'key-revoked': () =>
		intact(
			'Ben’s key is revoked after the last entry he signed: everything before stays as good as it was.',
			[`revoked: ${ben.id} A-5`],
			revoke(opened(), ada, ben).note(ada, 'Ben’s laptop was lost.'),
		),
	'key-revoked-by-itself': () =>
		intact('Ben revokes his own key; that is his last word.', [`revoked: ${ben.id} A-5`], revoke(opened(), ben, ben)),
	'key-revoked-whatever-the-clocks-say': () => {
		const a = opened();
		const b = bensChain(a, 86_400_000).note(ben, 'Dated a day after the revocation.');
		revoke(a, ada, ben, { seen: [b] });
		return intact(
			'The revocation has seen Ben’s entries, so they were there before it, though their times are later.',
			[`revoked: ${ben.id} A-5`, 'order: A-1 A-2 A-3 A-4 B-1 B-2 A-5'],
			a,
			b,
		);
	},
	'key-revoked-seen-by-way-of-another': () => {
		const a = opened();
		const b = bensChain(a).note(ben, 'Seen by the third laptop only.');
		const c = new Chain(third, 600_000).admit(ada, ada, { seen: [b] }).note(ada);
		revoke(a, ada, ben, { seen: [c] });
		return intact(
			'The revocation has seen a chain that has seen Ben’s entries: it follows them too.',
			[`revoked: ${ben.id} A-5`],
			a,
			b,
			c,
		);
	},
	'key-revoked-by-a-stranger': () => {
		const a = opened();
		const b = new Chain(second, 300_000).admit(eve, eve, { seen: [a] });
		return intact(
			'Eve, for whom nobody vouched, revokes Ada’s key: that counts for nothing.',
			[`not vouched for: ${eve.id}`],
			a,
			revoke(b, eve, ada),
		);
	},
	'key-in-doubt': () =>
		intact(
			'The key may have been in other hands since before Ben’s note: shown, but `at` proves nothing either way.',
			[`revoked: ${ben.id} A-5`, 'in doubt: A-4'],
			revoke(opened(), ada, ben, {}, { compromisedSince: '2026-11-22T01:43:00.000Z' }),
		),
};

export const brokenKeyVectors: Readonly<Record<string, () => Vector>> = {
	'key-revoked-signs-on': () =>
		broken(
			'Ben signs after his key was revoked.',
			[`revoked: ${ben.id} A-5`, `fault: A-6 revocations: ${UNSAFE}`],
			revoke(opened(), ada, ben).note(ben, 'Still here.'),
		),
	'key-revoked-signs-beside': () => {
		const a = opened();
		const b = bensChain(a, -3_600_000).note(ben, 'Dated an hour before the case.');
		return broken(
			'The revocation has not seen this chain: whatever times it claims, whoever had the key may have made it since.',
			[`revoked: ${ben.id} A-5`, `fault: B-1 revocations: ${UNSAFE}`, `fault: B-2 revocations: ${UNSAFE}`],
			revoke(a, ada, ben),
			b,
		);
	},
	'key-revoked-then-seen': () => {
		const a = opened();
		const b = bensChain(a).note(ben, 'Known to the revocation.');
		revoke(a, ada, ben, { seen: [b] });
		b.note(ben, 'Not known to it.').note(ben, 'Knows of it.', { seen: [a] });
		return broken(
			'Ben’s chain goes on after the entries that the revocation has seen.',
			[`revoked: ${ben.id} A-5`, `fault: B-3 revocations: ${UNSAFE}`, `fault: B-4 revocations: ${UNSAFE}`],
			a,
			b,
		);
	},
	'key-revoked-seen-under-another-digest': () => {
		const a = opened();
		const b = bensChain(a);
		const forged = { chain: second, seq: 1, head: '1'.repeat(64) };
		return broken(
			'The revocation names another entry in the place of Ben’s: his is not seen.',
			[
				`revoked: ${ben.id} A-5`,
				'fault: A-5 seen: an entry that was seen is there',
				`fault: B-1 revocations: ${UNSAFE}`,
			],
			revoke(a, ada, ben, { head: { seen: [forged] } }),
			b,
		);
	},
	'key-revoked-twice': () => {
		const a = opened();
		const b = new Chain(second, 300_000).admit(ada, ada, { seen: [a] });
		revoke(b, ada, ben, { seen: [a] });
		return broken(
			'Two revocations: an entry must stand before both.',
			[`revoked: ${ben.id} A-6`, `fault: A-5 revocations: ${UNSAFE}`],
			revoke(a.note(ben, 'After the first.'), ada, ben),
			b,
		);
	},
	'key-revoked-revokes': () =>
		broken(
			'Ben, whose key was revoked, revokes Ada’s: his entry counts for nothing, hers stay.',
			[`revoked: ${ben.id} A-5`, `fault: A-6 revocations: ${UNSAFE}`],
			revoke(revoke(opened(), ada, ben), ben, ada).note(ada, 'Goes on.'),
		),
	'key-revoked-admits': () => {
		const a = opened();
		const b = bensChain(a).admit(ben, cem).note(cem, 'Admitted by a thief?');
		return broken(
			'Whoever had Ben’s key admits Cem: nobody vouches for Cem.',
			[
				`revoked: ${ben.id} A-5`,
				`not vouched for: ${cem.id}`,
				`fault: B-1 revocations: ${UNSAFE}`,
				`fault: B-2 revocations: ${UNSAFE}`,
			],
			revoke(a, ada, ben),
			b,
		);
	},
	'key-revoked-rotates': () =>
		broken(
			'The revoked key is replaced by another: the rotation may be anybody’s.',
			[
				`rotated: ${ben.id} ${cem.id} A-7`,
				`revoked: ${ben.id} A-6`,
				`fault: A-7 revocations: ${UNSAFE}`,
			],
			rotate(revoke(opened().admit(ada, cem), ada, ben), ben, cem),
		),
	'rotation-of-another-key': () =>
		broken(
			'The rotation says that it replaces Ada’s key, and Ben signs it.',
			[`fault: A-6 signatures: ${PAIR}`],
			rotate(opened().admit(ben, cem), ben, cem, { replaces: ada.id }),
		),
	'rotation-to-another-certificate': () =>
		broken(
			'The rotation holds another certificate than that of the key that signs second.',
			[`fault: A-6 signatures: ${PAIR}`],
			rotate(opened().admit(ben, cem), ben, cem, { certificate: eve.certificate }),
		),
	'rotation-by-the-old-key-alone': () =>
		broken(
			'The new key did not sign.',
			['fault: A-6 disclosures: person.key-rotated/1 is signed by 2', `fault: A-6 signatures: ${PAIR}`],
			rotate(opened().admit(ben, cem), ben, cem, {}, [ben]),
		),
	'rotation-to-a-key-not-admitted': () =>
		broken(
			'A rotation alone admits nobody.',
			['fault: A-5 signatures: every signer was admitted before'],
			rotate(opened(), ben, cem),
		),
};
