import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import type { BuildOptions } from '../../../main/baselines/hashset/build-set';
import { columnsInRecord } from '../../../main/baselines/hashset/sources/sqlite-schema';
import { Refused } from '../../../shared/refusal';
import { digestsOf, hexOf, SetPlace } from './place';

const place = new SetPlace();
afterAll(() => place.remove());

const [a, b, c] = ['a', 'b', 'c'].map(digestsOf) as [Digested, Digested, Digested];
type Digested = ReturnType<typeof digestsOf>;

/** How many digests of each algorithm a set of this list has, and what the list was taken for. */
async function taken(list: string | Uint8Array, more: Partial<BuildOptions> = {}) {
	const set = await place.build([place.list(list)], more);
	const counts = Object.fromEntries(set.described.sections.map(({ algorithm, count }) => [algorithm, count]));
	return { set, counts, format: set.described.sources[0]?.format, rows: set.described.sources[0]?.rows };
}

async function refusal(list: string | Uint8Array, more: Partial<BuildOptions> = {}) {
	const error = await place.build([place.list(list)], more).catch((thrown: unknown) => thrown);
	if (error instanceof Refused) return error.refusal;
	throw new Error(`not refused: ${String(error)}`);
}

describe('lists of digests', () => {
	it('are read with comments, upper case, CRLF, a byte order mark, blank lines and a last line without end', async () => {
		const text = `\ufeff# known bad\r\n\r\n${a.md5.toUpperCase()}\r\n;x\r\n  ${b.md5}\r\n${c.md5}`;
		const { counts, format, rows, set } = await taken(text);
		expect([counts, format, rows]).toEqual([{ md5: 3 }, 'digests', 3]);
		expect([a, b, c].map(({ md5 }) => set.lookup({ md5 }) !== null)).toEqual([true, true, true]);
	});

	it('may mix algorithms and have names after the digest', async () => {
		const text = `${a.sha256}  a file\n${b.sha256} *another\n${c.md5},x\n"${c.sha1}"\n\\${c.sha256}  with\\nline\n`;
		expect((await taken(text)).counts).toEqual({ md5: 1, sha1: 1, sha256: 3 });
		expect((await taken(`${hexOf('a', 'sha512')}\n${hexOf('a', 'sha384')}\n`)).counts).toEqual({
			sha384: 1,
			sha512: 1,
		});
	});

	it('are of the algorithm that the person names, where the length does not tell', async () => {
		const { set } = await taken(`${a.sha256}\n`, { digest: 'blake3' });
		expect([set.lookup({ blake3: a.sha256 })?.by, set.lookup({ sha256: a.sha256 })]).toEqual(['blake3', null]);
		expect((await refusal(`${a.md5}\n`, { digest: 'sha256' })).sentence).toMatch(/^Line 1 .*32 .*64 \(sha256\)/);
	});

	it.each([
		['a digest cut short', `${a.sha256}\n${b.sha256.slice(1)}\n`, 'list.malformed', /^Line 2 .* 63 hexadecimal digits/],
		['a digest too long', `${a.md5}\n\n${b.md5}0\n`, 'list.malformed', /^Line 3 .* 33 hexadecimal digits/],
		['no digest', `${a.md5}\nnothing here\n`, 'list.malformed', /^Line 2 /],
		['a digit that is none', `${a.md5}\n${b.md5.slice(1)}g\n`, 'list.malformed', /^Line 2 /],
		['a last line that was cut', `${a.md5}\n${b.md5.slice(9)}`, 'list.malformed', /^Line 2 /],
		['a line of 10 MB', `${a.md5}\n${'f'.repeat(10_000_000)}\n`, 'list.line-too-long', /^Line 2 /],
		['only comments', '# nothing\n', 'hashset.empty', /no digest/],
		['nothing', '', 'list.empty', /empty/],
		['zero bytes', Buffer.alloc(5000), 'list.malformed', /^Line 1 /],
	])('with %s are refused with the line', async (_what, list, code, sentence) => {
		const refused = await refusal(list);
		expect(refused.code).toBe(code);
		expect(refused.sentence).toMatch(sentence);
	});

	it('are refused by name where they are one of several', async () => {
		const lists = [place.list(`${a.md5}\n`), place.list('zz\n', 'list-9.txt')];
		await expect(place.build(lists)).rejects.toThrow(/“list-9.txt”: Line 1 /);
	});

	it('are looked at before they are opened: a folder and a FIFO are refused', async () => {
		mkdirSync(place.path('set-1000'));
		await expect(place.build([place.path('set-1000')])).rejects.toMatchObject({ refusal: { code: 'evidence.folder' } });
		execFileSync('mkfifo', [place.path('list-1000')]);
		await expect(place.build([place.path('list-1000')])).rejects.toMatchObject({ refusal: { code: 'evidence.fifo' } });
		await expect(place.build([place.path('gone')])).rejects.toMatchObject({ refusal: { code: 'evidence.missing' } });
	});
});

