/**
 * A case carried to another laptop on a stick, continued there, and brought home: two notebooks that know nothing of each
 * other but the file. A file of somebody unknown asks for the person's word first; a file that was changed is refused.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog, answerSaveDialog, expect, type Opened, test } from './app';
import { createNotebook, newCase, unlock, writeNote } from './day';
import { look } from './looks';

const PASSPHRASE = 'walnut herring umbrella 4';

test('a case goes to another laptop and comes back', async ({ folder, launch }) => {
	const [there, home, broken] = ['there.zip.age', 'home.zip', 'broken.zip'].map((name) => join(folder, name)) as [
		string,
		string,
		string,
	];
	const elsewhere = { env: { SEALBOOK_NOTEBOOK: join(folder, 'another laptop') } };

	const first = await launch();
	await createNotebook(first.page);
	await newCase(first.page, '2026-014', 'Workstation beaconing');
	await writeNote(first.page, 'Pulled the network cable at 02:14.');
	await exported(first, there, PASSPHRASE);
	await first.quit();

	const second = await launch(elsewhere);
	await createNotebook(second.page);
	await test.step('on the other laptop nobody knows the signer, until the fingerprint was compared', async () => {
		const { page } = second;
		await chosen(second, there);
		const dialog = page.getByRole('dialog', { name: 'Bring in a case file' });
		await expect(dialog.getByText('This file is encrypted with a passphrase.')).toBeVisible();
		await dialog.getByLabel('Passphrase of the file', { exact: true }).fill(PASSPHRASE);
		await look(page, 'merge-encrypted');
		await dialog.getByRole('button', { name: /^Open file/ }).click();
		await expect(dialog.getByText('This case is new here.')).toBeVisible({ timeout: 150_000 });
		await expect(dialog.getByText('Nobody here knows this signer')).toBeVisible();
		await expect(dialog.getByText('new, 3 entries')).toBeVisible();
		const act = dialog.getByRole('button', { name: /^Bring it in/ });
		await expect(act).toBeDisabled();
		await look(page, 'merge-preview');
		await dialog.getByLabel('I compared the fingerprint with what the person told me.').check();
		await act.click();
		await expect(page.getByRole('dialog', { name: '2026-014 is brought in' })).toBeVisible();
		await expect(page.getByText(/^Entered as A-\d+ of the notebook’s own ledger\.$/)).toBeVisible();
		await look(page, 'merge-done');
		await page.getByRole('button', { name: /^Open case/ }).click();
		await expect(page.getByText('Pulled the network cable at 02:14.')).toBeVisible();
		await writeNote(page, 'Imaged on the second laptop.');
		await expect(page.getByText(/Ledger intact/)).toBeVisible();
	});
	await exported(second, home);
	await second.quit();

	const back = await launch();
	const { page } = back;
	await unlock(page);
	await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
	await test.step('a file that was changed on the way is refused, and nothing is brought in', async () => {
		const bytes = readFileSync(home);
		const at = bytes.indexOf('Imaged on');
		bytes[at] = 0x69;
		writeFileSync(broken, bytes);
		await chosen(back, broken);
		const dialog = page.getByRole('dialog', { name: 'Bring in a case file' });
		await expect(dialog.getByText(/This case file is broken/)).toBeVisible();
		await expect(dialog.getByRole('button', { name: /^Bring it in/ })).toBeDisabled();
		await look(page, 'merge-refused');
		await page.keyboard.press('Escape');
	});
	await test.step('at home the other laptop’s chain is added, and its note stands in the case', async () => {
		await chosen(back, home);
		const dialog = page.getByRole('dialog', { name: 'Bring in a case file' });
		await expect(dialog.getByText('This case is in your notebook.')).toBeVisible();
		await expect(dialog.getByText('new, 2 entries')).toBeVisible();
		await dialog.getByLabel('I compared the fingerprint with what the person told me.').check();
		await dialog.getByRole('button', { name: /^Bring it in/ }).click();
		await page.getByRole('button', { name: /^Open case/ }).click();
		await expect(page.getByText('Imaged on the second laptop.')).toBeVisible();
		await writeNote(page, 'Back at home.');
		await expect(page.getByText(/Ledger intact/)).toBeVisible();
	});
	await test.step('the same file once more brings nothing', async () => {
		await page.getByRole('button', { name: 'Cases', exact: true }).first().click();
		await expect(page.getByText('2 chains')).toBeVisible();
		await chosen(back, home);
		await expect(page.getByText('Nothing in it is new here.')).toBeVisible();
	});
});

/** Chooses a file to be brought in, from the list of cases. */
async function chosen({ app, page }: Opened, path: string): Promise<void> {
	await page.getByRole('button', { name: 'Bring in case file' }).click();
	await answerOpenDialog(app, [path]);
	await page.getByRole('button', { name: 'Choose case file' }).click();
}

/** @param passphrase without which nobody can open it */
async function exported({ app, page }: Opened, path: string, passphrase?: string): Promise<void> {
	await page.getByRole('navigation', { name: 'Case' }).getByText('Export').click();
	if (passphrase !== undefined) {
		await page.getByText('Whoever knows a passphrase').click();
		await expect(page.getByRole('button', { name: /^Choose place and write/ })).toBeDisabled();
		await page.getByLabel('Passphrase of the file', { exact: true }).fill(passphrase);
		await page.getByLabel('The same again').fill(passphrase);
		await look(page, 'export-encrypted');
	}
	await answerSaveDialog(app, path);
	await page.getByRole('button', { name: /^Choose place and write/ }).click();
	await expect(page.getByText('Case file written')).toBeVisible();
}
