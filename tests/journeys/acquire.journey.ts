/**
 * Acquiring as a person would: an empty screen that says what to do, a disk image and a folder copied and digested in
 * one reading, paused and resumed by a key, one cancelled, the copy read again, and what is lost first planned and
 * recorded. Digests on screen are held against node's own; nothing waits on a clock.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerOpenDialog, expect, type Opened, test } from './app';
import { addItem, createNotebook, newCase } from './day';
import { look } from './looks';

const MIB = 1_048_576;

/** Bytes that no compression makes small, the same in every run. */
function bytesOf(seed: string, size: number): Buffer {
	const piece = createHash('sha512').update(seed).digest();
	const bytes = Buffer.alloc(size);
	for (let at = 0; at < size; at += piece.length) piece.copy(bytes, at);
	for (let at = 0; at < size; at += 4096) bytes.writeUInt32LE(at, at);
	return bytes;
}

/** As dc3dd writes it; one digest is not the image’s. */
const logOf = (digest: string): string =>
	`dc3dd 7.2.646 started at 2026-11-22 23:31:32 +0000
command line: dc3dd if=/dev/sdc hof=FIN-WS117.dd hash=sha256 hash=md5

input results for device \`/dev/sdc':
   196609 sectors in
   3 bad sectors replaced by zeros
   ${digest} (sha256)
   ${'0'.repeat(32)} (md5)

output results for file \`FIN-WS117.dd':
   196609 sectors out
   [ok] ${digest} (sha256)
`;

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const tab = (page: Page, name: RegExp) =>
	page.getByRole('navigation', { name: 'Case' }).getByRole('button', { name }).click();

/** Chooses sources and where to in the open dialog, and starts. */
async function start({ app, page }: Opened, { files, folder, to }: Sources): Promise<void> {
	const dialog = page.getByRole('dialog', { name: 'Acquire evidence' });
	const chosen = (path: string) => expect(dialog.getByText(basename(path), { exact: true })).toBeVisible();
	await expect(dialog).toBeVisible();
	await answerOpenDialog(app, files);
	await dialog.getByRole('button', { name: 'Files or devices' }).press('Enter');
	for (const file of files) await chosen(file);
	if (folder) {
		await answerOpenDialog(app, [folder]);
		await dialog.getByRole('button', { name: 'Folder', exact: true }).press('Enter');
		await chosen(folder);
	}
	if (to) {
		await dialog.getByRole('radio', { name: /^Vault/ }).press('ArrowDown');
		await answerOpenDialog(app, [to]);
		await dialog.getByRole('button', { name: 'Choose folder' }).press('Enter');
		await chosen(to);
	}
}

interface Sources {
	readonly files: readonly string[];
	readonly folder?: string;
	readonly to?: string;
}

const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });

