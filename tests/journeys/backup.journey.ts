/** A notebook is backed up to a stick, damaged there, put right, and restored on another device, in the window. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessible, answerOpenDialog, expect, type Opened, picture, size, test, theme } from './app';
import { createNotebook, newCase, unlock, writeNote } from './day';

test('back up, check, restore elsewhere, go on', async ({ folder, launch }) => {
	const stick = join(folder, 'KINGSTON');
	mkdirSync(stick);
	const first = await launch();
	const { page } = first;
	await createNotebook(page);
	const toCases = () => page.getByRole('button', { name: 'Cases', exact: true }).first().click();

	await test.step('a notebook that was never backed up says so, and why it should be', async () => {
		await expect(page.getByText('Never backed up')).toBeVisible();
		await seen(page, 'backup-never');
	});
	await newCase(page, '2026-014', 'Workstation beaconing');
	await writeNote(page, 'Pulled the network cable at 02:14.');

	await test.step('backed up from the list of cases', async () => {
		await toCases();
		await page.getByRole('button', { name: 'Back up', exact: true }).click();
		await expect(page.getByRole('button', { name: /^Back up now/ })).toBeDisabled();
		await choose(first, stick, 'Choose disk or folder');
		await seen(page, 'backup-chosen');
		await page.getByRole('button', { name: /^Back up now/ }).click();
		await expect(page.getByText('Backed up to KINGSTON')).toBeVisible();
		await seen(page, 'backup-made');
		await page.getByRole('button', { name: 'Close', exact: true }).last().click();
		await expect(page.getByText('Last backup just now on KINGSTON')).toBeVisible();
		await seen(page, 'backup-age');
	});

	await test.step('a flipped bit on the stick is found and named', async () => {
		const parts = join(stick, readdirSync(stick)[0] ?? '', 'parts');
		const largest = (readdirSync(parts, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
			.filter((one) => one.isFile())
			.map((one) => join(one.parentPath, one.name))
			.sort((a, b) => readFileSync(b).length - readFileSync(a).length)[0];
		const bytes = readFileSync(largest ?? '');
		bytes[100] = (bytes[100] ?? 0) ^ 1;
		writeFileSync(largest ?? '', bytes);
		await check(first, stick);
		await expect(page.getByText('1 file of the backup is damaged')).toBeVisible();
		await seen(page, 'backup-damaged');
		await page.getByRole('button', { name: 'Another' }).click();
		await choose(first, stick, 'Choose disk or folder');
		await page.getByRole('button', { name: /^Back up now/ }).click();
		await expect(page.getByText('1 part that the disk had lost or changed')).toBeVisible();
		await page.getByRole('button', { name: 'Another' }).click();
		await choose(first, stick, 'Choose disk or folder');
		await page.getByRole('button', { name: 'Check the backup there' }).click();
		await expect(page.getByText('The backup on KINGSTON is whole')).toBeVisible();
		await seen(page, 'backup-whole');
	});
	await first.quit();

	const second = await launch({ env: { SEALBOOK_NOTEBOOK: join(folder, 'another device') } });
	await test.step('restored on another device, from the first screen', async () => {
		const other = second.page;
		await expect(other.getByRole('button', { name: 'Restore from a backup' })).toBeVisible();
		await seen(other, 'restore-offer');
		await other.getByRole('button', { name: 'Restore from a backup' }).click();
		await choose(second, stick, 'Choose the backup');
		await seen(other, 'restore-chosen');
		await other.getByRole('button', { name: /^Restore Ctrl|^Restore$/ }).click();
		await expect(other.getByText('FIELD-LT-04 is restored')).toBeVisible();
		await seen(other, 'restore-done');
		await other.getByRole('button', { name: 'Go to unlock' }).click();
		await unlock(other);
		await expect(other.getByRole('heading', { name: 'Cases' })).toBeVisible();
		await expect(other.getByText(/^Last backup .* on KINGSTON\.$/)).toBeVisible();
		await other.getByRole('row', { name: /2026-014/ }).press('Enter');
		await expect(other.getByText('Pulled the network cable at 02:14.')).toBeVisible();
		await writeNote(other, 'On the new laptop.');
		await expect(other.getByText(/Ledger intact/)).toBeVisible();
		await seen(other, 'restore-unlocked');
	});
});

async function choose({ app, page }: Opened, folder: string, button: string): Promise<void> {
	await answerOpenDialog(app, [folder]);
	await page.getByRole('button', { name: button }).click();
	await expect(page.getByRole('dialog').getByText('KINGSTON', { exact: true })).toBeVisible();
}

async function check(opened: Opened, stick: string): Promise<void> {
	await opened.page.getByRole('button', { name: 'Back up', exact: true }).click();
	await choose(opened, stick, 'Choose disk or folder');
	await opened.page.getByRole('button', { name: 'Check the backup there' }).click();
}

/** Looked at in both themes and both sizes; axe finds nothing. */
async function seen(page: Page, name: string): Promise<void> {
	for (const which of ['light', 'dark'] as const) {
		await theme(page, which);
		await picture(page, `${name}-${which}`);
	}
	await size(page, 'small');
	await picture(page, `${name}-small`);
	await size(page, 'large');
	await accessible(page);
}
