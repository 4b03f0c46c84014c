/** Contacts, notifications, escalations and containment at a terminal, over a real notebook: every act, and what is refused. */
import { readFileSync } from 'node:fs';
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
/** Runs and gives the entry that was sealed. */
async function sealed(...words: string[]): Promise<string> {
	const { status, out, error } = await run(...words, '--json');
	expect([status, error]).toEqual([0, '']);
	return String((JSON.parse(out) as { ref: unknown }).ref);
}
async function refused(...words: string[]): Promise<string> {
	const { status, error } = await run(...words);
	expect(status).toBe(2);
	return error;
}

beforeAll(async () => {
	const notebook = await place.open();
	await notebook.ask('notebook.create', FIRST);
	await notebook.ask('case.open', { number: 'C', title: 'Unknown exfiltration' });
	await notebook.notebook.close();
});
afterAll(() => place.remove());

describe('at a terminal', () => {
	it('a call sheet is made and printed with the newest entry’s digest', async () => {
		await sealed(
			'contact',
			'record',
			'--name',
			'Kim Roth',
			'--phone',
			'+49 30 111',
			'--verify',
			'Call back',
			'--party',
			'cio',
		);
		await sealed('contact', 'record', '--name', 'Lee Berg', '--fingerprint', 'AB:CD', '--fingerprint', 'EF:01');
		await sealed('contact', 'record', '--name', 'Old\u202eHand');
		await sealed('contact', 'retire', 'Old\u202eHand', '--reason', 'Left');
		await sealed('ladder', 'define', '--name', 'At night', '--level', 'Kim Roth', '--level', 'Lee Berg, Kim Roth/5/2');
		await sealed('deadline', 'define', '--name', 'Authority', '--hours', '72', '--from', 'entry', '--basis', 'Art. 33');
		expect(await refused('ladder', 'define', '--name', 'x', '--level', 'Kim/a/b')).toContain('whole number');
		expect(await refused('ladder', 'define', '--name', 'x', '--level', 'Kim,/5/2/9')).toContain('is not a level');
		expect(await refused('deadline', 'define', '--name', 'x', '--from', 'entry')).toContain('--hours or --days');
		const { out } = await run('contact', 'show');
		const sheet = join(place.folder, 'sheet.html');
		expect((await run('contact', 'sheet', '--to', sheet)).status).toBe(0);
		expect(readFileSync(sheet, 'utf8')).toContain('page 1 of 1');
		expect(await refused('contact', 'sheet', '--to', 'sheet.pdf')).toContain('A PDF needs the window');
		expect(out).toMatch(/name +Kim Roth\nstands for +CIO\ntelephone +\+49 30 111\nverify by +Call back/);
		expect(out).toContain('Old\\u202EHand (retired: Left)');
		expect(out).toMatch(/At night +1 +15 min +2 +Kim Roth\n +2 +5 min +2 +Lee Berg, Kim Roth/);
		expect(out).toMatch(/72 hours from entry +Authority, Art\. 33/);
		expect(out).toMatch(/newest entry +A-\d+\ndigest +[0-9a-f]{64}/);
	});

	it('a party is told, out of band first, under a deadline', async () => {
		const what = ['--what', 'Data left', '--by', 'email', '--by', 'telephone-calls'];
		const plan = await sealed(
			'notify',
			'plan',
			'C',
			'--party',
			'CIO',
			...what,
			'--deadline',
			'Authority',
			'--entry',
			'A-1',
		);
		await sealed('notify', 'out-of-band', 'C', '--reason', 'Mail is read');
		expect((await run('notify', 'show', 'C')).out).toContain('Telephone calls, Email (may be listened to)');
		await sealed('notify', 'made', 'C', plan, '--method', 'telephone-calls', '--told', 'Engaged', '--unreached');
		expect(await refused('notify', 'acknowledge', 'C', plan, '--by', 'Kim')).toContain('Nobody was told yet');
		await sealed('notify', 'made', 'C', plan, '--method', 'paper', '--told', 'Data left', '--to', 'Kim');
		await sealed('notify', 'acknowledge', 'C', plan, '--by', 'Kim', '--how', 'Nodded');
		await sealed('notify', 'in-band', 'C', '--reason', 'It was not');
		const { out } = await run('notify', 'show', 'C');
		expect(out).toMatch(/CIO: acknowledged/);
		expect(out).toMatch(/Telephone calls, nobody reached: Engaged/);
		expect(out).toMatch(/Paper, told Kim: Data left/);
		const due = ['--due', '2020-01-01T00:00:00Z'];
		const other = await sealed('notify', 'plan', 'C', '--party', 'Board', ...what, ...due);
		const late = await run('due', 'C');
		expect([late.status, late.out]).toEqual([1, expect.stringMatching(/overdue .*tell Board/)]);
		await sealed('notify', 'withdraw', 'C', other, '--reason', 'They know');
		expect(await run('due')).toMatchObject({ status: 0, out: 'Nothing is due.\n' });
	});

	it('a ladder is climbed until somebody answers', async () => {
		const ref = await sealed('escalation', 'start', 'C', '--ladder', 'At night', '--reason', 'It goes on');
		const { status, out } = await run('escalation', 'show', 'C');
		expect([status, out]).toEqual([1, expect.stringMatching(/now +level 1, try 1: Kim Roth, \+49 30 111, due since/)]);
		await sealed('escalation', 'try', 'C', ref, '--outcome', 'Voice mailbox');
		expect(await refused('escalation', 'try', 'C', ref)).toContain('is due at');
		await sealed('escalation', 'try', 'C', ref, '--early');
		place.clock.pass(37 * 60_000);
		const slept = await run('escalation', 'show', 'C');
		expect(slept.out).toMatch(/level 2, try 2: Kim Roth/);
		expect(slept.out).toMatch(/slept over +\S+ Lee Berg/);
		expect((await run('due')).out).toMatch(/overdue +\S+ +17 min +\S+ call Kim Roth: It goes on/);
		await sealed('escalation', 'try', 'C', ref, '--contact', 'Lee Berg', '--method', 'Telephone');
		await sealed('escalation', 'answer', 'C', ref, '--by', 'Lee Berg', '--said', 'Coming');
		expect(await refused('escalation', 'end', 'C', ref, '--reason', 'x')).toContain('Lee Berg answered already');
		const again = await sealed('escalation', 'start', 'C', '--ladder', 'At night', '--reason', 'Again');
		await sealed('escalation', 'end', 'C', again, '--reason', 'False alarm');
		expect((await run('escalation', 'show', 'C')).status).toBe(0);
	});

	it('a measure is weighed, decided, extended and removed', async () => {
		const decide = [
			'containment',
			'decide',
			'C',
			'--strategy',
			'Unplug FS-02',
			'--authorized-by',
			'R. Voss',
			'--how',
			'Phone',
		];
		const options = ['--option', 'Unplug', '--option', 'Filter', '--weigh', 'Unplug/availability=against mail stops'];
		const short = ['--duration', 'emergency-workaround'];
		expect(await refused(...decide, ...options, ...short)).toContain('which option');
		expect(
			await refused(...decide, ...options, '--weigh', 'Unplug/colour=for', ...short, '--chosen', 'Unplug'),
		).toContain('weighs nothing');
		expect(
			await refused(...decide, ...options, '--weigh', 'Wait/effectiveness=for', ...short, '--chosen', 'Filter'),
		).toContain('Wait is no --option');
		expect(await refused(...decide, ...options, '--chosen', 'Unplug', ...short)).toContain('needs a time');
		const expires = (minutes: number) => new Date(Date.parse(place.clock.read().at) + minutes * 60_000).toISOString();
		const ref = await sealed(
			...[...decide, ...options, ...short, '--chosen', 'Unplug', '--expires', expires(60), '--for', 'FS-02'],
		);
		place.clock.pass(61 * 60_000);
		const { status, out } = await run('containment', 'show', 'C');
		expect(status).toBe(1);
		expect(out).toMatch(/Unplug FS-02: expired/);
		expect(out).toMatch(/chosen +Unplug; Service availability: against \(mail stops\)/);
		const end = ['containment', 'end', 'C', ref, '--reason', 'Imaging'];
		await sealed(
			...end,
			'--how',
			'extended',
			'--expires',
			expires(60),
			'--authorized-by',
			'R. Voss',
			'--means',
			'Phone',
		);
		expect((await run('due')).status).toBe(0);
		await sealed(...end, '--how', 'removed');
		expect((await run('containment', 'show', 'C')).out).toMatch(/Unplug FS-02: removed/);
	});
});