describe('lists of other tools', () => {
	it('NSRLFile.txt: quoted digests first, names that follow no rule', async () => {
		const header = '"SHA-1","MD5","CRC32","FileName","FileSize","ProductCode","OpSystemCode","SpecialCode"';
		const row = (one: Digested, name: string) =>
			`"${one.sha1.toUpperCase()}","${one.md5.toUpperCase()}","8E0A1B2C","${name}",1,2,"WIN",""`;
		const text = [header, row(a, 'a.dll'), row(b, 'odd"name, with\u00e9'), row(a, 'again.dll'), ''].join('\r\n');
		const { counts, format, rows, set } = await taken(Buffer.from(text, 'latin1'));
		expect([counts, format, rows]).toEqual([{ md5: 2, sha1: 2 }, 'nsrl', 3]);
		expect(set.lookup(b)?.by).toBe('sha1');
		const broken = `${header}\r\n${row(a, 'x')}\r\n"${b.sha1}","${b.md5.slice(1)}","","x",1,2,"",""\r\n`;
		expect((await refusal(broken)).sentence).toMatch(/^Line 3 .*md5/);
	});

	it('hashdeep, BSD style, DFXML, AIDE by their own readers', async () => {
		const hashdeep = `%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## \n1,${a.md5},${a.sha256},/a\n`;
		expect(await taken(hashdeep)).toMatchObject({ counts: { md5: 1, sha256: 1 }, format: 'hashdeep', rows: 1 });
		const bsd = `SHA256 (a) = ${a.sha256}\nMD5 (a) = ${a.md5}\n`;
		expect(await taken(bsd)).toMatchObject({ counts: { md5: 1, sha256: 1 }, format: 'sha256sum' });
		expect((await refusal('%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n1,zz,/a\n')).code).toBe('list.malformed');
	});

	it('an index of The Sleuth Kit', async () => {
		const index = `${'0'.repeat(41)}|md5sum\n${a.md5.toUpperCase()}|0000000000000000\n`;
		expect((await taken(index)).counts).toEqual({ md5: 1 });
	});

	it('tables: columns called as digests, or the one that is named', async () => {
		const table = `name,SHA-256,md5\n"x, y",${a.sha256},${a.md5}\n"two\nlines",${b.sha256},\n`;
		expect(await taken(table)).toMatchObject({ counts: { md5: 1, sha256: 2 }, format: 'table', rows: 2 });
		expect((await taken(table, { column: 'md5' })).counts).toEqual({ md5: 1 });
		const odd = `id,fingerprint\n1,${a.sha1}\n2,${b.md5}\n`;
		expect((await taken(odd, { column: 'Fingerprint' })).counts).toEqual({ md5: 1, sha1: 1 });
		expect(await refusal(odd, { column: 'sum' })).toMatchObject({
			code: 'list.columns',
			hint: expect.stringMatching(/id, fingerprint/),
		});
		expect((await refusal(`md5,name\n${a.md5},x\nzz,y\n`)).sentence).toMatch(/^Line 3 .*“md5”/);
	});
});

