/** Case files of cases in which a key was replaced and revoked: what a reader, and a stranger with other tools, finds. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipeIn } from '../../main/casefile/how-to-verify';
import { verifyCaseFile } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import { sha256 } from '../../main/vault/ledger-rules';
import { exitStatus } from '../../shared/exit-status';
import { readLine } from '../../shared/ledger/line';
import { CHAIN_A, CHAIN_B, type People, people, type SampleCase, sampleCase } from './sample-case';

const CHECKER = join(import.meta.dirname, '../../../shared/interop/check_case_file.py');
let folder: string;
let who: People;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'casefile-keys-'));
	who = await people();
	writeFileSync(at('next.pem'), who.mallory.certificate.pem);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The newest entry of the other laptop's chain, as an entry that knows it names it. */
function seenB(sample: SampleCase) {
	const lines = sample.chains.get(CHAIN_B) ?? [];
	return [{ chain: CHAIN_B, seq: lines.length, head: readLine(lines.at(-1) ?? '', sha256).digest }];
}

/** Ada goes on under Mallory's key, which then revokes hers. */
function changed({ knowsB, since }: { knowsB: boolean; since?: string }): SampleCase {
	const sample = sampleCase(who);
	sample.admit(CHAIN_A, who.mallory, who.ada);
	const certificate = Buffer.from(who.mallory.certificate.der).toString('base64');
	const replaces = who.ada.certificate.keyId;
	sample.append(CHAIN_A, 'person.key-rotated/1', { certificate, replaces }, [who.ada, who.mallory]);
	const body = {
		key: replaces,
		reason: 'A laptop was lost.',
		...(since === undefined ? {} : { compromisedSince: since }),
	};
	sample.append(CHAIN_A, 'person.key-revoked/1', body, [who.mallory], knowsB ? seenB(sample) : []);
	sample.append(CHAIN_A, 'note.written/1', { phase: 'da', text: 'under the new key' }, [who.mallory]);
	return sample;
}

const faultsOf = (report: Awaited<ReturnType<typeof verifyCaseFile>>, name: string) =>
	report.checks.find((check) => check.name === name);

/** Unpacks a case file and runs the commands that it prints, as a stranger does who has the certificate of Ada’s new key. */
function followed(name: string) {
	execFileSync('unzip', ['-q', at(`${name}.zip`), '-d', at(name)]);
	writeFileSync(join(at(name), 'signer.pem'), readFileSync(at('next.pem')));
	const [top = ''] = readdirSync(at(name)).filter((each) => each !== 'signer.pem');
	const input = recipeIn(readFileSync(join(at(name), top, 'HOW-TO-VERIFY.txt'), 'utf8'));
	return spawnSync('sh', [], { cwd: join(at(name), top), input, encoding: 'utf8' });
}

describe('a key that was replaced, then revoked with all its entries known', () => {
	beforeAll(() => writeCaseFile(changed({ knowsB: true }).request(at('kept.zip'), who.mallory)));

	it('leaves the case file intact', async () => {
		const report = await verifyCaseFile(at('kept.zip'), { trust: [who.mallory.certificate.keyId] });
		expect([report.verdict, exitStatus(report, true)]).toEqual(['intact', 0]);
		expect(faultsOf(report, 'revoked keys')).toMatchObject({ state: 'holds', count: 1 });
	});

	it('holds for the second reader and for the commands that the file prints', () => {
		if (existsSync(CHECKER)) {
			const checker = spawnSync('python3', [CHECKER, at('kept.zip'), '--signer', at('next.pem')], { encoding: 'utf8' });
			expect(checker.stdout).toMatch(/^holds$/m);
		}
		const { status, stdout } = followed('kept');
		expect(stdout).toContain(`revoked ${who.ada.certificate.keyId} by line 10 of data/ledger/${CHAIN_A}.ledger`);
		expect(stdout).toContain('HOLDS');
		expect(status).toBe(0);
	});

	it('is said to be in doubt from the time on when it may have been in other hands, and stays intact', async () => {
		const sample = changed({ knowsB: true, since: '2026-11-21T08:09:00.000Z' });
		await writeCaseFile(sample.request(at('doubt.zip'), who.mallory));
		const report = await verifyCaseFile(at('doubt.zip'), { trust: [who.mallory.certificate.keyId] });
		expect(report.verdict).toBe('intact');
		const doubts = faultsOf(report, 'signed in doubt');
		expect(doubts).toMatchObject({ state: 'remark' });
		expect(doubts?.faults.map(({ place }) => place)).toEqual(['B-2', 'A-8', 'A-9']);
	});
});

describe('a key that signed what its revocation does not follow', () => {
	it('breaks the case file there and only there; it can be handed on all the same', async () => {
		const written = await writeCaseFile(changed({ knowsB: false }).request(at('broken.zip'), who.mallory));
		expect(written.report.verdict).toBe('broken');
		const report = await verifyCaseFile(at('broken.zip'), { trust: [who.mallory.certificate.keyId] });
		expect([report.verdict, exitStatus(report, true)]).toEqual(['broken', 1]);
		expect(report.checks.filter(({ state }) => state === 'broken').map(({ name }) => name)).toEqual(['revoked keys']);
		expect(faultsOf(report, 'revoked keys')?.faults).toMatchObject([
			{ place: 'B-2', rule: expect.stringMatching(/revo/) },
		]);
	});

	it('is found by the commands that the file prints, where that is in the chain of the revocation', async () => {
		const sample = changed({ knowsB: true });
		sample.append(CHAIN_A, 'note.written/1', { phase: 'da', text: 'still under the old key' }, [who.ada]);
		const written = await writeCaseFile(sample.request(at('after.zip'), who.mallory));
		expect(faultsOf(written.report, 'revoked keys')?.faults).toMatchObject([{ place: 'A-12' }]);
		const { status, stdout, stderr } = followed('after');
		expect(status).not.toBe(0);
		expect(`${stdout}${stderr}`).toMatch(/DOES NOT HOLD.*line 12 is signed by a key that a line before it revokes/);
	});

	it('signs no case file that holds its revocation', async () => {
		const request = changed({ knowsB: true }).request(at('signed.zip'), who.ada);
		await expect(writeCaseFile(request)).rejects.toMatchObject({
			refusal: { code: 'casefile.not-sound', sentence: expect.stringMatching(/revo/) },
		});
		expect(existsSync(at('signed.zip'))).toBe(false);
	});
});