test('evidence is acquired, read again, and what is lost first is recorded', async ({ folder, launch }) => {
	test.setTimeout(900_000);
	const image = bytesOf('image', 96 * MIB + 512);
	const disk = join(folder, 'FIN-WS117.dd');
	writeFileSync(disk, image);
	const logs = join(folder, 'logs');
	mkdirSync(join(logs, 'deep'), { recursive: true });
	writeFileSync(join(logs, 'security.evtx'), bytesOf('security', 3 * MIB));
	writeFileSync(join(logs, 'deep', 'system.evtx'), bytesOf('system', MIB));
	const target = join(folder, 'target');
	mkdirSync(target);

	const opened = await launch();
	const { app, page } = opened;
	await createNotebook(page);
	await newCase(page, '2026-014', 'Unknown exfiltration – finance file server');

	// Nothing there: the screen says what to do first.
	await tab(page, /^Acquire/);
	await expect(page.getByText('Nothing acquired yet')).toBeVisible();
	await expect(page.getByText('No item is registered in this case.')).toBeVisible();
	await look(page, '70-acquire-empty');
	await addItem(opened, 'Laptop FIN-WS117', [disk]);
	await tab(page, /^Acquire/);

	// By keys alone: the dialog, sources, target, statements, start.
	await page.keyboard.press('n');
	const dialog = page.getByRole('dialog', { name: 'Acquire evidence' });
	await expect(dialog.getByRole('button', { name: /^Start acquisition/ })).toBeDisabled();
	await look(page, '71-acquire-start');
	await start(opened, { files: [disk], folder: logs, to: target });
	await dialog.getByLabel('Write blocker').fill('Tableau T8u, checked against a test disk');
	await dialog.getByLabel('Target medium').fill('Seagate ST2000, wiped on 20 November');
	await look(page, '72-acquire-start-filled');
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('heading', { name: 'Acquisition of E-001' })).toBeVisible();
	await expect(row(page, 'FIN-WS117.dd').getByText('Read and verified')).toBeVisible({ timeout: 120_000 });
	await expect(row(page, 'logs').getByText('Read and verified')).toBeVisible({ timeout: 120_000 });
	const digest = sha256(image);
	await expect(row(page, 'FIN-WS117.dd').getByTitle(digest)).toBeVisible();
	await row(page, 'FIN-WS117.dd').click();
	const inspector = page.getByRole('complementary', { name: 'Source in hand' });
	await expect(inspector.getByText('Every byte was read.')).toBeVisible();
	await expect(inspector.getByText('Write blocker: Tableau T8u, checked against a test disk')).toBeVisible();
	await expect(inspector.getByText(/^Equal, /)).toBeVisible();
	await look(page, '73-acquired');
	const copies = readdirSync(target, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
	const digests = copies.map((each) => sha256(readFileSync(join(each.parentPath, each.name))));
	expect(digests).toContain(digest);

	// Arrows lead from source to source; Esc leads back to the notebook, whose entries tell of it.
	await row(page, 'FIN-WS117.dd').focus();
	await page.keyboard.press('ArrowDown');
	await expect(inspector.getByRole('heading', { name: /logs/ })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByText('Acquisition started').first()).toBeVisible();
	await tab(page, /^Acquire/);

	// Read again at will; then a schedule.
	await page.keyboard.press('h');
	await expect(page.getByText('Read again, equal:')).toBeVisible({ timeout: 120_000 });
	await page.getByRole('button', { name: 'Re-verification…' }).press('Enter');
	const schedule = page.getByRole('dialog', { name: 'Re-verification of copies' });
	await schedule.getByLabel('Every so many days').fill('90');
	await look(page, '74-acquire-schedule');
	await page.keyboard.press('Control+Enter');
	await expect(schedule).toBeHidden();
	await expect(page.getByText('Next due')).toBeVisible();

	// Paused, then cancelled: kept, marked, and entered so.
	const large = join(folder, 'server.dd');
	writeFileSync(large, bytesOf('server', 768 * MIB));
	await page.keyboard.press('n');
	await start(opened, { files: [large] });
	await page.keyboard.press('Control+Enter');
	await expect(dialog).toBeHidden();
	const pause = page.getByRole('button', { name: /^Pause/ });
	await pause.press('Enter');
	const resume = page.getByRole('button', { name: /^Resume/ });
	await expect(resume).toBeVisible();
	await look(page, '75-acquire-paused');
	await page.getByRole('button', { name: /^Cancel…/ }).press('Enter');
	const asked = page.getByRole('dialog', { name: 'Cancel the acquisition of E-001' });
	await look(page, '76-acquire-cancel');
	await asked.getByRole('button', { name: /^Cancel acquisition/ }).press('Enter');
	await expect(asked).toBeHidden();
	await expect(page.getByRole('list', { name: 'Acquisitions of this case' }).getByText('Cancelled')).toBeVisible();
	await look(page, '77-acquire-cancelled');

	// The log of another tool: shown as stated, compared with the image, sealed.
	const log = join(folder, 'FIN-WS117.dd.log');
	writeFileSync(log, logOf(digest));
	await page.getByRole('button', { name: /^Other tools’ logs/ }).press('Enter');
	await expect(page.getByText('No log taken in yet')).toBeVisible();
	await page.keyboard.press('n');
	const taking = page.getByRole('dialog', { name: 'Import an acquisition log' });
	await answerOpenDialog(app, [log]);
	await taking.getByRole('button', { name: 'Choose log' }).press('Enter');
	await expect(taking.getByRole('table', { name: 'Stated digests' })).toBeVisible();
	await answerOpenDialog(app, [disk]);
	await taking.getByRole('button', { name: 'Choose image' }).press('Enter');
	await expect(taking.getByRole('button', { name: /^Compare and seal/ })).toBeEnabled();
	await look(page, '79-log-import');
	await page.keyboard.press('Control+Enter');
	await expect(taking).toBeHidden({ timeout: 60_000 });
	const taken = page.getByRole('list', { name: 'Logs of other tools' }).getByRole('listitem');
	await expect(taken.getByText('Agrees', { exact: true }).first()).toBeVisible({ timeout: 60_000 });

	// What is lost first: planned, one step done with a tool whose digest is taken, one skipped with its reason.
	await page.getByRole('button', { name: /^Volatile first/ }).press('Enter');
	await expect(page.getByText('No plan yet')).toBeVisible();
	await page.keyboard.press('n');
	await page.getByLabel('Host').fill('FIN-WS117');
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('heading', { name: 'Steps on FIN-WS117' })).toBeVisible();
	await page.keyboard.press('r');
	const record = page.getByRole('dialog', { name: 'Record step 1' });
	await answerOpenDialog(app, [join(logs, 'security.evtx')]);
	await record.getByRole('group', { name: 'Output' }).getByRole('button', { name: 'Choose file' }).press('Enter');
	await expect(record.getByText('security.evtx')).toBeVisible();
	await look(page, '78-volatile-record');
	await page.keyboard.press('Control+Enter');
	await expect(record).toBeHidden();
	await expect(page.getByRole('row').nth(1).getByText('Done')).toBeVisible();
	await page.keyboard.press('r');
	const skip = page.getByRole('dialog', { name: 'Record step 2' });
	await skip.getByRole('radio', { name: /^Done/ }).press('ArrowDown');
	await skip.getByLabel('Reason or remark').fill('The host was off the network before anybody came.');
	await page.keyboard.press('Control+Enter');
	await expect(skip).toBeHidden();
	await expect(page.getByRole('row').nth(2).getByText('Skipped')).toBeVisible();
	await look(page, '79-volatile');
	await expect(page.getByRole('button', { name: /^Ledger intact/ })).toBeVisible();
});
