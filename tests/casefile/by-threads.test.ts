/** A case file whose lines are read by threads: the report is the one that a single thread gives, word by word. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCopy } from '../../main/casefile/read-copy';
import { verifyCaseFile } from '../../main/casefile/verify';
import { writeCaseFile } from '../../main/casefile/write';
import { LedgerReaders } from '../../main/vault/ledger-readers';
import { workerPath } from '../bundled-workers';
import { certificateOf, keyOf } from '../vault/pkcs12-files';
import { editLines, putTogether, recount, resign, takeApart } from './altered-case';
import { CHAIN_A, CHAIN_B, sampleCase } from './sample-case';

const folder = mkdtempSync(join(tmpdir(), 'by-threads-'));
const path = join(folder, 'case.zip');
const readers = new LedgerReaders({ workerPath: workerPath('ledger'), threads: 2, few: 0 });
const person = (name: string) => ({ certificate: certificateOf(name), privateKey: keyOf(name) });
const [ada, ben, mallory] = [person('ada'), person('ben'), person('eve')];
const trust = [ada, mallory].map(({ certificate }) => certificate.keyId);

beforeAll(async () => {
	await writeCaseFile(sampleCase({ ada, ben, mallory }, 30).request(path, ada));
});
afterAll(async () => {
	await readers.close();
	rmSync(folder, { recursive: true, force: true });
});

it('is intact both ways, and the copy that is merged is the same', async () => {
	const byThreads = await verifyCaseFile(path, { trust, readers });
	expect(byThreads.verdict).toBe('intact');
	expect(byThreads).toEqual(await verifyCaseFile(path, { trust }));
	expect(await readCopy(path, { trust, readers })).toEqual(await readCopy(path, { trust }));
});

it.each([
	['a line taken out', CHAIN_A, (lines: string[]) => lines.toSpliced(20, 1)],
	['two lines swapped', CHAIN_A, (lines: string[]) => lines.toSpliced(10, 2, lines[11] ?? '', lines[10] ?? '')],
	['a signature changed', CHAIN_B, (lines: string[]) => lines.with(0, lines[0]?.replace('["', '["A') ?? '')],
	['a text changed', CHAIN_A, (lines: string[]) => lines.with(8, lines[8]?.replace('text', 'Text') ?? '')],
	['a line that is none', CHAIN_A, (lines: string[]) => lines.with(5, 'not a line')],
])('says the same of %s', async (_what, chain, edit) => {
	const opened = await takeApart(path);
	editLines(opened, chain, edit);
	recount(opened);
	resign(opened, mallory);
	const altered = await putTogether(opened, join(folder, 'altered.zip'));
	const byThreads = await verifyCaseFile(altered, { trust, readers });
	expect(byThreads.verdict).toBe('broken');
	expect(byThreads).toEqual(await verifyCaseFile(altered, { trust }));
});
