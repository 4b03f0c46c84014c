/** What the verification of a notebook found, gathered as it goes on, and told as a report in the end. */
import { fingerprintOf, signerOf } from '../../shared/projections/people';
import type { Check, Fault, VerifyReport } from '../../shared/views';
import type { AnchorsChecked } from './anchor-check';
import type { LedgerBook } from './ledger-book';

/** The steps of the argument over a ledger, each a check of the report. */
export const STEPS = [
	'lines',
	'chains',
	'seen',
	'signatures',
	'revocations',
	'disclosures',
	'certificates',
	'objects named',
] as const;
const NOT_PROVEN = [
	'That nothing was cut off the end of the notebook’s own ledger: compare its newest digest with a print made earlier.',
	'That the device’s clock was right: see the clock findings beside the entries.',
	'That the owner of a key is the person named: compare the fingerprint.',
	'That everything that happened was recorded.',
];

/** A ledger under the name that places are told by. */
export interface NamedBook {
	readonly name: string;
	readonly book: LedgerBook;
}

export interface Found {
	readonly faults: Map<string, Fault[]>;
	readonly counts: Map<string, number>;
	readonly remarks: Fault[];
	readonly doubts: Fault[];
	readonly missing: Fault[];
	objects: number;
}

export function note(found: Found, check: string, fault: Fault): void {
	found.faults.set(check, [...(found.faults.get(check) ?? []), fault]);
}

export function reportOf(books: readonly NamedBook[], found: Found, anchors: AnchorsChecked): VerifyReport {
	const checks: Check[] = [...STEPS, 'objects'].map((name) => {
		const faults = found.faults.get(name) ?? [];
		const missing = name === 'objects' && faults.length === 0 && found.missing.length > 0;
		return {
			name,
			state: faults.length > 0 ? 'broken' : missing ? 'missing' : 'holds',
			count: name === 'objects' ? found.objects : (found.counts.get(name) ?? 0),
			faults: name === 'objects' ? [...faults, ...found.missing] : faults,
		};
	});
	const beside = (name: string, faults: readonly Fault[]): Check => ({
		name,
		state: faults.length > 0 ? 'remark' : 'holds',
		count: faults.length,
		faults,
	});
	checks.push(
		anchors.check,
		anchors.timestamps,
		beside('signed in doubt', found.doubts),
		beside('clock', found.remarks),
	);
	const broken = checks.some((c) => c.state === 'broken');
	const admissions = new Map(books.flatMap(({ book }) => [...book.checked().admissions]));
	return {
		verdict: broken ? 'broken' : found.missing.length > 0 ? 'incomplete' : 'intact',
		checks,
		chains: books.flatMap(({ book }) =>
			book.checked().chains.map((c) => ({
				chain: c.chain,
				letter: c.letter,
				entries: c.length,
				first: c.first,
				last: c.last,
				head: c.head,
			})),
		),
		signers: [...admissions.keys()].map((keyId) => ({
			keyId,
			name: signerOf(keyId, admissions).name,
			fingerprint: fingerprintOf(keyId),
			trusted: 'admitted in this notebook',
			signedAt: null,
			signs: 'entries' as const,
		})),
		withheld: [],
		anchored: anchors.anchored,
		exercise: false,
		notProven: [...anchors.notProven, ...NOT_PROVEN],
	};
}
