/** What the page has in the place of Node's own: it gives what Node gives, bit for bit. */
import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { createCRC32 } from 'hash-wasm';
import { describe, expect, it } from 'vitest';
import { raw } from '../../../main/casefile/page/barcodes';
import { Buffer as Replaced } from '../../../main/casefile/page/buffer';
import { createCRC32 as replacedCrc32 } from '../../../main/casefile/page/crc32-engine';
import * as page from '../../../main/casefile/page/crypto';
import { trustTyped } from '../../../main/casefile/page/trust-typed';
import { qrSvg } from '../../../main/reports/barcode';

const hex = (given: Uint8Array) => Buffer.from(given).toString('hex');
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const bytes = fc.uint8Array({ maxLength: 400 });
const always = (...given: Parameters<typeof fc.assert>) => fc.assert(given[0], { numRuns: 300, ...given[1] });

describe('a Buffer', () => {
	it('writes bytes as Node does, in every form', () => {
		const forms = ['utf8', 'latin1', 'hex', 'base64', 'base64url', 'utf16le'] as const;
		always(
			fc.property(bytes, (given) => {
				for (const form of forms) {
					// An odd byte at the end is no character; the verifier reads pairs only.
					const even = form === 'utf16le' ? given.subarray(0, given.length & ~1) : given;
					// A lone half of a pair is shown as it is by Node and replaced elsewhere; names with one differ in bytes anyway.
					const expected = Buffer.from(even).toString(form);
					if (form !== 'utf16le' || !LONE_SURROGATE.test(expected))
						expect(Replaced.from(even).toString(form)).toBe(expected);
				}
				expect(Replaced.from(given).toString('latin1', 3, 9)).toBe(Buffer.from(given).toString('latin1', 3, 9));
			}),
		);
	});

	it('reads text as Node does, also what no writer would write', () => {
		const texts = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.base64String(),
			fc.string({ unit: fc.constantFrom(...'AZaz09+/-_\n\r ') }),
			fc.constantFrom('\ud800', 'a\udc00b', '\ufeffx'),
		);
		always(
			fc.property(texts, (text) => {
				// Beyond ASCII Node's base64 takes a character for another; what is not base64 is refused by its form in either case.
				const forms = /[^\0-\x7f]/.test(text)
					? (['utf8', 'latin1'] as const)
					: (['utf8', 'latin1', 'base64', 'base64url'] as const);
				for (const form of forms) expect(hex(Replaced.from(text, form)), form).toBe(hex(Buffer.from(text, form)));
			}),
		);
	});

	it('reads and writes numbers, compares, swaps and joins as Node does', () => {
		always(
			fc.property(bytes, bytes, fc.bigInt(0n, (1n << 64n) - 1n), (one, other, value) => {
				expect(Replaced.compare(one, other)).toBe(Buffer.compare(one, other));
				expect([...Replaced.concat([one, other])]).toEqual([...Buffer.concat([one, other])]);
				const [mine, nodes] = [Replaced.alloc(20), Buffer.alloc(20)];
				for (const into of [mine, nodes]) {
					into.writeBigUInt64LE(value, 3);
					into.writeUInt32LE(Number(value & 0xffffffffn), 11);
					into.writeUInt16LE(Number(value & 0xffffn), 15);
				}
				expect([...mine]).toEqual([...nodes]);
				expect([mine.readBigUInt64LE(3), mine.readUInt32LE(2), mine.readUInt16LE(9)]).toEqual([
					...[nodes.readBigUInt64LE(3), nodes.readUInt32LE(2), nodes.readUInt16LE(9)],
				]);
				expect([...mine.swap16()]).toEqual([...nodes.swap16()]);
				expect(mine.subarray(3, 11).equals(nodes.subarray(3, 11))).toBe(true);
			}),
		);
	});
});

