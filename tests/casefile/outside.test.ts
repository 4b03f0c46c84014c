/** What is kept outside a case file and held against it: receipts, an authority's timestamps, another copy. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareCaseFiles, forkInFile } from '../../main/casefile/compare';
import { receiptInFile } from '../../main/casefile/receipt-file';
import { requestOfFile, stampFile } from '../../main/casefile/stamp';
import { verifyCaseFile } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import { sha256 } from '../../main/vault/ledger-rules';
import type { Identity } from '../../main/vault/selfsigned';
import { verifyTimestamp } from '../../main/vault/timestamp';
import { timestampRequest } from '../../main/vault/timestamp-request';
import { readLine } from '../../shared/ledger/line';
import { writeReceipt } from '../../shared/ledger/receipt';
import { signedHeadOf } from '../../shared/ledger/signed-head';
import type { ChainId } from '../../shared/vocabulary';
import { StampingAuthority } from '../vault/stamping-authority';
import { CHAIN_A, CHAIN_B, type People, people, SampleCase, sampleCase } from './sample-case';

const folder = mkdtempSync(join(tmpdir(), 'sealbook-outside-'));
const at = (name: string) => join(folder, name);
let who: People;
let tsa: StampingAuthority;

beforeAll(async () => {
	who = await people();
	tsa = new StampingAuthority();
});
afterAll(() => {
	tsa.remove();
	rmSync(folder, { recursive: true, force: true });
});

const entryOf = (sample: SampleCase, chain: ChainId, seq: number) => {
	const { entry } = readLine(sample.chains.get(chain)?.[seq - 1] ?? '', sha256);
	if (!entry) throw new Error('no such entry');
	return entry;
};
const base64 = ({ certificate }: Identity) => Buffer.from(certificate.der).toString('base64');
/** A receipt of one entry of Ada's, as a file. */
function receipt(sample: SampleCase, seq: number, name = `receipt-${seq}.json`): string {
	const entry = entryOf(sample, CHAIN_A, seq);
	writeFileSync(at(name), writeReceipt(signedHeadOf(entry), entry.digest, [base64(who.ada)]));
	return at(name);
}
/** Ada alone: one chain, `notes` notes. */
function alone(notes: number): SampleCase {
	const sample = new SampleCase();
	sample.admit(CHAIN_A, who.ada, who.ada);
	sample.append(CHAIN_A, 'case.opened/1', { number: '2026-014', title: 'T' }, [who.ada]);
	more(sample, notes);
	return sample;
}
function more(sample: SampleCase, notes: number): void {
	for (let i = 0; i < notes; i++) sample.append(CHAIN_A, 'note.written/1', { phase: 'da', text: `${i}` }, [who.ada]);
}
async function written(sample: SampleCase, name: string): Promise<string> {
	await writeCaseFile(sample.request(at(name), who.ada));
	return at(name);
}
const trust = () => [who.ada.certificate.keyId];

describe('a case file of one person', () => {
	it('rests on that person’s key alone, to the last entry, and says so', async () => {
		const report = await verifyCaseFile(await written(alone(3), 'alone.zip'), { trust: trust() });
		expect(report).toMatchObject({
			verdict: 'intact',
			anchored: [{ through: null, by: [], rest: { from: 1, to: 5 } }],
		});
		expect(report.anchored[0]?.sentence).toBe('A-1 to A-5 rest on the key of Ada Müller alone.');
		expect(report.notProven.join(' ')).toContain('A-1 to A-5 rest on the key of Ada Müller alone');
	});

	it('is reached by another’s signature and by another’s chain', async () => {
		const report = await verifyCaseFile(await written(sampleCase(who), 'two.zip'), { trust: trust() });
		expect(report.anchored).toMatchObject([
			{ letter: 'A', through: 7, by: [{ kind: 'other-chain', seq: 7, who: 'Ben in B-1' }], rest: null },
			{ letter: 'B', through: 2, by: [{ kind: 'counter-signature', seq: 2, who: 'Ada Müller in B-2' }], rest: null },
		]);
	});
});

