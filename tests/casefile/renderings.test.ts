import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_ENTRIES, renderingsOf } from '../../main/casefile/renderings';
import { verifyCaseFile } from '../../main/casefile/verify';
import { ledgerOf } from '../../main/casefile/withholding';
import { writeCaseFile } from '../../main/casefile/write';
import type { CheckedEntry } from '../../shared/ledger/verify';
import type { VerifyReport } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';
import { putTogether, relist, resign, takeApart } from './altered-case';
import { CASE, CHAIN_A, type People, people, type SampleCase, sampleCase } from './sample-case';

const CHECKER = new URL('../../../shared/interop/check_case_file.py', import.meta.url).pathname;
const PAGES = ['data/report/chronology.html', 'data/report/report.html'];
const OTHERS = ['data/exchange/custody.csv', 'data/exchange/custody.jsonld'];

let folder: string;
let who: People;
let sample: SampleCase;
const at = (name: string) => join(folder, name);
const withItem = (made: SampleCase, description = 'Laptop of the CFO'): SampleCase => {
	const holder = { keyId: who.ada.certificate.keyId, name: who.ada.certificate.commonName };
	const item = '0193f2a0-0000-7000-8000-00000000e001';
	made.append(CHAIN_A, 'evidence.registered/1', { item, tag: 'E-001', holder, description }, [who.ada]);
	return made;
};
const write = (name: string, from = sample, more: Parameters<SampleCase['request']>[2] = {}) =>
	writeCaseFile(from.request(at(name), who.ada, { withRenderings: true, ...more }));
const check = ({ checks }: VerifyReport) => checks.find(({ name }) => name === 'reports and other formats');

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'renderings-'));
	who = await people();
	sample = withItem(sampleCase(who));
	await write('case.zip');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pages and other formats in a case file', () => {
	it('stand there to be read without Sealbook, and name the newest entry', async () => {
		const { files } = await takeApart(at('case.zip'));
		const made = [...files.keys()].filter((path) => /^data\/(report|exchange)\//.test(path));
		expect(made.sort()).toEqual([...OTHERS, ...PAGES]);
		for (const page of PAGES) {
			const html = files.get(page)?.toString('utf8') ?? '';
			expect(html).toContain('newest entry');
			expect(html).toContain('Invoice fraud “Ω”');
			expect(html).not.toMatch(/<script|https?:\/\//i);
		}
		expect(files.get('data/exchange/custody.csv')?.toString('utf8')).toContain('Laptop of the CFO');
		expect(JSON.parse(files.get('data/exchange/custody.jsonld')?.toString('utf8') ?? '')).toHaveProperty('@graph');
	});

	it('are made again by whoever verifies, and hold', async () => {
		const report = await verifyCaseFile(at('case.zip'), { trust: [who.ada.certificate.keyId] });
		expect(report.verdict).toBe('intact');
		expect(check(report)).toMatchObject({ state: 'holds', count: 4, faults: [] });
	});

	it('are nowhere else: sha256sum and the second reader find nothing amiss', () => {
		execFileSync('unzip', ['-q', at('case.zip'), '-d', at('unzipped')]);
		const [top = ''] = execFileSync('ls', [at('unzipped')], { encoding: 'utf8' }).split('\n');
		const lists = ['manifest-sha256.txt', 'tagmanifest-sha256.txt'];
		const { status, stdout } = spawnSync('sha256sum', ['--strict', '-c', ...lists], {
			cwd: join(at('unzipped'), top),
			encoding: 'utf8',
		});
		expect([status, stdout.match(/data\/(report|exchange)\/\S+: OK/g)?.length]).toEqual([0, 4]);
		if (existsSync(CHECKER)) expect(spawnSync('python3', [CHECKER, at('case.zip')]).status).toBe(0);
	});

	it('that say something else, signed by the sender, are not vouched for', async () => {
		const opened = await takeApart(at('case.zip'));
		const page = opened.files.get('data/report/report.html')?.toString('utf8') ?? '';
		opened.files.set('data/report/report.html', Buffer.from(page.replace('Invoice', 'Innocent')));
		opened.files.set('data/exchange/note.txt', Buffer.from('of no format that is known here'));
		relist(opened);
		resign(opened, who.ada);
		const report = await verifyCaseFile(await putTogether(opened, at('lies.zip')));
		expect(check(report)?.state).toBe('not checked');
		expect(check(report)?.faults.map(({ place }) => place)).toEqual([
			'data/report/report.html',
			'data/exchange/note.txt',
		]);
	});

	it('hold nothing of what is withheld: another value gives the same pages but for digests', async () => {
		const pagesOf = async (name: string, phone: string, text: string) => {
			const made = withItem(sampleCase(who), text);
			await write(name, made, { withhold: ['evidence.registered:description', 'person.admitted:phone'] });
			const { files } = await takeApart(at(name));
			const pages = [...PAGES, ...OTHERS].map((path) => files.get(path)?.toString('utf8') ?? '');
			expect(pages.every((page) => page.length > 0)).toBe(true);
			for (const secret of [phone, text]) for (const page of pages) expect(page).not.toContain(secret);
			// Digests follow from all of an entry, and so does the code for a scanner that holds one.
			const follows = /[0-9a-f]{64}|<path d="[^"]*"|<svg viewBox="[^"]*"/g;
			return pages.map((page) => page.replaceAll(follows, '…'));
		};
		const one = await pagesOf('one.zip', '+49 30 123456', 'The minister’s telephone');
		const other = await pagesOf('other.zip', '+49 30 123456', 'A coat');
		expect(one).toEqual(other);
	});

	it('are left out where nobody wants them, and where they would be too long to be read', async () => {
		await write('plain.zip', sample, { withRenderings: false });
		const { files } = await takeApart(at('plain.zip'));
		expect([...files.keys()].some((path) => /report|exchange/.test(path))).toBe(false);
		expect(check(await verifyCaseFile(at('plain.zip')))).toMatchObject({ state: 'holds', count: 0 });
		const ledger = ledgerOf(sample.chains);
		const about = { id: CASE, writtenAt: '2026-11-22T01:40:00.000Z' as Instant, program: 'Sealbook 0.1.0' };
		expect(renderingsOf(ledger, about).size).toBe(4);
		const long = { ...ledger, entries: Array<CheckedEntry>(MOST_ENTRIES + 1).fill(ledger.entries[0] as CheckedEntry) };
		expect(renderingsOf(long, about).size).toBe(0);
		const [first] = ledger.entries as [CheckedEntry, ...CheckedEntry[]];
		const text = 'x'.repeat(16_000_001);
		const wordy = { ...first, entry: { ...first.entry, disclosures: [{ name: 'a', value: text, text }] } };
		expect(renderingsOf({ ...ledger, entries: [wordy, wordy] }, about).size).toBe(0);
	});
});