describe('digests', () => {
	it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('%s is the one of FIPS 180-4, however it is fed', (name) => {
		const whole = randomBytes(700);
		for (let length = 0; length < 300; length += 1) {
			const given = whole.subarray(0, length);
			const expected = createHash(name).update(given).digest('hex');
			expect(page.createHash(name).update(given).digest('hex')).toBe(expected);
			const cut = (length * 7) % (length + 1);
			const parts = page.createHash(name).update(given.subarray(0, cut)).update(given.subarray(cut));
			expect(parts.digest('hex')).toBe(expected);
		}
		expect(page.createHash(name).update('Ω\ud800').digest('hex')).toBe(
			createHash(name).update('Ω\ud800').digest('hex'),
		);
	});

	it('has the known answers of the standard', () => {
		const abc = (name: Parameters<typeof page.createHash>[0]) => page.createHash(name).update('abc').digest('hex');
		expect(abc('sha1')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
		expect(abc('sha256')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
		expect(abc('sha512').slice(0, 32)).toBe('ddaf35a193617abacc417349ae204131');
		expect(abc('sha384').slice(0, 32)).toBe('cb00753f45a35e8bb5a03d699ac65007');
	});

	it('CRC-32 is the one that the container is written with', async () => {
		const [mine, theirs] = await Promise.all([replacedCrc32(), createCRC32()]);
		for (let length = 0; length < 40; length += 1) {
			const given = randomBytes(length);
			for (const engine of [mine, theirs]) {
				engine.init();
				engine.update(given.subarray(0, 5));
				engine.update(given.subarray(5));
			}
			expect(mine.digest()).toBe(theirs.digest());
		}
	});
});

describe('signatures', () => {
	const kinds = [
		...['P-256', 'P-384', 'P-521'].map((namedCurve) => ({
			kind: namedCurve,
			pair: () => generateKeyPairSync('ec', { namedCurve }),
		})),
		...[2048].map((modulusLength) => ({
			kind: `RSA of ${modulusLength} bits`,
			pair: () => generateKeyPairSync('rsa', { modulusLength }),
		})),
	];

	it.each(kinds)('$kind: yes to what Node says yes to, no to anything altered', ({ pair }) => {
		const { publicKey, privateKey } = pair();
		const spki = publicKey.export({ type: 'spki', format: 'der' });
		const nodes = createPublicKey({ key: spki, format: 'der', type: 'spki' });
		const mine = page.createPublicKey({ key: spki });
		expect(mine.asymmetricKeyType).toBe(nodes.asymmetricKeyType);
		for (const name of ['sha256', 'sha384', 'sha512'] as const) {
			const data = randomBytes(60);
			const signature = sign(name, data, privateKey);
			expect(page.verify(name, data, { key: mine, padding: page.constants.RSA_PKCS1_PADDING }, signature)).toBe(true);
			const judged = (of: Uint8Array, by: Uint8Array) => {
				try {
					return page.verify(name, of, mine, by);
				} catch {
					return false;
				}
			};
			expect(judged(Uint8Array.of(...data, 0), signature)).toBe(false);
			expect(judged(data, signature.subarray(1))).toBe(false);
			expect(judged(data, Uint8Array.of(0, ...signature))).toBe(false);
			for (let at = 0; at < signature.length; at += 9) {
				const altered = Uint8Array.from(signature);
				altered[at] = (altered[at] ?? 0) ^ (1 << (at % 8));
				expect(judged(data, altered)).toBe(verify(name, data, nodes, altered));
			}
		}
	});

	it('refuses a point off its curve', () => {
		const spki = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'der' });
		spki[spki.length - 1] = (spki[spki.length - 1] ?? 0) ^ 1;
		expect(() => page.createPublicKey({ key: spki })).toThrow();
	});
});

it('a QR code has the same squares', () => {
	const [drawn] = raw('qrcode', 'SEALBOOK1 case=2026-014 entry=A-146', 'eclevel=M');
	const expected = qrSvg('SEALBOOK1 case=2026-014 entry=A-146', 34);
	expect(expected).toContain(`viewBox="0 0 ${(drawn?.pixx ?? 0) + 8} `);
	const dark = [...expected.matchAll(/M(\d+) (\d+)h(\d+)/g)].reduce((sum, [, , , run]) => sum + Number(run), 0);
	expect(drawn?.pixs.filter((square) => square === 1)).toHaveLength(dark);
});

it('what a reader pastes is taken apart into fingerprints and certificates', () => {
	const pem = '-----BEGIN CERTIFICATE-----\nAAAA\nBBBB\n-----END CERTIFICATE-----';
	expect(trustTyped(`AA:BB\n\n${pem}\nsha256 Fingerprint=CC:DD, ee ff;x`)).toEqual([
		pem,
		'AA:BB',
		'CC:DD',
		'ee ff',
		'x',
	]);
	expect(trustTyped(' \n')).toEqual([]);
});