describe('a receipt', () => {
	it('that the file still holds reaches its entry and no further', async () => {
		const sample = alone(3);
		const kept = await receiptInFile(receipt(sample, 4));
		more(sample, 2);
		const report = await verifyCaseFile(await written(sample, 'reached.zip'), { trust: trust(), receipts: [kept] });
		expect(report).toMatchObject({
			verdict: 'intact',
			anchored: [{ through: 4, by: [{ kind: 'receipt', seq: 4 }], rest: { from: 5, to: 7 } }],
		});
	});

	it('shows that the file is older or was cut', async () => {
		const longer = alone(5);
		const kept = await receiptInFile(receipt(longer, 7));
		const cut = alone(5);
		cut.chains.set(CHAIN_A, (longer.chains.get(CHAIN_A) ?? []).slice(0, 5));
		const report = await verifyCaseFile(await written(cut, 'cut.zip'), { trust: trust(), receipts: [kept] });
		expect(report.verdict).toBe('incomplete');
		expect(report.checks.find((c) => c.name === 'receipts')).toMatchObject({
			state: 'missing',
			faults: [{ place: 'A-7', found: expect.stringContaining('ends after 5 entries') }],
		});
	});

	it('shows that the chain was written anew with the real key', async () => {
		const kept = await receiptInFile(receipt(alone(5), 7, 'other-telling.json'));
		const report = await verifyCaseFile(await written(alone(5), 'anew.zip'), { trust: trust(), receipts: [kept] });
		expect(report.verdict).toBe('broken');
		expect(report.checks.find((c) => c.name === 'receipts')).toMatchObject({
			state: 'broken',
			faults: [{ place: 'A-7' }],
		});
	});

	it('that was changed anywhere says nothing and is refused', async () => {
		const text = readFileSync(receipt(alone(1), 3), 'utf8');
		for (let i = 0; i < text.length; i += 37) {
			writeFileSync(at('changed.json'), text.slice(0, i) + (text[i] === 'b' ? 'c' : 'b') + text.slice(i + 1));
			await expect(receiptInFile(at('changed.json'))).rejects.toThrow(/no receipt that says anything|not a file/);
		}
	});
});

describe('an authority’s timestamp', () => {
	/** Asks, brings the answer, and enters it, as the notebook does. */
	function stamped(sample: SampleCase, seq: number, answerOf = seq) {
		const { digest } = entryOf(sample, CHAIN_A, seq);
		const { bytes } = timestampRequest(entryOf(sample, CHAIN_A, answerOf).digest, randomBytes(8));
		const answer = tsa.reply(bytes);
		const found = verifyTimestamp(answer, entryOf(sample, CHAIN_A, answerOf).digest);
		if (!found.holds) throw new Error(found.rule);
		const body = {
			of: { chain: CHAIN_A, seq, head: digest },
			token: sample.store(answer, 'stamp.tsr'),
			...{ at: found.at, authority: 'Stamps of Unit 7', authorityKey: found.authority.keyId },
		};
		sample.append(CHAIN_A, 'timestamp.attached/1', body, [who.ada]);
		return digest;
	}

	it('reaches the entry for whoever trusts the authority, and counts for nobody else', async () => {
		const sample = alone(3);
		stamped(sample, 5);
		const file = await written(sample, 'stamped.zip');
		const trusting = await verifyCaseFile(file, { trust: [...trust(), tsa.root] });
		expect(trusting).toMatchObject({ verdict: 'intact', anchored: [{ through: 5, rest: { from: 6, to: 6 } }] });
		expect(trusting.checks.find((c) => c.name === 'timestamps')).toMatchObject({ state: 'holds', count: 1 });
		const doubting = await verifyCaseFile(file, { trust: trust() });
		expect(doubting).toMatchObject({ verdict: 'intact', anchored: [{ through: null, rest: { from: 1, to: 6 } }] });
		expect(doubting.checks.find((c) => c.name === 'timestamps')).toMatchObject({ state: 'remark' });
		expect(doubting.anchored[0]?.sentence).toContain('counts only for whoever trusts that authority');
	});

	it('travels also with a file without objects', async () => {
		const sample = alone(1);
		stamped(sample, 3);
		const path = at('bare.zip');
		await writeCaseFile({ ...sample.request(path, who.ada), withoutObjects: true });
		const report = await verifyCaseFile(path, { trust: [...trust(), tsa.root] });
		expect(report).toMatchObject({ verdict: 'intact', anchored: [{ through: 3 }] });
	});

	it('of another entry breaks the file', async () => {
		const sample = alone(3);
		stamped(sample, 5, 4);
		const path = await written(sample, 'elsewhere.zip').catch((error: unknown) => String(error));
		expect(path).toMatch(/casefile.not-sound|not sound/);
	});

	it('of the file itself travels beside its signature and reaches every chain’s end', async () => {
		const file = await written(sampleCase(who), 'plain.zip');
		const asked = await requestOfFile(file);
		const answer = tsa.reply(asked.bytes);
		await stampFile(file, answer, asked.bytes, at('with-stamp.zip'));
		const report = await verifyCaseFile(at('with-stamp.zip'), { trust: [...trust(), tsa.root] });
		expect(report.verdict).toBe('intact');
		expect(report.anchored.map((a) => a.by.find((b) => b.kind === 'timestamp')?.seq)).toEqual([7, 2]);
		const other = timestampRequest(asked.imprint, randomBytes(8)).bytes;
		await expect(stampFile(file, answer, other, at('no.zip'))).rejects.toThrow(/not to this request/);
		const wrong = tsa.reply(timestampRequest(sha256('x'), randomBytes(8)).bytes);
		await expect(stampFile(file, wrong, null, at('no.zip'))).rejects.toThrow(/cannot be used/);
	});
});

