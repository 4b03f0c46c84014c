/** Bad input against a real notebook: refused in one sentence, and everything on disk as it was. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceClock } from '../../main/platform/clock';
import { openNotebook } from '../../main/services/notebook';
import { type Around, scratch, type Told, told } from './fake';

/** Deriving keys takes a moment and not half a second. */
const CHEAP = { memoryKiB: 1024, passes: 1, parallelism: 1 };

const TRANSFER = ['custody', 'transfer', '2026-014', 'E-404', '--to', 'Ada', '--reason', 'r'];
const HALF = '{"case": "2026-014", "phase": "da", "text": "\\ud83d alone"}';
const folder = join(scratch(), 'notebook');
const PASSPHRASE = 'amber lantern quiet river';

/** Nothing here reads files, so no worker is ever started. */
const sealbook = (words: readonly string[], around: Around = {}): Promise<Told> =>
	told(['--notebook', folder, ...words], {
		typed: [PASSPHRASE],
		openNotebook: (path) =>
			openNotebook({ folder: path, workerPath: '/no/worker', version: '0.0.0', clock: deviceClock(), slotCost: CHEAP }),
		...around,
	});

/** Every file's digest, but for documents that are rebuilt at will and the count of refused passphrases. */
function onDisk(): Record<string, string> {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
	const kept = files.filter((path) => statSync(path).isFile() && !/failed|documents/.test(relative(folder, path)));
	return Object.fromEntries(
		kept.map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
	);
}

beforeAll(async () => {
	const typed = [PASSPHRASE, PASSPHRASE];
	expect((await sealbook(['notebook', 'init', '--name', 'Kit', '--handler', 'Ada'], { typed })).status).toBe(0);
	const { status, out } = await sealbook(['case', 'new', '--number', '2026-014', '--title', 'T']);
	expect(status).toBe(0);
	expect(out).toMatch(/^[0-9a-f-]{36}\n$/);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('refused, and nothing changed', () => {
	it.each([
		['an empty passphrase', ['case', 'list'], { typed: [''] }, /empty/],
		['an empty note', ['note', 'add', '2026-014', '--text', ''], {}, /empty/],
		['a blank note', ['note', 'add', '2026-014', '-'], { input: ' \n\t\n' }, /empty/],
		['a note of 17 million characters', ['note', 'add', '2026-014', '-'], { input: 'a'.repeat(17e6) }, /longer than/],
		['a note with half a character', ['ask', 'note.write', HALF], {}, /surrogate/],
		['a case that is not there', ['note', 'add', '2026-999', '--text', 'x'], {}, /2026-999/],
		['a case number that is taken', ['case', 'new', '--number', '2026-014', '--title', 'U'], {}, /2026-014/],
		['an entry that is not there', ['note', 'correct', '2026-014', 'A-99', '--text', 'x', '--reason', 'r'], {}, /A-99/],
		[
			'an entry cited as none is',
			['note', 'correct', '2026-014', 'first', '--text', 'x', '--reason', 'r'],
			{},
			/A-146/,
		],
		['a second notebook in one folder', ['notebook', 'init', '--name', 'K', '--handler', 'B'], {}, /already/],
		['a stranger', ['case', 'list', '--as', 'Eve'], {}, /Eve/],
		['a weak passphrase', ['person', 'admit', '--handler', 'Ben'], { typed: [PASSPHRASE, 'short', 'short'] }, /12/],
		['an item that is not there', TRANSFER, { typed: [PASSPHRASE, 'x'] }, /E-404/],
		// Last, as the next unlocking enters it in the notebook's ledger.
		['a wrong passphrase', ['case', 'list'], { typed: ['wrong horse battery'] }, /not the passphrase of Ada/],
	])('%s', async (_name, words, around, sentence) => {
		const before = onDisk();
		const typed = words[0] === 'notebook' ? [PASSPHRASE, PASSPHRASE] : [PASSPHRASE];
		const { status, out, error } = await sealbook(words, { typed, ...around });
		expect({ status, out }).toEqual({ status: 2, out: '' });
		expect(error).toMatch(sentence);
		expect(error.trim().split('\n')).toHaveLength(1);
		expect(onDisk()).toEqual(before);
	});

	it('a notebook that is open in another process', async () => {
		const other = await openNotebook({
			folder,
			workerPath: '/no/worker',
			version: '0.0.0',
			clock: deviceClock(),
			slotCost: CHEAP,
		});
		try {
			expect(await other.ask('notebook.unlock', { person: 'Ada', passphrase: PASSPHRASE })).toMatchObject({ ok: true });
			const before = onDisk();
			const { status, error } = await sealbook(['note', 'add', '2026-014', '--text', 'x']);
			expect(status).toBe(2);
			expect(error).toContain(`open in another Sealbook (process ${process.pid})`);
			expect(onDisk()).toEqual(before);
		} finally {
			await other.close();
		}
	});
});

describe('not refused', () => {
	it('a note of 10 MB: it becomes an object, and nothing on disk shows its text', async () => {
		const text = `${'marker '.repeat(1_428_572)}end`;
		const file = join(scratch(), 'long.txt');
		writeFileSync(file, text);
		const added = await sealbook(['note', 'add', '2026-014', '--file', file, '--json']);
		expect(added.status).toBe(0);
		const { seq } = JSON.parse(added.out);
		const log = await sealbook(['log', '2026-014', '--json']);
		const entry = JSON.parse(log.out.trim().split('\n')[seq - 1] ?? '');
		expect(entry.body.text).toEqual({
			name: 'note.txt',
			object: createHash('sha256').update(text).digest('hex'),
			sizeBytes: text.length,
		});
		for (const name of Object.keys(onDisk())) expect(readFileSync(join(folder, name)).includes('marker')).toBe(false);
	});
});
