/**
 * A case file with any one thing changed never passes. The container and the manifests are asked first, as a check that
 * is broken makes the verdict broken whatever the others find; what both let pass is judged whole, and so is a part of
 * the rest (in a long run all of it), because the whole argument must find it too.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openContainer } from '../../main/casefile/container-reader';
import { verdictOf } from '../../main/casefile/verdict';
import { writeCaseFile } from '../../main/casefile/write';
import { localHeader } from '../../main/casefile/zip-records';
import { ledgerRules, sha256 } from '../../main/vault/ledger-rules';
import { readLine } from '../../shared/ledger/line';
import { readReceipt, writeReceipt } from '../../shared/ledger/receipt';
import { signedHeadOf, Unproven } from '../../shared/ledger/signed-head';
import { LONG, tell, tellCaught } from '../faults/count';
import { variants } from '../faults/variants';
import { putTogether, relist, resign, takeApart } from './altered-case';
import { judged, source } from './in-memory';
import { CHAIN_A, type People, people, SampleCase, sampleCase } from './sample-case';

let folder: string;
let who: People;
/** As small as a case can be: its recipe, of which nothing is checked but that it is there, is a line. */
let bare: Buffer;
let sample: SampleCase;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'flips-'));
	who = await people();
	sample = new SampleCase();
	sample.admit(CHAIN_A, who.ada, who.ada);
	sample.append(CHAIN_A, 'case.opened/1', { number: '1', title: 'Tiny' }, [who.ada]);
	const attachments = [sample.store(Buffer.from('x'), 'x')];
	sample.append(CHAIN_A, 'note.written/1', { phase: 'da', text: 'one', attachments }, [who.ada]);
	await writeCaseFile(sample.request(join(folder, 'tiny.zip'), who.ada));
	const apart = await takeApart(join(folder, 'tiny.zip'));
	apart.files.set('HOW-TO-VERIFY.txt', Buffer.from('.\n'));
	relist(apart);
	resign(apart, who.ada);
	bare = readFileSync(await putTogether(apart, join(folder, 'bare.zip')));
	await writeCaseFile(sampleCase(who).request(join(folder, 'two-chains.zip'), who.ada));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Judged {
	readonly accepted: boolean;
	/** Would it pass by a verifier that reads the container and does not compare it with the canonical one? */
	readonly hasty: boolean;
}
const REFUSED: Judged = { accepted: false, hasty: false };

/** @param whole also where container or manifests are broken already */
async function told(of: Uint8Array, whole: boolean): Promise<Judged> {
	const report = await judged(of, { trust: [who.ada.certificate.keyId], whole });
	if (report === 'refused') return REFUSED;
	const others = report.checks.filter(({ name }) => name !== 'container');
	const hasty = others.every(({ state }) => state === 'holds' || state === 'not checked');
	return { accepted: report.verdict.startsWith('intact'), hasty };
}

/** Is a byte part of what the members hold, rather than of the container around it? */
async function contentIn(bytes: Buffer): Promise<(at: number) => boolean> {
	const { members } = await openContainer(source(bytes), bytes.length);
	const inside = new Uint8Array(bytes.length);
	for (const member of members.values()) {
		const from = member.offset + localHeader(member).length;
		inside.fill(1, from, from + member.sizeBytes);
	}
	return (at) => inside[at] === 1;
}

describe('a whole case file', () => {
	it('is intact as it was written, and broken as soon as one check is', async () => {
		expect(bare.length).toBeGreaterThan(8 * 1024);
		expect(bare.length).toBeLessThan(16 * 1024);
		expect(await told(bare, true)).toEqual({ accepted: true, hasty: true });
		const check = { name: 'container', count: 1, faults: [] };
		const holds = { ...check, state: 'holds' } as const;
		expect(verdictOf([holds, { ...check, state: 'broken' }, holds], true)).toBe('broken');
	});

	const CASES: readonly (readonly [string, () => Buffer])[] = [
		['a bare case', () => bare],
		...(LONG
			? ([
					['a case with its recipe', () => readFileSync(join(folder, 'tiny.zip'))],
					['a case of two chains', () => readFileSync(join(folder, 'two-chains.zip'))],
				] as const)
			: []),
	];

	it.each(CASES)(
		'never passes with any bit of it flipped: %s',
		async (name, given) => {
			const bytes = given();
			const isContent = await contentIn(bytes);
			const accepted: string[] = [];
			let [hasty, tried, whole] = [0, 0, 0];
			for (let at = 0; at < bytes.length; at += 1) {
				for (let bit = 0; bit < 8; bit += 1) {
					const flipped = Buffer.from(bytes);
					flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
					// Of the container one bit a byte is judged whole, of the contents one bit in 64.
					const asked = LONG && name === 'a bare case' ? true : bit === at % 8 && (!isContent(at) || at % 8 === 0);
					const found = await told(flipped, asked);
					if (found.accepted) accepted.push(`byte ${at}, bit ${bit}`);
					if (found.hasty) hasty += 1;
					if (asked) whole += 1;
					tried += 1;
				}
			}
			const counted = `${tried} variants of ${bytes.length} bytes, ${whole} judged whole`;
			tell(`flipped bits of ${name}`, counted, accepted, '0 accepted');
			tellCaught(`no canonical check, ${name}`, hasty, whole);
			expect(accepted).toEqual([]);
			expect(hasty).toBeGreaterThan(100);
			expect(tried).toBe(bytes.length * 8);
		},
		3_600_000,
	);

	it('never passes with a byte cut off, taken out or put in, wherever it is', async () => {
		const accepted: string[] = [];
		let tried = 0;
		for (const altered of variants(bare, 'no flips')) {
			tried += 1;
			if ((await told(altered, LONG)).accepted) accepted.push(`variant ${tried}, ${altered.length} bytes`);
		}
		tell('a case file cut, shortened or lengthened', `${tried} variants, at every byte`, accepted, '0 accepted');
		expect(accepted).toEqual([]);
		expect(tried).toBe(bare.length * 3);
		expect((await told(Buffer.concat([bare, Uint8Array.of(0)]), true)).accepted).toBe(false);
	}, 1_800_000);
});

it('a receipt with any one thing changed is no receipt', () => {
	const { entry } = readLine(sample.chains.get(CHAIN_A)?.at(-1) ?? '', sha256);
	if (!entry) throw new Error('the sample has no entry');
	const rules = ledgerRules();
	const certificate = Buffer.from(who.ada.certificate.der).toString('base64');
	const text = writeReceipt(signedHeadOf(entry), entry.digest, [certificate]);
	expect(readReceipt(text, rules).digest).toBe(entry.digest);
	const accepted: string[] = [];
	let [number, tried] = [0, 0];
	for (const altered of variants(Buffer.from(text))) {
		number += 1;
		if (!LONG && number % 9 !== 0) continue;
		tried += 1;
		try {
			readReceipt(altered.toString('utf8'), rules);
			accepted.push(`variant ${number}`);
		} catch (error) {
			expect(error).toBeInstanceOf(Unproven);
		}
	}
	tell('a changed receipt', `${tried} variants of ${text.length} characters`, accepted, '0 accepted');
	expect(accepted).toEqual([]);
}, 600_000);