describe('two copies of a case', () => {
	it('of which one continues the other are no fork', async () => {
		const sample = alone(2);
		const older = await written(sample, 'older.zip');
		more(sample, 2);
		const { compared, proof } = await compareCaseFiles([older, await written(sample, 'newer.zip')]);
		expect(compared).toMatchObject({ forks: 0, chains: [{ lengths: [4, 6], state: 'second is longer', fork: null }] });
		expect(proof).toBeNull();
	});

	it('that one key forked give a proof that needs neither', async () => {
		const files = [await written(alone(2), 'left.zip'), await written(alone(3), 'right.zip')] as const;
		const { compared, proof } = await compareCaseFiles(files);
		expect(compared.forks).toBe(1);
		for (const file of files) rmSync(file);
		writeFileSync(at('proof.json'), proof ?? '');
		const fork = await forkInFile(at('proof.json'));
		expect(fork).toMatchObject({ chain: CHAIN_A, seq: 1, signedBoth: [{ keyId: who.ada.certificate.keyId }] });
		const text = readFileSync(at('proof.json'), 'utf8');
		for (let i = 0; i < text.length; i += 97) {
			writeFileSync(at('changed.json'), text.slice(0, i) + (text[i] === '7' ? '8' : '7') + text.slice(i + 1));
			await expect(forkInFile(at('changed.json'))).rejects.toThrow(/proves no fork/);
		}
	});

	it('that two keys wrote differently are shown side by side, and nobody is accused', async () => {
		const base = alone(0);
		base.admit(CHAIN_A, who.ben, who.ada);
		const newest = { chain: CHAIN_A, seq: 3, head: entryOf(base, CHAIN_A, 3).digest };
		const files = await Promise.all(
			[who.ada, who.ben].map((by) => {
				const copy = new SampleCase();
				copy.chains.set(CHAIN_A, base.chains.get(CHAIN_A) ?? []);
				copy.append(CHAIN_B, 'note.written/1', { phase: 'da', text: 'x' }, [by], [newest]);
				return written(copy, `by-${by.certificate.commonName.slice(0, 3)}.zip`);
			}),
		);
		const { compared, proof } = await compareCaseFiles([files[0] ?? '', files[1] ?? '']);
		expect(proof).toBeNull();
		expect(compared).toMatchObject({ forks: 1, chains: [{ state: 'same' }, { fork: { seq: 1, signedBoth: [] } }] });
	});
});

describe('the recipe for strangers', () => {
	it('takes a receipt and a timestamp apart with openssl, as printed', async () => {
		const sample = alone(2);
		receipt(sample, 4, 'receipt.json');
		const { digest } = entryOf(sample, CHAIN_A, 4);
		const answer = tsa.reply(timestampRequest(digest, randomBytes(8)).bytes);
		const found = verifyTimestamp(answer, digest);
		if (!found.holds) throw new Error(found.rule);
		const of = { chain: CHAIN_A, seq: 4, head: digest };
		const said = { at: found.at, authority: 'Stamps', authorityKey: found.authority.keyId };
		const token = sample.store(answer, 'stamp.tsr');
		sample.append(CHAIN_A, 'timestamp.attached/1', { of, token, ...said }, [who.ada]);
		const file = await written(sample, 'recipe.zip');
		const asked = await requestOfFile(file);
		await stampFile(file, tsa.reply(asked.bytes), null, at('recipe-stamped.zip'));
		const top = execFileSync('unzip', ['-Z1', at('recipe-stamped.zip')], { encoding: 'utf8' }).split('/')[0] ?? '';
		execFileSync('unzip', ['-q', at('recipe-stamped.zip')], { cwd: folder });
		writeFileSync(at('root.pem'), tsa.root);
		const text = readFileSync(join(folder, top, 'HOW-TO-VERIFY.txt'), 'utf8');
		const commands = text
			.slice(text.indexOf('Timestamps.'))
			.split('\n')
			.filter((line) => /^ {2}(grep -h|openssl ts|printf %s|sha256sum|sed|openssl dgst)/.test(line));
		expect(commands).toHaveLength(9);
		const run = (line: string) =>
			execFileSync('sh', ['-c', line], { cwd: join(folder, top), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
		const outputs = commands.map((line) =>
			run(
				line
					.replace('HEAD', digest)
					.replace('OBJECT', token.object)
					.replaceAll('KEY', who.ada.certificate.keyId)
					.replace('SEQ', '4')
					.replace('CHAIN', CHAIN_A),
			),
		);
		expect(outputs[0]).toContain(digest);
		expect(outputs[0]).toContain(token.object);
		expect(outputs.filter((o) => o.includes('Verification: OK'))).toHaveLength(2);
		expect(outputs[4]?.match(new RegExp(digest, 'g'))).toHaveLength(2);
		expect(outputs.join('')).toContain('Verified OK');
		expect(outputs[8]).toContain(digest);
		expect(
			createHash('sha256')
				.update(readFileSync(at('receipt.head')))
				.digest('hex'),
		).toBe(digest);
	});
});
