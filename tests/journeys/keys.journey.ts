/**
 * Keys and people: one's own key exported to a file that openssl opens, somebody imported with a key that openssl made,
 * one's key replaced, the old one revoked, a person removed. Every refusal stands at its field; every act gives a receipt.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, expect, test } from './app';
import { admitPerson, createNotebook, lock, newCase, PASSPHRASE, unlock } from './day';
import { look } from './looks';

const FILE_PASSPHRASE = 'copper-basil-anvil-77';
const INES_PASSPHRASE = 'thimble cactus harbour wolf';

const openssl = (...words: string[]): string => execFileSync('openssl', words, { encoding: 'utf8', stdio: 'pipe' });

/** A key and a certificate in a PKCS#12 file, as an organization's own authority might hand them out. */
function keyFile(folder: string, name: string): string {
	const [key, pem, p12] = ['key.pem', 'certificate.pem', `${name}.p12`].map((each) => join(folder, each)) as [
		string,
		string,
		string,
	];
	const subject = ['-subj', `/O=Harbourline CSIRT/CN=${name}`, '-days', '365'];
	openssl('req', '-x509', '-newkey', 'rsa:3072', '-noenc', '-keyout', key, '-out', pem, ...subject);
	openssl('pkcs12', '-export', '-inkey', key, '-in', pem, '-out', p12, '-passout', `pass:${FILE_PASSPHRASE}`);
	return p12;
}

const go = (page: Page, name: string) => page.getByRole('navigation').getByText(name, { exact: true }).click();
const rowOf = (page: Page, name: string) =>
	page.getByRole('table', { name: 'People' }).getByRole('row').filter({ hasText: name });

/** Opens a person's acts and chooses one, all by keys. */
async function choose(page: Page, row: Locator, act: string): Promise<void> {
	await row.getByRole('button', { name: /^Actions for/ }).press('Enter');
	await page.getByRole('menuitem', { name: act }).press('Enter');
}

/** The receipt that an act ends with. */
async function receipt(page: Page, title: string | RegExp, name: string): Promise<void> {
	const dialog = page.getByRole('dialog', { name: title });
	await expect(dialog).toBeVisible();
	await expect(dialog.getByText('Recorded as')).toBeVisible();
	await expect(dialog.getByText(/^A-\d+$/).first()).toBeVisible();
	await look(page, name);
	await page.keyboard.press('Enter');
	await expect(dialog).toBeHidden();
}

