/**
 * Indicators found in a note and sealed, a host recorded, contained and fallen back, its clock measured; signs and leads are in
 * the journey of the exfiltration. Addresses are shown defanged everywhere, and nothing of them is a link.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, expect, test } from './app';
import { createNotebook, newCase, writeNote } from './day';
import { look } from './looks';

const seal = async (page: Page) => {
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
};

test('hosts and indicators of a case', async ({ launch }) => {
	const { app, page } = await launch();
	await createNotebook(page);
	await newCase(page, '2026-040', 'Unknown exfiltration');
	await writeNote(
		page,
		'FIN-FS01 speaks to hxxps://c2.evil[.]example/gate at 203.0.113.7; proxy 10.0.0.1. Version 1.2.3.4.',
	);

	// From the note’s proof to its indicators: the note is the newest entry, Tab leads to it.
	await page.getByRole('article', { name: /Note/ }).last().focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Find indicators' })).toBeVisible();
	await page.keyboard.press('i');
	const found = page.getByRole('dialog', { name: 'Find indicators' });
	await expect(found.getByText('hxxps://c2[.]evil[.]example/gate')).toBeVisible();
	await expect(found.getByRole('checkbox')).toHaveCount(5);
	await expect(found.getByText('1.2.3.4')).toHaveCount(0);
	await found.getByRole('checkbox').first().focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Space');
	await expect(found.getByText('2 ticked')).toBeVisible();
	await look(page, '40-find-indicators');
	await seal(page);
	const rows = (name: string) => page.getByRole('grid', { name });
	await expect(rows('Indicators').getByRole('row')).toHaveCount(3);
	await rows('Indicators').focus();
	await page.keyboard.press('Home');
	const detail = (name: string) => page.getByRole('complementary', { name, exact: true });
	await expect(detail('Indicator').getByText('hxxps://c2[.]evil[.]example/gate')).toBeVisible();
	await detail('Indicator')
		.getByRole('button', { name: /^Copy hxxps/ })
		.focus();
	await page.keyboard.press('Enter');
	await page.getByRole('menuitem', { name: 'Copy as it is' }).focus();
	await page.keyboard.press('Enter');
	await expect(detail('Indicator').getByText('Copied')).toBeVisible();
	expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('https://c2.evil.example/gate');
	expect(await page.locator('a[href]').count(), 'nothing is a link').toBe(0);
	expect(await page.locator('body').innerText()).not.toMatch(/https?:\/\/|203\.0\.113|evil\.example/);
	await page.keyboard.press('w');
	await page.keyboard.type('A page of ours');
	await seal(page);
	await expect(detail('Indicator').getByText('A page of ours')).toBeVisible();

	await bringInAndGiveOut(app, page);

	const segment = async (name: string) => {
		await page
			.getByRole('button', { name: new RegExp(`^${name}`) })
			.first()
			.focus();
		await page.keyboard.press('Enter');
	};
	await segment('Hosts 0');
	await page.keyboard.press('n');
	await page.getByRole('dialog').getByLabel('Name').fill('FIN-FS01');
	await page.getByLabel('Addresses').fill('10.20.0.5, fe80::1');
	await seal(page);
	await expect(detail('Host').getByText('10.20.0.5, fe80::1')).toBeVisible();
	await page.keyboard.press('s');
	await page.keyboard.type('Switch port shut');
	await seal(page);
	await expect(detail('Host').getByText('Switch port shut')).toBeVisible();
	await page.keyboard.press('s');
	const state = page.getByRole('dialog', { name: 'Set the state of FIN-FS01' });
	await state.getByRole('button', { name: /State it came to/ }).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('option', { name: 'Recovered' }).focus();
	await page.keyboard.press('Enter');
	await state.getByRole('checkbox', { name: 'Rebuild from scratch' }).focus();
	await page.keyboard.press('Space');
	await state.getByLabel(/^How it was confirmed/).fill('Compared with BL-01');
	await seal(page);
	await page.keyboard.press('s');
	await state.getByRole('button', { name: /State it came to/ }).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('option', { name: 'Affected' }).focus();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Control+Enter');
	await expect(state, 'a step back without its reason is not recorded').toBeVisible();
	await state.getByLabel('Why it fell back').fill('A second implant');
	await seal(page);
	await expect(detail('Host').getByText('Fell back from recovered')).toBeVisible();

	await page.keyboard.press('m');
	const clock = page.getByRole('dialog', { name: /^Measure the clock/ });
	const type = async (label: string, digits: string) => {
		await clock.getByRole('group', { name: label }).getByRole('spinbutton').first().focus();
		await page.keyboard.type(digits);
	};
	await type('The host’s clock read', '20261122020100');
	await type('The reference read', '20261122020000');
	await clock.getByLabel('What the reference is').fill('GPS receiver');
	await clock.getByLabel('How it was measured').fill('Read aloud by telephone');
	await expect(clock.getByText('Difference: 1 min ahead')).toBeVisible();
	await seal(page);
	await detail('Host').getByRole('group', { name: 'A time that it showed' }).getByRole('spinbutton').first().focus();
	await page.keyboard.type('20261122013100');
	await expect(detail('Host').getByText(/01:30:00/)).toBeVisible();
	await look(page, '41-host');
});

/** Another team's table is looked at, then sealed; what may go out is written as STIX, by the keyboard alone. */
async function bringInAndGiveOut(app: ElectronApplication, page: Page): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'sealbook-indicators-'));
	const [given, out] = [join(folder, 'from CERT north.csv'), join(folder, 'out.json')];
	const rows = [
		...['url,hxxps://drop.evil[.]example/x,Second stage,TLP:GREEN', 'ip-dst,198.51.100.9,,TLP:RED'],
		...['ip-dst,203.0.113.7,,', 'ipv4,300.1.1.1,,', 'text,see our report,,', "mutex,'=cmd|x,,"],
		...['domain,https://c2.evil.example/gate,,', `sha256,${'ab'.repeat(32)},Dropper,`],
	];
	writeFileSync(given, `type,value,comment,tlp\n${rows.join('\n')}\n`);
	await answerOpenDialog(app, [given]);
	await answerSaveDialog(app, out);
	await page.keyboard.press('i');
	const taking = page.getByRole('dialog', { name: 'Import indicators' });
	await page.keyboard.press('Enter');
	await expect(taking.getByText(/^Table: /)).toHaveText(/^Table: [45] new, [01] recorded before, 3 not taken\.$/);
	await expect(taking.getByText('hxxps://drop[.]evil[.]example/x')).toBeVisible();
	await expect(taking.getByText('Column type: Sealbook has no type of indicator for “text”.')).toBeVisible();
	await look(page, '42-import-indicators');
	await seal(page);
	await expect(
		page.getByRole('complementary', { name: 'Indicator' }).getByText(/from CERT north\.csv, row 2/),
	).toBeVisible();

	await page.keyboard.press('o');
	const giving = page.getByRole('dialog', { name: 'Export indicators' });
	await giving.getByRole('button', { name: /TLP marking up to/ }).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('option', { name: 'TLP:AMBER', exact: true }).focus();
	await page.keyboard.press('Enter');
	await expect(giving.getByText(/1 may not go so far/)).toBeVisible();
	await look(page, '43-export-indicators');
	await page.keyboard.press('Control+Enter');
	await expect(giving.getByText(/written to .*out\.json/)).toBeVisible();
	await page.keyboard.press('Control+Enter');
	await expect(giving).toBeHidden();
	const { objects } = JSON.parse(readFileSync(out, 'utf8')) as {
		readonly objects: readonly { readonly type: string; readonly pattern?: string }[];
	};
	const patterns = objects.flatMap(({ type, pattern = '' }) => (type === 'indicator' ? [pattern] : []));
	expect(patterns, 'only what is marked, and may go so far').toEqual(["[url:value = 'https://drop.evil.example/x']"]);
	expect(readFileSync(out, 'utf8')).not.toContain('198.51.100.9');
}
