/**
 * Paper: the custody form of an item that changed hands six times and its label, saved as PDF by the window and read back
 * by other programs; then a hand-over to somebody without a key, who draws a signature on the screen.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import { readPaperCode } from '../../shared/paper/code';
import { bundleInto } from '../bundled-workers';
import { codesOn } from '../reports/read-paper';
import { accessible, answerOpenDialog, answerSaveDialog, expect, picture, test } from './app';
import { unlock } from './day';
import { look } from './looks';

const root = resolve(import.meta.dirname, '../..');
const screens = join(root, 'test-results/screens');
/** Of whoever the notebook was made by (tests/services/place.ts). */
const PASSPHRASE = 'plum tractor seldom nine';

/** A notebook with the item, where the window will look for it. @returns the newest entry of its case */
async function prepare(notebook: string): Promise<{ readonly entry: string; readonly sha256: string }> {
	const program = join(root, '.cache/reports/six-hand-overs.mjs');
	buildSync({
		absWorkingDir: root,
		entryPoints: ['tests/reports/program.ts'],
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		logLevel: 'error',
	});
	const workers = join(root, '.cache/reports/workers');
	await bundleInto(workers, root);
	const env = { ...process.env, SEALBOOK_WORKERS: workers };
	return JSON.parse(execFileSync(process.execPath, [program, notebook], { encoding: 'utf8', env }));
}

/** Saves what the dialog shows. */
async function save(app: ElectronApplication, page: Page, button: string, path: string): Promise<void> {
	await answerSaveDialog(app, path);
	await page.getByRole('dialog').getByRole('button', { name: button }).click();
	await expect(page.getByText(new RegExp(`^Saved as .*\\.${path.split('.').at(-1)}`))).toBeVisible();
}

/** Does what the palette calls by these words. */
async function fromPalette(page: Page, words: string): Promise<void> {
	await page.keyboard.press('Control+k');
	await page.getByLabel('Search', { exact: true }).fill(`> ${words}`);
	await page.keyboard.press('Enter');
}

/** Each page of a PDF as a black and white picture. */
function picturesOf(pdf: string, name: string, dotsPerInch: number): string[] {
	mkdirSync(screens, { recursive: true });
	execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-gray', '-png', pdf, join(screens, name)]);
	return readdirSync(screens)
		.filter((file) => file.startsWith(`${name}-`))
		.sort()
		.map((file) => join(screens, file));
}

/** What runs over its cell, its page or another line, as the engine lays the page out; nothing is expected. */
const overflowing = (app: ElectronApplication, html: string): Promise<string[]> =>
	app.evaluate(async ({ BrowserWindow }, path) => {
		const window = new BrowserWindow({ show: false, width: 1000, height: 1400 });
		try {
			await window.loadURL(`file://${path}`);
			return await window.webContents.executeJavaScript(`(() => {
				const wrong = [];
				for (const one of document.querySelectorAll('dd,dt,td,th,p,h1,h2,h3,h4,.blank,.said,.said b'))
					if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2) wrong.push('cut: ' + one.textContent.slice(0, 60));
				for (const page of document.querySelectorAll('.page')) {
					const box = page.getBoundingClientRect();
					if (box.height > 297 * 96 / 25.4) wrong.push('page higher than paper');
					const foot = page.querySelector('footer');
					if (!foot) continue;
					if (page.querySelector('main').getBoundingClientRect().bottom > foot.getBoundingClientRect().top) wrong.push('over the foot');
				}
				return wrong;
			})()`);
		} finally {
			window.destroy();
		}
	}, html);

