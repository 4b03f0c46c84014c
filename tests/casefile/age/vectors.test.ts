/**
 * The age test vectors of C2SP's CCTV (c2sp.org/CCTV/age, package `cctv-age`), each a file with a header that says what has
 * to become of it. Every one is run but those of recipients that Sealbook does not know (hybrid ones).
 */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';
import { expect, it } from 'vitest';
import { isEncrypted, openedWith } from '../../../main/casefile/age/envelope';
import { identitiesIn } from '../../../main/casefile/age/keys';
import { decrypted } from '../../../main/casefile/age/reader';
import { Unreadable } from '../../../main/casefile/container-directory';
import { Refused } from '../../../shared/refusal';
import { source } from '../in-memory';

interface Vector {
	readonly told: ReadonlyMap<string, string>;
	readonly identities: string;
	readonly passphrase: string | null;
	readonly file: Buffer;
}

function read(bytes: Uint8Array): Vector {
	const whole = Buffer.from(bytes);
	const end = whole.indexOf('\n\n');
	const lines = whole
		.toString('utf8', 0, end)
		.split('\n')
		.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)] as const);
	const all = (name: string) => lines.flatMap(([key, value]) => (key === name ? [value] : []));
	const told = new Map(lines);
	const file = whole.subarray(end + 2);
	return {
		told,
		identities: all('identity').join('\n'),
		passphrase: all('passphrase')[0] ?? null,
		file: told.get('compressed') === 'zlib' ? inflateSync(file) : file,
	};
}

/** What Sealbook makes of it, in the vectors' words; a file that is refused later gave what came before. */
async function found({ identities, passphrase, file }: Vector): Promise<{ expect: string; payload: string | null }> {
	const from = source(file);
	try {
		if (!(await isEncrypted(from, file.length))) return { expect: 'header failure', payload: null };
		const keys = { identities: identities === '' ? [] : identitiesIn(identities), passphrase };
		const payload = await openedWith(from, file.length, keys);
		try {
			const inside = await decrypted(from, file.length, payload);
			const whole = Buffer.alloc(inside.sizeBytes);
			await inside.source(whole, 0);
			return { expect: 'success', payload: createHash('sha256').update(whole).digest('hex') };
		} catch (error) {
			if (error instanceof Unreadable) return { expect: 'payload failure', payload: null };
			throw error;
		}
	} catch (error) {
		if (error instanceof Refused) return { expect: 'no match', payload: null };
		if (!(error instanceof Unreadable)) throw error;
		if (/armored/.test(error.message)) return { expect: 'armor', payload: null };
		return { expect: /changed or damaged/.test(error.message) ? 'HMAC failure' : 'header failure', payload: null };
	}
}

it('each vector comes out as it says', async () => {
	const differ: string[] = [];
	let run = 0;
	for (const [name, bytes] of Object.entries(vectors)) {
		const vector = read(bytes);
		const { told } = vector;
		if (/hybrid|tag/.test(name) && !/x25519_bad_tag|scrypt_bad_tag/.test(name)) continue;
		run += 1;
		const is = await found(vector);
		const expected = told.get('expect') ?? '';
		// An armored file is refused as such, whatever is in it.
		const same = is.expect === expected || (told.get('armored') === 'yes' && is.expect !== 'success');
		const payload = is.payload === null || is.payload === told.get('payload');
		if (!same || !payload) differ.push(`${name}: ${expected}, found ${is.expect}`);
	}
	expect(differ).toEqual([]);
	expect(run).toBeGreaterThan(80);
});
