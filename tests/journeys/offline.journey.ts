/**
 * Nothing goes out (decision 25): a whole day under strace shows no connect, bind or send to any internet address but the
 * test driver's own loopback, and what was typed is found nowhere on the disk in clear.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron as electron } from '@playwright/test';
import { expect, test } from './app';
import {
	addItem,
	admitPerson,
	correct,
	createNotebook,
	handOver,
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
/** The rest is what the acts of day.ts type themselves. */
const CANARIES = [
	...[...NOTES, DRAFT, TITLE, CORRECTION.text, CORRECTION.reason, ITEM, FILE.name, FILE.text.slice(0, 26), HAND_OVER],
	...[PASSPHRASE, SECOND_PASSPHRASE, '+46 8 555 0104', 'S3Z9NB0K123456', 'Locker B-03, shelf 2', 'Evidence room 2'],
];

test('a day leaves nothing on the wire and nothing in clear on the disk', async ({ folder, notebook }) => {
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
		env: { ...(process.env as Record<string, string>), TZ: 'UTC', LANG: 'en_US.UTF-8', SEALBOOK_NOTEBOOK: notebook },
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
	await addItem({ app, page, printed: () => '', quit: () => app.close() }, ITEM, [join(evidence, FILE.name)]);
	rmSync(evidence, { recursive: true });
	await admitPerson(page, 'Ines Carvalho', 'Evidence custodian');
	await page.getByRole('navigation').getByText('Cases', { exact: true }).click();
	await page.getByText('2026-099').first().click();
	await page.keyboard.press('Enter');
	await page.getByRole('navigation', { name: 'Case' }).getByText('Evidence').click();
	await handOver(page, 'E-001', 'Ines Carvalho', HAND_OVER);
	await app.close();

	const calls = readFileSync(trace, 'utf8').split('\n');
	expect(calls.filter((line) => line.includes('AF_UNIX')).length, 'strace saw the program at work').toBeGreaterThan(0);
	const outside = calls.filter(
		(line) => /AF_INET6?/.test(line) && !/inet_addr\("127\.0\.0\.1"\)|"::1"|inet_pton\(AF_INET6, "::1"/.test(line),
	);
	expect(outside, 'calls to an internet address').toEqual([]);

	const planted = join(folder, 'planted');
	writeFileSync(planted, Buffer.from(`x${DRAFT}`).toString('base64'));
	expect(holdsOne(planted), 'a phrase left on purpose is found').toBe(true);
	rmSync(planted);
	expect(CANARIES.length).toBeGreaterThanOrEqual(20);
	const found = everyFile(folder).filter((path) => path !== trace && holdsOne(path));
	expect(found, 'files that hold a note’s text in clear').toEqual([]);
	expect(everyFile(notebook).length).toBeGreaterThan(3);
});

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
