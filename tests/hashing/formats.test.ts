import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingPool } from '../../main/hashing/digest-files';
import { hashList, type ListFormat, remarkOn } from '../../main/hashing/formats';
import { hashTree, type TreeEntry } from '../../main/hashing/hash-tree';
import type { FileReading } from '../../main/hashing/read-evidence';
import { Refused } from '../../shared/refusal';
import type { DigestName, Instant } from '../../shared/vocabulary';
import { workerPath } from '../bundled-workers';
import { type HostileTree, plantHostileTree } from './hostile-tree';

let tree: HostileTree;
let folder: string;
let pool: HashingPool;

beforeAll(async () => {
	tree = await plantHostileTree();
	folder = mkdtempSync(join(tmpdir(), 'sealbook-lists-'));
	pool = new HashingPool({ workerPath: workerPath('hashing'), threads: 2 });
});
afterAll(async () => {
	await pool.close();
	await tree.remove();
	rmSync(folder, { recursive: true });
});

const told = { invokedFrom: '/evidence', command: 'sealbook hash .' };

/** The hostile tree as a list, its names relative to its root. */
async function listOf(format: ListFormat, digests: readonly DigestName[], before = ''): Promise<Buffer> {
	const list = hashList(format, { digests, ...told });
	const pieces = [list.begin];
	for await (const entry of hashTree([tree.root], { digests, pool })) {
		const path = Buffer.concat([Buffer.from(before), entry.path.subarray(tree.root.length + 1)]);
		pieces.push(list.line({ ...entry, path }));
	}
	return Buffer.concat(pieces);
}

const reading: FileReading = {
	name: Buffer.from('x'),
	displayName: 'x',
	sizeBytes: 3,
	modifiedAt: '2026-11-22T01:40:00.000Z' as Instant,
	changedWhileRead: [],
	badRanges: [],
	digests: { md5: '900150983cd24fb0d6963f7d28e17f72', sha256: 'ba78' },
};
const digested = (path: string | Buffer): TreeEntry => ({ state: 'digested', path: Buffer.from(path), reading });
const lineOf = (format: ListFormat, entry: TreeEntry) =>
	hashList(format, { digests: ['md5', 'sha256'], ...told })
		.line(entry)
		.toString();

const spoilt: readonly TreeEntry[] = [
	{ state: 'changed', path: Buffer.from('moving'), reading: { ...reading, changedWhileRead: ['size', 'ctime'] } },
	{
		state: 'partial',
		path: Buffer.from('bad'),
		reading: { ...reading, badRanges: [{ from: 512, toExclusive: 1024 }] },
	},
	{
		state: 'skipped',
		path: Buffer.from('pi\npe'),
		kind: 'fifo',
		refusal: new Refused('evidence.fifo', 'It is a FIFO.', 'Leave it out.'),
	},
	{ state: 'unreadable', path: Buffer.from('gone'), refusal: new Refused('evidence.missing', 'It is not there.') },
];

