import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Source, Unreadable } from '../../main/casefile/container-reader';
import { trustIn } from '../../main/casefile/trust';
import { verifyBytes } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import { editLines, putTogether, recount, resign, takeApart } from './altered-case';
import { CHAIN_A, CHAIN_B, type People, people, sampleCase } from './sample-case';

let folder: string;
let who: People;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'mutants-'));
	who = await people();
	await writeCaseFile(sampleCase(who).request(join(folder, 'case.zip'), who.ada));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LONG = process.env.SEALBOOK_LONG === '1';

/** A fixed sequence of numbers below `limit`, so that a failure can be had again (Lehmer, 48271 mod 2^31-1). */
function sequence(seed: number) {
	let state = seed;
	return (limit: number) => {
		state = (state * 48_271) % 0x7fffffff;
		return state % limit;
	};
}

async function verdict(of: Uint8Array): Promise<string> {
	const source: Source = async (into, at) => {
		if (at + into.length > of.length) throw new Unreadable('It became shorter while it was read.');
		into.set(of.subarray(at, at + into.length));
	};
	return (await verifyBytes(source, of.length, trustIn([who.ada.certificate.keyId, who.mallory.certificate.keyId])))
		.verdict;
}

const TOKENS = [
	'{',
	'}',
	'[',
	']',
	'"',
	',',
	':',
	'\t',
	'\n',
	'0',
	'-1',
	'1e9',
	'null',
	'true',
	'""',
	'\\u0000',
	'__proto__',
	'9007199254740993',
	'[[[[',
	'{"object":1}',
	'\ud800',
];

it('damaged anywhere, a case file gives a verdict: never intact, never an error of the program', async () => {
	const bytes = readFileSync(join(folder, 'case.zip'));
	const pick = sequence(20_261_122);
	for (let i = 0; i < (LONG ? 100_000 : 3_000); i += 1) {
		const mutant = Buffer.from(bytes);
		for (let edits = 1 + pick(8); edits > 0; edits -= 1) mutant[pick(mutant.length)] = pick(256);
		if (mutant.equals(bytes)) continue;
		const cut = pick(4) === 0 ? mutant.subarray(0, pick(mutant.length)) : mutant;
		expect([i, await verdict(cut)]).toEqual([i, expect.not.stringContaining('intact')]);
	}
}, 1_800_000);

it('a ledger rewritten at random, listed and signed anew, gives a verdict, and never intact', async () => {
	const pick = sequence(7);
	for (let i = 0; i < (LONG ? 5_000 : 150); i += 1) {
		const opened = await takeApart(join(folder, 'case.zip'));
		const before = [...opened.files.values()].map((b) => b.toString('base64')).join();
		editLines(opened, pick(2) === 0 ? CHAIN_A : CHAIN_B, (lines) => {
			const line = pick(lines.length);
			return lines.map((text, n) => {
				if (n !== line) return text;
				const at = pick(text.length);
				return text.slice(0, at) + (TOKENS[pick(TOKENS.length)] ?? '') + text.slice(at + pick(6));
			});
		});
		if (before === [...opened.files.values()].map((b) => b.toString('base64')).join()) continue;
		recount(opened);
		resign(opened, who.mallory);
		const path = await putTogether(opened, join(folder, 'mutant.zip'));
		expect([i, await verdict(readFileSync(path))]).toEqual([i, expect.not.stringContaining('intact')]);
	}
}, 1_800_000);