test('a key goes out, comes in, is replaced and revoked; a person is removed', async ({ folder, launch }) => {
	test.setTimeout(900_000);
	const opened = await launch();
	const { app } = opened;
	let { page } = opened;
	await createNotebook(page);
	await newCase(page, '2026-040', 'Signed with the wrong key');

	// Export: refused at the fields, then written so that openssl opens it.
	await go(page, 'Settings');
	await page.getByRole('button', { name: 'Export key…' }).press('Enter');
	const out = page.getByRole('dialog', { name: 'Export key' });
	const target = join(folder, 'mara.p12');
	await answerSaveDialog(app, target);
	await out.getByLabel('Your passphrase').fill('not my passphrase');
	await out.getByLabel('Passphrase of the file', { exact: true }).fill(FILE_PASSPHRASE);
	await out.getByLabel('Repeat passphrase of the file').fill(FILE_PASSPHRASE);
	await page.keyboard.press('Control+Enter');
	await expect(out.getByLabel('Your passphrase')).toHaveAttribute('aria-invalid', 'true');
	await expect(out.getByLabel('Your passphrase')).toBeFocused();
	await look(page, '50-export-key-refused');
	await out.getByLabel('Your passphrase').fill(PASSPHRASE);
	await out.getByLabel('Passphrase of the file', { exact: true }).fill('übung macht den meister');
	await out.getByLabel('Repeat passphrase of the file').fill('übung macht den meister');
	await page.keyboard.press('Control+Enter');
	await expect(out.getByLabel('Passphrase of the file', { exact: true })).toHaveAttribute('aria-invalid', 'true');
	await out.getByLabel('Passphrase of the file', { exact: true }).fill(FILE_PASSPHRASE);
	await out.getByLabel('Repeat passphrase of the file').fill(FILE_PASSPHRASE);
	await page.keyboard.press('Control+Enter');
	await receipt(page, 'The key is exported', '51-key-exported');
	const inside = openssl('pkcs12', '-in', target, '-passin', `pass:${FILE_PASSPHRASE}`, '-nokeys');
	expect(inside).toContain('Mara Lindqvist');

	// Import of a person whose key openssl made.
	await go(page, 'People');
	await page.getByRole('button', { name: 'Import person' }).press('Enter');
	const into = page.getByRole('dialog', { name: 'Import person' });
	await answerOpenDialog(app, [keyFile(folder, 'Ines Carvalho')]);
	await page.keyboard.press('Enter');
	await expect(into.getByText('Ines Carvalho.p12')).toBeVisible();
	await into.getByLabel('Passphrase of the file').fill('not that of the file');
	await into.getByLabel('Their passphrase here', { exact: true }).fill(INES_PASSPHRASE);
	await into.getByLabel('Repeat their passphrase').fill(INES_PASSPHRASE);
	await page.keyboard.press('Control+Enter');
	await expect(into.getByLabel('Passphrase of the file')).toHaveAttribute('aria-invalid', 'true');
	await look(page, '52-import-refused');
	await into.getByRole('button', { name: 'Choose file' }).press('Enter');
	await expect(into.getByText('Ines Carvalho.p12')).toBeVisible();
	await into.getByLabel('Passphrase of the file').fill(FILE_PASSPHRASE);
	await page.keyboard.press('Control+Enter');
	await receipt(page, 'Ines Carvalho is admitted', '53-imported');
	await admitPerson(page, 'Tomas Okafor', 'Handler');
	await look(page, '54-people');

	// Removal of a person.
	await choose(page, rowOf(page, 'Tomas Okafor'), 'Remove from notebook…');
	const remove = page.getByRole('dialog', { name: 'Remove Tomas Okafor' });
	await page.keyboard.type('Left the team on 20 November.');
	await remove.getByLabel('Your passphrase').fill('not my passphrase');
	await page.keyboard.press('Control+Enter');
	await expect(remove.getByLabel('Your passphrase')).toHaveAttribute('aria-invalid', 'true');
	await look(page, '55-remove-refused');
	await remove.getByLabel('Your passphrase').fill(PASSPHRASE);
	await page.keyboard.press('Control+Enter');
	await receipt(page, 'Tomas Okafor is removed', '56-removed');
	await expect(rowOf(page, 'Tomas Okafor')).toContainText('Certificate only');

	// One's own key replaced, then the old one revoked.
	await choose(page, rowOf(page, 'Mara Lindqvist'), 'Your own key and passphrase…');
	await page.getByRole('button', { name: 'Replace key…' }).press('Enter');
	const rotate = page.getByRole('dialog', { name: 'Replace key' });
	await rotate.getByRole('radio', { name: /^Is made here/ }).press('ArrowDown');
	await expect(rotate.getByText('PKCS#12 file', { exact: true })).toBeVisible();
	await look(page, '57-replace-key-file');
	await rotate.getByRole('radio', { name: /^Comes from/ }).press('ArrowUp');
	await rotate.getByLabel('Your passphrase').fill('not my passphrase');
	await page.keyboard.press('Control+Enter');
	await expect(rotate.getByLabel('Your passphrase')).toHaveAttribute('aria-invalid', 'true');
	await rotate.getByLabel('Your passphrase').fill(PASSPHRASE);
	await page.keyboard.press('Control+Enter');
	await receipt(page, 'You sign with a new key now', '58-key-replaced');
	await go(page, 'People');
	const old = rowOf(page, 'Replaced by a newer key');
	await expect(old).toContainText('Mara Lindqvist');
	await choose(page, old, 'Revoke key…');
	const revoke = page.getByRole('dialog', { name: 'Revoke the key of Mara Lindqvist' });
	await page.keyboard.type('Key file found on a share.');
	await revoke.getByRole('button', { name: 'Now' }).press('Enter');
	await revoke.getByLabel('Your passphrase').fill(PASSPHRASE);
	await look(page, '59-revoke');
	await page.keyboard.press('Control+Enter');
	await receipt(page, 'The key of Mara Lindqvist is revoked', '60-revoked');
	await expect(rowOf(page, 'Revoked')).toContainText('Key file found on a share.');
	await look(page, '61-people-revoked');

	// Who was removed is not asked for any more; who was imported opens the notebook, whose case shows it all.
	page = await lock({ app, page });
	await expect(page.getByText('Ines Carvalho', { exact: true }).first()).toBeVisible();
	await expect(page.getByText('Tomas Okafor')).toHaveCount(0);
	await unlock(page, INES_PASSPHRASE, 'Ines Carvalho');
	await page.getByRole('row', { name: /2026-040/ }).press('Enter');
	await expect(page.getByText('Key replaced').first()).toBeVisible();
	await expect(page.getByRole('button', { name: /^Ledger intact/ })).toBeVisible();
	await look(page, '62-case-with-new-key');
});
