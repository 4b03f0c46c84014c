/**
 * Nothing goes out (decision 25): a whole day under strace shows no connect, bind or send to any internet address but the
 * test driver's own loopback, and what was typed is found nowhere on the disk in clear.
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { _electron as electron, type Page } from '@playwright/test';
import { tell } from '../faults/count';
import { answerOpenDialog, expect, type Opened, test } from './app';
import {
	addItem,
	admitPerson,
	correct,
	createNotebook,
	handOver,
	lock,
	newCase,
	PASSPHRASE,
	SECOND_PASSPHRASE,
	writeNote,
} from './day';

const root = resolve(import.meta.dirname ?? __dirname, '../..');
/** What a person types, one phrase for each kind of field; names and titles of handlers are in vault.json by design. */
const NOTES = [
	'canary phrase zebra-umbrella-7731',
	'canary quartz-lantern-0042 on the finance server',
	'canary “curly” ünïcödé-теst-9917',
	'canary "quoted" back\\slash-5120 and more',
	'canary first line-6633\ncanary second line-6634',
	'canary 203.0.113.71:4431-copied',
	'canary C:\\ProgramData\\heron-2214',
	'canary 鍵-ledger-8085',
];
const DRAFT = 'canary draft that nobody sealed-3307';
const TITLE = 'canary title of a case-1190';
const CORRECTION = { text: 'canary what is right-4408', reason: 'canary why it was needed-4409' };
const ITEM = 'canary description of an item-7012';
const FILE = { name: 'canary-name-of-a-file-7090.txt', text: 'canary text of a file-7091 '.repeat(40) };
const HAND_OVER = 'canary reason of a hand-over-9054';
const CLOSING = 'canary reason of closing-9155';
const REVOKED = 'canary reason of a revocation-9256';
const REMOVED = 'canary reason of a removal-9357';
const TRUSTED = 'canary of whom to trust-9458';
const WRONG_WORDS = 'zebra canary abandon canary zoo canary wrong canary words canary typed canary';
const NEW_PASSPHRASE = 'pebble canary orchard tin';
/** The label of the notebook stands on the locked screen, and so in vault.json, which a backup copies and names; nowhere else. */
const LABEL = 'FIELD-LT-04';
/** The rest is what the acts of day.ts type themselves. */
const CANARIES = [
	...[...NOTES, DRAFT, TITLE, CORRECTION.text, CORRECTION.reason, ITEM, FILE.name, FILE.text.slice(0, 26), HAND_OVER],
	...[CLOSING, REVOKED, REMOVED, TRUSTED, WRONG_WORDS, NEW_PASSPHRASE],
	...[PASSPHRASE, SECOND_PASSPHRASE, '+46 8 555 0104', 'S3Z9NB0K123456', 'Locker B-03, shelf 2', 'Evidence room 2'],
];

