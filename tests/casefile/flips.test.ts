import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Source, Unreadable } from '../../main/casefile/container-reader';
import { trustIn } from '../../main/casefile/trust';
import { verifyBytes } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
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

describe('a whole case file', () => {
	it('is intact as it was written', async () => {
		expect(await verdict(bytes)).toBe('intact');
	});

	it('never passes with one bit flipped, wherever it is', async () => {
		const verdicts = new Map<string, number>();
		for (let bit = 0; bit < bytes.length * 8; bit += 1) {
			const flipped = Buffer.from(bytes);
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			const found = await verdict(flipped);
			if (found.startsWith('intact')) throw new Error(`bit ${bit} passes as ${found}`);
			verdicts.set(found, (verdicts.get(found) ?? 0) + 1);
		}
		expect([...verdicts.values()].reduce((a, b) => a + b, 0)).toBe(bytes.length * 8);
	}, 600_000);

	it('never passes with a byte cut off, taken out or put in, wherever it is', async () => {
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
	}, 600_000);
});
