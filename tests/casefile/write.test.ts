import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCaseFile } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import { exitStatus } from '../../shared/exit-status';
import { Refused } from '../../shared/refusal';
import { takeApart } from './altered-case';
import { CASE, CHAIN_A, CHAIN_B, type People, people, type SampleCase, sampleCase } from './sample-case';

const CHECKER = join(import.meta.dirname, '../../../shared/interop/check_case_file.py');
let folder: string;
let who: People;
let sample: SampleCase;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'casefile-'));
	who = await people();
	sample = sampleCase(who);
	writeFileSync(at('ada.pem'), who.ada.certificate.pem);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const stateOf = (report: Awaited<ReturnType<typeof verifyCaseFile>>, name: string) =>
	report.checks.find((check) => check.name === name)?.state;

describe('a case file', () => {
	it('is written, read back and verified before it stands under its name', async () => {
		const progress: string[] = [];
		const request = sample.request(at('case.zip'), who.ada, { onProgress: ({ what }) => progress.push(what) });
		const written = await writeCaseFile(request);
		expect(written).toMatchObject({
			folder: '2026-014_20261122T014000Z',
			entries: 9,
			objects: 2,
			withheld: 0,
			leftOut: 0,
		});
		expect(written.sizeBytes).toBe(readFileSync(at('case.zip')).length);
		expect(
			execFileSync('sha256sum', [at('case.zip')])
				.toString()
				.slice(0, 64),
		).toBe(written.sha256);
		expect(written.report.verdict).toBe('intact');
		expect(new Set(progress)).toEqual(new Set(['writing', 'reading back']));
		expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
		const { files } = await takeApart(at('case.zip'));
		expect([...files.keys()].filter((name) => !name.includes('/'))).toEqual([
			'HOW-TO-VERIFY.txt',
			'bag-info.txt',
			'bagit.txt',
			'manifest-sha256.txt',
			'tagmanifest-sha256.txt',
		]);
		expect(JSON.parse(files.get('data/case.json')?.toString() ?? '')).toMatchObject({
			id: CASE,
			number: '2026-014',
			title: 'Invoice fraud “Ω”',
			withheld: [],
			leftOut: [],
		});
	});

	it('is content for unzip, sha256sum and openssl, and for the second opinion where that is at hand', async () => {
		await writeCaseFile(sample.request(at('tools.zip'), who.ada));
		expect(execFileSync('unzip', ['-t', at('tools.zip')]).toString()).toContain('No errors detected');
		execFileSync('unzip', ['-qo', at('tools.zip'), '-d', at('tools')]);
		const inside = join(at('tools'), readdirSync(at('tools'))[0] ?? '');
		execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], {
			cwd: inside,
		});
		const p7s = `signatures/${who.ada.certificate.keyId}.p7s`;
		const words = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', p7s, '-content', 'tagmanifest-sha256.txt'];
		execFileSync(
			'openssl',
			[...words, '-CAfile', at('ada.pem'), '-purpose', 'any', '-no_check_time', '-out', '/dev/null'],
			{ cwd: inside, stdio: 'pipe' },
		);
		if (existsSync(CHECKER)) {
			const second = spawnSync('python3', [CHECKER, at('tools.zip'), '--signer', at('ada.pem')], { encoding: 'utf8' });
			expect(second.stdout).toMatch(/holds\n$/);
			expect(second.status).toBe(0);
		}
	});

	it('is the same bytes for the same case, key and second', async () => {
		await writeCaseFile(sample.request(at('one.zip'), who.ada));
		await writeCaseFile(sample.request(at('two.zip'), who.ada));
		expect(readFileSync(at('one.zip'))).toEqual(readFileSync(at('two.zip')));
	});
});

