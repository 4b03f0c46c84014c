/**
 * Writing at three in the morning, by keyboard: the first note in a new case takes no more than start, passphrase, one key,
 * text, one key. Then a draft of an opinion, late, with a pasted picture and a file; the program is killed over it,
 * the draft is there, and one key says why it is late and seals it. Nothing of the opinion is exported.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, expect, type Opened, picture, test } from './app';
import { PASSPHRASE, take } from './day';
import { look } from './looks';
import { processesOf } from './processes';

const program = resolve(import.meta.dirname, '../../dist/sealbook.cjs');
/** A picture of 2 by 2 points. */
const PICTURE =
	'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAEUlEQVR4nGM4ISf3H4QZYAwARzQIDWbIDqkAAAAASUVORK5CYII=';

/** A notebook that somebody made before: the first note is not the first start. */
function makeNotebook(folder: string, notebook: string): void {
	const file = join(folder, 'passphrase');
	writeFileSync(file, `${PASSPHRASE}\n`);
	const words = ['notebook', 'init', '--name', 'FIELD-LT-04', '--handler', 'Mara Lindqvist'];
	const { status, stderr } = spawnSync(
		process.execPath,
		[program, '--notebook', notebook, '--passphrase-file', file, ...words],
		{ encoding: 'utf8' },
	);
	expect(status, stderr).toBe(0);
}

/** What the person does; each is counted. */
class Acts {
	count = 0;
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}

	async key(name: string): Promise<void> {
		this.count += 1;
		await this.page.keyboard.press(name);
	}

	/** Words typed where the focus stands, and nowhere else. */
	async type(text: string): Promise<void> {
		this.count += 1;
		await this.page.keyboard.type(text);
	}
}

/** As a power cut would: nothing is asked, nothing is closed. */
async function kill({ app }: Opened): Promise<void> {
	const gone = new Promise((done) => app.process().once('exit', done));
	app.process().kill('SIGKILL');
	await gone;
}

const draft = (page: Page) => page.getByRole('region', { name: 'New entry, draft' });

