/**
 * The page's verifier is the program's: bundled as the page has it and run where there is nothing of Node, it gives the same
 * report, to the letter, of every file tried here.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestOfFile, stampFile } from '../../../main/casefile/stamp';
import type { TrustGiven } from '../../../main/casefile/trust';
import { verifyCaseFile } from '../../../main/casefile/verify';
import { writeCaseFile } from '../../../main/casefile/write';
import { plainJson } from '../../../shared/plain-json';
import type { Answer } from '../../../shared/refusal';
import type { VerifyReport } from '../../../shared/views';
import { StampingAuthority } from '../../vault/stamping-authority';
import { editLines, type Opened, putTogether, recount, relist, resign, takeApart } from '../altered-case';
import { CHAIN_A, CHAIN_B, type People, people, type SampleCase, sampleCase } from '../sample-case';

/** The build's own script, which is plain JavaScript. */
interface Building {
	readonly bundle: (entry: string, more: { readonly globalName: string }) => Promise<{ readonly script: string }>;
	readonly makeVerifyPage: () => Promise<{
		readonly html: string;
		readonly sha256: string;
		readonly metafile: { readonly inputs: Readonly<Record<string, unknown>> };
	}>;
}
const { bundle, makeVerifyPage }: Building = await import(join(import.meta.dirname, '../../../build/verify-page.mjs'));

type VerifyBlob = (file: Blob, typed: string) => Promise<Answer<VerifyReport>>;

const folder = mkdtempSync(join(tmpdir(), 'verify-page-'));
const at = (name: string) => join(folder, name);
let who: People;
let tsa: StampingAuthority;
let verifyBlob: VerifyBlob;

beforeAll(async () => {
	const entry = "import './main/casefile/page/no-eval'; export { verifyBlob } from './main/casefile/page/verify-blob';";
	const { script } = await bundle(entry, { globalName: 'page' });
	const bare = createContext({ TextEncoder, TextDecoder });
	runInContext(script, bare);
	({ verifyBlob } = runInContext('page', bare) as { verifyBlob: VerifyBlob });
	who = await people();
	tsa = new StampingAuthority();
	await write('case.zip');
});
afterAll(() => {
	tsa.remove();
	rmSync(folder, { recursive: true, force: true });
});

const fingerprint = () => who.ada.certificate.keyId;
const write = (name: string, of: SampleCase = sampleCase(who), more: Parameters<SampleCase['request']>[2] = {}) =>
	writeCaseFile(of.request(at(name), who.ada, more));

/** The verdict that both give. */
async function same(name: string, trust: readonly TrustGiven[] = [fingerprint()]): Promise<VerifyReport['verdict']> {
	const expected = await verifyCaseFile(at(name), { trust });
	const answer = await verifyBlob(new Blob([readFileSync(at(name))]), trust.join('\n'));
	if (!answer.ok) throw new Error(answer.refusal.sentence);
	expect(plainJson(answer.value)).toBe(plainJson(expected));
	return expected.verdict;
}

async function altered(name: string, alter: (opened: Opened) => void) {
	const opened = await takeApart(at('case.zip'));
	alter(opened);
	await putTogether(opened, at(name));
	return same(name);
}

