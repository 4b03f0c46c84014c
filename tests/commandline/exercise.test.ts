/** An exercise at a terminal over a real notebook: from the choice of a scenario to its end, marked wherever the case is named. */
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
const run = (...words: string[]) => told(['--notebook', place.notebook, ...words], around);
async function said(...words: string[]): Promise<string> {
	const { status, out, error } = await run(...words);
	expect([status, error], words.join(' ')).toEqual([0, '']);
	return out;
}

beforeAll(async () => {
	const notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: 'R', title: 'Real' });
	await notebook.notebook.close();
});
afterAll(() => place.remove());

it('an exercise is run from its start to its end', async () => {
	expect(await said('exercise', 'list')).toMatch(/^5 +23 \+ 3 +5 +Unknown Exfiltration$/m);
	expect(await said('exercise', 'list', '--scenario', '5')).toContain('abuse desk');
	expect((await run('exercise', 'list', '--scenario', '12')).status).toBe(1);
	const begin = ['exercise', 'begin', '--number', 'E', '--scenario', '5', '--participant', 'Lee\u202e'];
	expect((await run(...begin, '--minutes', 'long')).error).toContain('whole minutes');
	await said(...begin, '--minutes', '90', '--time', 'A holiday');
	expect((await run(...begin)).error).toContain('can not become an exercise');
	expect(await said('exercise', 'inject', 'E')).toContain('share a desk');
	await said('exercise', 'answer', 'E', 'C1', '--answer', 'Pull the plug', '--by', 'Lee');
	await said('exercise', 'answer', 'E', 'C1', '--answer', 'Cut the line');
	const gap = ['--says', 'Nobody may', '--what', 'Name a deputy', '--owner', 'Kim', '--due', '2026-12-24'];
	await said('exercise', 'gap', 'E', 'C1', ...gap);
	await said('exercise', 'end', 'E', '--well', 'Calls', '--badly', 'Nights');

	const shown = await said('exercise', 'show', 'E');
	expect(shown).toMatch(/^EXERCISE +Exercise: Unknown Exfiltration$/m);
	expect(shown).toMatch(/^A-\d+ +Cut the line \(Ada Lind\)\nA-\d+ +Before: Pull the plug \(Lee\)$/m);
	expect(shown).toMatch(/^A-\d+ +C1 +A-\d+ +2026-12-24 +Kim +Nobody may: Name a deputy$/m);
	expect(shown).not.toContain('\u202e');
	expect(shown).not.toContain('abuse desk');
});

it('the case is marked in the list and on its own, and a real one is not', async () => {
	const list = await said('case', 'list');
	expect(list).toMatch(/^E +EXERCISE, open /m);
	expect(list).toMatch(/^R +open /m);
	expect(await said('case', 'show', 'E')).toMatch(/^EXERCISE +no real incident$/m);
	expect(await said('case', 'show', 'R')).not.toContain('EXERCISE');
	const file = join(place.folder, 'E.zip');
	expect(await said('export', 'E', '--to', file)).toMatch(/^EXERCISE +no real incident$/m);
	expect(await said('verify', file)).toMatch(/^EXERCISE, no real incident$/m);
});
