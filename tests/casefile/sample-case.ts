/** A small case made the long way: two signers, two chains, notes with awkward text, stored objects. For tests only. */
import { createHash, randomBytes } from 'node:crypto';
import type { CaseFileRequest } from '../../main/casefile/write';
import { sign } from '../../main/vault/certificates';
import { type Identity, makeIdentity } from '../../main/vault/selfsigned';
import type { Json } from '../../shared/ledger/canonical';
import { draftEntry } from '../../shared/ledger/draft';
import { type Seen, writeLine } from '../../shared/ledger/line';
import type { CaseId, ChainId, Instant, Sha256 } from '../../shared/vocabulary';
import { NO_ENTRY } from '../../shared/vocabulary';
import { smallKey } from '../vault/small-keys';

export const CASE = '0193f2a0-0000-7000-8000-000000000001' as CaseId;
export const CHAIN_A = '0193f2a0-0000-7000-8000-00000000000a' as ChainId;
export const CHAIN_B = '0193f2a0-0000-7000-8000-00000000000b' as ChainId;
const NOW = new Date('2026-11-22T01:40:00.000Z');
const START = Date.parse('2026-11-21T08:00:00.000Z');

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex') as Sha256;

export class SampleCase {
	readonly chains = new Map<ChainId, string[]>();
	readonly objects = new Map<Sha256, Buffer>();
	readonly #heads = new Map<ChainId, Sha256>();
	#minutes = 0;

	/** Appends an entry signed by all of `by`; gives its digest. */
	append(
		chain: ChainId,
		kind: string,
		body: Record<string, Json>,
		by: readonly Identity[],
		seen: readonly Seen[] = [],
	): Sha256 {
		const lines = this.chains.get(chain) ?? [];
		this.#minutes += 1;
		const draft = draftEntry(
			{
				case: CASE,
				chain,
				seq: lines.length + 1,
				prev: this.#heads.get(chain) ?? NO_ENTRY,
				seen,
				kind,
				body,
				by: by.map(({ certificate }) => certificate.keyId),
				at: new Date(START + this.#minutes * 60_000).toISOString() as Instant,
				offset: 60,
				zone: 'Europe/Berlin',
				boot: chain,
				uptime: this.#minutes * 60_000,
			},
			sha256,
			() => randomBytes(16).toString('base64url'),
		);
		const signatures = by.map(({ privateKey }) =>
			Buffer.from(sign(privateKey, Buffer.from(draft.headText))).toString('base64url'),
		);
		this.chains.set(chain, [...lines, writeLine(draft.headText, signatures, draft.disclosures)]);
		this.#heads.set(chain, draft.digest);
		return draft.digest;
	}

	/** Stores bytes; gives what an entry's member says of them. */
	store(bytes: Buffer, name: string): { object: string; name: string; sizeBytes: number } {
		const object = sha256(bytes);
		this.objects.set(object, bytes);
		return { object, name, sizeBytes: bytes.length };
	}

	admit(chain: ChainId, person: Identity, by: Identity): void {
		const { certificate } = person;
		const body = {
			certificate: Buffer.from(certificate.der).toString('base64'),
			name: certificate.commonName,
			phone: '+49 30 123456',
		};
		this.append(chain, 'person.admitted/1', body, [by]);
	}

	/** What `writeCaseFile` takes. */
	request(path: string, signer: Identity, more: Partial<CaseFileRequest> = {}): CaseFileRequest {
		return {
			path,
			id: CASE,
			own: CHAIN_A,
			chains: this.chains,
			withhold: [],
			withoutObjects: false,
			withRenderings: false,
			openObject: (object) => this.#pieces(object),
			signer,
			program: 'Sealbook 0.1.0',
			now: NOW,
			...more,
		};
	}

	async *#pieces(object: Sha256): AsyncGenerator<Uint8Array> {
		const bytes = this.objects.get(object) ?? Buffer.alloc(0);
		for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
	}
}

export interface People {
	readonly ada: Identity;
	readonly ben: Identity;
	readonly mallory: Identity;
}

export async function people(): Promise<People> {
	const [ada, ben, mallory] = await Promise.all(
		['Ada Müller', 'Ben', 'Mallory'].map((name) => makeIdentity({ name, organization: 'Unit 7' }, NOW, smallKey)),
	);
	if (!ada || !ben || !mallory) throw new Error('three people were to be made');
	return { ada, ben, mallory };
}

/** The sample: opened by Ada, Ben admitted and writing a chain of his own, notes that try every quoting, two objects. */
export function sampleCase({ ada, ben }: People, notes = 3): SampleCase {
	const sample = new SampleCase();
	sample.admit(CHAIN_A, ada, ada);
	sample.append(CHAIN_A, 'case.opened/1', { number: '2026-014', title: 'Invoice fraud “Ω”' }, [ada]);
	sample.admit(CHAIN_A, ben, ada);
	const texts = [
		'plain',
		'tab\tand "quotes" \\ <b>&amp;',
		'\u202Eright to left 🔏 \u0000 nul',
		`","prev":"${'0'.repeat(64)}",`,
	];
	for (let i = 0; i < notes; i += 1) {
		const text = texts[i % texts.length] ?? '';
		sample.append(CHAIN_A, 'note.written/1', { phase: 'da', text: `${i}: ${text}` }, [ada]);
	}
	const attachments = [
		sample.store(Buffer.from('MZ\u0000evidence'), 'invoice.exe'),
		sample.store(Buffer.alloc(0), 'empty'),
	];
	const head = sample.append(CHAIN_A, 'note.written/1', { phase: 'cer', text: 'with files', attachments }, [ada]);
	const seq = sample.chains.get(CHAIN_A)?.length ?? 0;
	sample.append(
		CHAIN_B,
		'note.written/1',
		{ phase: 'post', text: 'from another laptop' },
		[ben],
		[{ chain: CHAIN_A, seq, head }],
	);
	sample.append(CHAIN_B, 'note.written/1', { phase: 'post', text: 'both sign' }, [ben, ada]);
	return sample;
}
