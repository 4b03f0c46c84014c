/**
 * What somebody would try who wants a case file to say something else: flip a bit anywhere, or rewrite the ledger, rebuild
 * everything that depends on it, and sign it with a key of their own.
 */
import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openContainer } from '../../main/casefile/container-reader';
import { verifyCaseFile } from '../../main/casefile/verify';
import { localHeader } from '../../main/casefile/zip-records';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { makeIdentity } from '../../main/vault/selfsigned';
import { exitStatus } from '../../shared/exit-status';
import type { EntryView } from '../../shared/views';
import { editLines, type Opened, recount, resign } from '../casefile/altered-case';
import { apart, judged, source, together } from '../casefile/in-memory';
import { sealbook } from './program';
import { PEOPLE, type Story } from './story';

/** The tests; `told` gives the story once it is told. */
export function adversaryTries(told: () => { readonly story: Story; readonly log: readonly EntryView[] }): void {
	it('never passes with a bit flipped: 300 in process, 5 through the program', async () => {
		const { story } = told();
		const seed = Number(process.env.SEALBOOK_SEED ?? randomInt(2 ** 31));
		console.log(`story: bit flips with SEALBOOK_SEED=${seed}`);
		const bytes = readFileSync(story.file);
		const random = randomFrom(seed);
		const page = await pageIn(bytes);
		const path = join(story.folder, 'flipped.zip');
		for (let n = 0; n < 300; n++) {
			// The page is most of the file and none of the case: what is flipped lies outside it (decision 26).
			const outside = Math.floor(random() * (bytes.length - page.sizeBytes) * 8);
			const bit = outside >> 3 < page.at ? outside : outside + page.sizeBytes * 8;
			const flipped = Buffer.from(bytes);
			flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			const found = await judged(flipped, { trust: [story.fingerprint], whole: false });
			if (found !== 'refused') expect(found.verdict, `bit ${bit}`).not.toMatch(/^intact/);
			if (n % 15 !== 0) continue;
			writeFileSync(path, flipped);
			const report = await verifyCaseFile(path, { trust: [story.fingerprint] });
			expect(report.verdict, `bit ${bit}`).not.toMatch(/^intact/);
			expect(exitStatus(report, true)).not.toBe(0);
			if (n % 60 !== 0) continue;
			const { status, out } = await sealbook(['verify', path, '--json']);
			expect([JSON.parse(out).verdict, status]).toEqual([report.verdict, exitStatus(report, false)]);
		}
	}, 300_000);

	it('never passes with two lines swapped or one removed, rebuilt and signed anew by another key', async () => {
		const { story, log } = told();
		const adversary = await makeIdentity({ name: PEOPLE[0].name }, new Date());
		const chain = log[0]?.head.chain ?? '';
		const whole = await apart(readFileSync(story.file));
		// Pages and other formats decide nothing, and making them again for every try costs more than the tries.
		for (const path of whole.files.keys())
			if (/^(data\/(report|exchange)\/|verify\.html$)/.test(path)) whole.files.delete(path);
		const rules = ledgerRules();
		const judge = async (edit: (lines: string[]) => string[]) => {
			const altered: Opened = { top: whole.top, files: new Map(whole.files) };
			editLines(altered, chain, edit);
			recount(altered);
			resign(altered, adversary);
			const report = await judged(await together(altered), { trust: [story.fingerprint], whole: true, rules });
			return report === 'refused' ? 'unreadable' : report.verdict;
		};
		// Nothing altered but the signature: it agrees with itself, and is not by the key that is trusted.
		expect(await judge((lines) => lines)).toBe('intact, signer unknown');
		for (let n = 0; n + 1 < log.length; n++) {
			const swapped = await judge((lines) => [
				...lines.slice(0, n),
				lines[n + 1] ?? '',
				lines[n] ?? '',
				...lines.slice(n + 2),
			]);
			expect(swapped, `lines ${n + 1} and ${n + 2} swapped`).toBe('broken');
			expect(await judge((lines) => lines.toSpliced(n, 1)), `line ${n + 1} removed`).toBe('broken');
		}
		// A chain cut short agrees with itself again; only the signature tells.
		expect(await judge((lines) => lines.slice(0, -1))).not.toBe('intact');
	}, 600_000);
}

/** Where the bytes of verify.html lie in a case file. */
async function pageIn(bytes: Buffer): Promise<{ readonly at: number; readonly sizeBytes: number }> {
	const { members } = await openContainer(source(bytes), bytes.length);
	const page = members.get('verify.html');
	return page ? { at: page.offset + localHeader(page).length, sizeBytes: page.sizeBytes } : { at: 0, sizeBytes: 0 };
}

/** mulberry32: the same numbers for the same seed, 0 to 1. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
