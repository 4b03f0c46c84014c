/**
 * What comes after an incident, by keys alone: the meeting planned, its minutes typed through a lock and sealed, the absent
 * told, an action agreed on, the handling judged and audited; then the follow-up report, saved and held against the case.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { codesOn, textOf } from '../reports/read-paper';
import { answerSaveDialog, expect, type Opened, picture } from './app';
import { PASSPHRASE } from './day';
import { Hands, watchPointer } from './keyboard';
import { look } from './looks';

const kept = resolve(import.meta.dirname, '../../test-results/reports');

/** As a time field takes it, on the wall of a device in UTC. */
const digits = (minutesAgo: number): string =>
	new Date(Date.now() - minutesAgo * 60_000)
		.toISOString()
		.slice(0, 19)
		.replace(/[^0-9]/g, '');

/** Plans the meeting and begins its minutes; what is typed by then is to outlast a lock. */
export async function begin(before: Hands): Promise<void> {
	const first = before.page;
	const dialog = first.getByRole('dialog');
	await before.go('lessons learned');
	await expect(first.getByText('No meeting yet')).toBeVisible();
	await before.press(first.getByRole('button', { name: 'Plan meeting' }));
	await before.write(dialog.getByRole('spinbutton').first(), digits(2));
	await before.write(dialog.getByLabel(/^Where/), 'War room');
	await before.write(dialog.getByLabel(/^Who is to come/), 'Kim Roth\nLee Berg');
	await before.seal();
	await before.press(first.getByRole('button', { name: 'Write minutes', exact: true }));
	await before.to(first.getByLabel(/^Who came/));
	await before.keys('Control+a');
	await before.type('Kim Roth');
	await before.write(first.getByLabel(/^Who was to come/), 'Lee Berg');
	await before.write(first.getByLabel('1. What happened'), 'Files of finance left by night.');
	await look(first, '95-minutes');
	await before.write(first.getByLabel('3. What was needed sooner'), 'Which shares hold personal data');
}

