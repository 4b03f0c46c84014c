/** What a person does in the window, act by act, in the words that stand on the screen. */
import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, expect, type Opened, size } from './app';

export const PASSPHRASE = 'violet kettle orbit mango';
export const SECOND_PASSPHRASE = 'amber bicycle tundra quill';

/** First run: the notebook and its first handler; the recovery paper is left for later. */
export async function createNotebook(page: Page): Promise<void> {
	await fillFirstRun(page);
	await page.getByRole('button', { name: 'Later', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
}

/** The first page of the first run, up to the recovery paper. */
export async function fillFirstRun(page: Page): Promise<void> {
	await page.getByLabel('Notebook label').fill('FIELD-LT-04');
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByLabel('Repeat passphrase').fill(PASSPHRASE);
	await page.getByLabel('Full name, as you sign').fill('Mara Lindqvist');
	await page.getByLabel(/^Title/).fill('Lead incident handler');
	await page.getByLabel(/^Phone/).fill('+46 8 555 0104');
	await page.getByLabel(/^Organization/).fill('Harbourline CSIRT');
	await page.getByRole('button', { name: 'Create notebook' }).click();
	await expect(page.getByRole('heading', { name: 'Recovery paper' })).toBeVisible();
}

/** Unlocks as the handler of the first run, or as whoever is named. */
export async function unlock(page: Page, passphrase = PASSPHRASE, person?: string): Promise<void> {
	if (person !== undefined) await page.getByText(person, { exact: true }).first().click();
	await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await page.getByRole('button', { name: /^Unlock/ }).click();
}

/** Locks by its key. The window is discarded; the one that comes after it is given. */
export async function lock({ app, page }: Pick<Opened, 'app' | 'page'>): Promise<Page> {
	const fresh = app.waitForEvent('window');
	await page.keyboard.press('Control+l').catch(() => undefined);
	const locked = await fresh;
	await size(locked, 'large');
	await expect(locked.getByRole('button', { name: /^Unlock/ })).toBeVisible();
	return locked;
}

export async function newCase(page: Page, number: string, title: string): Promise<void> {
	await page.keyboard.press('Control+n');
	const dialog = page.getByRole('dialog', { name: 'New case' });
	await dialog.getByLabel('Case number').fill(number);
	await dialog.getByLabel('Title').fill(title);
	await dialog.getByRole('button', { name: /^Open case/ }).click();
	await expect(page.getByLabel('Note text')).toBeVisible();
}

/** Writes and seals one note in the open case; answers what is asked at the first seal of a session. */
export async function writeNote(page: Page, text: string, phase?: string): Promise<void> {
	const draft = page.getByRole('region', { name: 'New entry, draft' });
	if (phase !== undefined) {
		await draft.getByRole('button', { name: /Phase/ }).click();
		await page.getByRole('option', { name: phase }).click();
	}
	await draft.getByLabel('Note text').fill(text);
	await page.keyboard.press('Control+Enter');
	const asked = page.getByRole('button', { name: /^Seal as/ });
	const sealed = draft.getByText(/^Sealed as [A-Z]+-\d/);
	await expect(asked.or(sealed)).toBeVisible();
	if (await asked.isVisible()) await asked.click();
	await expect(sealed).toBeVisible();
}

/** Corrects the entry by an addendum. */
export async function correct(page: Page, ref: string, text: string, reason: string): Promise<void> {
	await page.getByRole('button', { name: 'Go to', exact: false }).first().click();
	await page.getByLabel('Entry', { exact: true }).fill(ref);
	await page.getByRole('button', { name: 'Go to entry' }).click();
	await page.getByRole('button', { name: /^Add addendum/ }).click();
	const dialog = page.getByRole('dialog', { name: `Addendum to ${ref}` });
	await dialog.getByLabel('What is right').fill(text);
	await dialog.getByLabel('Why the correction was needed').fill(reason);
	await dialog.getByRole('button', { name: /^Seal addendum/ }).click();
	await expect(dialog).toBeHidden();
}

/** Opens a list of choices by its button, types the beginning of one that is there by then, and takes it. */
export async function take(page: Page, button: Locator, begins: string): Promise<void> {
	const option = page.getByRole('option').filter({ hasText: begins }).first();
	// A list that nothing was read into yet does not open.
	await expect(async () => {
		if (!(await option.isVisible())) await button.press('Enter');
		await expect(option).toBeVisible({ timeout: 2000 });
	}).toPass();
	await page.keyboard.type(begins);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('listbox')).toBeHidden();
}

/** Registers an item with files chosen in the system's dialog. */
export async function addItem({ app, page }: Opened, description: string, files: readonly string[]): Promise<void> {
	await page
		.getByRole('tab', { name: /Evidence/ })
		.or(page.getByRole('link', { name: /Evidence/ }))
		.or(page.getByRole('button', { name: /^Evidence( \d+)?$/ }))
		.first()
		.click();
	await page.keyboard.press('Control+e');
	const dialog = page.getByRole('dialog', { name: 'Add evidence item' });
	await dialog.getByLabel('Description').fill(description);
	await dialog.getByLabel(/^Serial number/).fill('S3Z9NB0K123456');
	await dialog.getByLabel(/^Stored at/).fill('Locker B-03, shelf 2');
	await answerOpenDialog(app, files);
	await dialog.getByRole('button', { name: 'Choose files' }).click();
	await expect(dialog.getByRole('button', { name: /^Remove / })).toHaveCount(files.length);
	await dialog.getByRole('button', { name: /^Register and seal/ }).click();
	await expect(dialog).toBeHidden();
}

/** Admits a second person with their own passphrase. */
export async function admitPerson(page: Page, name: string, title: string): Promise<void> {
	await page
		.getByRole('button', { name: 'People', exact: true })
		.or(page.getByRole('link', { name: 'People', exact: true }))
		.first()
		.click();
	await page.getByRole('button', { name: /^Admit person/ }).click();
	const dialog = page.getByRole('dialog', { name: 'Admit person' });
	await dialog.getByLabel('Full name, as they sign').fill(name);
	await dialog.getByLabel(/^Title/).fill(title);
	await dialog.getByLabel('Their passphrase', { exact: true }).fill(SECOND_PASSPHRASE);
	await dialog.getByLabel('Repeat their passphrase').fill(SECOND_PASSPHRASE);
	await dialog.getByRole('button', { name: /^Admit and seal/ }).click();
	await page.getByRole('button', { name: 'Done' }).click();
}

/** Hands the item over; both people sign with their own passphrase. */
export async function handOver(page: Page, tag: string, to: string, reason: string): Promise<void> {
	await page.getByText(tag, { exact: true }).first().click();
	await page.getByRole('button', { name: /^Transfer custody/ }).click();
	const dialog = page.getByRole('dialog', { name: new RegExp(`^Transfer custody of ${tag}`) });
	await dialog.getByRole('button', { name: /Receiving person/ }).click();
	await page.getByRole('option', { name: new RegExp(`^${to}`) }).click();
	await dialog.getByLabel('Reason').fill(reason);
	await dialog.getByLabel(/^Place from now on/).fill('Evidence room 2');
	await dialog.getByLabel('Passphrase of Mara Lindqvist').fill(PASSPHRASE);
	await dialog.getByRole('button', { name: 'Sign release' }).click();
	await dialog.getByLabel(`Passphrase of ${to}`).fill(SECOND_PASSPHRASE);
	await dialog.getByRole('button', { name: /^Sign and record/ }).click();
	await expect(dialog).toBeHidden();
}
