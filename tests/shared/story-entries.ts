/** Entries without signatures, in the order in which they are told, for projections: an entry a minute from 01:01 on. */
import type { EntryView } from '../../shared/views';
import type { CaseId, ChainId, Instant, KeyId, Sha256 } from '../../shared/vocabulary';

export interface Said {
	readonly kind: string;
	readonly body: Readonly<Record<string, unknown>>;
	readonly withheld?: readonly string[];
}

const hex = (n: number): string => n.toString(16).padStart(64, '0');
const CHAIN = '019aa8f0-0000-7000-8000-00000000000a' as ChainId;
export const ADA = hex(1) as KeyId;
export const minute = (n: number): Instant => new Date(Date.UTC(2026, 10, 22, 1, n)).toISOString() as Instant;

/** How a body cites the entry `A-seq`. */
export const citing = (seq: number) => ({ chain: CHAIN, seq, head: hex(1000 + seq) });

/** The first of them is A-1. */
export const told = (said: readonly Said[]): EntryView[] =>
	said.map(({ kind, body, withheld = [] }, at): EntryView => {
		const seq = at + 1;
		const place = { chain: CHAIN, seq, at: minute(seq), by: [ADA], kind };
		return {
			...{ ref: `A-${seq}`, chain: CHAIN, seq, digest: hex(1000 + seq) as Sha256, kind, body, withheld },
			head: {
				...{ ...place, v: 1, case: 'case' as CaseId, prev: hex(999 + seq) as Sha256, seen: [], body: {} },
				...{ offset: 0, zone: 'UTC', boot: 'boot', uptime: seq * 60_000 },
			},
			signers: [{ keyId: ADA, name: 'Ada Lind', title: null, organization: null, vouchedFor: true }],
			...{ mayWithhold: [], verdict: 'verified', faults: [], clock: null, correctedBy: [], corrects: null },
			...{ countersigned: [], countersigns: null, phase: null, stance: null, files: [] },
		};
	});
