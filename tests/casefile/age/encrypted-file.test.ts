/** A case file that only its recipients open: written sealed, read back, opened by those it is for and by nobody else. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenWith } from '../../../main/casefile/age/envelope';
import { insideOf } from '../../../main/casefile/age/inside';
import { identitiesIn, recipientIn } from '../../../main/casefile/age/keys';
import { SEALED_CHUNK_BYTES } from '../../../main/casefile/age/payload';
import { fromFile } from '../../../main/casefile/container-reader';
import { verifyCaseFile } from '../../../main/casefile/verify';
import { type CaseFileRequest, writeCaseFile } from '../../../main/casefile/write';
import { Refused } from '../../../shared/refusal';
import { certificateOf, keyOf } from '../../vault/pkcs12-files';
import { CHAIN_A, type People, type SampleCase, sampleCase } from '../sample-case';

const CHEAP = 10;
const PASSPHRASE = 'walnut herring umbrella';
let folder: string;
let who: People;
let sample: SampleCase;
const keys: { readonly secret: string; readonly recipient: string }[] = [];
const person = (name: string) => ({ certificate: certificateOf(name), privateKey: keyOf(name) });
const at = (name: string) => join(folder, name);
const identity = (n: number): OpenWith => ({ identities: identitiesIn(keys[n]?.secret ?? ''), passphrase: null });
/** The sample in pieces as large as a shelf gives them. */
const request = (path: string, more: Partial<CaseFileRequest> = {}) =>
	sample.request(path, who.ada, {
		openObject: async function* (object) {
			const bytes = sample.objects.get(object) ?? Buffer.alloc(0);
			for (let from = 0; from < bytes.length; from += 50_000) yield bytes.subarray(from, from + 50_000);
		},
		...more,
	});
const to = (...numbers: number[]) => ({ recipients: numbers.map((n) => recipientIn(keys[n]?.recipient ?? '')) });

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'encrypted-'));
	who = { ada: person('ada'), ben: person('ben'), mallory: person('eve') };
	sample = sampleCase(who);
	// More than two chunks, so that headers, contents and the directory lie in different ones.
	const noise = Buffer.from(Array.from({ length: 150_000 }, (_, i) => (i * 7919 + (i >> 8)) & 0xff));
	sample.append(
		CHAIN_A,
		'note.written/1',
		{ phase: 'da', text: 'With noise', attachments: [sample.store(noise, 'noise.bin')] },
		[who.ada],
	);
	for (const _ of [0, 1, 2]) {
		const secret = await generateX25519Identity();
		keys.push({ secret, recipient: await identityToRecipient(secret) });
	}
	await writeCaseFile(request(at('plain.zip')));
	await writeCaseFile(request(at('two.zip.age'), { encryptTo: to(0, 1) }));
	const encryptTo = { passphrase: PASSPHRASE, workFactor: CHEAP };
	await writeCaseFile(request(at('passphrase.zip.age'), { encryptTo }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The verdict, or why it is refused: a code, or the sentence of an unreadable file. */
async function judged(path: string, openWith?: OpenWith): Promise<string> {
	try {
		const report = await verifyCaseFile(path, { trust: [who.ada.certificate.keyId], openWith });
		return report.verdict === 'unreadable' ? (report.checks[0]?.faults[0]?.found ?? '') : report.verdict;
	} catch (error) {
		if (error instanceof Refused) return `${error.refusal.code} ${error.refusal.field}`;
		throw error;
	}
}

describe('an encrypted case file', () => {
	it('is opened by each of its recipients, and its report says that it was sealed', async () => {
		for (const n of [0, 1]) expect(await judged(at('two.zip.age'), identity(n))).toBe('intact');
		const report = await verifyCaseFile(at('two.zip.age'), { openWith: identity(1) });
		expect(report.checks[0]).toEqual({ name: 'encryption', state: 'holds', count: 3, faults: [] });
		expect(await judged(at('passphrase.zip.age'), { identities: [], passphrase: PASSPHRASE })).toBe('intact');
	});

	it('is opened by nobody else, and says what it takes', async () => {
		expect(await judged(at('two.zip.age'))).toBe('casefile.encrypted identity');
		expect(await judged(at('two.zip.age'), { identities: [], passphrase: PASSPHRASE })).toBe(
			'casefile.encrypted identity',
		);
		expect(await judged(at('two.zip.age'), identity(2))).toBe('casefile.wrong-key identity');
		expect(await judged(at('passphrase.zip.age'))).toBe('casefile.encrypted filePassphrase');
		expect(await judged(at('passphrase.zip.age'), { identities: [], passphrase: 'another' })).toBe(
			'casefile.wrong-key filePassphrase',
		);
	});

	it('never stands unsealed on its target, and only whole under its name', async () => {
		const seen: string[] = [];
		const look = () => {
			for (const name of readdirSync(folder).filter((each) => each.includes('watched')))
				seen.push(
					`${name.endsWith('.tmp') ? 'temporary' : name} ${readFileSync(at(name)).includes('bagit') ? 'plain' : 'sealed'}`,
				);
		};
		await writeCaseFile(request(at('watched.zip.age'), { encryptTo: to(0), onProgress: look }));
		expect(new Set(seen)).toEqual(new Set(['temporary sealed']));
		const failing = writeCaseFile(
			request(at('failed.zip.age'), {
				encryptTo: to(0),
				openObject: async function* () {
					yield Buffer.from('x');
				},
			}),
		);
		await expect(failing).rejects.toThrow(Refused);
		expect(readdirSync(folder).filter((name) => name.includes('failed'))).toEqual([]);
	});
});

describe('one that was changed', () => {
	const altered = async (change: (bytes: Buffer) => Buffer, name = 'two.zip.age') => {
		writeFileSync(at('altered'), change(Buffer.from(readFileSync(at(name)))));
		return judged(at('altered'), { ...identity(0), passphrase: PASSPHRASE });
	};
	const flipped = (place: number) => (bytes: Buffer) => {
		const where = place < 0 ? bytes.length + place : place;
		bytes[where] = (bytes[where] ?? 0) ^ 1;
		return bytes;
	};

	it('is never intact, wherever the bit was', async () => {
		const { length } = readFileSync(at('two.zip.age'));
		const places = Array.from({ length: 24 }, (_, i) => Math.floor((i * (length - 1)) / 23));
		for (const place of [...places, 3, 25, 40, 120, 300, 420, 430, 440])
			expect(`${place} ${await altered(flipped(place))}`).toMatch(
				/ (It is refused|It is not a case file|casefile\.wrong-key)/,
			);
	});

	it('is refused with what is amiss', async () => {
		expect(await altered(flipped(-1))).toMatch(/its end is not as it was written/);
		expect(await altered(flipped(SEALED_CHUNK_BYTES + 500))).toMatch(/what was encrypted from byte \d+ on was changed/);
		expect(await altered((bytes) => Buffer.concat([bytes, Buffer.from('x')]))).toMatch(/something was added/);
		expect(await altered((bytes) => bytes.subarray(0, -20))).toMatch(/its end is not as it was written/);
		expect(await altered((bytes) => bytes.subarray(0, 100))).toMatch(/age header is cut short/);
		expect(
			await altered((bytes) => Buffer.from(`-----BEGIN AGE ENCRYPTED FILE-----\n${bytes.toString('base64')}`)),
		).toMatch(/armored/);
		const dear = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/ 10\n/, ' 21\n'), 'latin1');
		expect(await altered(dear, 'passphrase.zip.age')).toMatch(/scrypt work factor 21/);
		expect(await altered((bytes) => Buffer.from(bytes.toString('latin1').replace('/v1', '/v2'), 'latin1'))).toMatch(
			/not a case file/,
		);
	});

	it('is told to be cut short where it ends between two chunks', async () => {
		const bytes = readFileSync(at('two.zip.age'));
		const start = bytes.indexOf('\n--- ');
		const first = bytes.indexOf('\n', start + 1) + 1 + 16;
		expect(await altered((whole) => whole.subarray(0, first + SEALED_CHUNK_BYTES))).toBe(
			'It is refused: it was cut short.',
		);
	});
});

