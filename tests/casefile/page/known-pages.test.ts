/** Whose page a case file holds, told by who verifies it; and what its instructions say of it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readVerifyPage, type VerifyPage } from '../../../main/casefile/page-file';
import { verifyCaseFile } from '../../../main/casefile/verify';
import { writeCaseFile } from '../../../main/casefile/write';
import earlier from '../../../resources/case-file/pages.json';
import { putTogether, relist, resign, takeApart } from '../altered-case';
import { type People, people, sampleCase } from '../sample-case';

const folder = mkdtempSync(join(tmpdir(), 'known-pages-'));
const at = (name: string) => join(folder, name);
const bytes = Buffer.from('<!DOCTYPE html><title>Verify</title>');
const page: VerifyPage = { release: '9.9.9', sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
let who: People;

beforeAll(async () => {
	who = await people();
	await writeCaseFile(sampleCase(who).request(at('with.zip'), who.ada, { page }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const found = async (name: string, own?: VerifyPage) => {
	const report = await verifyCaseFile(at(name), { trust: [who.ada.certificate.keyId], page: own });
	const check = report.checks.find((each) => each.name === 'instructions for strangers');
	return { verdict: report.verdict, state: check?.state, found: check?.faults.map((fault) => fault.found) };
};

it('is the page of this release, of an earlier one, or none that is known, which breaks nothing', async () => {
	const unknown = expect.stringContaining(`not known here, SHA-256 ${page.sha256}`);
	expect(await found('with.zip', page)).toEqual({
		...{ verdict: 'intact', state: 'remark', found: ['the page of Sealbook 9.9.9'] },
	});
	expect(await found('with.zip')).toEqual({ verdict: 'intact', state: 'not checked', found: [unknown] });
	const other = { ...page, release: '9.9.10', sha256: '0'.repeat(64) };
	expect(await found('with.zip', other)).toEqual({ verdict: 'intact', state: 'not checked', found: [unknown] });
	const released: { release: string; sha256: string }[] = earlier.pages;
	released.push({ release: '9.9.9', sha256: page.sha256 });
	expect(await found('with.zip', other)).toMatchObject({ state: 'remark', found: ['the page of Sealbook 9.9.9'] });
	released.pop();
});

it('is a tag file, listed and signed: one that was changed breaks the file, one that was signed in is not known', async () => {
	const opened = await takeApart(at('with.zip'));
	expect(opened.files.get('tagmanifest-sha256.txt')?.toString()).toContain(`${page.sha256}  verify.html\n`);
	expect(opened.files.get('HOW-TO-VERIFY.txt')?.toString()).toMatch(
		/verify\.html[^.]*\. It too came\nfrom the sender and proves nothing/,
	);
	opened.files.set('verify.html', Buffer.from('<h1>Intact</h1>'));
	await putTogether(opened, at('changed.zip'));
	expect(await found('changed.zip', page)).toMatchObject({ verdict: 'broken', state: 'not checked' });
	relist(opened);
	resign(opened, who.ada);
	await putTogether(opened, at('signed.zip'));
	expect(await found('signed.zip', page)).toMatchObject({ verdict: 'intact', state: 'not checked' });
});

it('a file without it is as good, and its instructions name none', async () => {
	await writeCaseFile(sampleCase(who).request(at('without.zip'), who.ada));
	expect(await found('without.zip', page)).toEqual({ verdict: 'intact', state: 'holds', found: [] });
	expect((await takeApart(at('without.zip'))).files.get('HOW-TO-VERIFY.txt')?.toString()).not.toContain('verify.html');
});

it('an installation without it says so, and how to go on', () => {
	expect(() => readVerifyPage(at('verify.html'), '9.9.9')).toThrow(/lacks verify\.html.*without page/);
});