describe('hash lists', () => {
	it('checks with sha256sum, md5sum and sha1sum, every name of the hostile tree', async () => {
		for (const name of ['sha256', 'md5', 'sha1'] as const) {
			const path = join(folder, `list.${name}`);
			writeFileSync(path, await listOf('sha256sum', [name]));
			const check = spawnSync(`${name}sum`, ['--check', '--strict', path], { cwd: tree.root, encoding: 'latin1' });
			expect([check.status, check.stderr]).toEqual([0, '']);
			expect(check.stdout.match(/: OK$/gm)).toHaveLength(tree.files.size);
		}
	});

	it('writes what sha256sum itself writes', async () => {
		const names = [...tree.files.keys()].map((name) => name.toString('latin1')).filter((name) => name !== '-');
		const find = ['.', '-type', 'f', '-not', '-name', '-', '-exec', 'sha256sum', '{}', '+'];
		const theirs = execFileSync('find', find, { cwd: tree.root }).toString('latin1').replaceAll('  ./', '  ');
		const ours = (await listOf('sha256sum', ['sha256'])).toString('latin1').split('\n');
		const files = ours.filter((line) => /^\\?[0-9a-f]/.test(line) && !line.endsWith('  ./-'));
		expect(files.sort()).toEqual(theirs.split('\n').filter(Boolean).sort());
		expect(files).toHaveLength(names.length);
	});

	it('passes the audit of hashdeep, which finds a changed file', async () => {
		const known = join(folder, 'known.txt');
		const list = await listOf('hashdeep', ['md5', 'sha1', 'sha256'], './');
		writeFileSync(known, list);
		const text = list.toString('latin1');
		expect(text).toContain('%%%% HASHDEEP-1.0\n%%%% size,md5,sha1,sha256,filename\n## Invoked from: /evidence\n');
		expect(text).toContain('## not listed: ./new\\u000Aline: this format cannot hold a name with a line feed\n');
		// hashdeep itself would wait at the FIFO and read options from names, so each file is named to it as a path.
		const names = [...tree.files.keys()].filter((name) => !name.includes('\n'));
		const args = names.map((name) => `'./${name.toString('latin1').replaceAll("'", "'\\''")}'`).join(' ');
		const audit = (file: string) => {
			const script = Buffer.from(`exec hashdeep -l -a -v -k '${file}' ${args}\n`, 'latin1');
			return spawnSync('sh', [], { cwd: tree.root, input: script, encoding: 'latin1' });
		};
		const passed = audit(known);
		expect(passed.stdout).toContain('hashdeep: Audit passed');
		expect(passed.status).toBe(0);
		const allZero = [32, 40, 64].map((digits) => '0'.repeat(digits)).join();
		writeFileSync(known, text.replace(/^(\d+),[0-9a-f,]{138},/m, `$1,${allZero},`), 'latin1');
		expect(audit(known).stdout).toContain('hashdeep: Audit failed');
	});

	it('never lists as clean what is not, and never keeps it quiet', () => {
		for (const entry of spoilt) {
			for (const format of ['sha256sum', 'hashdeep'] as const) {
				const line = lineOf(format, entry);
				expect(line).toMatch(/^##? not listed: .+: .+\n$/);
				expect(line).toContain(remarkOn(entry));
				expect(line.indexOf('\n')).toBe(line.length - 1);
			}
			expect(lineOf('csv', entry)).toContain(`,${entry.state},`);
			expect(JSON.parse(lineOf('json', entry))).toMatchObject({ path: entry.path.toString(), state: entry.state });
		}
		expect(remarkOn(spoilt[1] as TreeEntry)).toBe('could not be read whole, zeros stand for bytes 512-1023');
	});

	it('writes CSV that gives back every name and starts no formula', async () => {
		const text = (await listOf('csv', ['md5', 'sha256'])).toString();
		const rows = parsedCsv(text);
		expect(rows[0]).toEqual(['path', 'pathBytes', 'state', 'sizeBytes', 'modifiedAt', 'md5', 'sha256', 'remark']);
		for (const row of rows) {
			expect(row).toHaveLength(8);
			for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
		}
		const plain = (cell = '') => cell.replace(/^'/, '');
		const names = rows
			.filter((row) => row[2] === 'digested')
			.map((row) => (row[1] === '' ? Buffer.from(plain(row[0])) : Buffer.from(plain(row[1]), 'base64')));
		expect(names.sort(Buffer.compare)).toEqual([...tree.files.keys()].sort(Buffer.compare));
		expect(rows.filter((row) => row[2] === 'skipped')).toHaveLength(tree.others.size);
	});

	it('writes JSON Lines that give back every name, with nothing hidden in them', async () => {
		const text = (await listOf('json', ['sha256'])).toString();
		expect(text).not.toMatch(/[^ -~\n\u00a0-\uffff]|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
		const entries = text
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
		const names = entries
			.filter(({ state }) => state === 'digested')
			.map(({ path, pathBytes }) => (pathBytes === undefined ? Buffer.from(path) : Buffer.from(pathBytes, 'base64')));
		expect(names.sort(Buffer.compare)).toEqual([...tree.files.keys()].sort(Buffer.compare));
		const fifo = entries.find(({ path }) => path === 'a fifo');
		expect(fifo).toMatchObject({ state: 'skipped', refusal: { code: 'evidence.fifo' } });
	});

	it('refuses digests a format cannot hold', () => {
		const code = { refusal: expect.objectContaining({ code: 'format.digest' }) };
		const make =
			(format: ListFormat, ...digests: DigestName[]) =>
			() =>
				hashList(format, { digests, ...told });
		expect(make('sha256sum', 'md5', 'sha1')).toThrow(expect.objectContaining(code));
		expect(make('hashdeep', 'md5', 'blake3')).toThrow(expect.objectContaining(code));
		expect(make('hashdeep', 'sha512')).toThrow(expect.objectContaining(code));
		expect(lineOf('sha256sum', digested('a'))).toBe('ba78  a\n');
		expect(lineOf('sha256sum', digested('-'))).toBe('ba78  ./-\n');
	});
});

/** RFC 4180, section 2. */
function parsedCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
		row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
		if (end === ',') continue;
		rows.push(row);
		row = [];
	}
	return rows;
}
