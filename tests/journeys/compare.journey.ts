/**
 * Comparing as a person would: a baseline recorded while the host is clean, the host compared after an incident, one
 * path before and after, a finding in one act, quick mode that says so everywhere, and the proof of a clean recovery
 * signed by two.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, expect, type Opened, test } from './app';
import { admitPerson, createNotebook, newCase, PASSPHRASE, SECOND_PASSPHRASE } from './day';
import { look } from './looks';

const room = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Main' }).getByText(name, { exact: true }).click();
const tab = (page: Page, name: RegExp) =>
	page.getByRole('navigation', { name: 'Case' }).getByRole('button', { name }).click();
const row = (page: Page, name: string) =>
	page.getByRole('grid', { name: 'Paths' }).getByRole('row').filter({ hasText: name });
const chip = (page: Page, name: RegExp) => page.getByRole('button', { name });

const PAST = new Date('2026-02-17T10:20:00Z');

/** A host as it was when it was clean. */
function makeHost(at: string): void {
	for (const [path, text] of Object.entries({
		'etc/hosts': '127.0.0.1 localhost\n',
		'etc/passwd': 'root:x:0:0::/root:/bin/sh\n',
		'etc/cron.d/backup': '0 3 * * * root /usr/bin/backup\n',
		'usr/bin/backup': '#!/bin/sh\nexit 0\n',
		'usr/lib/libc.so.6': 'libc '.repeat(4000),
		'var/log/syslog': 'boot\n',
		'srv/report.docx': 'quarterly',
		'srv/old.docx': 'old',
	})) {
		mkdirSync(join(at, path, '..'), { recursive: true });
		writeFileSync(join(at, path), text);
		utimesSync(join(at, path), PAST, PAST);
	}
}

/** The same host after somebody was there. */
function intrude(at: string): void {
	writeFileSync(join(at, 'usr/lib/libc.so.6'), 'LIBC '.repeat(4000));
	utimesSync(join(at, 'usr/lib/libc.so.6'), PAST, PAST);
	writeFileSync(join(at, 'etc/passwd'), 'root:x:0:0::/root:/bin/sh\nsvc:x:0:0::/:/bin/sh\n');
	writeFileSync(join(at, 'usr/bin/rclone'), 'exfiltrates');
	renameSync(join(at, 'srv/report.docx'), join(at, 'srv/.x.docx'));
	copyFileSync(join(at, 'usr/bin/backup'), join(at, 'usr/bin/backup2'));
	rmSync(join(at, 'srv/old.docx'));
	utimesSync(join(at, 'etc/hosts'), new Date(), new Date());
}

/** Begins a comparison with a folder in the open dialog. */
async function compareWith({ app, page }: Opened, folder: string): Promise<void> {
	const dialog = page.getByRole('dialog', { name: 'Compare with a baseline' });
	await answerOpenDialog(app, [folder]);
	await dialog.getByRole('button', { name: 'Choose folder' }).press('Enter');
	await expect(dialog.getByText('None chosen yet')).toBeHidden();
}