describe('the report is the program’s', () => {
	it('of a file that is whole, with every way to say whom to trust', async () => {
		expect(await same('case.zip')).toBe('intact');
		expect(await same('case.zip', [])).toBe('intact, signer unknown');
		expect(await same('case.zip', [who.ben.certificate.pem, fingerprint().toUpperCase()])).toBe('intact');
		expect(await same('case.zip', [who.ada.certificate.pem])).toBe('intact');
	});

	it('of one with members withheld, one without objects, and one with all that is made of its entries', async () => {
		await write('withheld.zip', sampleCase(who), { withhold: ['note.written:text', 'case.opened:title'] });
		expect(await same('withheld.zip')).toBe('intact');
		await write('bare.zip', sampleCase(who), { withoutObjects: true });
		expect(await same('bare.zip')).toBe('incomplete');
		const sample = sampleCase(who);
		const holder = { keyId: who.ada.certificate.keyId, name: who.ada.certificate.commonName };
		const item = '0193f2a0-0000-7000-8000-00000000e001';
		const described = { item, tag: 'E-001', holder, description: 'Laptop \u202egpj.exe <b>' };
		sample.append(CHAIN_A, 'evidence.registered/1', described, [who.ada]);
		const { report } = await write('made.zip', sample, { withRenderings: true });
		expect(report.checks.find(({ name }) => name === 'reports and other formats')).toMatchObject({
			count: 4,
			faults: [],
		});
		expect(await same('made.zip')).toBe('intact');
	});

	it('of one that an authority stamped, for those who trust it and those who do not', async () => {
		await write('plain.zip');
		const asked = await requestOfFile(at('plain.zip'));
		await stampFile(at('plain.zip'), tsa.reply(asked.bytes), asked.bytes, at('stamped.zip'));
		expect(await same('stamped.zip', [fingerprint(), tsa.root])).toBe('intact');
		expect(await same('stamped.zip')).toBe('intact');
	});

	it('of one whose signer was revoked, and of a kind from a later version', async () => {
		const sample = sampleCase(who);
		const body = { key: who.ben.certificate.keyId, reason: 'A laptop was lost.' };
		sample.append(CHAIN_A, 'person.key-revoked/1', body, [who.ada]);
		sample.append(CHAIN_A, 'note.sung/7', { melody: 'x' }, [who.ada]);
		await write('revoked.zip', sample);
		expect(await same('revoked.zip')).toBe('broken');
	});

	it('of what somebody altered and put together again', async () => {
		const first = (o: Opened) => [...o.files.keys()].find((name) => name.startsWith('data/objects/')) ?? '';
		const lines = (edit: (all: string[]) => string[]) => (o: Opened) => {
			editLines(o, CHAIN_A, edit);
			recount(o);
			relist(o);
			resign(o, who.mallory);
		};
		const ways: readonly (readonly [string, (o: Opened) => void])[] = [
			['broken', (o) => o.files.set(first(o), Buffer.from('changed'))],
			['incomplete', (o) => o.files.delete(first(o))],
			['incomplete', (o) => o.files.delete(`data/ledger/${CHAIN_B}.ledger`)],
			['broken', (o) => o.files.set('verify.html', Buffer.from('<script>alert("Intact")</script>'))],
			['broken', (o) => o.files.set('data/case.json', Buffer.from('{"a": \ud800'))],
			['broken', (o) => o.files.set(`signatures/${fingerprint()}.p7s`, Buffer.from([0x30, 0x80]))],
			['broken', (o) => o.files.set(`data/certificates/${fingerprint()}.pem`, Buffer.from('-----BEGIN'))],
			['broken', lines(([a = '', b = '', c = '', ...rest]) => [a, c, b, ...rest])],
			['broken', lines(([a = '', ...rest]) => [a.replace('\t', '\t\t'), ...rest])],
			['broken', lines((all) => all.slice(0, -1))],
			['broken', (o) => o.files.set('HOW-TO-VERIFY.txt', Buffer.from([0xff, 0xfe, 0x00]))],
			['unreadable', (o) => o.files.set('../../etc/passwd', Buffer.from('x'))],
			['unreadable', (o) => o.files.set('data/ledger/\u202egpj.exe', Buffer.from('x'))],
			['unreadable', (o) => o.files.delete('bagit.txt')],
		];
		for (const [at, [verdict, alter]] of ways.entries())
			expect(await altered(`altered-${at}.zip`, alter)).toBe(verdict);
	});

	it('of files with one bit flipped, cut short, or none at all', async () => {
		const whole = readFileSync(at('case.zip'));
		const verdicts = new Set<string>();
		for (let i = 0; i < 60; i += 1) {
			const flipped = Buffer.from(whole);
			const place = Math.floor((i * whole.length) / 60) + (i % 7);
			flipped[place] = (flipped[place] ?? 0) ^ (1 << (i % 8));
			writeFileSync(at('flipped.zip'), flipped);
			verdicts.add(await same('flipped.zip'));
		}
		expect([...verdicts].sort()).toEqual(['broken', 'unreadable']);
		for (const length of [0, 21, 22, whole.length - 1, whole.length >> 1]) {
			writeFileSync(at('cut.zip'), whole.subarray(0, length));
			expect(await same('cut.zip')).toBe('unreadable');
		}
	});
});

describe('what the page does not open', () => {
	it('an encrypted file: it says what to do first', async () => {
		const answer = await verifyBlob(new Blob(['age-encryption.org/v1\n-> X25519 …']), '');
		expect(answer).toMatchObject({
			ok: false,
			refusal: { code: 'casefile.encrypted', hint: expect.stringContaining('age -d') },
		});
	});

	it('trust that is none: it says so before it reads anything', async () => {
		const answer = await verifyBlob(new Blob([readFileSync(at('case.zip'))]), 'not a fingerprint');
		expect(answer).toMatchObject({ ok: false, refusal: { code: 'trust.unreadable' } });
	});
});

it('the page is made the same each time, in one piece, below 700 kB, and asks for nothing from elsewhere', async () => {
	const [one, two] = await Promise.all([makeVerifyPage(), makeVerifyPage()]);
	expect(two.sha256).toBe(one.sha256);
	expect(Buffer.byteLength(one.html)).toBeLessThan(700_000);
	const page = one.html.slice(0, one.html.indexOf('<script>'));
	expect(page).not.toMatch(/\ssrc=|\shref=|@import|url\(|\son[a-z]+=|\sstyle=/);
	expect(page).toContain("default-src 'none'");
	expect(page).toContain("connect-src 'none'");
	expect(page).not.toContain('unsafe');
	const code = Object.keys(one.metafile.inputs);
	expect(
		code.filter((path) => /^main\/(store|services|commandline|platform|backup|evidence)\/|forge|react/.test(path)),
	).toEqual([]);
});