/** @param at the window, locked in the middle of a sentence */
export async function learn({ app, page }: Pick<Opened, 'app' | 'page'>, number: string): Promise<void> {
	const pointers = await openCase(page, number);
	const hands = new Hands(page);
	await hands.go('lessons learned');
	await hands.press(page.getByRole('button', { name: 'Go on with the minutes' }));
	await expect(page.getByLabel('3. What was needed sooner')).toHaveValue('Which shares hold personal data');
	await hands.to(page.getByLabel('3. What was needed sooner'));
	await hands.keys('Control+End');
	await hands.type(', and who owns them.');
	await hands.write(page.getByLabel(/^What was agreed/), 'A list of shares with their owners');
	await hands.keys('Control+Enter');
	const meeting = page.getByRole('region', { name: 'Held' });
	await expect(meeting).toContainText('Which shares hold personal data, and who owns them.');
	await hands.press(meeting.getByRole('button', { name: 'Record that Lee Berg was told' }));
	await hands.seal('By telephone');
	await expect(meeting).toContainText('told: By telephone');
	await hands.press(meeting.getByRole('button', { name: /^Make it an action/ }));
	await hands.type('Kim Roth');
	await hands.keys('Tab');
	await hands.type('2020-01-31');
	await hands.keys('Control+Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await picture(page, '95-meeting');

	const part = (name: string) =>
		hands.segment(page.getByRole('group', { name: 'Show' }).getByRole('button', { name: new RegExp(`^${name}`) }));
	await part('Actions');
	await expect(page.getByRole('row', { name: /A list of shares with their owners/ })).toContainText('Overdue');
	await part('Assessment');
	for (const [name, answer, said] of [
		['Satisfaction of the resource owner', 'Yes', 'The share was back on Monday.'],
		['Training', 'In part', 'Two handlers have never seen a flow record.'],
	] as const) {
		await hands.press(page.getByRole('button', { name: new RegExp(`^Answer: .*${name}`, 'i') }));
		const by = page.getByRole('dialog').getByLabel('Who says so');
		if (answer !== 'Yes') {
			const answers = page.getByRole('dialog').getByRole('group', { name: 'Answer' });
			await hands.segment(answers.getByRole('button', { name: answer, exact: true }));
		}
		await hands.write(page.getByRole('dialog').getByLabel(/^In their words/), said);
		if ((await by.inputValue()) === '') await hands.write(by, 'R. Voss');
		await hands.keys('Control+Enter');
		await expect(page.getByRole('dialog')).toBeHidden();
		await expect(page.getByText(said)).toBeVisible();
	}
	await look(page, '95-judged');
	await save(app, hands);
	expect(await pointers(), 'what a mouse did').toBe(0);
}

async function openCase(page: Page, number: string) {
	const pointers = await watchPointer(page);
	const hands = new Hands(page);
	await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
	await hands.type(PASSPHRASE);
	await hands.keys('Enter');
	await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
	await hands.to(page.getByRole('row', { name: new RegExp(number) }));
	await hands.keys('Enter');
	await expect(page.getByLabel('Note text')).toBeVisible();
	return pointers;
}

async function save(app: Opened['app'], hands: Hands): Promise<void> {
	mkdirSync(kept, { recursive: true });
	const { page } = hands;
	await hands.press(page.getByRole('button', { name: 'Report…' }));
	for (const kind of ['HTML', 'PDF']) {
		await answerSaveDialog(app, join(kept, `follow-up.${kind.toLowerCase()}`));
		await hands.press(page.getByRole('dialog').getByRole('button', { name: `Save as ${kind}…` }));
		await expect(page.getByText(new RegExp(`^Saved as .*${kind.toLowerCase()}`))).toBeVisible();
	}
	await hands.keys('Escape');
}

/**
 * The saved report, read back as a stranger would, against the log: every entry that it cites is one of the case, what was
 * learned is in it, and each page has its number and the newest entry’s digest.
 */
export function readReport(
	log: readonly { readonly ref: string; readonly digest: string; readonly kind: string }[],
): void {
	const html = readFileSync(join(kept, 'follow-up.html'), 'utf8');
	const text = textOf(html);
	const refs = new Set(log.map(({ ref }) => ref));
	const cited = [...new Set([...text.matchAll(/\bA-[1-9][0-9]*\b/g)].map(([ref]) => ref))];
	expect(cited.filter((ref) => !refs.has(ref))).toEqual([]);
	expect(cited.length).toBeGreaterThan(40);
	const of = (kind: string) => log.find((entry) => entry.kind === kind)?.ref;
	for (const said of [
		`Came Kim Roth ${of('meeting.held')}`,
		`Lee Berg was told`,
		`3. What was needed sooner Which shares hold personal data, and who owns them. ${of('meeting.held')}`,
		`A list of shares with their owners Kim Roth 2020-01-31 not done, overdue ${of('action.agreed')}`,
		`R. Voss: The share was back on Monday. ${of('assessment.given')}`,
		`in part Mara Lindqvist: Two handlers have never seen a flow record. ${of('audit.answered')}`,
	])
		expect(text.includes(said), said).toBe(true);
	const pdf = join(kept, 'follow-up.pdf');
	const newest = log.at(-1);
	const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
	for (const [at, page] of pages.entries()) {
		expect(page).toContain(`page ${at + 1} of ${pages.length}`);
		expect(page).toContain(`newest entry ${newest?.ref}`);
		expect(page.replace(/\s/g, '')).toContain(newest?.digest ?? 'no entry');
	}
	execFileSync('pdftoppm', ['-r', '80', '-gray', '-png', pdf, join(kept, 'follow-up')]);
	expect(codesOn(join(kept, `follow-up-${'1'.padStart(String(pages.length).length, '0')}.png`)).length).toBeGreaterThan(
		0,
	);
}