test('the first note takes one key, text, one key; a draft outlives a kill', async ({ folder, notebook, launch }) => {
	makeNotebook(folder, notebook);
	const first = await launch();
	const { app, page } = first;
	await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
	const acts = new Acts(page);
	await page.keyboard.type(PASSPHRASE);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'No case yet' })).toBeVisible();
	await acts.key('Control+j');
	await expect(page.getByLabel('Quick note text')).toBeFocused();
	await acts.type('Ransom note on FIN-FS01 at 03:09, screen photographed.');
	await expect(page.getByRole('dialog').getByText('has no UTC offset')).toBeVisible();
	await look(page, '60-quick-entry');
	await acts.key('Control+Enter');
	await expect(page.getByRole('article', { name: 'A-3 Note' })).toContainText('Ransom note on FIN-FS01');
	expect(acts.count, 'after start and passphrase: one key, text, one key').toBe(3);
	await expect(page.getByText(/Untitled, opened at/).first()).toBeVisible();
	await expect(page.getByRole('button', { name: /^Quick entry/ })).toBeVisible();

	// It is named when there is time.
	await page.getByRole('button', { name: 'Rename case…' }).press('Enter');
	await page.keyboard.type('Ransomware, finance');
	// While a list closes the focus is nowhere for a moment; the key counts all the same.
	await page.evaluate(() => {
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		const key = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
		document.body.dispatchEvent(new KeyboardEvent('keydown', key));
	});
	await expect(page.getByRole('article', { name: 'A-4 Case renamed' })).toBeVisible();
	await expect(page.getByRole('navigation', { name: 'Location' })).toContainText('Ransomware, finance');

	// A draft: an opinion, with a picture from the clipboard and a file.
	await draft(page).getByLabel('Note text').focus();
	await page.keyboard.type('I think the night shift left the console open. <b>**bold**</b>');
	await app.evaluate(({ clipboard, nativeImage }, url) => {
		// The types are of a later Electron, whose clipboard is another; the program runs on 25.
		Reflect.apply(Reflect.get(clipboard, 'writeImage'), clipboard, [nativeImage.createFromDataURL(url)]);
	}, PICTURE);
	await page.keyboard.press('Control+v');
	await expect(draft(page).getByText('pasted', { exact: true })).toBeVisible();
	const listing = join(folder, 'listing.txt');
	writeFileSync(listing, 'rclone.exe');
	await answerOpenDialog(app, [listing]);
	await draft(page).getByRole('button', { name: 'Attach' }).press('Enter');
	const listed = createHash('sha256').update('rclone.exe').digest('hex');
	await expect(draft(page).getByText(listed.slice(0, 8))).toBeVisible();
	await take(page, draft(page).getByRole('button', { name: /Kind/ }), 'Opin');
	await draft(page).getByRole('spinbutton').first().focus();
	await page.keyboard.type('20261121235807');
	await draft(page)
		.getByRole('button', { name: /Accuracy/ })
		.press('Enter');
	await expect(page.getByRole('listbox')).toBeVisible();
	for (const key of Array<string>(5).fill('ArrowDown')) await page.keyboard.press(key);
	await page.keyboard.press('Enter');
	await expect(draft(page).getByLabel('Entered only now because')).toBeVisible();
	await expect(draft(page).getByText(/^Saved/)).toBeVisible();
	await look(page, '61-draft');
	// Sealed before its kept draft could be read: the key counts once it was.
	const { notebook: slow } = await processesOf(app);
	process.kill(slow, 'SIGSTOP');
	await page.keyboard.press('Control+j');
	await expect(page.getByLabel('Quick note text')).toBeFocused();
	await page.keyboard.type('Console locked at 03:14.');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('Sealed as soon as the kept draft is read')).toBeVisible();
	process.kill(slow, 'SIGCONT');
	await expect(page.getByRole('article', { name: 'A-5 Note' })).toContainText('Console locked at 03:14.');

	await page.keyboard.press('Control+j');
	await expect(page.getByLabel('Quick note text')).toBeFocused();
	await page.keyboard.type('Half a quick thou');
	await expect(page.getByRole('dialog').getByText(/^Saved/)).toBeVisible();
	await kill(first);

	const again = await launch();
	await expect(again.page.getByLabel('Passphrase', { exact: true })).toBeFocused();
	await again.page.keyboard.type(PASSPHRASE);
	await again.page.keyboard.press('Enter');
	await expect(again.page.getByRole('button', { name: /Quick draft, not sealed/ })).toBeVisible();
	await again.page.keyboard.press('Control+j');
	await expect(again.page.getByLabel('Quick note text')).toHaveValue('Half a quick thou');
	await again.page.keyboard.press('Escape');
	await again.page.getByRole('row', { name: /2026-001/ }).press('Enter');
	const kept = draft(again.page);
	await expect(kept.getByLabel('Note text')).toHaveValue(/night shift left the console open/);
	for (const said of [/Kind.*Opinion|Opinion.*Kind/, /Accuracy.*±5 min|±5 min.*Accuracy/])
		await expect(kept.getByRole('button', { name: said })).toBeVisible();
	for (const name of ['listing.txt', /^pasted-?.*png/]) await expect(kept.getByText(name).first()).toBeVisible();

	// One key says why it is late, and seals it; the first counts on a list as well, which takes Enter alone.
	await kept.getByRole('button', { name: /Kind/ }).focus();
	await again.page.keyboard.press('Control+Enter');
	await expect(again.page.getByRole('dialog').getByText(/nothing says why/)).toBeVisible();
	await look(again.page, '62-late');
	await again.page.keyboard.press('3');
	const sealed = again.page.getByRole('article', { name: 'A-6 Note' });
	await expect(sealed).toContainText('Not late: time of an event found in a log');
	await expect(sealed).toContainText('<b>**bold**</b>');
	await expect(sealed).toContainText('±5 min');
	await picture(again.page, '63-sealed');
	await again.page.getByRole('navigation', { name: 'Case' }).getByText('Export').click();
	await expect(again.page.getByText('1 opinion withheld, nothing else withheld', { exact: false })).toBeVisible();
	await look(again.page, '64-export-opinions');
});
