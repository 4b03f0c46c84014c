/**
 * One item across two laptops: released on the one, carried on a stick, signed for on the other, and the receipt brought
 * home, encrypted for who released it. Until then it is released, receipt outstanding; a file that does not bring this
 * receipt is refused.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { answerOpenDialog, answerSaveDialog, expect, type Opened, picture, test } from './app';
import { PASSPHRASE, SECOND_PASSPHRASE, unlock } from './day';
import { look } from './looks';
import { certificateOf, first, second } from './prepared';

const CASE = '2026-031';

async function openItem(page: Page): Promise<void> {
	await page.getByRole('row', { name: new RegExp(CASE) }).press('Enter');
	await page.getByRole('navigation', { name: 'Case' }).getByText('Evidence').click();
	await page.getByText('E-001', { exact: true }).first().click();
}

async function more(page: Page, act: string): Promise<void> {
	await page.getByRole('button', { name: 'More acts on E-001' }).click();
	await page.getByRole('menuitem', { name: act }).click();
}

/** Writes the case file that the dialog asks for. @param recipient who alone can open it */
async function carried({ app, page }: Opened, path: string, title: RegExp, recipient?: string): Promise<void> {
	const dialog = page.getByRole('dialog', { name: title });
	if (recipient !== undefined) {
		await dialog.getByText('Only recipients').click();
		await expect(dialog.getByRole('button', { name: /^Choose place and write/ })).toBeDisabled();
		await dialog.getByLabel('Public keys of the recipients').fill(recipient);
		await look(page, '34-carry-encrypted');
	}
	await answerSaveDialog(app, path);
	await dialog.getByRole('button', { name: /^Choose place and write/ }).click();
	await expect(dialog.getByText(/is written and verified/)).toBeVisible();
	await dialog.getByRole('button', { name: /^Done/ }).click();
	await expect(dialog).toBeHidden();
}

test('an item is released on one laptop, received on another, and its receipt comes home', async ({
	folder,
	launch,
}) => {
	const [there, home] = [join(folder, 'there.zip'), join(folder, 'home.zip.age')];
	const [secret, identity] = [await generateX25519Identity(), join(folder, 'mara.txt')];
	writeFileSync(identity, `${secret}\n`);
	const [here, laboratory] = [first(folder), second(folder)];
	const pem = join(folder, 'ines.pem');
	certificateOf(laboratory, pem);
	here.run(['person', 'admit', '--certificate', pem]);
	here.run(['case', 'new', '--number', CASE, '--title', 'Laptop of the assistant']);
	here.run(['evidence', 'add', CASE, '--description', 'Laptop, black', '--stored-at', 'Safe 1', '--serial', 'PF3XK1']);

	const mine = await launch();
	await unlock(mine.page, PASSPHRASE);
	await openItem(mine.page);
	await more(mine.page, 'Release to another laptop…');
	const releasing = mine.page.getByRole('dialog', { name: 'Release E-001 to another laptop' });
	await releasing.getByRole('button', { name: /Released to/ }).click();
	await mine.page.getByRole('option', { name: /^Ines Carvalho/ }).click();
	await releasing.getByLabel('Reason').fill('Imaging in the laboratory');
	await releasing.getByLabel('Passphrase of Mara Lindqvist').fill(PASSPHRASE);
	await look(mine.page, '33-release');
	await mine.page.keyboard.press('Control+Enter');
	await carried(mine, there, /^E-001 is released/);
	const item = mine.page.getByRole('complementary', { name: 'Evidence item' });
	await expect(item.getByText(/^Released, receipt outstanding for/)).toBeVisible();
	await mine.quit();

	const theirs = await launch({ env: { SEALBOOK_NOTEBOOK: laboratory.notebook } });
	await unlock(theirs.page, SECOND_PASSPHRASE);
	await theirs.page.getByRole('button', { name: 'Bring in case file' }).click();
	await answerOpenDialog(theirs.app, [there]);
	await theirs.page.getByRole('button', { name: 'Choose case file' }).click();
	await theirs.page.getByLabel('I compared the fingerprint with what the person told me.').check();
	await theirs.page.getByRole('button', { name: /^Bring it in/ }).click();
	await theirs.page.getByRole('button', { name: /^Open case/ }).click();
	await theirs.page.getByRole('navigation', { name: 'Case' }).getByText('Evidence').click();
	await theirs.page.getByText('E-001', { exact: true }).first().click();
	await more(theirs.page, 'Sign for it…');
	const receiving = theirs.page.getByRole('dialog', { name: 'Sign for E-001' });
	await receiving.getByLabel('Place from now on').fill('Laboratory, locker 1');
	await receiving.getByLabel(/^Condition on arrival/).fill('Bag closed');
	await theirs.page.keyboard.press('Control+Enter');
	await carried(theirs, home, /^E-001 is received/, await identityToRecipient(secret));
	await theirs.quit();

	const back = await launch();
	const { app, page } = back;
	await unlock(page, PASSPHRASE);
	await openItem(page);
	await more(page, 'Receipt has come back…');
	const dialog = page.getByRole('dialog', { name: 'Receipt of E-001' });
	await test.step('the hand-over file itself is no receipt', async () => {
		await answerOpenDialog(app, [there]);
		await dialog.getByRole('button', { name: 'Choose case file' }).click();
		await dialog.getByRole('button', { name: /^Take the receipt home/ }).click();
		await expect(dialog.getByText('This file holds no receipt of E-001.')).toBeVisible();
		await picture(page, '34-receipt-refused');
	});
	await answerOpenDialog(app, [home]);
	await dialog.getByRole('button', { name: 'Choose case file' }).click();
	await expect(dialog.getByText('This file is encrypted for those who hold a secret key to it.')).toBeVisible();
	await answerOpenDialog(app, [identity]);
	await dialog.getByRole('button', { name: 'Choose identity file' }).click();
	await expect(dialog.getByText('mara.txt')).toBeVisible();
	await picture(page, '34-receipt-encrypted');
	await dialog.getByRole('button', { name: /^Open file/ }).click();
	await dialog.getByRole('button', { name: /^Take the receipt home/ }).click();
	await expect(dialog).toBeHidden();
	const closed = page.getByRole('complementary', { name: 'Evidence item' });
	await expect(closed.getByText('Laboratory, locker 1').first()).toBeVisible();
	await expect(closed.getByText('No findings')).toBeVisible();
	await expect(closed.getByText(/receipt outstanding/)).toBeHidden();

	await test.step('a stranger’s check of the same file asks for the key first', async () => {
		await page.getByRole('navigation', { name: 'Main' }).getByText('Verify', { exact: true }).click();
		const main = page.getByRole('main');
		await answerOpenDialog(app, [home]);
		await main.getByRole('button', { name: 'Choose case file' }).click();
		await main.getByRole('button', { name: 'Verify case file' }).click();
		await answerOpenDialog(app, [identity]);
		await main.getByRole('button', { name: 'Choose identity file' }).click();
		await expect(main.getByText('mara.txt')).toBeVisible();
		await look(page, '34-verify-encrypted');
		await page.keyboard.press('Control+Enter');
		await expect(main.getByRole('heading', { name: /^Intact/, level: 1 })).toBeVisible();
	});
});