test('a form and a label on paper, read back; a signature drawn on the screen', async ({
	launch,
	folder,
	notebook,
}) => {
	const newest = await prepare(notebook);
	const { app, page } = await launch();
	await unlock(page, PASSPHRASE);
	await page.getByRole('row', { name: /2026-014/ }).press('Enter');
	await page.getByRole('navigation', { name: 'Case' }).getByText('Evidence').click();
	await page.getByText('E-001', { exact: true }).first().click();
	const item = page.getByRole('complementary', { name: 'Evidence item' });
	await expect(item.getByText(/drew a signature on the screen: weaker/)).toBeVisible();

	await page.keyboard.press('p');
	await page.getByRole('dialog').getByRole('button', { name: / Of$/ }).click();
	await expect(page.getByRole('option', { name: /^The whole case/ })).toBeVisible();
	await page.keyboard.press('Escape');
	await picture(page, 'paper-dialog');
	await accessible(page);
	const [html, pdf, labels] = ['form.html', 'form.pdf', 'labels.pdf'].map((name) => join(folder, name)) as [
		string,
		string,
		string,
	];
	await save(app, page, 'Save as HTML…', html);
	expect(await overflowing(app, html)).toEqual([]);
	await save(app, page, 'Save as PDF…', pdf);
	const pages = Number(/Pages: +(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);
	const said = (await page.getByText(/^Saved as/).textContent()) ?? '';
	expect(said).toContain(`${pages} pages`);
	for (let at = 1; at <= pages; at += 1) {
		const text = execFileSync('pdftotext', ['-f', `${at}`, '-l', `${at}`, '-layout', pdf, '-'], { encoding: 'utf8' });
		expect(text).toContain(`page ${at} of ${pages}`);
		expect(text.match(new RegExp(newest.sha256, 'g'))?.length ?? 0).toBeGreaterThan(0);
	}
	const [first = ''] = picturesOf(pdf, 'paper-custody-form', 110);
	const code = readPaperCode(codesOn(first)[0]?.replace(/^QR-Code:/, '') ?? '');
	expect(code).toEqual({ case: '2026-014 Ä/7', item: 'E-001', ...newest });

	await page.getByRole('button', { name: 'Labels', exact: true }).click();
	await page.getByLabel('First free label').fill('5');
	await save(app, page, 'Save as PDF…', labels);
	const [sheet = ''] = picturesOf(labels, 'paper-labels', 200);
	const codes = codesOn(sheet);
	expect(codes).toContain('CODE-128:E-001');
	expect(codes.some((each) => readPaperCode(each.replace(/^QR-Code:/, ''))?.item === 'E-001')).toBe(true);

	await page.getByRole('button', { name: 'For other programs', exact: true }).click();
	await picture(page, 'custody-handed-out');
	await answerSaveDialog(app, join(folder, 'custody.jsonld'));
	await page.getByRole('button', { name: 'Choose place and write…' }).click();
	await expect(page.getByText(/^Written to .* acts\.$/)).toBeVisible();
	expect(JSON.parse(readFileSync(join(folder, 'custody.jsonld'), 'utf8'))['@graph'].length).toBeGreaterThan(20);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();

	await fromPalette(page, 'follow-up report');
	await expect(page.getByRole('dialog', { name: 'Report' })).toBeVisible();
	await picture(page, 'report-dialog');
	await accessible(page);
	const followUp = join(folder, 'follow-up.pdf');
	await save(app, page, 'Save as PDF…', followUp);
	const followed = execFileSync('pdftotext', ['-layout', followUp, '-'], { encoding: 'utf8' });
	const sheets = Number(/Pages: +(\d+)/.exec(execFileSync('pdfinfo', [followUp], { encoding: 'utf8' }))?.[1]);
	expect(followed.match(/page \d+ of \d+/g)?.at(-1)).toBe(`page ${sheets} of ${sheets}`);
	expect(followed.match(new RegExp(newest.sha256, 'g'))?.length ?? 0).toBeGreaterThanOrEqual(sheets);
	picturesOf(followUp, 'paper-follow-up', 80);
	await page.keyboard.press('Escape');
	await fromPalette(page, 'this case’s figures');
	await expect(page.getByRole('region', { name: 'Elapsed time to each stage' })).toBeVisible();
	await look(page, 'figures-case');
	await page.getByRole('button', { name: 'Record cost or work…' }).click();
	const taking = page.getByRole('dialog', { name: 'Record cost or work' });
	await taking.getByLabel(/^What it was/).fill('Imaging by a laboratory');
	await taking.getByLabel(/^Amount/).fill('1250.50');
	await picture(page, 'figures-record');
	await accessible(page);
	await page.keyboard.press('Control+Enter');
	await expect(taking).toBeHidden();
	await expect(page.getByRole('region', { name: 'What it cost' }).getByText('1250.50 EUR').first()).toBeVisible();
	await fromPalette(page, 'figures over all');
	await expect(page.getByRole('region', { name: 'Cases by attack vector' })).toBeVisible();
	await picture(page, 'figures-all');
	await accessible(page);
	await fromPalette(page, 'go to cases');
	await page.getByRole('row', { name: /2026-014/ }).press('Enter');
	await page.getByRole('navigation', { name: 'Case' }).getByText('Evidence').click();
	await page.getByText('E-001', { exact: true }).first().click();

	await page.keyboard.press('t');
	await page.getByRole('button', { name: /Receiving person/ }).click();
	await page.getByRole('option', { name: /Somebody without a key/ }).click();
	const giving = page.getByRole('dialog', { name: /to somebody without a key/ });
	await giving.getByLabel('Full name of the receiver').fill('Nadia Brook');
	await giving.getByLabel('Reason').fill('Back to the owner’s insurer for a look');
	await giving.getByLabel('Place from now on').fill('With the insurer');
	const field = giving.getByRole('img', { name: 'Signature of Nadia Brook' });
	// Until it is drawn: the dialog may still be settling under the pen.
	await expect(async () => {
		await field.scrollIntoViewIfNeeded();
		const pad = await field.boundingBox();
		if (!pad) throw new Error('no field to draw in');
		await page.mouse.move(pad.x + 30, pad.y + pad.height / 2);
		await page.mouse.down();
		for (let at = 1; at < 12; at += 1)
			await page.mouse.move(pad.x + 30 + at * 30, pad.y + pad.height / 2 + (at % 2 === 0 ? 25 : -25), { steps: 3 });
		await page.mouse.up();
		await expect(giving.getByRole('button', { name: 'Draw again' })).toBeEnabled({ timeout: 1000 });
	}).toPass();
	await giving.getByLabel(/^Passphrase of/).fill(PASSPHRASE);
	await picture(page, 'paper-without-key');
	await accessible(page);
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(item.getByText('Nadia Brook drew a signature on the screen: weaker than a key’s.')).toBeVisible();

	const lid = join(folder, 'lid.png');
	writeFileSync(lid, 'a picture');
	await answerOpenDialog(app, [lid]);
	await item.getByRole('button', { name: 'Add photographs…' }).click();
	await page.getByRole('button', { name: /^Photographs: Choose pictures/ }).click();
	await expect(page.getByRole('dialog').getByText('lid.png')).toBeVisible();
	await page
		.getByRole('dialog')
		.getByLabel(/What they show/)
		.fill('The lid, before it left');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(item.getByText('The lid, before it left')).toBeVisible();
});
