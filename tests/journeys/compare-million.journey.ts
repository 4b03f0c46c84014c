/**
 * A comparison of as many paths as a server has, in the window: while it runs a key is answered at once, afterwards the
 * table scrolls, sorts and filters without a stall. 100,000 paths; 1,000,000 with SEALBOOK_LONG=1.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, expect, type Opened, test } from './app';
import { createNotebook, newCase } from './day';
import { expectAnswered, keyTimes, MOST_MS, measureKeys, stalledMs } from './key-times';
import { look } from './looks';

const PATHS = process.env.SEALBOOK_LONG ? 1_000_000 : 100_000;
const grouped = (number: number) => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, '\u2009');

/** A hashdeep list: every tenth path has other content in the `after` list, every hundredth is only in one of them. */
function writeList(path: string, after: boolean): void {
	const file = openSync(path, 'wx');
	const lines = ['%%%% HASHDEEP-1.0', '%%%% size,sha256,filename', '## '];
	for (let at = 0; at < PATHS; at++) {
		if (at % 100 === (after ? 1 : 2)) continue;
		const content = (after && at % 10 === 0 ? at + PATHS : at).toString(16).padStart(64, '0');
		const name = `/srv/share-${at % 97}/folder-${at % 1009}/file-${String(at).padStart(7, '0')}.docx`;
		lines.push(`${1000 + (at % 90_000)},${content},${name}`);
		if (lines.length < 20_000) continue;
		writeSync(file, `${lines.join('\n')}\n`);
		lines.length = 0;
	}
	writeSync(file, lines.length > 0 ? `${lines.join('\n')}\n` : '');
	closeSync(file);
}

/** Imports a list as a baseline. */
async function importList({ app, page }: Opened, path: string): Promise<void> {
	await page.getByRole('button', { name: 'Import list…' }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Import a list' });
	await answerOpenDialog(app, [path]);
	await dialog.getByRole('button', { name: 'Choose file' }).press('Enter');
	// Nothing is read in before it is there.
	await expect(dialog.getByText(basename(path)).first()).toBeVisible();
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden({ timeout: 600_000 });
}

/** Scrolls through the whole table in a second and a half; gives the longest time between two frames. */
const scrollThrough = (page: Page) =>
	page.getByRole('grid', { name: 'Paths' }).evaluate(
		(grid) =>
			new Promise<number>((resolve) => {
				let most = 0;
				let before = performance.now();
				const begun = before;
				const step = () => {
					const now = performance.now();
					most = Math.max(most, now - before);
					before = now;
					const share = (now - begun) / 1500;
					grid.scrollTop = share * grid.scrollHeight;
					if (share < 1) requestAnimationFrame(step);
					else resolve(most);
				};
				requestAnimationFrame(step);
			}),
	);

test(`${PATHS} paths are compared while a key is answered at once`, { tag: '@alone' }, async ({ folder, launch }) => {
	test.setTimeout(1_800_000);
	const [before, after] = [join(folder, 'before.txt'), join(folder, 'after.txt')];
	writeList(before, false);
	writeList(after, true);
	const opened = await launch();
	const { page } = opened;
	await createNotebook(page);
	await page.getByRole('navigation', { name: 'Main' }).getByText('Baselines', { exact: true }).click();
	await importList(opened, before);
	await importList(opened, after);
	await newCase(page, '2026-015', 'A million files');
	const tab = (name: RegExp) =>
		page.getByRole('navigation', { name: 'Case' }).getByRole('button', { name }).press('Enter');
	await tab(/^Compare/);
	await page.getByRole('button', { name: /^Compare…/ }).press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Compare with a baseline' });
	await dialog
		.getByRole('button', { name: /^Baseline|BL-0/ })
		.first()
		.press('Enter');
	await page.getByRole('option', { name: /^BL-01/ }).click();
	await dialog.getByRole('radio', { name: /^Folder/ }).press('ArrowUp');
	await dialog.getByRole('button', { name: /Second baseline/ }).press('Enter');
	await page.getByRole('option', { name: /^BL-02/ }).click();
	await measureKeys(page);
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden();

	// It runs on behind another screen, where somebody writes.
	await tab(/^Notebook/);
	await keyTimes(page);
	const note = page.getByLabel('Note text');
	await expect(note, 'the draft was read').toBeEnabled();
	await note.focus();
	const compared = page.getByRole('navigation', { name: 'Case' }).getByRole('button', { name: /^Compare ?1$/ });
	let typed = '';
	do {
		await page.keyboard.type('while it runs ');
		typed += 'while it runs ';
	} while (!(await compared.isVisible()) && typed.length < 40_000);
	const running = await keyTimes(page);
	await expect(note).toHaveValue(typed);
	expectAnswered(running, `while ${PATHS} paths were compared`);

	await tab(/^Compare/);
	const grid = page.getByRole('grid', { name: 'Paths' });
	await expect(grid.getByText('.docx').first()).toBeVisible({ timeout: 120_000 });
	const unchanged = page.getByRole('button', { name: /unchanged$/ });
	await unchanged.press('Enter');
	for (const state of ['modified', 'added', 'removed'])
		await page.getByRole('button', { name: new RegExp(`${state}$`) }).press('Enter');
	await expect(page.getByText(`of ${grouped(PATHS)}`)).toBeVisible({ timeout: 120_000 });
	await expect(grid.getByText('.docx').first()).toBeVisible();
	await look(page, '97-compare-many');

	stalledMs();
	const frame = await scrollThrough(page);
	const stalled = stalledMs();
	await expect(grid.locator('[aria-rowindex]').last()).toHaveAttribute('aria-rowindex', String(PATHS + 1));
	await expect(grid.getByText('.docx').last()).toBeVisible();
	console.log(`scrolled through ${PATHS} rows: longest time between two frames ${frame.toFixed(0)} ms`);
	expect(frame - stalled).toBeLessThan(MOST_MS);

	await grid.focus();
	await keyTimes(page);
	for (const key of ['Home', 'End', 'PageUp', 'PageUp', 'ArrowUp', 'ArrowUp', 'Home', 'ArrowDown', 'Enter', 'PageDown'])
		await page.keyboard.press(key);
	await expect(page.getByRole('complementary', { name: 'Path before and after' })).toBeVisible();
	for (const column of ['Size', 'Change', 'Path']) {
		await page.getByRole('button', { name: column, exact: true }).press('Enter');
		await expect(grid).toHaveAttribute('aria-busy', 'false');
	}
	await page.keyboard.press('/');
	await page.keyboard.type('file-0000010');
	await expect(grid.locator('tbody [aria-rowindex]')).toHaveCount(1);
	await expect(grid.getByText('file-0000010.docx')).toBeVisible();
	expectAnswered(await keyTimes(page), 'in the table');
	await look(page, '98-compare-many-filtered');
});
