/** Lists that other tools write are read, and theirs read ours: hashdeep, coreutils, AIDE, mtree, bsdtar, xmllint. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListWriter, WritingOptions } from '../../../main/baselines/lists/list-writer';
import { type ReadableList, readList } from '../../../main/baselines/lists/read-list';
import { listWriter } from '../../../main/baselines/lists/write-list';
import { comparePaths, type PathRecord } from '../../../main/baselines/path-record';

const options: WritingOptions = { digests: ['md5', 'sha1', 'sha256'], version: '0.1.0', root: '/srv' };
let folder: string;
let tree: string;
const AWKWARD = ['plain', 'with space', 'new\nline', '#hash%"quote\\\\back', ' leading', "it's", '=1+1', 'é'];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'lists-'));
	tree = join(folder, 't');
	mkdirSync(join(tree, 'd', 'sub'), { recursive: true });
	for (const name of AWKWARD) writeFileSync(join(tree, name), `of ${name}`);
	writeFileSync(Buffer.concat([Buffer.from(`${tree}/non`), Buffer.from([0xff]), Buffer.from('utf')]), 'bytes');
	writeFileSync(join(tree, 'd', 'sub', 'f'), 'deep');
	writeFileSync(join(tree, 'empty'), '');
	symlinkSync('../plain', join(tree, 'd', 'lnk'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* pieces(bytes: Buffer, size = 7): AsyncGenerator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer | string, format?: ReadableList): Promise<PathRecord[]> {
	const records: PathRecord[] = [];
	for await (const record of readList(pieces(Buffer.from(bytes)), format)) records.push(record);
	return records;
}

const code = (bytes: Buffer | string, format?: ReadableList) =>
	read(bytes, format).then(
		() => 'read',
		(error: { refusal?: { code: string; sentence: string } }) => `${error.refusal?.code}: ${error.refusal?.sentence}`,
	);

function written(writer: ListWriter, records: readonly PathRecord[]): { list: Buffer; lost: string[] } {
	const lost: string[] = [];
	const lines = records.map((record) => {
		const line = writer.line(record);
		if (Buffer.isBuffer(line)) return line;
		lost.push(`${record.path.toString('latin1')}: ${line.lost}`);
		return Buffer.alloc(0);
	});
	return { list: Buffer.concat([writer.begin, ...lines, writer.end]), lost };
}

const run = (program: string, words: readonly string[], cwd = tree): Buffer =>
	execFileSync(program, words, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 });
const files = (): string[] =>
	run('find', ['.', '-type', 'f', '-print0']).toString('latin1').split('\0').filter(Boolean);
const named = (records: readonly PathRecord[]) => records.map(({ path }) => path.toString('latin1')).sort();
const without = (records: readonly PathRecord[], ...names: string[]) =>
	named(records).filter((n) => !names.includes(n));

describe('what the sha256sum family writes', () => {
	const modes = { text: [], binary: ['--binary'], tag: ['--tag'], zero: ['--zero'] } as const;
	for (const style of ['text', 'binary', 'tag', 'zero'] as const) {
		test(`--${style}: every name byte for byte, and the same bytes when written again`, async () => {
			const list = spawnSync('bash', ['-c', `find . -type f -print0 | xargs -0 sha256sum ${modes[style].join(' ')}`], {
				cwd: tree,
			}).stdout;
			const records = await read(list);
			expect(named(records)).toEqual(files().sort());
			expect(written(listWriter('sha256sum', { ...options, digests: ['sha256'], style }), records).list).toEqual(list);
		});
	}

	test('ours is accepted by sha256sum --check --strict', async () => {
		const records = await read(run('sha256sum', ['plain', 'new\nline', '#hash%"quote\\\\back']));
		const path = join(folder, 'ours.sha256');
		writeFileSync(path, written(listWriter('sha256sum', options), records).list);
		expect(run('sha256sum', ['--check', '--strict', '--status', path]).length).toBe(0);
	});

	test('a tagged list may hold several digests of one file', async () => {
		const list = Buffer.concat([run('md5sum', ['--tag', 'plain']), run('sha256sum', ['--tag', 'plain'])]);
		expect((await read(list)).map(({ digests }) => Object.keys(digests))).toEqual([['md5'], ['sha256']]);
	});

	test('lines that end with CRLF, a byte order mark, comments', async () => {
		const hex = 'a'.repeat(64);
		expect(named(await read(`\ufeff${hex}  a\r\n# said\r\n${hex} *b\r\n`))).toEqual(['a', 'b']);
	});

	test('refuses with the line: wrong length, mixed digests, mixed ends, a cut end, a 10 MB line', async () => {
		const hex = (n: number) => 'b'.repeat(n);
		expect(await code(`${hex(64)}  a\n${hex(63)}  b\n`)).toContain('list.malformed: Line 2');
		expect(await code(`${hex(64)}  a\n${hex(32)}  b\n`)).toContain('Line 2 of the list has a digest of another length');
		expect(await code(`${hex(64)}  a\r\n${hex(64)}  b\n`)).toContain('list.mixed-ends: Line 2');
		expect(await code(`${hex(64)}  a\n${hex(64)}  b`)).toContain('list.cut: Line 2');
		expect(await code(`${hex(64)}  a\n${hex(64)}  ${'x'.repeat(10_000_000)}\n`)).toContain(
			'list.line-too-long: Line 2',
		);
		expect(await code(`${hex(64)}  a\nnot a line\n`)).toContain('Line 2 of the list is not a digest and a name');
		expect(await code('')).toContain('list.empty');
		expect(await code('dear colleague,\n')).toContain('list.unknown');
	});
});

describe('hashdeep', () => {
	test('its list is read and written again byte for byte, comments aside; a line feed in a name is lost and told', async () => {
		rmSync(join(tree, 'new\nline'));
		const list = run('hashdeep', ['-c', 'md5,sha1,sha256', '-r', '-o', 'f', '-l', '.']);
		writeFileSync(join(tree, 'new\nline'), 'of new\nline');
		const records = await read(list);
		expect(named(records)).toEqual(
			files()
				.filter((name) => !name.includes('\n'))
				.sort(),
		);
		const again = written(listWriter('hashdeep', options), records);
		const plain = (bytes: Buffer) => bytes.toString('latin1').replace(/^##.*\n/gm, '');
		expect(plain(again.list)).toBe(plain(list));
		const sum = await read(run('sha256sum', ['new\nline']));
		const held = sum.map((record) => ({
			...record,
			sizeBytes: 1n,
			digests: { ...record.digests, md5: 'a', sha1: 'b' },
		}));
		expect(written(listWriter('hashdeep', options), held).lost).toEqual([
			'new\nline: this format cannot hold a name with a line feed',
		]);
	});

	test('refuses a list without columns, with too few of them, and with a digest of another length', async () => {
		const head = '%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n';
		expect(await code('%%%% HASHDEEP-1.0\n1,a,b\n')).toContain('Line 2 of the list comes before');
		expect(await code(`${head}1\n`)).toContain('Line 3');
		expect(await code(`${head}1,abc,name\n`)).toContain('Line 3 of the list has no md5 digest');
		expect(await code('%%%% HASHDEEP-1.0\n%%%% size,tiger,filename\n')).toContain('names no digest');
	});
});

describe('AIDE', () => {
	const database = (gzip: 'yes' | 'no') => {
		const config = join(folder, `aide-${gzip}.conf`);
		const at = join(folder, `aide-${gzip}.db`);
		const rules = 'p+u+g+s+m+c+i+n+l+md5+sha1+sha256+sha512';
		writeFileSync(
			config,
			`database_in=file:${at}\ndatabase_out=file:${at}\ngzip_dbout=${gzip}\nroot_prefix=${tree}\n/ ${rules}\n`,
		);
		run('aide', ['--config', config, '--init']);
		return { config, at };
	};

	test('its database is read, plain and gzipped: every path with type, mode, owner, times, link and digests', async () => {
		const records = await read(readFileSync(database('no').at));
		expect(records).toEqual(await read(readFileSync(database('yes').at)));
		expect(named(records)).toEqual([...files().map((name) => name.slice(2)), 'd', 'd/sub', 'd/lnk'].sort());
		const deep = records.find(({ path }) => path.toString() === 'd/sub/f');
		expect(deep).toMatchObject({ type: 'file', sizeBytes: 4n, links: 1 });
		expect(deep?.digests.sha256).toBe(run('sha256sum', ['d/sub/f']).toString().slice(0, 64));
		const link = records.find(({ path }) => path.toString() === 'd/lnk');
		expect([link?.type, link?.linkTarget?.toString()]).toEqual(['link', '../plain']);
	});

	test('AIDE itself accepts what we write, and finds the one file that changed since', async () => {
		const { config, at } = database('no');
		const records = await read(readFileSync(at));
		const root = readFileSync(at, 'latin1')
			.split('\n')
			.filter((line) => line.startsWith('/ '));
		const { list, lost } = written(
			listWriter('aide', { ...options, digests: ['md5', 'sha1', 'sha256', 'sha512'] }),
			records,
		);
		expect(lost).toEqual([]);
		// Our list has no line for the root itself; AIDE's own order of columns puts attr before sha256.
		const columns = (line: string) => line.trim().split(' ');
		const rootCells = columns(root[0] ?? '');
		const rootLine = [...rootCells.slice(0, 10), '0', '0', '0', '0', rootCells[12]].join(' ');
		writeFileSync(at, list.toString().replace(/(@@db_spec.*\n)/, `$1${rootLine}\n`));
		const unchanged = spawnSync('aide', ['--config', config, '--check'], { cwd: tree });
		expect([unchanged.status, unchanged.status === 0 ? '' : unchanged.stdout.toString()]).toEqual([0, '']);
		writeFileSync(join(tree, 'empty'), 'no more');
		const changed = spawnSync('aide', ['--config', config, '--check'], { cwd: tree });
		expect([changed.status, changed.stdout.toString().match(/^f.*\/empty$/m) !== null]).toEqual([4, true]);
		writeFileSync(join(tree, 'empty'), '');
	});

	test('refuses a database that was cut, and gzip that is damaged', async () => {
		const bytes = readFileSync(database('no').at);
		const cut = bytes.subarray(0, bytes.indexOf('@@end_db'));
		expect(await code(cut)).toContain('should be “@@end_db”');
		const zipped = gzipSync(bytes);
		expect(await code(zipped.subarray(0, zipped.length - 20))).toContain('list.gzip');
		expect(await code(`${bytes.toString('latin1')}/more 0\n`)).toContain('after the end');
	});
});

describe('mtree', () => {
	const wanted = () => [...files().map((name) => name.slice(2)), 'd', 'd/lnk', 'd/sub'].sort();

	test('the nested form of mtree -c and the flat form of bsdtar say the same', async () => {
		const nested = await read(run('mtree', ['-c', '-k', 'type,mode,uid,gid,size,time,link,nlink,sha256', '-p', '.']));
		const flat = await read(
			run('bsdtar', [
				'-cf',
				'-',
				'--format=mtree',
				'--options=mtree:!all,sha256,size,time,mode,link,type,uid,gid,nlink',
				'.',
			]),
		);
		expect(named(nested)).toEqual(wanted());
		const facts = (records: PathRecord[]) =>
			records
				.map(({ path, type, mode, digests, mtimeNs, linkTarget }) => ({
					path,
					type,
					mode,
					digests,
					mtimeNs,
					linkTarget,
				}))
				.filter(({ type }) => type !== 'link')
				.sort((a, b) => comparePaths(a.path, b.path));
		expect(facts(nested)).toEqual(facts(flat));
	});

	test('mtree accepts what we write and finds nothing changed', async () => {
		const records = await read(run('mtree', ['-c', '-k', 'type,mode,uid,gid,size,time,link,nlink,sha256', '-p', '.']));
		const { list, lost } = written(
			listWriter('mtree', options),
			[...records].map((record) => ({ ...record, inode: 7n })).sort((a, b) => comparePaths(a.path, b.path)),
		);
		expect(lost).toEqual([]);
		const path = join(folder, 'ours.mtree');
		writeFileSync(path, list);
		const checked = spawnSync('mtree', ['-f', path, '-p', '.'], { cwd: tree });
		expect([checked.status, checked.stdout.toString(), checked.stderr.toString()]).toEqual([0, '', '']);
		expect(await read(list)).toEqual([...records].sort((a, b) => comparePaths(a.path, b.path)));
	});

	test('says of a device which one it is, as mtree itself reads it; a number packed on a system nobody names stays unsaid', async () => {
		const device = async (text: string) => (await read(`#mtree\n./d mode=0600 ${text}\n`))[0]?.device;
		expect(await device('type=block device=native,8,1')).toBe('8:1');
		expect(await device('type=char device=linux,0x12c,70000')).toBe('300:70000');
		for (const text of ['type=block', 'type=block device=0x801', 'type=block device=2049'])
			expect(await device(text)).toBe(null);
		expect(await device('type=block device=sunos,1,2,3')).toBe(null);
		expect(await device('type=file device=native,8,1')).toBe(null);
		for (const wrong of ['', 'native', 'native,8', 'native,8,x', 'native,8,4294967296', 'native,1,2,3,4', '-1'])
			expect(await code(`#mtree\n./d type=block device=${wrong}\n`), wrong).toContain('behind device=');
		const list = '#mtree\n. type=dir\n./d type=char mode=0600 device=native,300,70000\n';
		expect(written(listWriter('mtree', options), await read(list)).list.toString()).toBe(list);
	});

	test('refuses what goes above the root, an unknown type, and a broken escape', async () => {
		expect(await code('#mtree\n. type=dir\n..\n..\n')).toContain('Line 4 of the list goes up');
		expect(await code('#mtree\na type=door\n')).toContain('type door');
		expect(await code('#mtree\na\\q type=file\n')).toContain('vis(3)');
	});
});

describe('DFXML', () => {
	test('ours passes the official schema and is read back the same, and a name that XML cannot hold is told', async () => {
		const records = await read(
			run('mtree', ['-c', '-k', 'type,mode,uid,gid,size,time,link,nlink,md5,sha1,sha256', '-p', '.']),
		);
		const { list, lost } = written(listWriter('dfxml', options), records);
		expect(lost).toEqual(['non\xffutf: XML cannot hold its name']);
		const path = join(folder, 'ours.xml');
		writeFileSync(path, list);
		const schema = join(import.meta.dirname, 'dfxml', 'dfxml.xsd');
		const checked = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, path]);
		expect([checked.status, checked.stderr.toString().trim()]).toEqual([0, `${path} validates`]);
		const again = await read(list);
		expect(again).toEqual(records.filter(({ path: name }) => !name.includes(0xff)));
	});

	test('what hashdeep -d writes is read', async () => {
		const records = await read(run('hashdeep', ['-c', 'md5,sha256', '-l', '-d', 'plain', 'with space']));
		// Its threads write what is done first.
		const sizes = new Map(records.map(({ path, sizeBytes }) => [path.toString().replace(/^.*\//, ''), sizeBytes]));
		expect(Object.fromEntries(sizes)).toEqual({ plain: 8n, 'with space': 13n });
		expect(records).toHaveLength(2);
	});

	test('a DOCTYPE is refused before an entity of it could be used; so is XML that is broken, deep or of another kind', async () => {
		const bomb =
			'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa">]><dfxml version="1"><fileobject><filename>&a;</filename></fileobject></dfxml>';
		expect(await code(bomb)).toContain('list.doctype');
		expect(await code('<dfxml><fileobject></dfxml>')).toContain('list.malformed: Line 1');
		expect(await code('<html></html>', 'dfxml')).toContain('not the start of a DFXML document');
		expect(await code(`<dfxml>${'<a>'.repeat(50)}`)).toContain('nests deeper');
		expect(await code('<dfxml><fileobject><filesize>1</filesize></fileobject></dfxml>')).toContain('without a name');
	});
});

describe('CSV', () => {
	test('loses nothing: every record of an AIDE database comes back the same', async () => {
		const records = await read(run('mtree', ['-c', '-k', 'type,mode,uid,gid,size,time,link,nlink,sha256', '-p', '.']));
		const { list, lost } = written(listWriter('csv', options), records);
		expect(lost).toEqual([]);
		expect(await read(list)).toEqual(records);
		expect(without(await read(list), '=1+1')).not.toContain('=1+1');
		expect(list.toString()).toContain("'=1+1");
	});

	test('holds the numbers of devices; AIDE and DFXML have no place for them and say so', async () => {
		const list = 'path,type,mode,device\nd,block-device,0600,8:1\n';
		const records = await read(list);
		expect(records[0]?.device).toBe('8:1');
		expect(await read(written(listWriter('csv', options), records).list)).toEqual(records);
		for (const wrong of ['8', '08:1', '8:1:0', '8:4294967296', '2049', '-8:1'])
			expect(await code(`path,type,device\nd,block-device,${wrong}\n`), wrong).toContain('no major:minor in device');
		for (const format of ['aide', 'dfxml'] as const)
			expect(listWriter(format, options).never).toContain('device numbers');
	});

	test('refuses unknown and double columns, rows of another length, NUL bytes and cells without an end', async () => {
		expect(await code('path,colour\na,red\n')).toContain('list.columns');
		expect(await code('path,path\na,b\n')).toContain('two columns of one name');
		expect(await code('sizeBytes,path\n1\n')).toContain('list.malformed: Line 2');
		expect(await code('path,sizeBytes\na,many\n')).toContain('no integer in sizeBytes');
		expect(await code('path,sizeBytes\na\0,1\n')).toContain('NUL');
		expect(await code(`path,remark\na,"${'x'.repeat(200_000)}\n`)).toContain('list.malformed');
	});
});
