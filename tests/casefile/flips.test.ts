import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openContainer, type Source, Unreadable } from '../../main/casefile/container-reader';
import { trustIn } from '../../main/casefile/trust';
import { verifyBytes } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import { localHeader } from '../../main/casefile/zip-records';
import { LONG, tell, tellCaught } from '../faults/count';
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
const report = (of: Uint8Array) => verifyBytes(source(of), of.length, trustIn([who.ada.certificate.keyId]));
const verdict = async (of: Uint8Array) => (await report(of)).verdict;

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
		const texts = await spansOf(['HOW-TO-VERIFY.txt', 'data/ledger/', 'data/certificates/']);
		const accepted: string[] = [];
		let hasty = 0;
		let tried = 0;
		for (let at = 0; at < bytes.length; at += 1) {
			const inText = texts.some(([from, to]) => at >= from && at < to);
			for (const bit of LONG || !inText ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]) {
				const flipped = Buffer.from(bytes);
				flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
				const { verdict: found, checks } = await report(flipped);
				if (found.startsWith('intact')) accepted.push(`byte ${at}, bit ${bit} passes as ${found}`);
				tried += 1;
				// The planted mistake: a verifier that reads the container and does not compare it with the canonical one.
				const others = checks.filter(({ name }) => name !== 'container');
				if (others.length > 0 && others.every(({ state }) => state === 'holds' || state === 'not checked')) hasty += 1;
			}
		}
		tell('flipped bits of a case file', `${tried} variants of ${bytes.length} bytes`, accepted, '0 accepted');
		tellCaught('no canonical check', hasty, tried);
		expect(accepted).toEqual([]);
		expect(hasty).toBeGreaterThan(100);
		expect(tried).toBeGreaterThan(bytes.length * (LONG ? 7 : 2));
	}, 1_800_000);

	it('never passes with a byte cut off, taken out or put in, wherever it is', async () => {
		const accepted: string[] = [];
		let tried = 0;
		// What is cut off has no end record and costs little; what is shifted is tried at every place too.
		for (let at = 0; at < bytes.length; at += 1) {
			const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
			for (const altered of [
				before,
				Buffer.concat([before, after.subarray(1)]),
				Buffer.concat([before, Uint8Array.of(0), after]),
			]) {
				tried += 1;
				if (/^intact/.test(await verdict(altered))) accepted.push(`at byte ${at}, ${altered.length} bytes`);
			}
		}
		tell('a case file cut, shortened or lengthened', `${tried} variants, at every byte`, accepted, '0 accepted');
		expect(accepted).toEqual([]);
		expect(await verdict(Buffer.concat([bytes, Uint8Array.of(0)]))).not.toMatch(/^intact/);
	}, 1_800_000);
});
