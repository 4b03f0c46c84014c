import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openContainer, type Source, Unreadable } from '../../main/casefile/container-reader';
import { trustIn } from '../../main/casefile/trust';
import { verifyBytes } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import { localHeader } from '../../main/casefile/zip-records';
import { CHAIN_A, type People, people, SampleCase } from './sample-case';

let folder: string;
let who: People;
let bytes: Buffer;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'flips-'));
	who = await people();
	const sample = new SampleCase();
	sample.admit(CHAIN_A, who.ada, who.ada);
	sample.append(CHAIN_A, 'case.opened/1', { number: '1', title: 'Tiny' }, [who.ada]);
	const attachments = [sample.store(Buffer.from('x'), 'x')];
	sample.append(CHAIN_A, 'note.written/1', { phase: 'da', text: 'one', attachments }, [who.ada]);
	await writeCaseFile(sample.request(join(folder, 'tiny.zip'), who.ada));
	bytes = readFileSync(join(folder, 'tiny.zip'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source =
	(from: Uint8Array): Source =>
	async (into, at) => {
		if (at + into.length > from.length) throw new Unreadable('It became shorter while it was read.');
		into.set(from.subarray(at, at + into.length));
	};
const verdict = async (of: Uint8Array) =>
	(await verifyBytes(source(of), of.length, trustIn([who.ada.certificate.keyId]))).verdict;

/** Where the contents of members begin and end whose paths start so. */
async function spansOf(starts: readonly string[]): Promise<[number, number][]> {
	const { members } = await openContainer(source(bytes), bytes.length);
	const chosen = [...members.values()].filter(({ path }) => starts.some((start) => path.startsWith(start)));
	return chosen.map((member) => {
		const from = member.offset + localHeader(member).length;
		return [from, from + member.sizeBytes];
	});
}

describe('a whole case file', () => {
	it('is intact as it was written', async () => {
		expect(await verdict(bytes)).toBe('intact');
	});

	// In a long run all 8 bits of every byte; else one bit of each byte of the large texts, whose digests see any change alike.
	it('never passes with one bit flipped, wherever it is', async () => {
		const long = process.env.SEALBOOK_LONG === '1';
		const texts = await spansOf(['HOW-TO-VERIFY.txt', 'data/ledger/', 'data/certificates/']);
		let tried = 0;
		for (let at = 0; at < bytes.length; at += 1) {
			const inText = texts.some(([from, to]) => at >= from && at < to);
			for (const bit of long || !inText ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]) {
				const flipped = Buffer.from(bytes);
				flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
				const found = await verdict(flipped);
				if (found.startsWith('intact')) throw new Error(`byte ${at}, bit ${bit} passes as ${found}`);
				tried += 1;
			}
		}
		expect(tried).toBeGreaterThan(bytes.length * (long ? 7 : 2));
	}, 1_800_000);

	it('never passes with a byte cut off, taken out or put in, wherever it is', async () => {
		// What is cut off has no end record and costs little; what is shifted is tried at every place too.
		for (let at = 0; at < bytes.length; at += 1) {
			const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
			for (const altered of [
				before,
				Buffer.concat([before, after.subarray(1)]),
				Buffer.concat([before, Uint8Array.of(0), after]),
			])
				expect(await verdict(altered)).not.toMatch(/^intact/);
		}
		expect(await verdict(Buffer.concat([bytes, Uint8Array.of(0)]))).not.toMatch(/^intact/);
	}, 1_800_000);
});
