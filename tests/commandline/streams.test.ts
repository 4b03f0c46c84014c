/** The built program and what it reads from and writes to: one JSON value, a full disk, a reader that left, pipes, odd names. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cheapSlots } from '../interop/cheap-slots';
import { done, type Ended, PROGRAM, run, sealbook } from '../interop/program';
import { scratch } from './fake';

const folder = scratch();
const tree = join(folder, 'tree');
const notebook = join(folder, 'notebook');
const access = ['--notebook', notebook, '--passphrase-file', join(folder, 'ada.txt')];
const within = (name: string) => join(folder, name);

/** With a shell, for what only a shell does. */
function shell(script: string): Promise<Ended> {
	return run('bash', ['-c', `sealbook() { "${process.execPath}" "${PROGRAM}" "$@"; }; ${script}`], { cwd: folder });
}

/** Until the program catches signals (SIGHUP: Node itself takes SIGINT), and a moment more, so that it waits. */
async function hears(pid = 0): Promise<void> {
	const caught = () => /^SigCgt:\s*([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '0';
	while ((BigInt(`0x${caught()}`) & 1n) === 0n) await sleep(50);
	await sleep(800);
}

beforeAll(async () => {
	mkdirSync(tree);
	for (const name of ['a', 'b']) writeFileSync(join(tree, name), name);
	writeFileSync(within('ada.txt'), 'amber lantern quiet river\n');
	await done([...access, 'notebook', 'init', '--name', 'Kit', '--handler', 'Ada']);
	await cheapSlots(notebook, new Map([['Ada', 'amber lantern quiet river']]));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('JSON', () => {
	it('of hash is one value, also as a format; lines have a name of their own', async () => {
		const names = (entries: { path: string; state: string }[]) => entries.map(({ path, state }) => [path, state]);
		const both = [`${tree}/a`, `${tree}/b`].map((path) => [path, 'digested']);
		expect(names(JSON.parse(await done(['hash', tree, '--json'])))).toEqual(both);
		expect(names(JSON.parse(await done(['hash', tree, '--format', 'json'])))).toEqual(both);
		const lines = (await done(['hash', tree, '--format', 'jsonl'])).trimEnd().split('\n');
		expect(names(lines.map((line) => JSON.parse(line)))).toEqual(both);
	});

	it('stands on standard output too where the list goes to a file', async () => {
		const words = ['hash', tree, '--format', 'sha256sum', '--output', within('sums'), '--json'];
		expect(JSON.parse(await done(words))).toEqual({ path: within('sums'), entries: 2, digested: 2, amiss: 0 });
		expect(readFileSync(within('sums'), 'utf8').split('\n')).toHaveLength(3);
	});
});

describe('standard output', () => {
	it.each(['hash tree', 'hash tree --json', 'ask --list'])('that cannot be written is told: %s', async (words) => {
		const full = expect.stringContaining('the disk is full');
		expect(await shell(`sealbook ${words} >/dev/full`)).toMatchObject({ status: 2, error: full });
	});

	it('whose reader left ends a long list at once and quietly', async () => {
		// More than a pipe holds, so that it cannot be written before the reader has left.
		mkdirSync(within('many'));
		for (let file = 0; file < 3_000; file++) writeFileSync(within(`many/${file}`), '');
		const ended = await shell('sealbook hash many --format jsonl | head -n 1 | wc -l; echo $PIPESTATUS');
		expect(ended).toMatchObject({ out: '1\n130\n', error: '' });
	});
});

describe('what is read', () => {
	it('may be a pipe, and is not read further than it may be', async () => {
		const list = (file: string) => shell(`sealbook --notebook notebook --passphrase-file ${file} case list --json`);
		expect(await list('<(cat ada.txt)')).toMatchObject({ status: 0, out: '[]\n' });
		expect(await list('/dev/zero')).toMatchObject({ status: 2, error: expect.stringContaining('too large') });
	});

	it.concurrent.each([
		[
			'a named pipe that nobody writes to',
			['--notebook', notebook, '--passphrase-file', within('pipe'), 'case', 'list'],
		],
		['standard input that stays silent', ['--notebook', notebook, '--passphrase-file', '-', 'case', 'list']],
	])('can be waited for until Ctrl+C: %s', async (_name, words) => {
		await shell('[ -p pipe ] || mkfifo pipe');
		const { status } = await sealbook(words, {
			input: null,
			started: (child) => void hears(child.pid).then(() => child.kill('SIGINT')),
		});
		expect(status).toBe(130);
	});

	it('by itself and is no file is not passed over as if it had been digested', async () => {
		symlinkSync('a', within('link'));
		const { status, out } = await sealbook(['hash', within('link'), '--json']);
		expect([status, JSON.parse(out)[0].state]).toEqual([1, 'skipped']);
		// Nor is it only in a file that nobody has looked into yet.
		const listed = await sealbook(['hash', tree, within('link'), '--output', within('listed')]);
		expect(listed).toMatchObject({ status: 1, out: '', error: expect.stringContaining('the list says what') });
	});
});

const REFUSED = { status: 2, error: expect.stringContaining('not UTF-8') };

describe('a name that is not UTF-8', () => {
	const odd = "$'odd\\xe9'";
	const acting = 'sealbook --notebook notebook --passphrase-file ada.txt';
	it('is refused where another file would be written or read in its stead', async () => {
		const ended = [
			`sealbook --notebook ${odd} --passphrase-file ada.txt notebook init --name N --handler H`,
			`SEALBOOK_NOTEBOOK=${odd} sealbook --passphrase-file ada.txt notebook init --name N --handler H`,
			`${acting} export 1 --to ${odd}`,
			`sealbook hash tree --output ${odd}`,
			`sealbook verify ${odd}`,
		].map(async (words) => expect([words, await shell(words)]).toMatchObject([words, REFUSED]));
		await Promise.all(ended);
		expect(readdirSync(folder).filter((name) => name.startsWith('odd'))).toEqual([]);
		expect(existsSync(notebook)).toBe(true);
	});
});
