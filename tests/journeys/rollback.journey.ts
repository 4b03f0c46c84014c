/**
 * A case folder put back to how it was: the window says what is missing, lets nothing be added, and goes on in a new
 * chain once somebody has said why. What was acknowledged stays in sight.
 */
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Opened, test } from './app';
import { createNotebook, lock, newCase, unlock, writeNote } from './day';
import { look } from './looks';

/** Locks, does something to the disk meanwhile, and opens the case again in the window that comes after. */
async function whileLocked(opened: Pick<Opened, 'app' | 'page'>, between: () => void): Promise<Page> {
	const page = await lock(opened);
	between();
	await unlock(page);
	await page.getByRole('row', { name: /2026-021/ }).press('Enter');
	await expect(page.getByRole('navigation', { name: 'Case' })).toBeVisible();
	return page;
}

test('a case that was rolled back is not written to before somebody says so', async ({ notebook, folder, launch }) => {
	const { app, page: first } = await launch();
	let page = first;
	await createNotebook(page);
	await newCase(page, '2026-021', 'Mail gateway, odd rules');
	await writeNote(page, 'Rule “archive all” found on the gateway.');
	const cases = join(notebook, 'cases');
	const [id = ''] = readdirSync(cases);
	const aside = join(folder, 'snapshot');
	page = await whileLocked({ app, page }, () => cpSync(join(cases, id), aside, { recursive: true }));
	await writeNote(page, 'Rule removed by T. Okafor at 10:31 +01:00.');
	await writeNote(page, 'Mail log of the last 30 days copied.');
	page = await whileLocked({ app, page }, () => {
		rmSync(join(cases, id), { recursive: true });
		cpSync(aside, join(cases, id), { recursive: true });
	});

	await expect(page.getByRole('heading', { name: '2 entries of this case are missing' })).toBeVisible();
	await expect(page.getByRole('alert')).toContainText(/remembers A-4 to A-5/);
	await expect(page.getByLabel('Note text')).toHaveCount(0);
	await expect(page.getByText('Nothing can be added while entries are missing')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Close case…' })).toBeDisabled();
	await look(page, '20-rolled-back');
	await page.getByText('Technical detail').click();
	await expect(page.getByText('Nothing: the chain ends after 3 entries')).toBeVisible();
	await look(page, '20-rolled-back-detail');
	const tabs = page.getByRole('navigation', { name: 'Case' });
	await tabs.getByText('Evidence').click();
	await expect(page.getByRole('button', { name: /^Add item/ })).toBeDisabled();
	await page.keyboard.press('Control+e');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await look(page, '20-rolled-back-evidence');
	await tabs.getByText('Export').click();
	await expect(page.getByRole('button', { name: 'Choose place and write' })).toBeDisabled();
	await look(page, '20-rolled-back-export');
	await tabs.getByText('Notebook').click();

	// With the keyboard: Tab to the button, type the reason, Ctrl Enter.
	const open = page.getByRole('button', { name: 'Acknowledge the loss…' });
	await open.focus();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Acknowledge the loss' });
	await expect(dialog).toBeVisible();
	await page.keyboard.press('Control+Enter');
	await expect(dialog, 'without a reason nothing is recorded').toBeVisible();
	await look(page, '21-acknowledge');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(open).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.type('The disk failed; the snapshot of this morning was put back.');
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('heading', { name: /entries of this case are missing/ })).toHaveCount(0);
	await expect(page.getByText('The disk failed; the snapshot of this morning was put back.').first()).toBeVisible();
	await expect(page.getByRole('button', { name: /Ledger intact .*1 remark/ })).toBeVisible();
	await page.getByRole('button', { name: /Ledger intact .*1 remark/ }).click();
	await expect(page.getByText(/A-4 to A-5 are missing; acknowledged in B-2/)).toBeVisible();
	await look(page, '22-acknowledged');
	await page.keyboard.press('Escape');
	await writeNote(page, 'From here on in a new chain.');
	await expect(page.getByText(/^Sealed as B-/)).toBeVisible();
});
