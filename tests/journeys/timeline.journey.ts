/** By keyboard: an event, a file of another program with uncertain times, zoomed, walked through, and printed as a table. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './app';
import { createNotebook, newCase } from './day';
import { look } from './looks';

test('the timeline of a case', async ({ launch, folder }) => {
	const rows = ['message,datetime,timestamp_desc,hostname'];
	for (let n = 0; n < 700; n += 1) {
		const at = new Date(Date.UTC(2026, 10, 20, 22, 0, n * 37 + (n > 300 ? 36_000 : 0))).toISOString();
		rows.push(`Logon ${n} of svc-backup,${n % 9 === 0 ? at.slice(0, 19) : at},Event Logged,FIN-FS01`);
	}
	const csv = join(folder, 'FIN-FS01.csv');
	writeFileSync(csv, `${rows.join('\n')}\n`);
	const { app, page } = await launch();
	await createNotebook(page);
	await newCase(page, '2026-050', 'Unknown exfiltration');
	await page.getByRole('navigation', { name: 'Case' }).getByRole('button', { name: 'Timeline' }).click();
	const table = page.getByRole('grid', { name: 'Items in the order of time' });

	await page.keyboard.press('n');
	const record = page.getByRole('dialog', { name: 'Record event' });
	await page.keyboard.type('First outbound connection');
	await record.getByRole('button', { name: 'Now' }).click();
	await page.keyboard.press('Control+Enter');
	await expect(record).toBeHidden();
	await expect(table.getByText('First outbound connection')).toBeVisible();

	await app.evaluate(({ dialog }, path) => {
		dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
	}, csv);
	await page.keyboard.press('i');
	const taking = page.getByRole('dialog', { name: 'Import a timeline' });
	await taking.getByRole('button', { name: 'Choose file…' }).click();
	await expect(taking.getByText('FIN-FS01.csv')).toBeVisible();
	await page.keyboard.press('Control+Enter');
	await expect(taking).toBeHidden();
	await expect(table).toHaveAttribute('aria-rowcount', '704');
	await look(page, '50-timeline');

	const picture = page.getByRole('application', { name: /701 items from/ });
	await picture.focus();
	await page.keyboard.press('Home');
	await table.focus();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('z');
	await expect(table).not.toHaveAttribute('aria-rowcount', '704');
	await page.keyboard.press('+');
	await expect(page.getByText('zone unknown').first()).toBeVisible();
	await look(page, '51-timeline-zoomed');
	await page.keyboard.press('0');
	await expect(table).toHaveAttribute('aria-rowcount', '704');
});