describe('other programs', () => {
	const script = (command: string, typed: string) =>
		spawnSync('script', ['-qec', command, '/dev/null'], { input: typed, encoding: 'utf8', timeout: 120_000 });

	it('age opens ours: what comes out is the case file as it would be in clear', () => {
		writeFileSync(at('keys.txt'), `# made for this test\n${keys[2]?.secret}\n\n${keys[1]?.secret}\n`);
		const out = execFileSync('age', ['-d', '-i', at('keys.txt'), at('two.zip.age')], { maxBuffer: 1 << 24 });
		expect(out.equals(readFileSync(at('plain.zip')))).toBe(true);
		const typed = script(`age -d -o ${at('typed.zip')} ${at('passphrase.zip.age')}`, `${PASSPHRASE}\n`);
		expect(typed.status, typed.stdout).toBe(0);
		expect(readFileSync(at('typed.zip')).equals(readFileSync(at('plain.zip')))).toBe(true);
	});

	it('what age wrote is opened: for a recipient, with several keys in the identity file', async () => {
		execFileSync('age', ['-r', keys[1]?.recipient ?? '', '-o', at('theirs.age'), at('plain.zip')]);
		const identities = identitiesIn(readFileSync(at('keys.txt'), 'utf8'));
		expect(await judged(at('theirs.age'), { identities, passphrase: null })).toBe('intact');
	});

	it('the age of another maker opens ours, and is opened', async () => {
		const plain = readFileSync(at('plain.zip'));
		const decrypter = new Decrypter();
		decrypter.addIdentity(keys[0]?.secret ?? '');
		expect(Buffer.from(await decrypter.decrypt(readFileSync(at('two.zip.age')))).equals(plain)).toBe(true);
		const encrypter = new Encrypter();
		encrypter.setPassphrase(PASSPHRASE);
		encrypter.setScryptWorkFactor(CHEAP);
		writeFileSync(at('other.age'), await encrypter.encrypt(plain));
		expect(await judged(at('other.age'), { identities: [], passphrase: PASSPHRASE })).toBe('intact');
	});
});

it('leaves no key of the content in memory once it was read', async () => {
	const file = await open(at('two.zip.age'));
	const inside = await insideOf(fromFile(file), (await file.stat()).size, identity(1));
	const key = inside.encryption?.payload.key ?? new Uint8Array();
	expect(key.some((byte) => byte !== 0)).toBe(true);
	inside.close();
	expect(key).toEqual(new Uint8Array(32));
	await file.close();
});