describe('SQLite files', () => {
	let made = 0;
	/** The bytes of a database that these statements make, by SQLite itself. */
	function database(...statements: readonly string[]): Buffer {
		const path = place.path(`list-${5000 + made++}`);
		const db = new sqlite.Database(path);
		for (const statement of statements) db.exec(statement);
		db.close();
		return readFileSync(path);
	}
	const COLUMNS =
		'sha256 VARCHAR NOT NULL, sha1 VARCHAR, md5 VARCHAR, crc32 VARCHAR, file_name VARCHAR, file_size INTEGER, package_id INTEGER';
	const values = (one: Digested, name: string) =>
		`('${one.sha256.toUpperCase()}','${one.sha1.toUpperCase()}','${one.md5.toUpperCase()}','00','${name}',1,2)`;
	const fill = (table: string, size: number) =>
		`INSERT INTO ${table} VALUES ${Array.from({ length: size }, (_, at) => values(digestsOf(String(at)), 'n'.repeat((at * 37) % 9000))).join()}`;

	it.each([
		[
			'as NIST has it',
			`CREATE TABLE FILE (${COLUMNS}, CONSTRAINT PK_FILE PRIMARY KEY (sha256, sha1, md5, crc32, file_name, file_size, package_id))`,
			'',
		],
		['without rowid', `CREATE TABLE FILE (${COLUMNS}, PRIMARY KEY (file_name, md5, sha256)) WITHOUT ROWID`, ''],
		['pages of 512 bytes', `CREATE TABLE FILE (${COLUMNS})`, 'PRAGMA page_size=512'],
		['pages of 64 KiB', `CREATE TABLE FILE (${COLUMNS})`, 'PRAGMA page_size=65536'],
		['UTF-16', `CREATE TABLE FILE (${COLUMNS})`, "PRAGMA encoding='UTF-16le'"],
		['UTF-16, the other way', `CREATE TABLE FILE (${COLUMNS})`, "PRAGMA encoding='UTF-16be'"],
		[
			'odd names',
			`CREATE TABLE "FILE" /* a comment, ( */ ([sha256] TEXT, \`sha1\` TEXT, "md5" TEXT CHECK (md5 <> ','), a, b, c, d)`,
			'',
		],
	])('of RDS 3, %s: every digest of FILE', async (_what, table, pragma) => {
		const bytes = database(...(pragma ? [pragma] : []), table, fill('FILE', 700));
		const { counts, format, rows, set } = await taken(bytes);
		expect([counts, format, rows]).toEqual([{ md5: 700, sha1: 700, sha256: 700 }, 'sqlite', 700]);
		expect(Array.from({ length: 700 }, (_, at) => set.lookup(digestsOf(String(at)))?.by)).toEqual(
			Array(700).fill('sha256'),
		);
	});

	it('full sets, where FILE is a view, and a .kdb of The Sleuth Kit with bytes instead of digits', async () => {
		const full = database(
			`CREATE TABLE METADATA (id INTEGER PRIMARY KEY, ${COLUMNS})`,
			'CREATE VIEW FILE AS SELECT * FROM METADATA',
			`INSERT INTO METADATA VALUES (1, ${values(a, 'x').slice(1)}`,
		);
		expect((await taken(full)).counts).toEqual({ md5: 1, sha1: 1, sha256: 1 });
		const kdb = database(
			'CREATE TABLE db_properties (name TEXT, value TEXT)',
			'CREATE TABLE hashes (id INTEGER PRIMARY KEY AUTOINCREMENT, md5 BINARY(16) UNIQUE, sha1 BINARY(20), sha2_256 BINARY(32))',
			`INSERT INTO hashes (md5, sha2_256) VALUES (x'${a.md5}', x'${a.sha256}'), (x'${b.md5}', NULL)`,
		);
		expect((await taken(kdb)).counts).toEqual({ md5: 2, sha256: 1 });
	});

	it('is refused where changes lie beside it, where no table or several could be meant, or a digest is none', async () => {
		const path = place.list(database(`CREATE TABLE FILE (${COLUMNS})`, fill('FILE', 3)), 'list-6000.txt');
		writeFileSync(`${path}-wal`, 'changes');
		await expect(place.build([path])).rejects.toMatchObject({ refusal: { code: 'list.sqlite-open' } });
		writeFileSync(`${path}-wal`, '');
		await place.build([path]);
		expect((await refusal(database('CREATE TABLE x (y)'))).code).toBe('list.sqlite-tables');
		expect(await refusal(database('CREATE TABLE x (md5)', 'CREATE TABLE y (md5)'))).toMatchObject({
			sentence: expect.stringMatching(/x, y/),
		});
		const odd = database('CREATE TABLE x (md5)', `INSERT INTO x VALUES ('${a.md5}'), ('zz')`);
		expect((await refusal(odd)).sentence).toMatch(/^Row 2 of the table x has no md5/);
	});

	it('leaves nothing beside the file, and the file as it is', async () => {
		const path = place.list(database(`CREATE TABLE FILE (${COLUMNS})`, fill('FILE', 3)));
		const before = statSync(path, { bigint: true });
		await place.build([path]);
		expect(statSync(path, { bigint: true })).toMatchObject({ mtimeNs: before.mtimeNs, ctimeNs: before.ctimeNs });
		expect(place.left().filter((name) => name.includes('lock'))).toEqual([]);
	});

	it('with bytes changed anywhere is read or refused, and never loops', async () => {
		const whole = database('PRAGMA page_size=512', `CREATE TABLE FILE (${COLUMNS})`, fill('FILE', 40));
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
				fc.nat(whole.length),
				async (changes, cut) => {
					const bytes = Buffer.from(changes.length % 4 === 0 ? whole.subarray(0, cut) : whole);
					for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
					const set = await place.build([place.list(bytes)]).catch((error: unknown) => error);
					if (set instanceof Error && !(set instanceof Refused)) throw set;
				},
			),
			{ numRuns: 200 },
		);
	});

	it('columns are found as they stand in a record', () => {
		expect(columnsInRecord('CREATE TABLE t (a TEXT DEFAULT (1,2), "b,c" INT, PRIMARY KEY(a))')).toEqual(['a', 'b,c']);
		expect(columnsInRecord('CREATE TABLE t (a, b, c PRIMARY KEY, d) WITHOUT ROWID')).toEqual(['c', 'a', 'b', 'd']);
		expect(columnsInRecord('CREATE TABLE t (a, b, c, CONSTRAINT k PRIMARY KEY (b, "a")) WITHOUT ROWID')).toEqual([
			'b',
			'a',
			'c',
		]);
	});
});
