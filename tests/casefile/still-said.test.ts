/** What is withheld in one place and still said in another is told, in whatever form it stands there (decision 13). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCaseFile } from '../../main/casefile/write';
import { CHAIN_A, type People, people, sampleCase } from './sample-case';

const SECRET = 'Frau “Q” <Zoë> & Söhne';
let folder: string;
let who: People;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'said-'));
	who = await people();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const note = (text: string) => ({ phase: 'da', text });

async function told(texts: readonly string[], withhold: readonly string[]) {
	const sample = sampleCase(who);
	for (const text of [SECRET, ...texts]) sample.append(CHAIN_A, 'note.written/1', note(text), [who.ada]);
	const { stillSaid } = await writeCaseFile(sample.request(join(folder, 'case.zip'), who.ada, { withhold }));
	return stillSaid.map((one) => `${one.withheld} in ${one.in}`);
}

describe('a withheld value', () => {
	it('that stands nowhere else is not told of', async () => {
		expect(await told(['Frau Q', 'nothing'], ['A-8:text'])).toEqual([]);
		expect(await told([SECRET], [])).toEqual([]);
	});

	it('is found as it is, and as JSON, HTML and base64 write it, wherever that begins', async () => {
		const base64 = (before: string) => Buffer.from(`${before}${SECRET}.`).toString('base64');
		const texts = [
			`She said ${SECRET}.`,
			JSON.stringify({ is: `a\n${SECRET}` }),
			'Frau “Q” &lt;Zoë&gt; &amp; Söhne',
			...['', 'x', 'xx', 'xxx'].map(base64),
			`<p>${Buffer.from(SECRET.slice(0, -1)).toString('base64')}`,
		];
		const places = texts.map((_, i) => `A-8:text in A-${9 + i}:text`);
		expect(await told(texts, ['A-8:text'])).toEqual(places.slice(0, -1));
	});

	it('is found in the certificate that carries a withheld name', async () => {
		expect(await told([], ['A-1:name'])).toEqual(['A-1:name in A-1:certificate']);
	});
});
