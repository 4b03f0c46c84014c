/**
 * Verification of a ledger, told as an argument. Each step names the rule it holds entries to (ledger.md, "What must
 * hold"); faults are gathered with their place and the next step goes on. Pure: hashing and certificates are handed in.
 * Who could have forged what: a line's text needs a break of SHA-256 or the signer's key; the ends of chains need only a
 * missing outside anchor (ledger.md, "Rollback").
 */
import { signersWereAdmitted } from './admission';
import { clockFinding } from './clock';
import { LaidOut } from './laid-out';
import { type Hash, readLine } from './line';
import { revokedKeysSignNoMore, rotationsHold } from './revocation';
import { bodiesFitTheirKinds, chainsAreLinked, linesAreSound, objectsAreNamed, seenEntriesAreThere } from './steps';
import type { ChainAtHand, CheckedLedger, ReadLine, Rules } from './verified';

export type * from './verified';

/** Reads the lines of a chain once; the result can be kept and handed to `verifyLedger` again with more behind it. */
export const readLines = (lines: readonly string[], hash: Hash): ReadLine[] => lines.map((l) => readLine(l, hash));

/** Verifies all chains of one case (or of the notebook) together. */
export function verifyLedger(chains: readonly ChainAtHand[], rules: Rules): CheckedLedger {
	const laid = new LaidOut(chains);

	// 1. Every line is what the format says, and discloses only what its head commits to.
	linesAreSound(laid);

	// 2. Nothing was taken out, put in or moved: each entry names the one before.
	chainsAreLinked(laid);

	// 3. Every entry was signed by people who had been admitted before.
	const { admissions, signatures } = signersWereAdmitted(laid, rules);

	// 4. What is disclosed says what its kind says, and nothing else.
	bodiesFitTheirKinds(laid);

	// 5. What an entry claims to have seen in other chains is there.
	seenEntriesAreThere(laid);

	// 6. Stored files are named so that whoever has them can compare.
	objectsAreNamed(laid);

	// 7. Keys were replaced by their owners, and no revoked key signed what its revocation does not follow.
	const rotations = rotationsHold(laid, rules);
	const revocations = revokedKeysSignNoMore(laid, admissions, rotations, rules);

	// Beside the argument: what the clocks tell, which is shown and breaks nothing.
	const counted = { seen: 0, disclosures: 0, objects: 0 };
	for (const row of laid.order) {
		if (!row.ahead?.follows) row.clock = clockFinding(laid.before(row)?.entry.head, row.entry.head);
		if (row.faults.length > 0) row.verdict = 'broken';
		counted.seen += row.seen.length;
		counted.disclosures += row.ahead?.disclosures ?? row.entry.disclosures.length;
		counted.objects += row.objects.length;
	}

	return {
		entries: laid.order,
		admissions,
		rotations,
		revocations,
		faults: laid.faults,
		signatures,
		chains: laid.summaries(),
		counts: {
			lines: chains.reduce((total, { lines }) => total + lines.length, 0),
			chains: chains.length,
			seen: counted.seen,
			signatures,
			revocations: revocations.size,
			disclosures: counted.disclosures,
			certificates: admissions.size,
			'objects named': counted.objects,
		},
	};
}
