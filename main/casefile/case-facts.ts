/**
 * What follows from a case file's ledgers alone: number and title, objects named, withheld and left-out members, chain ends.
 * The writer states these facts in case.json, the reader computes them again and compares; both use this file.
 */
import { objectsIn } from '../../shared/ledger/objects';
import type { CheckedLedger } from '../../shared/ledger/verify';
import { isExercise } from '../../shared/projections/exercise-begun';
import type { Sha256 } from '../../shared/vocabulary';
import { type CaseJson, countLeftOut, countWithheld } from './case-json';

export type LedgerFacts = Pick<CaseJson, 'number' | 'title' | 'chains' | 'withheld' | 'leftOut'>;

/** @param has whether an object's bytes are in the file */
export function factsOf(ledger: CheckedLedger, has: (object: Sha256) => boolean): LedgerFacts {
	return {
		number: disclosed(ledger, 'number'),
		title: lastTitle(ledger) ?? disclosed(ledger, 'title'),
		chains: ledger.chains
			.map(({ chain, length, head }) => ({ chain, entries: length, last: head }))
			.sort((a, b) => (a.chain < b.chain ? -1 : 1)),
		withheld: countWithheld(ledger.entries),
		leftOut: countLeftOut(ledger.entries, has, objectsIn),
	};
}

/** Whether it is the case file of an exercise: the kinds of entries say so, and those are never withheld. */
export const ofExercise = (ledger: Pick<CheckedLedger, 'entries'>): boolean =>
	isExercise(ledger.entries.map(({ entry }) => entry.head));

/** Objects that disclosed members name, with their sizes as stated; a reader holds the sizes against the bytes. */
export function objectsNamed(
	ledger: Pick<CheckedLedger, 'entries'>,
): Map<Sha256, { readonly sizeBytes: number; readonly ref: string }[]> {
	const named = new Map<Sha256, { readonly sizeBytes: number; readonly ref: string }[]>();
	for (const { ref, objects } of ledger.entries)
		for (const { object, sizeBytes } of objects) {
			const references = named.get(object) ?? [];
			references.push({ sizeBytes, ref });
			named.set(object, references);
		}
	return named;
}

/** Timestamps among them: small, and proof of the ledger itself, so a file without objects holds them all the same. */
export function tokensNamed(ledger: CheckedLedger): ReturnType<typeof objectsNamed> {
	const tokens = ledger.entries.filter(({ entry }) => entry.head.kind === 'timestamp.attached/1');
	return objectsNamed({ entries: tokens });
}

/** The newest title given since the case was opened that is disclosed. */
function lastTitle(ledger: CheckedLedger): string | null {
	const titles = ledger.entries.flatMap(({ entry: { head, body } }) =>
		head.kind.startsWith('case.titled/') && typeof body.title === 'string' ? [body.title] : [],
	);
	return titles.at(-1) ?? null;
}

/** What the case's opening entry discloses of itself; `null` where it withholds it. */
function disclosed(ledger: CheckedLedger, member: string): string | null {
	const opening = ledger.entries.find(({ entry }) => entry.head.kind.startsWith('case.opened/'));
	const value = opening?.entry.body[member];
	return typeof value === 'string' ? value : null;
}
