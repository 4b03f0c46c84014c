import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCaseFile } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import { readCertificatePem } from '../../main/vault/certificates';
import { exitStatus } from '../../shared/exit-status';
import { makeAuthority } from '../vault/authority';
import { editLines, type Opened, putTogether, recount, relist, resign, takeApart } from './altered-case';
import { CHAIN_A, CHAIN_B, type People, people, sampleCase } from './sample-case';

let folder: string;
let who: People;
let nth = 0;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'verify-'));
	who = await people();
	await writeCaseFile(sampleCase(who).request(at('case.zip'), who.ada));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Verdict, and the checks that do not hold with their first fault's place and rule. */
async function found(alter: (opened: Opened) => void, trust = who.ada.certificate.keyId as string) {
	const opened = await takeApart(at('case.zip'));
	alter(opened);
	nth += 1;
	const report = await verifyCaseFile(await putTogether(opened, at(`${nth}.zip`)), { trust: [trust] });
	const wrong = report.checks.filter(({ state }) => state === 'broken' || state === 'missing');
	return {
		verdict: report.verdict,
		wrong: Object.fromEntries(
			wrong.map(({ name, state, faults }) => [name, `${state}: ${faults[0]?.place} ${faults[0]?.rule}`]),
		),
		report,
	};
}

const objectIn = (o: Opened) => [...o.files.keys()].find((name) => name.startsWith('data/objects/')) ?? '';
const p7s = (by: 'ada' | 'ben' | 'mallory') => `signatures/${who[by].certificate.keyId}.p7s`;

describe('verify', () => {
	it('finds what is put together again from the same content intact', async () => {
		expect(await found(() => undefined)).toMatchObject({ verdict: 'intact', wrong: {} });
	});

	it('is broken where something there does not hold, and says where', async () => {
		const changed = await found((o) => o.files.set(objectIn(o), Buffer.from('changed')));
		expect(changed.verdict).toBe('broken');
		expect(Object.keys(changed.wrong)).toEqual(['manifests', 'objects', 'case.json']);
		const added = await found((o) => o.files.set('data/exchange/x.json', Buffer.from('{}')));
		expect(added).toMatchObject({
			verdict: 'broken',
			wrong: { manifests: 'broken: data/exchange/x.json every file is listed' },
		});
		const recipe = await found((o) => o.files.set('HOW-TO-VERIFY.txt', Buffer.from('trust me')));
		expect(recipe).toMatchObject({
			verdict: 'broken',
			wrong: { manifests: 'broken: HOW-TO-VERIFY.txt a file has the digest its manifest gives' },
		});
		const signature = await found((o) => o.files.set(p7s('ada'), Buffer.from('nothing')));
		expect(signature).toMatchObject({
			verdict: 'broken',
			wrong: { 'case-file signatures': expect.stringContaining('it is CMS SignedData in DER') },
		});
		const renamed = await found((o) => {
			o.top = '2026-999_20261122T014000Z';
		});
		expect(renamed).toMatchObject({
			verdict: 'broken',
			wrong: { 'case.json': 'broken: 2026-999_20261122T014000Z the folder is named after number and time' },
		});
	});

	it('is incomplete where something declared is not there', async () => {
		expect(await found((o) => void o.files.delete(objectIn(o)))).toMatchObject({
			verdict: 'incomplete',
			wrong: { manifests: expect.stringContaining('missing'), objects: expect.stringContaining('missing: A-7') },
		});
		expect(await found((o) => void o.files.delete(p7s('ada')))).toMatchObject({
			verdict: 'incomplete',
			wrong: { 'case-file signatures': expect.stringContaining('missing') },
		});
		const expected = {
			[`data/ledger/${CHAIN_B}.ledger`]: 'incomplete',
			'bag-info.txt': 'incomplete',
			'data/case.json': 'incomplete',
			'HOW-TO-VERIFY.txt': 'incomplete',
			// Nothing then says that the payload belongs here.
			'manifest-sha256.txt': 'broken',
		};
		for (const [name, verdict] of Object.entries(expected))
			expect([name, (await found((o) => void o.files.delete(name))).verdict]).toEqual([name, verdict]);
	});

	it('is unreadable where there is no bag, or a file has no place or is beyond its limit', async () => {
		expect((await found((o) => void o.files.delete('bagit.txt'))).verdict).toBe('unreadable');
		expect((await found((o) => void o.files.delete('tagmanifest-sha256.txt'))).verdict).toBe('unreadable');
		expect((await found((o) => o.files.set('install.sh', Buffer.from('#!')))).verdict).toBe('unreadable');
		expect((await found((o) => o.files.set(p7s('ada'), Buffer.alloc(200_000)))).verdict).toBe('unreadable');
	});

	it('goes on after the first fault and gathers all of them', async () => {
		const { report, wrong } = await found((o) => {
			editLines(o, CHAIN_A, (lines) => lines.map((line) => line.replace('"offset":60', '"offset":61')));
			o.files.set(objectIn(o), Buffer.from('changed'));
			o.files.set(p7s('ada'), Buffer.alloc(3));
		});
		expect(Object.keys(wrong)).toEqual(
			expect.arrayContaining([
				'manifests',
				'case-file signatures',
				'chains',
				'entry signatures',
				'objects',
				'case.json',
			]),
		);
		expect(report.checks.find(({ name }) => name === 'entry signatures')?.faults.length).toBeGreaterThanOrEqual(7);
	});
});

