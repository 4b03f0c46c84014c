/**
 * A day in the real window, as a person does it: first run, case, notes in two phases and a correction, evidence with two
 * files, a second person, a hand-over, a case file that verifies, quitting, and everything still there. Each step is kept
 * as a picture in both themes and both sizes, and axe must find nothing on any of them.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, dropFiles, expect, test } from './app';
import {
	addItem,
	admitPerson,
	correct,
	createNotebook,
	handOver,
	newCase,
	PASSPHRASE,
	take,
	unlock,
	writeNote,
} from './day';
import { look } from './looks';

/** Opens a dialog by its key, looks at it, and leaves it with nothing done. */
async function lookAtDialog(page: Page, key: string, title: string | RegExp, name: string): Promise<void> {
	await page.keyboard.press(key);
	const dialog = page.getByRole('dialog', { name: title });
	await expect(dialog).toBeVisible();
	await look(page, name);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
}

const go = (page: Page, name: string) => page.getByRole('navigation').getByText(name, { exact: true }).click();

test('a day: from first launch to a case file that verifies', async ({ folder, launch }) => {
	test.setTimeout(600_000);
	const first = await launch();
	const { app, page } = first;
	await expect(page.getByLabel('Notebook label')).toBeVisible();
	await look(page, '01-first-run');
	await createNotebook(page);
	await look(page, '02-no-case-yet');

	await lookAtDialog(page, 'Control+n', 'New case', '02-new-case');
	await newCase(page, '2026-014', 'Unknown exfiltration, finance file server');
	await expect(page.getByLabel('Note text')).toBeFocused();
	await look(page, '03-new-case');
	await writeNote(
		page,
		'Alert from the file server at 03:09 +01:00: 41 GB outbound to 203.0.113.71.',
		'Detection & Analysis',
	);
	await writeNote(
		page,
		'Transfer tool staged on FIN-FS01 under C:\\ProgramData\\fscache, remote set to 203.0.113.77:22.',
		'Detection & Analysis',
	);
	const photograph = join(folder, 'IMG_0412.jpg');
	writeFileSync(photograph, 'the console before and after');
	const draft = page.getByRole('region', { name: 'New entry, draft' });
	await dropFiles(page, 'textarea[aria-label="Note text"]', [photograph]);
	const arrived = createHash('sha256').update(readFileSync(photograph)).digest('hex');
	await expect(draft.getByText(arrived.slice(0, 8))).toBeVisible();
	await writeNote(
		page,
		'Switch port Gi1/0/14 shut by K. Brandt at 03:31 +01:00. Link light off, confirmed by eye.',
		'Containment, Eradication & Recovery',
	);
	const notes = page.getByRole('listitem').or(page.getByRole('row')).or(page.getByRole('article'));
	await expect(notes.filter({ hasText: 'Transfer tool staged' }).first()).toBeVisible();
	await correct(page, 'A-3', 'The destination is 203.0.113.77, not 203.0.113.71. Misread from the screen.', 'Misread');
	await look(page, '04-notebook');

	const image = join(folder, 'fscache-listing.txt');
	const config = join(folder, 'rclone.conf.copy');
	writeFileSync(image, 'rclone.exe 41943040\n'.repeat(1000));
	writeFileSync(config, '[remote]\ntype = sftp\n');
	await page.getByRole('navigation', { name: 'Case' }).getByText('Evidence').click();
	await look(page, '05-no-evidence-yet');
	await lookAtDialog(page, 'Control+e', 'Add evidence item', '05-add-item');
	await addItem(first, 'System disk, FIN-FS01', [image, config]);
	await expect(page.getByRole('row', { name: /E-001/ }), 'the focus is on what was added').toBeFocused();
	const digest = createHash('sha256').update(readFileSync(image)).digest('hex');
	await page.getByText('E-001', { exact: true }).first().click();
	await expect(
		page
			.getByTitle(digest)
			.or(page.getByText(digest.slice(0, 8)))
			.first(),
	).toBeVisible();
	await look(page, '05-evidence');

	await admitPerson(page, 'Ines Carvalho', 'Evidence custodian');
	await look(page, '06-people');
	await go(page, 'Cases');
	await page.getByRole('row', { name: /2026-014/ }).press('Enter');
	await page.getByRole('navigation', { name: 'Case' }).getByText('Evidence').click();
	await page.getByText('E-001', { exact: true }).first().click();
	await lookAtDialog(page, 't', /^Transfer custody/, '07-transfer');
	await handOver(page, 'E-001', 'Ines Carvalho', 'Examination in the laboratory');
	await expect(page.getByText('Ines Carvalho').first()).toBeVisible();
	await look(page, '07-handed-over');

	await page.getByRole('navigation', { name: 'Case' }).getByText('Incident').click();
	await page.getByRole('button', { name: 'Give a role…' }).press('Enter');
	const role = page.getByRole('dialog');
	await take(page, role.getByRole('button', { name: /Who$/ }), 'Ines');
	await role.getByText('Custodian', { exact: true }).click();
	await look(page, '07-give-role');
	await page.keyboard.press('Control+Enter');
	const people = page.getByRole('region', { name: 'People of this case' });
	await expect(people.getByRole('row', { name: /Ines Carvalho/ })).toContainText('Custodian');
	await look(page, '07-roles');

	const target = join(folder, '2026-014.zip');
	await answerSaveDialog(app, target);
	await page.getByRole('navigation', { name: 'Case' }).getByText('Export').click();
	await look(page, '08-export');
	await page.getByRole('button', { name: 'Choose place and write' }).click();
	// Of the file that was written; the strip says that the ledger is.
	const verdict = page.getByRole('heading', { name: 'Intact', exact: true });
	await expect(verdict).toBeVisible();
	await look(page, '09-exported');

	await answerOpenDialog(app, [target]);
	await go(page, 'Verify');
	await expect(page.getByRole('heading', { name: 'Verify', exact: true }), 'the room says its name').toBeFocused();
	await page.getByRole('button', { name: 'Choose case file' }).click();
	await page.getByRole('button', { name: 'Verify case file' }).click();
	await expect(verdict).toBeFocused();
	await look(page, '10-verified');
	await page.keyboard.press('Control+k');
	await look(page, '11-palette');
	await page.keyboard.press('Escape');
	await go(page, 'Settings');
	await look(page, '11-settings');
	await first.quit();

	// Everything that lowdb keeps may be thrown away; the screens come from the ledger.
	rmSync(join(folder, 'notebook/notebook/documents'), { recursive: true, force: true });
	const again = await launch();
	await expect(again.page.getByRole('button', { name: /^Unlock/ })).toBeVisible();
	await look(again.page, '12-locked');
	await unlock(again.page, 'not the passphrase');
	await expect(again.page.getByText(/not the passphrase of/)).toBeVisible();
	await unlock(again.page, PASSPHRASE);
	await expect(again.page.getByText('Unknown exfiltration, finance file server')).toBeVisible();
	await look(again.page, '13-cases');
	await again.page.getByRole('row', { name: /2026-014/ }).press('Enter');
	await expect(again.page.getByText('Transfer tool staged').first()).toBeVisible();
	await expect(again.page.getByText('Addendum to A-3').first()).toBeVisible();
	await expect(again.page.getByText('IMG_0412.jpg').first()).toBeVisible();
	await look(again.page, '14-still-there');
});
