/** Opinions stay out of the case file unless they are asked for: nothing of them is in it, and everybody sees that there were some. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportView } from '../../shared/views';
import { type Asking, FIRST, Place } from './place';

const CHECKER = join(import.meta.dirname, '../../../shared/interop/check_case_file.py');
const place = new Place();
let book: Asking;
let id: string;
let exports = 0;

const SAID = {
	fact: 'Forty-one gigabytes went out at three.',
	hypothesis: 'Perhaps it came through the mail gateway.',
	opinion: 'The night shift is asleep again, as ever.',
	longOpinion: 'An opinion of many words. '.repeat(4000),
	addendum: 'The night shift was in a meeting, I think.',
	reason: 'I was unfair to the night shift.',
	picture: 'a sketch of who is to blame',
};

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	({ case: id } = await book.ask('case.open', { number: '2026-014', title: 'Exfiltration' }));
	const write = (stance: 'fact' | 'hypothesis' | 'opinion' | undefined, text: string, attachments: string[] = []) =>
		book.ask('note.write', {
			...{ case: id, phase: 'da', text, attachments: attachments.map((path) => book.ticket(path)) },
			...(stance === undefined ? {} : { stance }),
		});
	const sketch = join(place.folder, 'sketch.txt');
	await writeFile(sketch, SAID.picture);
	const shared = join(place.folder, 'shared.txt');
	await writeFile(shared, 'a file that a fact and an opinion name');
	await write('fact', SAID.fact, [shared]);
	await write('hypothesis', SAID.hypothesis);
	const { ref } = await write('opinion', SAID.opinion, [sketch, shared]);
	await write('opinion', SAID.longOpinion);
	await book.ask('note.correct', { case: id, entry: ref, text: SAID.addendum, reason: SAID.reason });
	await write(undefined, 'Nothing was said of what this is.');
	await book.ask('case.title', { case: id, title: 'Exfiltration, finance' });
});
afterAll(() => place.remove());

async function exported(more: object = {}): Promise<{ view: ExportView; path: string; all: string; folder: string }> {
	exports += 1;
	const path = join(place.folder, `out-${exports}.zip`);
	const view = await book.ask('casefile.export', { case: id, to: book.ticket(path), ...more });
	execFileSync('unzip', ['-q', path, '-d', join(place.folder, `out-${exports}`)]);
	const folder = join(place.folder, `out-${exports}`, view.folder);
	return { view, path, folder, all: (await readFile(path)).toString('latin1') };
}
const holds = (all: string) =>
	Object.entries(SAID).flatMap(([name, text]) => (all.includes(text.slice(0, 60)) ? [name] : []));

describe('a case file', () => {
	it('holds nothing of what opinions say, says how many there are, and is whole all the same', async () => {
		const { view, path, all, folder } = await exported();
		expect(holds(all)).toEqual(['fact', 'hypothesis']);
		expect(view).toMatchObject({ keptBack: { opinions: 3, hypotheses: 0 }, withheld: 5, leftOut: 0, objects: 1 });
		expect(view.report.verdict).toBe('intact');
		expect(view.report.withheld).toEqual([
			{ kind: 'note.corrected/1', member: 'reason', count: 1 },
			{ kind: 'note.corrected/1', member: 'text', count: 1 },
			{ kind: 'note.written/1', member: 'attachments', count: 1 },
			{ kind: 'note.written/1', member: 'text', count: 2 },
		]);
		// What a fact names too is there for its sake; the opinions' own files are not.
		expect(await readdir(join(folder, 'data/objects'))).toHaveLength(1);
		const ledgers = await readdir(join(folder, 'data/ledger'));
		const ledger = await readFile(join(folder, 'data/ledger', ledgers[0] ?? ''), 'utf8');
		expect(ledger.match(/"stance","opinion"/g)).toHaveLength(3);
		expect(JSON.parse(await readFile(join(folder, 'data/case.json'), 'utf8')).title).toBe('Exfiltration, finance');
		if (!existsSync(CHECKER)) return;
		const { status, stdout } = spawnSync('python3', [CHECKER, path], { encoding: 'utf8' });
		expect(status, stdout).toBe(0);
	});

	it('holds them where they are asked for', async () => {
		const { view, all } = await exported({ include: ['opinions'] });
		expect(holds(all)).toEqual(Object.keys(SAID));
		expect(view).toMatchObject({ keptBack: { opinions: 0, hypotheses: 0 }, withheld: 0, objects: 3 });
	});

	it('is without hypotheses too where that is wished, and without what is withheld besides', async () => {
		const { view, all } = await exported({ without: ['hypotheses'], withhold: ['person.admitted:phone'] });
		expect(holds(all)).toEqual(['fact']);
		expect(view).toMatchObject({ keptBack: { opinions: 3, hypotheses: 1 }, withheld: 7 });
	});

	it('keeps nothing back twice: without objects as well, what was withheld is no object left out', async () => {
		const { view } = await exported({ without: ['objects'] });
		expect(view).toMatchObject({ keptBack: { opinions: 3 }, objects: 0, leftOut: 1 });
	});
});
