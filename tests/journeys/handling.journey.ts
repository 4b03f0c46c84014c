/**
 * The handler's duties by keyboard alone: a phase entered and left, steps ticked with their proof, skipped and withdrawn, the
 * checklist once more for a host group found late, the incident rated and timed. Each is looked at in both themes and sizes.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app';
import { PASSPHRASE } from './day';
import { look } from './looks';

const program = resolve(import.meta.dirname, '../../dist/sealbook.cjs');
const NUMBER = '2026-014';
const C = { case: NUMBER };
/** What was done on the evening before, at a terminal. */
const BEFORE: readonly (readonly [string, object])[] = [
	['case.open', { number: NUMBER, title: 'Unknown exfiltration – finance file server', classification: 'TLP:AMBER' }],
	['note.write', { ...C, phase: 'prep', text: 'Jump kit KIT-2 taken; both laptops were scrubbed on 2026-11-18.' }],
	['note.write', { ...C, phase: 'da', text: 'Flow alert: 41 GiB from FIN-FS01 to 203.0.113.77 since 22:41 +01:00.' }],
	['phase.enter', { ...C, phase: 'cer', reason: 'The switch port of FIN-FS01 was shut.' }],
	['checklist.tick', { ...C, step: '4', extent: 'in part', proof: ['4'], remark: 'memory first' }],
	['checklist.tick', { ...C, step: '3', extent: 'in part', remark: 'CIO told; CERT open' }],
	[
		'incident.record',
		{
			...{ ...C, summary: 'Files of the finance share left the house by night.', vectors: ['email', 'web'] },
			description: 'Seen by the flow monitor at 03:09 +01:00; the transfer tool was found on FIN-FS01.',
			responseStatus: 'in-progress',
			affected: 'FIN-FS01, 10.20.4.11, file server of the finance department',
			reporter: { name: 'K. Brandt', role: 'Network on call', phone: '+46 8 555 0123' },
		},
	],
	[
		'incident.set-time',
		{ ...C, time: 'started', stated: { at: '2026-11-21T21:41:00.000Z', accuracyMs: 60000 }, offset: 60 },
	],
	[
		'incident.set-time',
		{ ...C, time: 'discovered', stated: { local: '2026-11-19T03:09' }, reason: 'clock of the wall display' },
	],
	[
		'impact.rate',
		{ ...C, outlook: 'now', functional: 'low', information: ['none'], reason: 'Only one transfer is known.' },
	],
];

test('phases, checklist and the incident’s record go by keyboard', async ({ launch, folder, notebook }) => {
	prepare(folder, notebook);
	const { page } = await launch();
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible({ timeout: 30_000 });
	await tabTo(page, page.getByRole('row', { name: new RegExp(NUMBER) }));
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('Note text')).toBeVisible();

	const rail = page.getByRole('complementary', { name: 'Phases' });
	const da = rail.getByRole('region', { name: 'Detection & Analysis' });
	await tabTo(page, da.getByRole('button', { name: 'Steps of Detection & Analysis' }));
	await page.keyboard.press('Enter');
	await tabTo(page, da.getByRole('button', { name: 'Enter Detection & Analysis…' }));
	await page.keyboard.press('Enter');
	await seal(page, 'The same tool was seen on a second host.');
	await expect(da.getByText(/^Back since/)).toBeVisible();

	const row = (step: string) => rail.locator('[data-row]', { has: page.getByText(step, { exact: true }) });
	await tabTo(page, row('1.1'));
	await page.keyboard.press('t');
	await seal(page, 'two logs agree');
	await expect(row('1.1').getByText('Done:')).toBeAttached();
	await page.keyboard.press('ArrowDown');
	await expect(row('1.2')).toBeFocused();
	await page.keyboard.press('s');
	await seal(page, '1.1 left no doubt');
	await expect(da.getByText('2 of 6', { exact: true })).toBeVisible();
	await row('1.2').focus();
	await page.keyboard.press('w');
	await seal(page, 'a third log says otherwise');
	await expect(da.getByText('1 of 6', { exact: true })).toBeVisible();
	await look(page, '15-handling-notebook');

	const scope = rail.getByRole('button', { name: /Checklist of/ });
	await tabTo(page, scope);
	await page.keyboard.press('Enter');
	await page.keyboard.press('End');
	await page.keyboard.press('Enter');
	await seal(page, 'Finance clients, found late');
	await expect(scope).toHaveText(/Finance clients/);
	await expect(da.getByText('0 of 2', { exact: true })).toBeVisible();

	await page.keyboard.press('Control+k');
	await page.keyboard.type('> incident');
	await page.keyboard.press('Enter');
	await expect(page.getByText('was discovered before it was started', { exact: false })).toBeVisible();
	await tabTo(page, page.getByRole('button', { name: 'Rate…' }));
	await page.keyboard.press('Enter');
	const rating = page.getByRole('dialog', { name: 'Rate the incident' });
	await rating.getByRole('button', { name: /^Functional impact|Functional impact$/ }).focus();
	await page.keyboard.press('Enter');
	await page.getByRole('option', { name: 'Medium' }).press('Enter');
	await rating.getByLabel('Proprietary Breach').press(' ');
	await rating.getByLabel('Reason').focus();
	await seal(page, 'The share is down for finance.');
	const bar = page.locator('.imp');
	await expect(bar).toContainText('Medium');
	await expect(bar).toContainText('Proprietary Breach');
	await expect(page.getByText('Low → Medium')).toBeVisible();

	await tabTo(page, page.getByRole('button', { name: 'Set when it was resolved' }));
	await page.keyboard.press('Enter');
	const time = page.getByRole('dialog', { name: 'When the incident was resolved' });
	await time.getByRole('radio', { name: /Unknown/ }).press(' ');
	await page.keyboard.press('Control+Enter');
	await expect(time).toBeHidden();
	await expect(page.getByRole('row', { name: /Resolved/ })).toContainText('Unknown');
	await look(page, '15-handling-incident');
});

/** Presses Tab until it is there, as a person without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
	await expect(wanted).toBeVisible();
	for (let presses = 0; presses < 120; presses += 1) {
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(wanted, 'reached by Tab').toBeFocused();
}

/** Types into the field that has the focus and seals by the key. */
async function seal(page: Page, text: string): Promise<void> {
	const dialog = page.getByRole('dialog');
	await expect(dialog).toBeVisible();
	await page.keyboard.type(text);
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden();
}

function prepare(folder: string, notebook: string): void {
	const file = join(folder, 'passphrase');
	writeFileSync(file, `${PASSPHRASE}\n`);
	const run = (words: readonly string[], input = '') => {
		const shared = ['--notebook', notebook, '--passphrase-file', file, ...words];
		const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...shared], { input, encoding: 'utf8' });
		expect([status, stdout.includes('"ok":false')], `${stdout.slice(-2000)}${stderr}`).toEqual([0, false]);
	};
	run(['notebook', 'init', '--name', 'FIELD-LT-04', '--handler', 'Mara Lindqvist', '--title', 'Lead incident handler']);
	run(['ask', '--lines'], BEFORE.map(([question, input]) => JSON.stringify({ question, input })).join('\n'));
}
