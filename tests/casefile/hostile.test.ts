/** Case files by somebody who knows the format: made to cost a reader more than they are worth, or to say less than they must. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyCaseFile } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import type { ChainId } from '../../shared/vocabulary';
import { type Opened, putTogether, resign, takeApart } from './altered-case';
import { type People, people, SampleCase, sampleCase } from './sample-case';

let folder: string;
let who: People;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'hostile-'));
	who = await people();
	await writeCaseFile(sampleCase(who).request(at('case.zip'), who.ada));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reported(alter: (opened: Opened) => void) {
	const opened = await takeApart(at('case.zip'));
	alter(opened);
	return verifyCaseFile(await putTogether(opened, at('altered.zip')), { trust: [who.ada.certificate.keyId] });
}

const chain = (nth: string) => `data/ledger/0193f2a0-0000-7000-9000-${nth.padStart(12, '0')}.ledger`;
const certificate = (nth: string) => `data/certificates/${nth.padStart(64, '0')}.pem`;
const many = (name: (nth: string) => string, count: number) => (o: Opened) => {
	for (let i = 0; i < count; i += 1) o.files.set(name(i.toString(16)), Buffer.from('x\n'));
};
const ended = (name: string, lines: number) => (o: Opened) => void o.files.set(name, Buffer.alloc(lines, '\n'));

it.each([
	['257 chains', many(chain, 257)],
	['1,025 certificates', many(certificate, 1025)],
	['524,289 lines of a ledger', ended(chain('1'), 524_289)],
	['524,289 lines of a manifest', ended('manifest-sha256.txt', 524_289)],
])('a file with %s is refused before any of them is looked at', async (_what, alter) => {
	expect(await reported(alter)).toMatchObject({
		verdict: 'unreadable',
		checks: [{ faults: [{ found: expect.stringContaining('more') }] }],
	});
});

it('a file that does not tell a stranger how to verify is incomplete', async () => {
	const report = await reported((o) => {
		o.files.delete('HOW-TO-VERIFY.txt');
		resign(o, who.ada);
	});
	expect(report.verdict).toBe('incomplete');
	expect(report.checks.find(({ name }) => name === 'manifests')).toMatchObject({
		state: 'missing',
		faults: [{ place: 'HOW-TO-VERIFY.txt' }],
	});
});

it('a second chain that begins as if the case had not been there is shown', async () => {
	const third = '0193f2a0-0000-7000-8000-00000000000c' as ChainId;
	const rootless = new SampleCase();
	rootless.admit(third, who.mallory, who.mallory);
	const whole = sampleCase(who);
	whole.chains.set(third, rootless.chains.get(third) ?? []);
	await writeCaseFile(whole.request(at('roots.zip'), who.ada));
	const { verdict, checks } = await verifyCaseFile(at('roots.zip'), { trust: [who.ada.certificate.keyId] });
	expect([verdict, checks.find(({ name }) => name === 'more than one beginning')]).toEqual([
		'intact',
		expect.objectContaining({ state: 'remark', faults: [expect.objectContaining({ place: 'B-1' })] }),
	]);
});
