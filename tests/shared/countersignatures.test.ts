/** Counter-signatures that strangers could write: each that does not count is told with its reason, and none is dropped. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Json } from '../../shared/ledger/canonical';
import { draftEntry } from '../../shared/ledger/draft';
import { writeLine } from '../../shared/ledger/line';
import { type Rules, readLines, verifyLedger } from '../../shared/ledger/verify';
import { countersignaturesIn, countersignedText } from '../../shared/projections/countersignatures';
import { type CaseId, type ChainId, type Instant, type KeyId, NO_ENTRY, type Sha256 } from '../../shared/vocabulary';

const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex') as Sha256;
const A = '0193f2a0-0000-7000-8000-00000000000a' as ChainId;
const B = '0193f2a0-0000-7000-8000-00000000000b' as ChainId;
const certificateOf = (name: string) => Buffer.from(name.padEnd(6, '.')).toString('base64');
const keyOf = (name: string) => hash(certificateOf(name)) as string as KeyId;
/** A name is a certificate here, and any signature holds. */
const rules: Rules = {
	hash,
	readCertificate: (base64) => ({ keyId: hash(base64) as string as KeyId, spki: hash(base64), verifies: () => true }),
};

class Telling {
	readonly lines = new Map<ChainId, string[]>();
	readonly #heads = new Map<ChainId, Sha256>();
	#minute = 0;

	/** @returns how the entry is cited */
	say(chain: ChainId, by: readonly string[], kind: string, body: Record<string, Json>) {
		const lines = this.lines.get(chain) ?? [];
		this.#minute += 1;
		const made = draftEntry(
			{
				...{
					case: A as string as CaseId,
					chain,
					seq: lines.length + 1,
					prev: this.#heads.get(chain) ?? NO_ENTRY,
					seen: [],
				},
				...{ kind, body, by: by.map(keyOf), offset: 0, zone: 'UTC', boot: chain, uptime: this.#minute * 60_000 },
				at: new Date(Date.UTC(2026, 10, 22, 1, this.#minute)).toISOString() as Instant,
			},
			hash,
			() => 'AAAAAAAAAAAAAAAAAAAAAA',
		);
		const signatures = by.map(() => 'A'.repeat(512));
		this.lines.set(chain, [...lines, writeLine(made.headText, signatures, made.disclosures)]);
		this.#heads.set(chain, made.digest);
		return { chain, seq: lines.length + 1, head: made.digest };
	}
	admit(chain: ChainId, by: string, name: string): void {
		this.say(chain, [by], 'person.admitted/1', { certificate: certificateOf(name), name });
	}
	sign(chain: ChainId, by: readonly string[], name: string, entry: Json): void {
		const person = { keyId: keyOf(name), name };
		this.say(chain, by, 'entry.countersigned/1', { entry, role: 'witness', person, remark: 'I was there.' });
	}
}

it('counts only what the person it names has signed, who is vouched for and did not sign the entry beneath', () => {
	const case_ = new Telling();
	case_.admit(A, 'Ada', 'Ada');
	case_.admit(A, 'Ada', 'Ben');
	case_.admit(B, 'Eve', 'Eve');
	const note = case_.say(A, ['Ada'], 'note.written/1', { phase: 'da', text: 'x' });
	case_.sign(A, ['Ada', 'Ben'], 'Ben', note);
	case_.sign(A, ['Ada'], 'Ben', note);
	case_.sign(A, ['Ada'], 'Ada', note);
	case_.sign(B, ['Eve'], 'Eve', note);
	case_.sign(A, ['Ben'], 'Ben', { ...note, head: hash('another entry') });
	const ledger = verifyLedger(
		[...case_.lines].map(([chain, lines]) => ({ chain, lines: readLines(lines, hash) })),
		rules,
	);
	expect(ledger.faults).toEqual([]);
	const { under, cited } = countersignaturesIn(ledger);
	expect(under.get(note.head)?.map(countersignedText)).toEqual([
		'witnessed by Ben in A-4',
		'witnessed by Ben in A-5 (does not count: that entry does not bear their signature)',
		'witnessed by Ada in A-6 (does not count: they signed the entry itself)',
		'witnessed by Eve in B-2 (does not count: nobody vouched for their key)',
	]);
	expect([...cited.values()]).toEqual(['A-3', 'A-3', 'A-3', 'A-3']);
});
