/** An exercise is unmistakable outside the window too: on paper, in its case file, in exports, in lists over all cases. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCaseFile } from '../../main/casefile/verify';
import { makeIdentity } from '../../main/vault/selfsigned';
import type { Given } from '../../shared/contract';
import { putTogether, resign, takeApart } from '../casefile/altered-case';
import { textOf } from '../reports/read-paper';
import { type Asking, BEN, FIRST, Place } from './place';

const CHECKER = join(import.meta.dirname, '../../../shared/interop/check_case_file.py');
const MARK = 'EXERCISE, no real incident';
const place = new Place();
const elsewhere = new Place();
let book: Asking;
const at = (name: string) => join(place.folder, name);

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	await book.ask('exercise.begin', { number: 'E-1', scenario: '5' });
	await book.ask('case.open', { number: 'R-1', title: 'Real' });
	for (const [number, tag] of [
		['E-1', 'E-001'],
		['R-1', 'E-002'],
	] as const) {
		await book.ask('evidence.register', { case: number, tag, description: 'A disk', storedAt: 'Safe 1' });
		await book.ask('action.agree', { case: number, what: 'Name a deputy', owner: 'Kim', dueOn: '2026-11-01' });
		await book.ask('casefile.export', { case: number, to: book.ticket(at(`${number}.zip`)) });
	}
});
afterAll(async () => {
	await place.remove();
	await elsewhere.remove();
});

describe('paper', () => {
	it('bears the mark on every page, and that of a real case does not', async () => {
		const text = async (paper: Given<'paper.make'>['paper']) => {
			const { html, pages, title } = await book.ask('paper.make', { paper });
			const marks = textOf(html.replace(/<title>.*<\/title>/, '')).split('EXERCISE').length - 1;
			return { marks, pages, title };
		};
		for (const is of ['custody form', 'case report', 'chronology'] as const) {
			const { marks, pages, title } = await text({ is, case: 'E-1' });
			expect(marks, is).toBeGreaterThanOrEqual(pages);
			expect(title.startsWith(`${MARK}: `), is).toBe(true);
			expect(await text({ is, case: 'R-1' }), is).toMatchObject({ marks: 0 });
		}
		const labels = (number: string, tag: string) =>
			text({ is: 'labels', case: number, tags: [tag, tag], sheet: 'L7160' });
		expect((await labels('E-1', 'E-001')).marks).toBe(2);
		expect((await labels('R-1', 'E-002')).marks).toBe(0);
	});
});

describe('the case file', () => {
	it('says so in its bag and its instructions, verifies, and opens elsewhere as an exercise', async () => {
		const { files } = await takeApart(at('E-1.zip'));
		expect(files.get('bag-info.txt')?.toString()).toContain(`External-Description: ${MARK}\n`);
		expect(files.get('HOW-TO-VERIFY.txt')?.toString().split('\n')[2]).toContain(MARK);
		expect(await verifyCaseFile(at('E-1.zip'))).toMatchObject({ verdict: 'intact, signer unknown', exercise: true });
		expect((await verifyCaseFile(at('R-1.zip'))).exercise).toBe(false);
		if (existsSync(CHECKER))
			expect(execFileSync('python3', [CHECKER, at('E-1.zip')], { encoding: 'utf8' })).toMatch(/^holds$/m);

		const other = await elsewhere.open();
		await other.ask('notebook.create', { ...FIRST, ...BEN, notebook: 'Team south' });
		const key = (await book.ask('notebook.status', {})).me?.keyId;
		const view = await other.ask('casefile.merge', { file: other.ticket(at('E-1.zip')), accept: key ? [key] : [] });
		expect(view).toMatchObject({ exercise: true, done: true });
		expect(await other.ask('case.show', { case: 'E-1' })).toMatchObject({ exercise: true });
		expect(await other.ask('exercise.show', { case: 'E-1' })).toMatchObject({ scenario: '5' });
	});

	it('is broken where somebody took the mark off and signed it anew', async () => {
		const opened = await takeApart(at('E-1.zip'));
		resign(opened, await makeIdentity({ name: 'Mallory' }, new Date()));
		const { verdict, checks } = await verifyCaseFile(await putTogether(opened, at('unmarked.zip')));
		expect(verdict).toBe('broken');
		expect(checks.find(({ name }) => name === 'case.json')?.faults).toMatchObject([{ place: 'bag-info.txt' }]);
	});
});

describe('exports and lists', () => {
	it('mark what is of an exercise, and nothing else', async () => {
		const text = async (number: string, format: 'csv' | 'case-uco') => {
			const path = at(`${number}.${format}`);
			await book.ask('custody.export', { case: number, format, to: book.ticket(path) });
			return readFileSync(path, 'utf8');
		};
		const rows = (await text('E-1', 'csv')).trimEnd().split('\r\n');
		expect(rows[0]).toMatch(/,exercise$/);
		expect(rows.slice(1).every((row) => row.endsWith(',EXERCISE'))).toBe(true);
		expect(await text('E-1', 'case-uco')).toContain('EXERCISE E-1');
		for (const format of ['csv', 'case-uco'] as const) expect(await text('R-1', format)).not.toMatch(/exercise/i);
		const { rows: items } = await book.ask('locker.list', {});
		expect(items.map(({ tag, exercise }) => [tag, exercise]).sort()).toEqual([
			['E-001', true],
			['E-002', false],
		]);
		const due = await book.ask('due.show', {});
		expect(due.items.map(({ number, exercise }) => [number, exercise]).sort()).toEqual([
			['E-1', true],
			['R-1', false],
		]);
	});
});