test('a host is compared with its baseline, findings are recorded, its recovery is proved', async ({
	folder,
	launch,
}) => {
	test.setTimeout(900_000);
	const host = join(folder, 'fin-fs01');
	makeHost(host);
	const clean = join(folder, 'clean');
	cpSync(host, clean, { recursive: true, preserveTimestamps: true });
	const opened = await launch();
	const { app, page } = opened;
	await createNotebook(page);
	await admitPerson(page, 'Tomas Okafor', 'Handler');
	await newCase(page, '2026-014', 'Unknown exfiltration – finance file server');

	// Without a baseline the screen leads to where one is made.
	await tab(page, /^Compare/);
	await expect(page.getByText('This notebook knows no baseline yet.')).toBeVisible();
	await look(page, '80-compare-empty');
	await page.getByRole('button', { name: 'Go to baselines' }).press('Enter');
	await expect(page.getByText('No baseline yet')).toBeVisible();
	await look(page, '81-baselines-empty');

	// Recorded by keys, with a rule, as files too; signed by whoever is here.
	await page.keyboard.press('n');
	const record = page.getByRole('dialog', { name: 'Record a baseline' });
	await answerOpenDialog(app, [host]);
	await record.getByRole('button', { name: 'Choose folder' }).press('Enter');
	await expect(record.getByText('fin-fs01', { exact: true })).toBeVisible();
	await record.getByLabel('Leave out').fill('var/log/**');
	const file = join(folder, 'fin-fs01.jsonl');
	await answerSaveDialog(app, file);
	await record.getByRole('button', { name: 'Choose where to' }).press('Enter');
	await expect(record.getByText('fin-fs01.jsonl')).toBeVisible();
	await look(page, '82-baseline-record');
	await page.keyboard.press('Control+Enter');
	await expect(record).toBeHidden();
	const detail = page.getByRole('complementary', { name: 'Baseline in hand' });
	await expect(detail.getByText('Admitted in this notebook')).toBeVisible();
	await expect(detail.getByText('var/log/**')).toBeVisible();
	await look(page, '83-baselines');
	const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
	await expect(detail.getByTitle(digest)).toBeVisible();

	// A set of known-bad digests, built from a list and registered.
	await page.getByRole('button', { name: /^Known files/ }).press('Enter');
	const bad = join(folder, 'cert-nord.txt');
	writeFileSync(bad, `${createHash('sha256').update('exfiltrates').digest('hex')}\n`);
	await page.getByRole('button', { name: 'Build from lists…' }).press('Enter');
	const build = page.getByRole('dialog', { name: 'Build a set of known files' });
	await answerOpenDialog(app, [bad]);
	await build.getByRole('button', { name: 'Choose file' }).press('Enter');
	await expect(build.getByText('cert-nord.txt')).toBeVisible();
	await build.getByRole('radio', { name: /^Known-good/ }).press('ArrowDown');
	await build.getByLabel('Name of the set').fill('CERT-Nord 2026-Q1');
	const set = join(folder, 'cert-nord.set');
	await answerSaveDialog(app, set);
	await build.getByRole('button', { name: 'Choose where to' }).press('Enter');
	await expect(build.getByText('cert-nord.set')).toBeVisible();
	await look(page, '84-known-build');
	await page.keyboard.press('Control+Enter');
	await expect(build.getByText(/^Built and written/)).toBeVisible();
	await page.keyboard.press('Control+Enter');
	await expect(build).toBeHidden();
	await page.getByRole('button', { name: 'Register set…' }).press('Enter');
	const register = page.getByRole('dialog', { name: 'Register a set of known files' });
	await answerOpenDialog(app, [set]);
	await register.getByRole('button', { name: 'Choose file' }).press('Enter');
	await expect(register.getByText('cert-nord.set')).toBeVisible();
	await page.keyboard.press('Control+Enter');
	await expect(register).toBeHidden();
	await expect(page.getByRole('row', { name: /CERT-Nord 2026-Q1/ })).toBeVisible();
	await look(page, '85-known-files');

	// The incident, and the comparison.
	intrude(host);
	await room(page, 'Cases');
	await page.getByRole('row', { name: /2026-014/ }).click();
	await tab(page, /^Compare/);
	await expect(page.getByText('Nothing compared yet')).toBeVisible();
	await page.keyboard.press('n');
	await compareWith(opened, host);
	const start = page.getByRole('dialog', { name: 'Compare with a baseline' });
	await expect(start.getByLabel(/^Look every path up/)).toBeChecked();
	await expect(start.getByText('CERT-Nord 2026-Q1')).toBeVisible();
	await look(page, '86-compare-start');
	await page.keyboard.press('Control+Enter');
	await expect(start).toBeHidden();
	await expect(row(page, 'usr/bin/rclone')).toContainText('Added');
	await expect(row(page, 'usr/bin/rclone')).toContainText('Known-bad');
	await expect(row(page, 'usr/lib/libc.so.6')).toContainText('Modified');
	await expect(row(page, 'srv/.x.docx')).toContainText('Moved');
	await expect(row(page, 'srv/old.docx')).toContainText('Removed');
	await expect(row(page, 'usr/bin/backup2')).toContainText('Copied');
	await expect(row(page, 'etc/hosts')).toContainText('Touched');
	await expect(chip(page, /^0 unreadable/)).toBeVisible();
	await look(page, '87-compared');

	// Filters: by chip, by text from `/`, by column.
	await chip(page, /^1 moved/).press('Enter');
	await expect(row(page, 'usr/lib/libc.so.6')).toHaveCount(0);
	await expect(row(page, 'srv/.x.docx')).toBeVisible();
	await chip(page, /^1 moved/).press('Enter');
	await page.keyboard.press('/');
	await page.keyboard.type('libc');
	await expect(row(page, 'usr/bin/rclone')).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(row(page, 'usr/bin/rclone')).toBeVisible();
	await page.getByRole('button', { name: 'Path', exact: true }).press('Enter');

	// One path before and after; arrows lead on; the finding is one act.
	const grid = page.getByRole('grid', { name: 'Paths' });
	await page.keyboard.press('/');
	await page.keyboard.type('libc');
	await expect(row(page, 'usr/bin/rclone')).toHaveCount(0);
	await grid.focus();
	await page.keyboard.press('Enter');
	const path = page.getByRole('complementary', { name: 'Path before and after' });
	await expect(path.getByText('Times do not fit')).toBeVisible();
	await expect(path.getByRole('row', { name: /^SHA-256/ }).getByText('differs')).toBeAttached();
	await expect(path.getByRole('row', { name: /^Size/ }).getByText('the same')).toBeAttached();
	await look(page, '88-path');
	await page.keyboard.press('f');
	const finding = page.getByRole('dialog', { name: 'Record finding' });
	await finding.getByLabel('Note text').fill('libc.so.6 was replaced; its time was put back.');
	await finding.getByLabel(/^Stored at/).fill('Locker B-03');
	await look(page, '89-finding');
	await page.keyboard.press('Control+Enter');
	await expect(finding).toBeHidden();
	await expect(path.getByText('collected as')).toBeVisible();
	await look(page, '90-finding-recorded');
	await path.getByRole('button', { name: /^E-\d+$/ }).press('Enter');
	await expect(page.getByRole('complementary', { name: 'Evidence item' })).toContainText('libc.so.6');
	await tab(page, /^Notebook/);
	await expect(page.getByText('libc.so.6 was replaced; its time was put back.').first()).toBeVisible();

	// Quick mode warns before, and says so in its head and in each row.
	await tab(page, /^Compare/);
	await expect(grid).toBeVisible();
	await page.keyboard.press('n');
	await compareWith(opened, host);
	await start.getByLabel(/^Quick mode/).check();
	await expect(start.getByText(/^Quick mode cannot see/)).toBeVisible();
	await look(page, '91-compare-quick-start');
	await page.keyboard.press('Control+Enter');
	await expect(start).toBeHidden();
	await expect(page.getByText(/^Quick comparison: sizes and times were trusted/)).toBeVisible();
	await expect(row(page, 'etc/passwd')).toContainText('quick');
	await expect(row(page, 'usr/lib/libc.so.6')).toContainText('quick');
	await look(page, '92-compare-quick');

	// The whole result leaves as a file with the digest that the screen shows.
	await page.getByRole('button', { name: 'Save result…' }).press('Enter');
	const save = page.getByRole('dialog', { name: 'Save the whole result' });
	const out = join(folder, 'result.jsonl');
	await answerSaveDialog(app, out);
	await page.keyboard.press('Enter');
	await expect(save.getByText(/^Written and read back/)).toBeVisible();
	await expect(save.getByTitle(createHash('sha256').update(readFileSync(out)).digest('hex'))).toBeVisible();
	await look(page, '93-result-saved');
	await page.keyboard.press('Enter');
	await expect(save).toBeHidden();

	// The host is restored: compared again, it differs in one file, which is excepted with its reason, and two sign.
	rmSync(host, { recursive: true });
	cpSync(clean, host, { recursive: true, preserveTimestamps: true });
	writeFileSync(join(host, 'etc/passwd'), 'root:!:0:0::/root:/bin/sh\n');
	await page.keyboard.press('n');
	await compareWith(opened, host);
	// Copying back sets times anew; that is a rule of this comparison, kept with its result.
	for (const times of ['Modified', 'Changed']) await start.getByLabel(times, { exact: true }).check();
	await page.keyboard.press('Control+Enter');
	await expect(start).toBeHidden();
	await expect(page.getByText('Not compared: modified, changed.')).toBeVisible();
	await expect(row(page, 'etc/passwd')).toContainText('Modified');
	await page.getByRole('button', { name: 'Prove recovery…' }).press('Enter');
	const prove = page.getByRole('dialog', { name: 'Prove a recovery' });
	const reasons = prove.getByLabel('Why that is right');
	await expect(reasons.first()).toBeVisible();
	for (let at = 0; at < (await reasons.count()); at++) await reasons.nth(at).fill('New password after the incident.');
	await prove.getByLabel('Passphrase of Mara Lindqvist').fill('not my passphrase');
	await prove.getByLabel('Passphrase of Tomas Okafor').fill(SECOND_PASSPHRASE);
	await page.keyboard.press('Control+Enter');
	await expect(prove.getByLabel('Passphrase of Mara Lindqvist')).toHaveAttribute('aria-invalid', 'true', {
		timeout: 60_000,
	});
	await look(page, '94-prove-refused');
	await prove.getByLabel('Passphrase of Mara Lindqvist').fill(PASSPHRASE);
	await page.keyboard.press('Control+Enter');
	const proved = page.getByRole('dialog', { name: 'Recovery is proved' });
	await expect(proved).toBeVisible();
	await expect(proved.getByText(/Mara Lindqvist, Tomas Okafor/)).toBeVisible();
	await look(page, '95-proved');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Recovery proved:')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Ledger intact/ })).toBeVisible();
});
