/** Indicators at a terminal, in and out: looked at, taken in, written, and what is left out told by row and column. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openNotebook } from '../../main/services/notebook';
import { FIRST, Place } from '../services/place';
import { told } from './fake';

const place = new Place();
const around = {
	openNotebook: (folder: string) =>
		openNotebook({
			...{ folder, workerPath: 'none', version: '0.0.0', clock: place.clock.read },
			slotCost: { memoryKiB: 1024, passes: 1, parallelism: 1 },
		}),
	typed: [FIRST.passphrase],
};
const run = (words: string, ...more: string[]) =>
	told(['--notebook', place.notebook, ...words.split(' '), ...more], around);
const file = (name: string) => join(place.folder, name);

beforeAll(async () => {
	const notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	for (const number of ['C', 'D']) await notebook.ask('case.open', { number, title: 'Unknown exfiltration' });
	await notebook.notebook.close();
	writeFileSync(file('in.csv'), 'type,value,comment\nurl,hxxp://evil[.]example/\u202e,x\nipv4,1.2.3,\nmd5,AB,\n');
});
afterAll(() => place.remove());

it('a table is looked at first, then taken in; what is not taken is told, and the status says that there is some', async () => {
	const seen = await run('indicator import C', file('in.csv'), '--preview');
	expect(seen.status).toBe(1);
	expect(seen.out).toMatch(/new +1\nnot taken +2/);
	expect(seen.out).toContain('hxxp://evil[.]example/\\u202E');
	expect(seen.out).toMatch(/3 +not taken +1\.2\.3 \(column value: This is no IPv4/);
	const done = await run('indicator import C', file('in.csv'), ...'--tlp TLP:GREEN --source stick --json'.split(' '));
	expect(done.status).toBe(1);
	expect(JSON.parse(done.out)).toMatchObject({ taken: 1, left: 2, notTaken: [{ place: 3 }, { place: 4 }] });
	const again = await run('indicator import C', file('in.csv'));
	expect([again.status, again.out]).toEqual([2, '']);
	expect(again.error.replace(/\s+/g, ' ')).toContain(
		'Nothing in the file is new: 1 is recorded already, 2 cannot be taken.',
	);
});

it('what was written by one case is taken in by another', async () => {
	const out = await run('indicator export C --up-to TLP:AMBER --output', file('out.json'));
	expect([out.status, out.out]).toEqual([0, expect.stringMatching(/indicators +1\n/)]);
	expect(readFileSync(file('out.json'), 'utf8')).toContain('evil.example');
	const taken = await run('indicator import D', file('out.json'));
	expect([taken.status, taken.out]).toEqual([0, expect.stringMatching(/new +1\n/)]);
	const none = await run('indicator export C --up-to TLP:CLEAR --output', file('none.json'));
	expect([none.status, none.error]).toEqual([2, expect.stringContaining('There is no indicator to write.')]);
});