test('a day leaves nothing on the wire and nothing in clear on the disk', async ({ folder, notebook }) => {
	test.setTimeout(420_000);
	// What the program calls the temporary folder lies where everything is looked at.
	const temporary = join(folder, 'tmp');
	mkdirSync(temporary);
	const trace = join(folder, 'trace');
	const wrapper = join(folder, 'traced-electron');
	const program = process.env.SEALBOOK_PROGRAM ?? join(root, 'node_modules/electron/dist/electron');
	writeFileSync(
		wrapper,
		`#!/bin/sh\nexec strace -f -qq -s 64 -e trace=connect,bind,sendto,sendmsg,sendmmsg -e signal=none -o '${trace}' '${program}' "$@"\n`,
	);
	chmodSync(wrapper, 0o755);
	const app = await electron.launch({
		executablePath: wrapper,
		args: [
			...(process.env.SEALBOOK_PROGRAM ? [] : [root]),
			`--user-data-dir=${join(folder, 'profile')}`,
			'--lang=en-US',
		],
		cwd: root,
		chromiumSandbox: process.getuid?.() !== 0,
		env: {
			...(process.env as Record<string, string>),
			...{ TZ: 'UTC', LANG: 'en_US.UTF-8', SEALBOOK_NOTEBOOK: notebook, TMPDIR: temporary },
		},
		timeout: 120_000,
	});
	const page = await app.firstWindow();
	await createNotebook(page);
	await newCase(page, '2026-099', TITLE);
	for (const canary of NOTES) await writeNote(page, canary);
	await correct(page, 'A-3', CORRECTION.text, CORRECTION.reason);
	await page.getByLabel('Note text').fill(DRAFT);
	await expect(page.getByText(/^Saved/).first()).toBeVisible();
	const evidence = mkdtempSync(join(tmpdir(), 'sealbook-evidence-'));
	writeFileSync(join(evidence, FILE.name), FILE.text);
	const opened: Opened = { app, page, printed: () => '', quit: () => app.close() };
	await addItem(opened, ITEM, [join(evidence, FILE.name)]);
	rmSync(evidence, { recursive: true });
	await admitPerson(page, 'Ines Carvalho', 'Evidence custodian');
	await openCase(page);
	await page.getByRole('navigation', { name: 'Case' }).getByText('Evidence').click();
	await handOver(page, 'E-001', 'Ines Carvalho', HAND_OVER);
	await backUp(opened, join(folder, 'stick'));
	await page.getByRole('navigation', { name: 'Main' }).getByText('Verify', { exact: true }).click();
	await page.getByLabel('Fingerprints you trust').fill(TRUSTED);
	await revokeAndRemove(page, 'Ines Carvalho');
	const words = await makePaper(page);
	await openCase(page);
	await page.getByRole('button', { name: 'Close case…' }).click();
	await page.getByRole('dialog').getByRole('textbox').fill(CLOSING);
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await letInByPaper(await lock(opened), words);
	await app.close();

	const calls = readFileSync(trace, 'utf8').split('\n');
	expect(calls.filter((line) => line.includes('AF_UNIX')).length, 'strace saw the program at work').toBeGreaterThan(0);
	const outside = calls.filter(
		(line) => /AF_INET6?/.test(line) && !/inet_addr\("127\.0\.0\.1"\)|"::1"|inet_pton\(AF_INET6, "::1"/.test(line),
	);
	tell('sockets', `${calls.length} calls by a whole day under strace`, outside, '0 to an internet address');
	expect(outside, 'calls to an internet address').toEqual([]);

	const planted = join(folder, 'planted');
	writeFileSync(planted, Buffer.from(`x${DRAFT}`).toString('base64'));
	expect(holdsOne(planted), 'a phrase left on purpose is found').toBe(true);
	rmSync(planted);
	expect(CANARIES.length).toBeGreaterThanOrEqual(20);
	const files = everyFile(folder).filter((path) => path !== trace);
	const found = files.filter((path) => holdsOne(path) || readFileSync(path).includes(words.join(' ')));
	const counted = `${CANARIES.length + 1} phrases, ${files.length} files of notebook, profile, temporary folder and backup`;
	tell('phrases in clear', counted, found, '0 found');
	expect(found, 'files that hold a note’s text in clear').toEqual([]);
	expect(everyFile(notebook).length).toBeGreaterThan(3);
	const labelled = files.filter(
		(path) => readFileSync(path).includes(LABEL) && !path.startsWith(join(folder, 'stick')),
	);
	expect(
		labelled.map((path) => basename(path)),
		'where the label stands',
	).toEqual(['vault.json']);
});

async function openCase(page: Page): Promise<void> {
	await page.getByRole('navigation', { name: 'Main' }).getByText('Cases', { exact: true }).click();
	await page.getByRole('row', { name: /2026-099/ }).press('Enter');
	await expect(page.getByRole('navigation', { name: 'Case' })).toBeVisible();
}

async function backUp({ app, page }: Opened, stick: string): Promise<void> {
	mkdirSync(stick);
	await page.getByRole('navigation', { name: 'Main' }).getByText('Cases', { exact: true }).click();
	await page.getByRole('button', { name: 'Back up', exact: true }).click();
	await answerOpenDialog(app, [stick]);
	await page.getByRole('button', { name: 'Choose disk or folder' }).click();
	await page.getByRole('button', { name: /^Back up now/ }).click();
	await expect(page.getByText('Backed up to stick')).toBeVisible();
	await page.getByRole('button', { name: 'Close', exact: true }).last().click();
}

/** The key of a person is revoked, and the person removed; each with its reason. */
async function revokeAndRemove(page: Page, name: string): Promise<void> {
	await page.getByRole('navigation', { name: 'Main' }).getByText('People', { exact: true }).click();
	const row = page.getByRole('row').filter({ hasText: name });
	for (const [act, title, reason] of [
		['Remove from notebook…', `Remove ${name}`, REMOVED],
		['Revoke key…', `Revoke the key of ${name}`, REVOKED],
	] as const) {
		await row.getByRole('button', { name: /^Actions for/ }).click();
		await page.getByRole('menuitem', { name: act }).click();
		const dialog = page.getByRole('dialog', { name: title });
		await dialog.getByRole('textbox').first().fill(reason);
		const now = dialog.getByRole('button', { name: 'Now' });
		if (await now.isVisible()) await now.click();
		await dialog.getByLabel('Your passphrase').fill(PASSPHRASE);
		await page.keyboard.press('Control+Enter');
		await expect(page.getByText('Recorded as')).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog')).toHaveCount(0);
	}
}

/** Makes the recovery paper and gives its words. */
async function makePaper(page: Page): Promise<string[]> {
	await page.getByRole('navigation', { name: 'Main' }).getByText('Cases', { exact: true }).click();
	await page.getByRole('button', { name: 'Make the paper…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Recovery paper' });
	await dialog.getByLabel('Your passphrase').fill(PASSPHRASE);
	await page.keyboard.press('Enter');
	const list = dialog.getByRole('list', { name: 'Recovery words' });
	await expect(list).toBeVisible();
	const shown = await list.getByRole('listitem').allInnerTexts();
	await dialog.getByRole('button', { name: 'Close without testing' }).click();
	return shown.map((text) => text.replace(/[^a-z]/g, ''));
}

/** Wrong words first, then the right ones with a new passphrase. */
async function letInByPaper(page: Page, words: readonly string[]): Promise<void> {
	await page.getByRole('button', { name: 'I have lost my passphrase' }).click();
	await page.getByLabel('New passphrase', { exact: true }).fill(NEW_PASSPHRASE);
	await page.getByLabel('Repeat new passphrase').fill(NEW_PASSPHRASE);
	for (const typed of [WRONG_WORDS, words.join(' ')]) {
		await page.getByLabel('The twelve words').fill(typed);
		await page.getByLabel('Repeat new passphrase').press('Enter');
		if (typed === WRONG_WORDS) await expect(page.getByRole('alert')).toBeVisible();
	}
	await expect(page.getByRole('heading', { name: 'Cases' })).toBeVisible();
}

function holdsOne(path: string): boolean {
	const bytes = readFileSync(path);
	return CANARIES.some((canary) => path.includes(canary) || forms(canary).some((form) => bytes.includes(form)));
}

/** A phrase as it might have slipped through: UTF-8, UTF-16, in JSON, in base64 wherever it begins. */
function forms(canary: string): Buffer[] {
	const bytes = Buffer.from(canary, 'utf8');
	const base64 = [0, 1, 2].map((before) =>
		Buffer.from(
			Buffer.concat([Buffer.alloc(before), bytes])
				.toString('base64')
				.slice(4, -4),
		),
	);
	return [bytes, Buffer.from(canary, 'utf16le'), Buffer.from(JSON.stringify(canary).slice(1, -1)), ...base64];
}

function everyFile(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
