/** Entries of one chain without signatures, at minutes after a beginning, for projections that need only kinds and bodies. */
import type { EntryView } from '../../shared/views';
import type { CaseId, ChainId, Instant, KeyId, Sha256 } from '../../shared/vocabulary';

const BEGIN = Date.parse('2026-11-22T01:00:00.000Z');
export const moment = (minute: number): Instant => new Date(BEGIN + minute * 60_000).toISOString() as Instant;
export const digestOf = (seq: number): Sha256 => seq.toString(16).padStart(64, '0') as Sha256;
const KEY = 'a'.repeat(64) as KeyId;
export const CHAIN = '019aa8f0-0000-7000-8000-0000000000aa' as ChainId;

export type Said = readonly [minute: number, kind: string, body: Readonly<Record<string, unknown>>];

/** `A-1`, `A-2` … in this order. */
export function entriesTold(book: readonly Said[]): EntryView[] {
	return book.map(([minute, kind, body], place): EntryView => {
		const seq = place + 1;
		return {
			...{ ref: `A-${seq}`, chain: CHAIN, seq, digest: digestOf(seq), kind: `${kind}/1`, body },
			head: {
				...{ v: 1, case: 'case' as CaseId, chain: CHAIN, seq, prev: digestOf(place), seen: [], kind: `${kind}/1` },
				...{ body: {}, by: [KEY], at: moment(minute), offset: 0, zone: 'UTC', boot: 'boot', uptime: minute * 60_000 },
			},
			...{ withheld: [], mayWithhold: [], faults: [], clock: null, correctedBy: [], corrects: null, phase: null },
			...{ countersigned: [], countersigns: null, stance: null },
			...{ files: [], verdict: 'verified' },
			signers: [{ keyId: KEY, name: 'Ada', title: null, organization: null, vouchedFor: true }],
		};
	});
}
