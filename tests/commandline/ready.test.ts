/** Before and after, at a terminal over a real notebook: the jump kit, the steps in a crisis, the meeting afterwards. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
async function sealed(...words: string[]): Promise<void> {
	const { status, error } = await run(...words);
	expect([status, error]).toEqual([0, '']);
}

beforeAll(async () => {
	const notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.notebook.close();
});
afterAll(() => place.remove());

describe('sealbook kit', () => {
	it('tells what is amiss with status 1, and takes a verdict once nothing is', async () => {
		await sealed('kit', 'record', '--name', 'Kit\u202elaptop', '--tool', 'laptops', '--check-every', '30');
		await sealed('kit', 'record', '--name', 'Tape', '--quantity', '3', '--expires', '2027-03-31', '--where', 'Case 2');
		const before = await run('kit', 'show');
		expect(before.status).toBe(1);
		expect(before.out).toContain('never checked, never scrubbed');
		expect(before.out).not.toContain('\u202e');
		expect((await run('kit', 'judge', '--verdict', 'ready')).status).toBe(2);
		expect((await run('kit', 'record', '--name', 'x', '--check-every', 'often')).error).toContain('whole number');
		await sealed('kit', 'check', 'Tape', '--finding', 'fit', '--remark', 'Sealed');
		await sealed('kit', 'lend', 'Tape', '--to', 'Lee', '--reason', 'Branch');
		await sealed('kit', 'back', 'Tape', '--remark', 'Opened');
		await sealed('kit', 'retire', 'Tape', '--reason', 'Used up');
		await sealed('kit', 'check', 'Kit\u202elaptop', '--finding', 'fit');
		await sealed('kit', 'scrub', 'Kit\u202elaptop', '--how', 'Image 12', '--at', '2026-11-22T02:30:00+01:00');
		await sealed('kit', 'judge', '--verdict', 'ready', '--remark', 'For the weekend');
		const after = await run('kit', 'show');
		expect([after.status, after.error]).toEqual([0, '']);
		expect(after.out).toContain('The entries support the verdict: ready.');
		expect(after.out).toContain('ready, For the weekend.');
	});
});

describe('sealbook library', () => {
	it('adds, lists, shows, finds, checks, replaces, saves and withdraws', async () => {
		const path = join(place.folder, 'assets.csv');
		writeFileSync(path, 'name,owner\nERP\u202eserver,Lee\nMail,Kim\n');
		const said = ['--kind', 'critical assets', '--title', 'Assets', '--review-by', '2026-11-20', '--required'];
		await sealed('library', 'add', path, ...said, '--purpose', 'Whom to call');
		const list = await run('library', 'list');
		expect([list.status, list.error]).toEqual([1, '']);
		expect(list.out).toMatch(/OVERDUE 2026-11-20 {2}Assets \(assets\.csv, \d+ bytes\)/);
		expect((await run('kit', 'show')).out).toContain('Assets, in the library: review overdue since 2026-11-20.');
		const shown = await run('library', 'show', 'Assets', '--find', 'lee');
		expect(shown.out).toMatch(/2 {4}ERP.*server {2}Lee/);
		expect(shown.out).not.toMatch(/\u202e|Kim/);
		expect((await run('library', 'search', '3389')).out).toContain('ms-wbt-server');
		expect((await run('search', 'kim')).out).toContain('In the library:');
		expect((await run('library', 'search', 'nowhere')).status).toBe(1);
		await sealed('library', 'check', 'Assets', '--review-by', '2099-01-01', '--remark', 'Still right');
		expect((await run('library', 'list')).status).toBe(0);
		writeFileSync(path, 'name,owner\nMail,Kim\n');
		await sealed('library', 'revise', 'Assets', ...said.slice(0, 4), '--file', path);
		const copy = join(place.folder, 'copy.csv');
		await sealed('library', 'save', 'Assets', '--output', copy);
		expect(readFileSync(copy, 'utf8')).toBe('name,owner\nMail,Kim\n');
		expect((await run('library', 'save', 'Assets', '--output', copy)).status).toBe(2);
		await sealed('library', 'withdraw', 'Assets', '--reason', 'Old');
		expect((await run('library', 'show', 'Assets')).out).toContain('withdrawn');
	});
});

describe('sealbook crisis', () => {
	beforeAll(() => sealed('ask', 'case.open', '{"number":"C","title":"Crisis"}'));

	it('takes a step, puts one off, and says which is next', async () => {
		await sealed('crisis', 'done', 'C', '--step', '1', '--remark', 'Clock\u202ecompared');
		await sealed('crisis', 'put-off', 'C', '--step', '2', '--reason', 'Nobody answers');
		const { status, out } = await run('crisis', 'show', 'C');
		expect(status).toBe(0);
		expect(out).toContain('Now: 3. Analyze the evidence to confirm.');
		expect(out).toContain('Nobody answers');
		expect(out).not.toContain('\u202e');
		expect((await run('crisis', 'done', 'C', '--step', '12')).status).toBe(2);
	});
});

describe('sealbook meeting', () => {
	it('plans, holds, tells, agrees on actions, and shows it all', async () => {
		await sealed('meeting', 'plan', 'C', '--at', '2026-11-27T10:00:00+01:00', '--invite', 'Kim', '--place', 'Room 4');
		const held = await run(
			...['meeting', 'held', 'C', '--at', '2026-11-22T02:30:00+01:00', '--attended', 'Kim', '--absent', 'Lee'],
			...['--answer', '3=The list\u202eof hosts', '--agreement', 'Two blockers', '--json'],
		);
		const { ref } = JSON.parse(held.out) as { ref: string };
		await sealed('meeting', 'told', 'C', ref, '--name', 'Lee', '--how', 'By telephone');
		const what = ['--what', 'Buy a blocker', '--owner', 'Kim', '--due', '2026-11-21', '--meeting', ref, '--json'];
		const agreed = await run('action', 'agree', 'C', ...what);
		const { status, out } = await run('meeting', 'show', 'C');
		expect(status).toBe(1);
		expect(out).toContain('OVERDUE 2026-11-21');
		expect(out).toContain('Lee: told, By telephone');
		expect(out).toContain('What stood in the way: not answered');
		expect(out).not.toContain('\u202e');
		await sealed('action', 'done', 'C', (JSON.parse(agreed.out) as { ref: string }).ref, '--how', 'Bought');
		expect((await run('meeting', 'show', 'C')).status).toBe(0);
		const odd = ['--at', '2026-11-22T02:30:00+01:00', '--attended', 'Kim', '--answer', 'ten'];
		expect((await run('meeting', 'held', 'C', ...odd)).error).toContain('none of the nine');
	});
});
