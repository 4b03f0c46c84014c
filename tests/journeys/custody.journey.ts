/**
 * A custodian's day with one item: collected, sealed, handed over with two passphrases, put away, opened, examined, and
 * given back; and one thing that does not add up, explained.
 */
import type { Page } from '@playwright/test';
import { accessible, expect, test } from './app';
import { addItem, admitPerson, createNotebook, handOver, SECOND_PASSPHRASE as INES, newCase } from './day';
import { look } from './looks';

/** Opens the dialog by its key and picks the act. */
async function begin(page: Page, what: RegExp) {
	await page.keyboard.press('r');
	const dialog = page.getByRole('dialog', { name: /^Record what was done to E-001/ });
	await dialog.getByRole('button', { name: /What was done/ }).click();
	await page.getByRole('option', { name: what }).click();
	return dialog;
}

async function finish(page: Page): Promise<void> {
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
}

test('an item from collection to return, every act signed and in sight', async ({ launch }) => {
	const opened = await launch();
	const { page } = opened;
	await createNotebook(page);
	await admitPerson(page, 'Ines Carvalho', 'Custodian');
	await newCase(page, '2026-030', 'Laptop of the assistant');
	await addItem(opened, 'Laptop, black, sticker on the lid', []);
	await page.getByText('E-001', { exact: true }).first().click();
	const item = page.getByRole('complementary', { name: 'Evidence item' });

	const sealing = await begin(page, /A seal was applied/);
	await page.keyboard.press('Control+Enter');
	await expect(sealing, 'without a number nothing is recorded').toBeVisible();
	await sealing.getByLabel('Number of the seal').fill('S-4711');
	await sealing.getByLabel(/Number of the bag/).fill('B-12');
	await look(page, '30-record-act');
	await finish(page);
	await expect(item.getByText('Sealed S-4711')).toBeVisible();

	await handOver(page, 'E-001', 'Ines Carvalho', 'Custody of the locker');
	await expect(item.getByText('Handed over', { exact: true })).toBeVisible();

	const storing = await begin(page, /It was put somewhere/);
	await storing.getByLabel('Place from now on').fill('Locker 3, shelf 2');
	await expect(storing.getByText('Ines Carvalho is accountable for it and signs too.')).toBeVisible();
	await storing.getByLabel('Passphrase of Ines Carvalho').fill('not hers, by any means');
	await page.keyboard.press('Control+Enter');
	await expect(storing.getByText('That is not the passphrase of Ines Carvalho.').first()).toBeVisible({
		timeout: 60_000,
	});
	await storing.getByLabel('Passphrase of Ines Carvalho').fill(INES);
	await finish(page);
	await expect(item.getByText('Locker 3, shelf 2').first()).toBeVisible();

	const examining = await begin(page, /It was examined/);
	await examining.getByLabel('What for').fill('Triage of the mail store');
	await examining.getByLabel('Passphrase of Ines Carvalho').fill(INES);
	await page.keyboard.press('Control+Enter');
	await expect(examining.getByText(/E-001 is sealed with S-4711/)).toBeVisible();
	await accessible(page);
	await page.keyboard.press('Escape');

	const breaking = await begin(page, /A seal was broken/);
	await expect(breaking.getByLabel('Number of the seal')).toHaveValue('S-4711');
	await breaking.getByLabel('Reason').fill('Imaging');
	await breaking.getByLabel('Passphrase of Ines Carvalho').fill(INES);
	await finish(page);
	const second = await begin(page, /It was examined/);
	await second.getByLabel('What for').fill('Triage of the mail store');
	await second.getByLabel('Passphrase of Ines Carvalho').fill(INES);
	await finish(page);
	await expect(item.getByText('Triage of the mail store')).toBeVisible();

	// A seal that nobody applied is entered as it was seen, is found, and is explained.
	const checking = await begin(page, /A seal was checked/);
	await checking.getByLabel('Number of the seal').fill('X-9');
	await finish(page);
	await expect(item.getByText(/has the seal X-9; by the entries it has no seal/)).toBeVisible();
	await item.getByRole('button', { name: 'Explain…' }).click();
	const explaining = page.getByRole('dialog', { name: 'Explain a finding' });
	await explaining.getByLabel(/What happened/).fill('Misread: the bag of E-002 lay on top.');
	await look(page, '31-explain');
	await finish(page);
	await expect(item.getByText(/Explained in .*; it stays visible/)).toBeVisible();

	const returning = await begin(page, /went back to its owner/);
	await returning.getByLabel('Who took it back').fill('Erika Winter');
	await returning.getByLabel('Reason').fill('Image taken, laptop released');
	await returning.getByLabel('Passphrase of Ines Carvalho').fill(INES);
	await finish(page);
	await expect(item.getByText('Returned, custody has ended')).toBeVisible();
	await expect(item.getByRole('button', { name: /^Transfer custody/ })).toBeDisabled();
	await look(page, '32-custody-whole');
});
