/** Being ready: the jump kit by keyboard, its verdict, the library and what is found in it, what stands on the first screen; crisis mode by one key, and where it goes on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOpenDialog, expect, test } from './app';
import { createNotebook, lock, take, unlock } from './day';
import { look } from './looks';

test('the jump kit, and a crisis', async ({ launch, folder }) => {
	const { app, page } = await launch();
	await createNotebook(page);
	const sealed = async () => {
		await page.keyboard.press('Control+Enter');
		await expect(page.getByRole('dialog')).toBeHidden();
	};
	await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Ready' }).press('Enter');
	await expect(page.getByRole('heading', { name: 'Nothing in the jump kit yet' })).toBeVisible();
	const record = async (name: string) => {
		await page.getByRole('button', { name: 'Record item' }).press('Enter');
		await page.getByLabel('What it is').fill(name);
	};
	await record('Kit laptop');
	await take(page, page.getByRole('button', { name: /^(None of the list )?Tool or resource/ }), 'Laptops');
	await sealed();
	await record('Blank disks, 4 TB');
	await page.getByLabel('How many').fill('4');
	await page.getByLabel(/^Good to/).fill('2026-02-30');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog').getByText('Write the last good day as 2027-03-31.')).toBeVisible();
	await page.getByLabel(/^Good to/).fill('2020-12-31');
	await sealed();
	await expect(page.getByText('Kit laptop: never scrubbed.')).toBeVisible();
	const act = async (item: string, name: RegExp) => {
		await page.getByRole('button', { name: `Actions for ${item}` }).press('Enter');
		await page.getByRole('menuitem', { name }).press('Enter');
	};
	await act('Kit laptop', /^Scrubbed/);
	await page.keyboard.type('Erased, installed from image 12');
	await sealed();
	await act('Kit laptop', /^Check/);
	await look(page, '90-kit-check');
	await sealed();
	await act('Blank disks, 4 TB', /^Lend/);
	await page.keyboard.type('Lee Berg');
	await sealed();
	await page.getByRole('button', { name: 'Sign verdict' }).press('Enter');
	await sealed();
	await expect(page.getByText(/Signed: not ready, by Mara Lindqvist/)).toBeVisible();
	await look(page, '91-ready');

	await page.getByRole('group', { name: 'Part of being ready' }).getByRole('button', { name: 'Jump kit' }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('heading', { name: 'Nothing in the library yet' })).toBeVisible();
	const file = (name: string, bytes: string | Uint8Array) => {
		const path = join(folder, name);
		writeFileSync(path, bytes);
		return answerOpenDialog(app, [path]);
	};
	const add = async (title: string, kind: string) => {
		await page.getByRole('button', { name: 'Add file' }).press('Enter');
		await expect(page.getByRole('button', { name: 'Choose file…' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog').getByRole('button', { name: /^Remove / })).toBeVisible();
		await page.getByRole('textbox', { name: 'Title' }).fill(title);
		await take(page, page.getByRole('button', { name: /Kind$/ }), kind);
	};
	await file('assets.csv', 'name,host,owner,criticality\nERP,FIN-DB01,Lee Berg,high\n,MX01,Kim,high\n');
	await add('Critical assets', 'Critical assets');
	await page.getByLabel(/^What it is for/).fill('Whom to call, and what goes first');
	await page.getByLabel(/^Review by/).fill('2026-01-31');
	await page.getByRole('checkbox').press('Space');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog').getByText('Row 3, column 1 (“name”): it is empty.')).toBeVisible();
	await file('assets.csv', 'name,host,owner,criticality\nERP,FIN-DB01,Lee Berg,high\nMail,MX01,Kim,high\n');
	await page.getByRole('button', { name: 'Choose file…' }).press('Enter');
	await expect(page.getByRole('dialog').getByRole('button', { name: /^Remove / })).toBeVisible();
	await look(page, '93-library-add');
	await sealed();
	await file('core.png', await page.screenshot());
	await add('Core network', 'Network diagram');
	await sealed();
	await expect(page.getByRole('table', { name: 'Files of the library' }).getByText('Overdue')).toBeVisible();
	await look(page, '94-library');
	await page.getByRole('button', { name: 'Core network', exact: true }).press('Enter');
	const picture = page.getByRole('img', { name: /^Core network, \d+ × \d+ pixels$/ });
	await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(1000);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+F');
	await page.keyboard.type('fin-db01');
	await expect(page.getByRole('region', { name: 'In the library' })).toContainText('Critical assets');
	await page.getByRole('searchbox').fill('3389');
	await expect(page.getByRole('region', { name: 'In the library' })).toContainText('ms-wbt-server');
	await look(page, '95-library-search');
	await page.getByRole('searchbox').press('Enter');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog').getByRole('cell', { name: 'ms-wbt-server' })).toBeVisible();
	await expect(page.getByRole('dialog').getByRole('row')).toHaveCount(2);
	await look(page, '96-library-ports');
	await page.keyboard.press('Control+A');
	await page.keyboard.type('22');
	await expect(page.getByRole('dialog').getByRole('cell', { name: 'ssh', exact: true })).toBeVisible();
	await expect(page.getByLabel('Show only what holds')).toHaveValue('22');
	await page.keyboard.press('Escape');
	await page
		.getByRole('group', { name: 'Part of being ready' })
		.getByRole('button', { name: /^Library/ })
		.focus();
	await page.keyboard.press('ArrowRight');
	await page.getByRole('button', { name: 'Add own item' }).press('Enter');
	await page.getByLabel('Name').fill('Supply chain');
	await page.getByLabel(/^What it means/).fill('It came with a supplier’s update');
	await sealed();
	await expect(page.getByRole('row', { name: /^Supply chain/ })).toContainText('Own, A-');
	await look(page, '97-lists');
	await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Cases' }).press('Enter');
	await expect(page.getByText('The jump kit is not ready: 1 item is amiss.')).toBeVisible();

	await page.keyboard.press('F9');
	await expect(page.getByRole('dialog', { name: 'Crisis mode' })).toBeVisible();
	await expect(page.getByRole('button', { name: /and begin/ })).toBeFocused();
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog', { name: 'Step 1 of 11' })).toBeVisible();
	await page.keyboard.type('Notebook begun, clock compared');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog', { name: 'Step 2 of 11' })).toBeVisible();
	await page.keyboard.type('Nobody answers');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog', { name: 'Step 3 of 11' })).toBeVisible();
	await look(page, '92-crisis');
	await page.keyboard.press('Escape');
	await expect(page.getByLabel('Note text')).toBeVisible();

	const again = await lock({ app, page });
	await unlock(again);
	await expect(again.getByRole('heading', { name: 'Cases' })).toBeVisible();
	await again.keyboard.press('F9');
	await again
		.getByRole('dialog')
		.getByRole('button', { name: /Crisis, to be named/ })
		.press('Enter');
	await expect(again.getByRole('dialog', { name: 'Step 3 of 11' })).toBeVisible();
	await expect(again.getByRole('list', { name: 'Steps in a crisis' })).toContainText('Put off');
});