describe('a ledger altered, with manifests rebuilt and signed anew by another key', () => {
	const forged = (alter: (o: Opened) => void) =>
		found((o) => {
			alter(o);
			recount(o);
			resign(o, who.mallory);
		}, who.mallory.certificate.keyId);

	it('is intact for a reader who trusts that key, while the entries hold', async () => {
		expect(await forged(() => undefined)).toMatchObject({ verdict: 'intact' });
	});

	it('is broken for each swap of two neighbouring lines and each line removed but a chain’s last', async () => {
		for (let i = 0; i < 6; i += 1) {
			const swapped = await forged((o) =>
				editLines(o, CHAIN_A, (lines) => [
					...lines.slice(0, i),
					lines[i + 1] ?? '',
					lines[i] ?? '',
					...lines.slice(i + 2),
				]),
			);
			expect([i, swapped.verdict, swapped.wrong.chains]).toEqual([i, 'broken', expect.stringMatching(/^broken: A-/)]);
			const removed = await forged((o) => editLines(o, CHAIN_A, (lines) => lines.filter((_, n) => n !== i)));
			expect([i, removed.verdict]).toEqual([i, 'broken']);
		}
		// The last entry of chain A was seen from chain B, so even its removal shows.
		expect((await forged((o) => editLines(o, CHAIN_A, (lines) => lines.slice(0, -1)))).verdict).toBe('broken');
	});

	it('is broken for a disclosure, a signature, a count or an object that is not the original', async () => {
		const text = await forged((o) =>
			editLines(o, CHAIN_B, (lines) => lines.map((line) => line.replace('both sign', 'none sign'))),
		);
		expect(text).toMatchObject({ verdict: 'broken', wrong: { disclosures: expect.stringContaining('B-2') } });
		const hidden = await forged((o) =>
			editLines(o, CHAIN_B, (lines) => lines.map((line) => line.replace(/\t\["[^"]*","text".*$/, ''))),
		);
		expect(hidden).toMatchObject({
			verdict: 'broken',
			wrong: { 'case.json': expect.stringContaining('withheld members are counted') },
		});
		const bare = await forged((o) => void o.files.delete(objectIn(o)));
		expect(bare).toMatchObject({
			verdict: 'broken',
			wrong: { 'case.json': expect.stringContaining('objects left out are counted') },
		});
		const extra = await forged((o) =>
			o.files.set(
				`data/objects/${'2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'}`,
				Buffer.from('x'),
			),
		);
		expect(extra).toMatchObject({
			verdict: 'broken',
			wrong: { objects: expect.stringContaining('a disclosed member names every object') },
		});
		const latin = await forged((o) =>
			o.files.set(
				`data/ledger/${CHAIN_B}.ledger`,
				Buffer.concat([o.files.get(`data/ledger/${CHAIN_B}.ledger`) ?? Buffer.alloc(0), Buffer.from([0xff, 0x0a])]),
			),
		);
		expect(latin.verdict).toBe('broken');
		const torn = await forged((o) =>
			o.files.set(
				`data/ledger/${CHAIN_B}.ledger`,
				(o.files.get(`data/ledger/${CHAIN_B}.ledger`) ?? Buffer.alloc(0)).subarray(0, -1),
			),
		);
		expect(torn.verdict).toBe('broken');
	});

	it('is broken where case.json claims another case, number, title or end', async () => {
		const lie = (members: object) =>
			found((o) => {
				o.files.set(
					'data/case.json',
					Buffer.from(JSON.stringify({ ...JSON.parse(o.files.get('data/case.json')?.toString() ?? ''), ...members })),
				);
				resign(o, who.mallory);
			}, who.mallory.certificate.keyId);
		for (const members of [
			{ title: 'Other' },
			{ title: null },
			{ number: '2026-013' },
			{ id: CHAIN_A },
			{ chains: [] },
			{ format: 'x' },
			{ more: 1 },
			{ program: 7 },
		])
			expect([members, (await lie(members)).verdict]).toEqual([members, 'broken']);
		expect((await lie({ writtenAt: '2026-11-22T01:40:01.000Z' })).wrong).toHaveProperty(['case.json']);
	});

	it('does not stand for the honest signer', async () => {
		const opened = (o: Opened) => resign(o, who.mallory);
		expect(await found(opened)).toMatchObject({ verdict: 'intact, signer unknown' });
		const both = await found((o) => {
			const honest = o.files.get(p7s('ada')) ?? Buffer.alloc(0);
			resign(o, who.mallory);
			o.files.set(p7s('ada'), honest);
		});
		expect(both).toMatchObject({
			verdict: 'broken',
			wrong: { 'case-file signatures': expect.stringContaining(p7s('ada')) },
		});
		const dressed = await found((o) => {
			resign(o, who.mallory);
			o.files.set(p7s('ada'), o.files.get(p7s('mallory')) ?? Buffer.alloc(0));
		});
		expect(dressed.verdict).toBe('broken');
		expect((await found((o) => relist(o))).verdict).toBe('intact');
	});
});

describe('what is no case file', () => {
	it('gives a report or a refusal in one sentence', async () => {
		writeFileSync(at('notes.txt'), 'hello');
		writeFileSync(at('empty'), '');
		for (const name of ['notes.txt', 'empty']) {
			const report = await verifyCaseFile(at(name));
			expect([report.verdict, exitStatus(report, false), report.checks[0]?.faults[0]?.found]).toEqual([
				'unreadable',
				2,
				expect.stringContaining('not a case file'),
			]);
		}
		await expect(verifyCaseFile(at('nothing'))).rejects.toMatchObject({ refusal: { code: 'disk.ENOENT' } });
		await expect(verifyCaseFile(folder)).rejects.toMatchObject({ refusal: { code: 'casefile.not-a-file' } });
		spawnSync('mkfifo', [at('fifo')]);
		await expect(verifyCaseFile(at('fifo'))).rejects.toMatchObject({ refusal: { code: 'casefile.not-a-file' } });
	});

	it('is never intact after zip or Python packed it again', async () => {
		execFileSync('unzip', ['-qo', at('case.zip'), '-d', at('out')]);
		execFileSync('zip', ['-qr', '-0', '-D', '-X', at('re.zip'), '.'], { cwd: at('out') });
		const code =
			'import sys,zipfile\na=zipfile.ZipFile(sys.argv[1]);b=zipfile.ZipFile(sys.argv[2],"w")\nfor i in a.infolist(): b.writestr(zipfile.ZipInfo(i.filename), a.read(i))\nb.close()';
		execFileSync('python3', ['-c', code, at('case.zip'), at('py.zip')]);
		for (const name of ['re.zip', 'py.zip'])
			expect([name, (await verifyCaseFile(at(name))).verdict]).toEqual([name, 'broken']);
	});
});

describe('trust in an authority', () => {
	it('trusts what it issued and names it', async () => {
		const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
		makeAuthority(openssl);
		writeFileSync(at('ada.key'), who.ada.privateKey.export({ type: 'pkcs8', format: 'pem' }));
		openssl('req', '-new', '-key', 'ada.key', '-subj', '/CN=Ada, issued', '-out', 'ada.csr');
		writeFileSync(at('ext'), 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n');
		openssl(
			'x509',
			'-req',
			'-in',
			'ada.csr',
			'-CA',
			'ca.pem',
			'-CAkey',
			'ca.key',
			'-out',
			'issued.pem',
			'-days',
			'30',
			'-extfile',
			'ext',
		);
		const pem = (name: string) => execFileSync('cat', [at(name)], { encoding: 'latin1' });
		const issued = { certificate: readCertificatePem(pem('issued.pem')), privateKey: who.ada.privateKey };
		const sample = sampleCase({ ...who, ada: issued });
		await writeCaseFile(sample.request(at('issued.zip'), issued));
		const report = await verifyCaseFile(at('issued.zip'), { trust: [pem('ca.pem')] });
		expect(report.verdict).toBe('intact');
		expect(report.signers[0]).toMatchObject({
			name: 'Ada, issued',
			trusted: 'issued by Unit CA, whose certificate you gave',
		});
		expect((await verifyCaseFile(at('issued.zip'), { trust: [who.ada.certificate.pem] })).verdict).toBe(
			'intact, signer unknown',
		);
	});
});
