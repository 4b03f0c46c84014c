/**
 * Writes ledgers as ledger.md says, with nothing of Sealbook's own: a vector must not inherit the mistakes it is there
 * to find. Every defect a vector needs is a place here where the writing can be bent.
 * What must hold: the same bytes at every run (fixed keys, seeded salts, PKCS#1 v1.5 signatures).
 */
import { constants, createHash, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Value = null | boolean | number | string | Value[] | { [member: string]: Value };

export interface Signer {
	readonly name: string;
	readonly key: KeyObject;
	/** DER in base64. */
	readonly certificate: string;
	readonly id: string;
}

const KEYS = join(import.meta.dirname, 'keys');
const pem = (name: string) => readFileSync(join(KEYS, `${name}.pem`));

export const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
export const certificateOf = (name: string): Buffer => new X509Certificate(pem(`${name}.crt`)).raw;

function signer(name: string, key: string, certificate = key): Signer {
	const der = certificateOf(certificate);
	return { name, key: createPrivateKey(pem(`${key}.key`)), certificate: der.toString('base64'), id: sha256(der) };
}

export const ada = signer('Ada', 'ada');
export const ben = signer('Ben', 'ben');
/** An imported key of 2048 bits. */
export const cem = signer('Cem', 'cem');
/** Nobody admits her. */
export const eve = signer('Eve', 'eve');
/** The key of Ada under another certificate. */
export const adaAgain = signer('Ada again', 'ada', 'ada-again');

/** RFC 8785 for what the ledger may hold. */
function jcs(value: Value): string {
	if (Array.isArray(value)) return `[${value.map(jcs).join(',')}]`;
	if (typeof value === 'object' && value !== null)
		return `{${Object.keys(value)
			.sort()
			.map((name) => `${JSON.stringify(name)}:${jcs(value[name] as Value)}`)
			.join(',')}}`;
	return JSON.stringify(value);
}

export interface Bend {
	/** Members of the head set to something else; undefined removes one. */
	readonly head?: { readonly [member: string]: Value | undefined };
	readonly seen?: readonly Chain[];
	/** Changes the head's text before it is signed. */
	readonly headText?: (text: string) => string;
	/** Changes the head's text after it was signed. */
	readonly headTextAfter?: (text: string) => string;
	/** Changes a disclosure's text before the head commits to it. */
	readonly disclosure?: (text: string, name: string) => string;
	/** Changes the disclosures after that. */
	readonly disclosures?: (texts: string[]) => string[];
	readonly withhold?: readonly string[];
	readonly signatures?: (texts: string[]) => string[];
	/** Milliseconds by which this device's clock is off from here on. */
	readonly clockStepMs?: number;
	/** Another boot from here on. */
	readonly boot?: string;
}

const EPOCH = Date.parse('2026-11-22T01:40:00.000Z');
export const CASE = '019aa8f0-0000-7000-8000-00000000ca5e';
export const CHAINS = [1, 2, 3].map((n) => `019aa8f0-000${n}-7000-8000-00000000000${n}`);

export class Chain {
	readonly id: string;
	lines: string[] = [];
	digests: string[] = [];
	headTexts: string[] = [];
	/** Cut at the end: the last line lacks its LF. */
	torn = false;
	#entries = 0;
	#stepMs = 0;
	#boot: string;
	readonly #startMs: number;

	/** @param startMs when its first entry is made, after the case's beginning */
	constructor(id = CHAINS[0] ?? '', startMs = 0) {
		this.id = id;
		this.#startMs = startMs;
		this.#boot = `b007b007-0000-4000-8000-${id.slice(-12)}`;
	}

	add(by: Signer | readonly Signer[], kind: string, body: { readonly [member: string]: Value }, bend: Bend = {}): this {
		const signers = Array.isArray(by) ? (by as readonly Signer[]) : [by as Signer];
		const seq = this.lines.length + 1;
		const n = this.#entries++;
		this.#stepMs += bend.clockStepMs ?? 0;
		this.#boot = bend.boot ?? this.#boot;
		const disclosed: [string, string][] = Object.keys(body)
			.sort()
			.map((name) => {
				const text = jcs([salt(this.id, seq, name), name, body[name] as Value]);
				return [name, bend.disclosure?.(text, name) ?? text];
			});
		const head: { [member: string]: Value | undefined } = {
			v: 1,
			case: CASE,
			chain: this.id,
			seq,
			prev: this.digests.at(-1) ?? '0'.repeat(64),
			seen: (bend.seen ?? []).map((c) => ({ chain: c.id, seq: c.lines.length, head: c.digests.at(-1) ?? '' })),
			kind,
			body: Object.fromEntries(disclosed.map(([name, text]) => [name, sha256(text)])),
			by: signers.map((s) => s.id),
			at: new Date(EPOCH + this.#startMs + n * 60_000 + this.#stepMs).toISOString(),
			offset: 60,
			zone: 'Europe/Berlin',
			boot: this.#boot,
			uptime: 1_000_000 + n * 60_000,
			...bend.head,
		};
		const plain = jcs(Object.fromEntries(Object.entries(head).filter(([, v]) => v !== undefined)) as Value);
		const signed = bend.headText?.(plain) ?? plain;
		const signatures = signers.map((s) => signature(s, signed));
		const text = bend.headTextAfter?.(signed) ?? signed;
		const kept = disclosed.filter(([name]) => !bend.withhold?.includes(name)).map(([, t]) => t);
		this.lines.push(
			[text, jcs(bend.signatures?.(signatures) ?? signatures), ...(bend.disclosures?.(kept) ?? kept)].join('\t'),
		);
		this.digests.push(sha256(text));
		this.headTexts.push(text);
		return this;
	}

	admit(by: Signer, whom: Signer = by, bend: Bend = {}): this {
		return this.add(by, 'person.admitted/1', { certificate: whom.certificate, name: whom.name }, bend);
	}

	note(by: Signer, text: Value = 'What was seen.', bend: Bend = {}): this {
		return this.add(by, 'note.written/1', { phase: 'da', text }, bend);
	}

	/** Changes the file's lines as somebody without a key could. */
	rearrange(change: (lines: string[]) => string[]): this {
		this.lines = change([...this.lines]);
		return this;
	}

	/** This chain as a part of a vector's text. */
	toString(): string {
		return `chain ${this.id}\n${this.lines.map((l) => `${l}\n`).join('')}`.slice(0, this.torn ? -1 : undefined);
	}
}

export function signature(by: Signer, text: string): string {
	return sign('sha256', Buffer.from(text), { key: by.key, padding: constants.RSA_PKCS1_PADDING }).toString('base64url');
}

const salt = (chain: string, seq: number, name: string): string =>
	createHash('sha256').update(`salt ${chain} ${seq} ${name}`).digest().subarray(0, 16).toString('base64url');

/** Ada opens the case and admits Ben; he writes the first note: A-1 to A-4. */
export function opened(): Chain {
	return new Chain()
		.admit(ada)
		.add(ada, 'case.opened/1', { number: 'IR-2026-004', title: 'Laptop of the night shift' })
		.admit(ada, ben)
		.note(ben, 'The laptop was still running.');
}

export interface Vector {
	readonly expect: 'intact' | 'broken';
	readonly why: string;
	/** What a verifier must say, each a header line: `fault: A-4 signatures: every signature verifies`. */
	readonly says?: readonly string[];
	readonly chains: readonly Chain[];
}

export function textOf({ expect, why, says = [], chains }: Vector): string {
	const digests = expect === 'intact' ? chains.map((c) => `digest: ${c.id} ${c.lines.length} ${c.digests.at(-1)}`) : [];
	return `${[`expect: ${expect}`, ...says, ...digests, `why: ${why}`].join('\n')}\n\n${chains.join('')}`;
}
