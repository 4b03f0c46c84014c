/**
 * A key is answered at once while a disk is acquired, a search runs and a tree is digested. `npm run bench key` measures
 * each kind of work by itself.
 */
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, expect, test } from './app';
import { addItem, createNotebook, newCase } from './day';
import { expectAnswered, keyTimes, measureKeys } from './key-times';

const GIB = 1_073_741_824;
const NOTE = 'FIN-FS01 is imaged at the rack, nobody touches it. ';

/** A file of so many bytes, all zero: it is read and digested like any other and takes no room. */
function fileOf(path: string, size: number): string {
	writeFileSync(path, '');
	truncateSync(path, size);
	return path;
}

const said = async (page: Page, what: string) => expectAnswered(await keyTimes(page), what);

test('a key is answered at once while evidence is acquired and a tree is digested', { tag: '@alone' }, async ({
	folder,
	launch,
}) => {
	const disk = fileOf(join(folder, 'FIN-FS01.dd'), GIB);
	const tree = join(folder, 'fin-fs01');
	mkdirSync(tree);
	// Takes no room, and longer to read than anybody types: it is stopped at the end.
	fileOf(join(tree, 'pagefile.sys'), 64 * GIB);
	const opened = await launch();
	const { app, page } = opened;
	await createNotebook(page);
	await newCase(page, '2026-016', 'A key while it works');
	await addItem(opened, 'System disk, FIN-FS01', []);
	const tab = (name: RegExp) =>
		page.getByRole('navigation', { name: 'Case' }).getByRole('button', { name }).press('Enter');
	await tab(/^Acquire/);
	await page.keyboard.press('n');
	const start = page.getByRole('dialog', { name: 'Acquire evidence' });
	await answerOpenDialog(app, [disk]);
	await start.getByRole('button', { name: 'Files or devices' }).press('Enter');
	await expect(start.getByText('FIN-FS01.dd')).toBeVisible();
	await page.keyboard.press('Control+Enter');
	await expect(start).toBeHidden();
	const cancel = page.getByRole('button', { name: /^Cancel…/ });
	await expect(cancel).toBeVisible();

	await measureKeys(page);
	await tab(/^Notebook/);
	const note = page.getByLabel('Note text');
	await expect(note).toBeEnabled();
	await note.focus();
	await keyTimes(page);
	await page.keyboard.type(NOTE, { delay: 20 });
	await expect(note).toHaveValue(NOTE);
	await said(page, 'a note while a disk is acquired');

	await page.keyboard.press('Control+f');
	await page.getByPlaceholder(/^beacon/).focus();
	await keyTimes(page);
	await page.keyboard.type('imaged at the rack', { delay: 20 });
	await said(page, 'a search while a disk is acquired');

	await page.getByRole('navigation', { name: 'Main' }).getByText('Baselines', { exact: true }).click();
	await page.keyboard.press('n');
	const record = page.getByRole('dialog', { name: 'Record a baseline' });
	await answerOpenDialog(app, [tree]);
	await record.getByRole('button', { name: 'Choose folder' }).press('Enter');
	await expect(record.getByText('fin-fs01')).toBeVisible();
	await page.keyboard.press('Control+Enter');
	const stop = record.getByRole('button', { name: 'Stop, record nothing' });
	await expect(stop).toBeVisible();
	await record.getByLabel('Leave out').focus();
	await keyTimes(page);
	await page.keyboard.type('var/log/** while it runs', { delay: 20 });
	await said(page, 'a rule while a tree is digested and a disk is acquired');
	if (await stop.isVisible()) await stop.press('Enter').catch(() => undefined);
});