describe('its verdict', () => {
	it('depends on whom the reader trusts, and the exit status on whether anybody was to be', async () => {
		await writeCaseFile(sample.request(at('trust.zip'), who.ada));
		const { keyId, pem } = who.ada.certificate;
		const verdict = async (...trust: (string | Uint8Array)[]) => {
			const report = await verifyCaseFile(at('trust.zip'), { trust });
			return [report.verdict, exitStatus(report, trust.length > 0)];
		};
		expect(await verdict()).toEqual(['intact, signer unknown', 0]);
		expect(await verdict(keyId)).toEqual(['intact', 0]);
		expect(await verdict((keyId.toUpperCase().match(/../g) ?? []).join(':'))).toEqual(['intact', 0]);
		expect(await verdict(pem)).toEqual(['intact', 0]);
		expect(await verdict(who.ada.certificate.der)).toEqual(['intact', 0]);
		expect(await verdict(who.mallory.certificate.keyId)).toEqual(['intact, signer unknown', 1]);
		// Ben signed entries, not this file.
		expect(await verdict(who.ben.certificate.pem)).toEqual(['intact, signer unknown', 1]);
		await expect(verdict('somebody')).rejects.toMatchObject({ refusal: { code: 'trust.unreadable' } });
	});

	it('names signers, chains and every check, each with its state', async () => {
		await writeCaseFile(sample.request(at('names.zip'), who.ada));
		const report = await verifyCaseFile(at('names.zip'), { trust: [who.ada.certificate.keyId] });
		expect(report.checks.map(({ name, state, count }) => `${name}: ${state} ${count}`)).toEqual([
			'container: holds 13',
			'manifests: holds 11',
			'case-file signatures: holds 1',
			'chains: holds 9',
			'entry signatures: holds 10',
			'revoked keys: holds 0',
			'signed in doubt: holds 0',
			'disclosures: holds 21',
			'entries of unknown kinds: holds 0',
			'signers not vouched for: holds 0',
			'more than one beginning: holds 0',
			'clock: holds 0',
			'certificates: holds 2',
			'objects: holds 2',
			'case.json: holds 2',
			'withheld: holds 0',
			'timestamps: holds 0',
			'reports and other formats: holds 0',
			'instructions for strangers: holds 0',
		]);
		expect(report.chains).toMatchObject([
			{ chain: CHAIN_A, letter: 'A', entries: 7, first: '2026-11-21T08:01:00.000Z', last: '2026-11-21T08:07:00.000Z' },
			{ chain: CHAIN_B, letter: 'B', entries: 2 },
		]);
		expect(
			report.signers.map(({ name, signs, trusted, signedAt }) => [name, signs, trusted !== null, signedAt]),
		).toEqual([
			['Ada Müller', 'case file', true, '2026-11-22T01:40:00.000Z'],
			['Ada Müller', 'entries', true, null],
			['Ben', 'entries', false, null],
		]);
		expect(report.notProven.length).toBeGreaterThan(2);
	});

	it('is incomplete where objects were left out, and says which', async () => {
		const written = await writeCaseFile(sample.request(at('bare.zip'), who.ada, { withoutObjects: true }));
		expect(written).toMatchObject({ objects: 0, leftOut: 2 });
		const report = await verifyCaseFile(at('bare.zip'), { trust: [who.ada.certificate.keyId] });
		expect([report.verdict, exitStatus(report, true)]).toEqual(['incomplete', 1]);
		expect(
			report.checks.filter(({ state }) => state === 'missing').map(({ name, faults }) => [name, faults.length]),
		).toEqual([['objects', 2]]);
	});

	it('is intact where members are withheld, and their text is nowhere in the file', async () => {
		const rules = ['person.admitted:phone', 'case.opened/1:title', 'A-4:text', '7:attachments'];
		const written = await writeCaseFile(sample.request(at('withheld.zip'), who.ada, { withhold: rules }));
		expect(written).toMatchObject({ withheld: 5, objects: 0, leftOut: 0 });
		const report = await verifyCaseFile(at('withheld.zip'), { trust: [who.ada.certificate.keyId] });
		expect(report.verdict).toBe('intact');
		expect(report.withheld).toEqual([
			{ kind: 'case.opened/1', member: 'title', count: 1 },
			{ kind: 'note.written/1', member: 'attachments', count: 1 },
			{ kind: 'note.written/1', member: 'text', count: 1 },
			{ kind: 'person.admitted/1', member: 'phone', count: 2 },
		]);
		expect(stateOf(report, 'withheld')).toBe('remark');
		const bytes = readFileSync(at('withheld.zip'));
		for (const text of ['+49 30 123456', 'Invoice fraud', '0: plain', 'invoice.exe', 'evidence']) {
			for (const encoding of ['utf8', 'base64'] as const)
				expect(bytes.includes(Buffer.from(text).toString(encoding))).toBe(false);
		}
		if (existsSync(CHECKER)) expect(spawnSync('python3', [CHECKER, at('withheld.zip')]).status).toBe(0);
	});

	it('keeps a withheld number out of the folder’s name', async () => {
		const written = await writeCaseFile(
			sample.request(at('number.zip'), who.ada, { withhold: ['case.opened:number'] }),
		);
		expect(written.folder).toBe('0193f2a0-0000-7000-8000-_20261122T014000Z');
		expect(readFileSync(at('number.zip')).includes('2026-014')).toBe(false);
	});
});

describe('what cannot be exported', () => {
	const codeOf = (promise: Promise<unknown>) =>
		promise.then(
			() => 'it was written',
			(error: unknown) => (error instanceof Refused ? error.refusal.code : String(error)),
		);
	const attempt = (more: Parameters<SampleCase['request']>[2], name = 'refused.zip') =>
		codeOf(writeCaseFile(sample.request(at(name), who.ada, more)));

	it('is refused, and no file of the name or beside it is left', async () => {
		expect(await attempt({ withhold: ['note.written:phase'] })).toBe('casefile.withhold');
		expect(await attempt({ withhold: ['note.written:txt'] })).toBe('casefile.withhold');
		expect(await attempt({ withhold: ['Z-1:text'] })).toBe('casefile.withhold');
		expect(await attempt({ chains: new Map([[CHAIN_A, ['not a line']]]) })).toBe('casefile.ledger-broken');
		expect(
			await attempt({
				openObject: async function* () {
					yield Buffer.from('MZ\u0000evidencf');
				},
			}),
		).toBe('object.damaged');
		expect(
			await attempt({
				openObject: async function* () {
					yield Buffer.from('short');
				},
			}),
		).toMatch(/^(object.damaged|casefile.source-changed)$/);
		const forged = new Map(sample.chains);
		forged.set(
			CHAIN_B,
			(forged.get(CHAIN_B) ?? []).map((line) => line.replace(/\t\["./, '\t["A')),
		);
		expect(await attempt({ chains: forged })).toBe('casefile.not-sound');
		expect(await attempt({ signal: AbortSignal.abort() })).toContain('AbortError');
		expect(await attempt({}, 'no-such-folder/x.zip')).toBe('disk.ENOENT');
		expect(readdirSync(folder).filter((name) => name.includes('refused'))).toEqual([]);
	});

	it('keeps a file that stood there when the new one cannot be written', async () => {
		writeFileSync(at('kept.zip'), 'before');
		expect(
			await attempt(
				{
					openObject: async function* () {
						yield Buffer.from('x');
					},
				},
				'kept.zip',
			),
		).not.toBe('it was written');
		expect(readFileSync(at('kept.zip'), 'utf8')).toBe('before');
	});
});
