/**
 * Nothing goes out (decision 25): a whole day under strace shows no connect, bind or send to any internet address but the
 * test driver's own loopback, and what was typed is found nowhere on the disk in clear.
 */
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron as electron } from '@playwright/test';
import { expect, test } from './app';
import { createNotebook, newCase, writeNote } from './day';

const root = resolve(import.meta.dirname ?? __dirname, '../..');
const CANARIES = [
	'canary phrase zebra-umbrella-7731',
	'canary quartz-lantern-0042 on the finance server',
	'canary “curly” ünïcödé-теst-9917',
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
	await newCase(page, '2026-099', 'Nothing leaves');
	for (const canary of CANARIES) await writeNote(page, canary);
	await app.close();

	const calls = readFileSync(trace, 'utf8').split('\n');
	expect(calls.filter((line) => line.includes('AF_UNIX')).length, 'strace saw the program at work').toBeGreaterThan(0);
	const outside = calls.filter(
		(line) => /AF_INET6?/.test(line) && !/inet_addr\("127\.0\.0\.1"\)|"::1"|inet_pton\(AF_INET6, "::1"/.test(line),
	);
	expect(outside, 'calls to an internet address').toEqual([]);

	const found = everyFile(folder).filter((path) => path !== trace && holdsOne(path));
	expect(found, 'files that hold a note’s text in clear').toEqual([]);
	expect(everyFile(notebook).length).toBeGreaterThan(3);
});

function holdsOne(path: string): boolean {
	const bytes = readFileSync(path);
	return CANARIES.some(
		(canary) => bytes.includes(Buffer.from(canary, 'utf8')) || bytes.includes(Buffer.from(canary, 'utf16le')),
	);
}

function everyFile(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}
