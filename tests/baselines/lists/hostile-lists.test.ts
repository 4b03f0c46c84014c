/** Lists as nobody should write them: what would become another name, another size or another digest is refused, with why. */
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { importList } from '../../../main/baselines/import-list';
import { type ReadableList, type ReadingOptions, readList } from '../../../main/baselines/lists/read-list';
import { listWriter } from '../../../main/baselines/lists/write-list';
import { type PathRecord, unsaid } from '../../../main/baselines/path-record';
import { refusalOf } from '../../refusal-of';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');

async function* once(bytes: Buffer | string): AsyncGenerator<Buffer> {
	yield Buffer.from(bytes as string);
}

async function read(bytes: Buffer | string, format?: ReadableList, options?: ReadingOptions): Promise<PathRecord[]> {
	const records: PathRecord[] = [];
	for await (const record of readList(once(bytes), format, options)) records.push(record);
	return records;
}

const names = async (bytes: Buffer | string) => (await read(bytes)).map(({ path }) => path.toString());
const refused = async (bytes: Buffer | string) => {
	const { code, sentence } = await refusalOf(read(bytes));
	return `${code}: ${sentence}`;
};

const aide = (spec: string, ...lines: string[]) =>
	['@@begin_db', `@@db_spec ${spec} `, ...lines, '@@end_db', ''].join('\n');
const dfxml = (...fileobjects: string[]) => `<dfxml version="1.0">${fileobjects.join('')}</dfxml>`;
const object = (...children: string[]) => `<fileobject>${children.join('')}</fileobject>`;
const digest = (hex: string) => `<hashdigest type="sha256">${hex}</hashdigest>`;

describe('what no file has is refused, whatever list says it', () => {
	test.each([
		['a NUL in a name', aide('name sha256', `/a%00b ${base64(A)}`)],
		['a NUL in bytes of base64', `path,pathBytes,sha256\r\na,YQBi,${A}\r\n`],
		['an owner beyond every number', `#mtree\n./a type=file uid=9999999999999999999\n`],
		['an owner beyond every number', dfxml(object('<filename>a</filename>', '<uid>99999999999999999</uid>'))],
		['an owner below nought', `path,uid,sha256\r\na,-1,${A}\r\n`],
		['a size below nought', `path,sizeBytes,sha256\r\na,-1,${A}\r\n`],
		['a mode of more than twelve bits', '#mtree\n./a type=file mode=77777\n'],
	])('%s', async (_what, list) => {
		expect(await refused(list)).toMatch(/^list\.malformed: /);
	});
});

test('one algorithm has one digest of a file: two that differ are refused in every list', async () => {
	for (const list of [
		dfxml(object('<filename>a</filename>', digest(A), digest(B))),
		`#mtree\n./a type=file sha256=${A} sha256digest=${B}\n`,
		`%%%% HASHDEEP-1.0\n%%%% size,sha256,sha256,filename\n1,${A},${B},a\n`,
		aide('name sha256 sha256', `/a ${base64(A)} ${base64(B)}`),
	])
		expect(await refused(list)).toMatch(/^list\.malformed: .*(no sha256 digest .*or two|a column twice)/);
});

describe('AIDE', () => {
	const SIZE = 1 << 5;
	const OWNER = (1 << 3) | (1 << 4);

	test('nought is said only where the column attr says that it was recorded', async () => {
		const [without, withThem] = await read(
			aide('name perm uid gid size attr', '/a 100644 0 0 0 5', `/b 100644 0 0 0 ${5 | SIZE | OWNER}`),
		);
		expect(without).toMatchObject({ sizeBytes: null, uid: null, gid: null, mode: 0o644, type: 'file' });
		expect(withThem).toMatchObject({ sizeBytes: 0n, uid: 0, gid: 0 });
	});

	test('a target that begins with a nought has two, and comes back as it was', async () => {
		const records = ['0', '0abc', '00', '', 'abc'].map((target, at) => ({
			...unsaid(Buffer.from(`l${at}`)),
			type: 'link' as const,
			mode: 0o777,
			linkTarget: Buffer.from(target),
		}));
		const writer = listWriter('aide', { digests: ['sha256'], version: '0', root: '/' });
		const lines = records.map((record) => writer.line(record) as Buffer);
		expect(lines[1]?.toString()).toMatch(/^\/l1 00abc /);
		expect(lines[3]?.toString()).toMatch(/^\/l3 0- /);
		const back = await read(Buffer.concat([writer.begin, ...lines, writer.end]));
		expect(back.map(({ linkTarget }) => linkTarget?.toString())).toEqual(['0', '0abc', '00', '', 'abc']);
	});

	test('base64 with something else in it is no digest', async () => {
		const text = base64(A);
		expect(await refused(aide('name sha256', `/a ${text.slice(0, 20)}!!${text.slice(20)}`))).toContain(
			'list.malformed',
		);
	});
});

describe('CSV', () => {
	test('names of a table in Latin-1 are refused, not replaced', async () => {
		expect(await refused(Buffer.from(`path,sha256\r\ncaf\xe9,${A}\r\n`, 'latin1'))).toBe(
			'list.malformed: The table is not UTF-8.',
		);
	});

	test('an apostrophe is taken off only where this program puts one', async () => {
		const list = `path,sha256\r\n'quoted'.txt,${A}\r\n'=x,${A}\r\n''y,${A}\r\n`;
		expect(await names(list)).toEqual(["'quoted'.txt", '=x', "'y"]);
	});
});

describe('DFXML', () => {
	test('a file is found in the deepest partition', async () => {
		const deep = ['diskimageobject', 'partitionsystemobject', 'partitionobject', 'partitionobject', 'volume'];
		const inside = deep.reduceRight((inner, name) => `<${name}>${inner}</${name}>`, object('<filename>a</filename>'));
		expect(await names(`<dfxml version="2.0.0">${inside}</dfxml>`)).toEqual(['a']);
	});

	test('a name in CDATA is whole', async () => {
		expect(await names(dfxml(object('<filename>a<![CDATA[&b]]>c</filename>')))).toEqual(['a&bc']);
	});

	test('a prefix for its namespace is as good as none; elements of another are passed over', async () => {
		const uri = 'http://www.forensicswiki.org/wiki/Category:Digital_Forensics_XML';
		const inner = '<n:filename>a</n:filename><x:filename>b</x:filename>';
		const list = `<n:dfxml xmlns:n="${uri}" xmlns:x="urn:x"><n:fileobject>${inner}</n:fileobject><x:fileobject/></n:dfxml>`;
		expect(await names(list)).toEqual(['a']);
	});

	test('refuses a fileobject in another, a name twice, another encoding', async () => {
		const name = '<filename>a</filename>';
		expect(await refused(dfxml(object(name, object(name))))).toContain('begins a fileobject within another');
		expect(await refused(dfxml(object(name, '<filename>b</filename>')))).toContain(
			'says filename of one fileobject twice',
		);
		expect(await refused(`<?xml version="1.0" encoding="ISO-8859-1"?>${dfxml(object(name))}`)).toContain('only UTF-8');
	});

	test('as fiwalk writes it: modes in base 10, a folder’s own entries passed over, deleted files refused', async () => {
		const folder = (name: string) =>
			object(`<filename>${name}</filename>`, '<name_type>d</name_type>', '<mode>493</mode>');
		const records = await read(dfxml(folder('.'), folder('..'), folder('d'), folder('d/.'), folder('d/..')));
		expect(records.map(({ path, mode }) => [path.toString(), mode])).toEqual([['d', 0o755]]);
		const deleted = object('<filename>x</filename>', '<name_type>r</name_type>', '<unalloc>1</unalloc>');
		expect(await refused(dfxml(deleted))).toContain('ends a fileobject that was deleted');
	});

	test('this program writes modes in base 10 too', () => {
		const writer = listWriter('dfxml', { digests: ['sha256'], version: '0', root: '/' });
		const line = writer.line({ ...unsaid(Buffer.from('a')), type: 'file', mode: 0o755 });
		expect(String(line)).toContain('<mode>493</mode>');
	});
});

describe('the sha256sum family', () => {
	test('64 digits are of the digest that was told', async () => {
		const [record] = await read(`${A}  a\n`, undefined, { digest: 'blake3' });
		expect(record?.digests).toEqual({ blake3: A });
		expect((await refusalOf(read(`${'c'.repeat(40)}  a\n`, undefined, { digest: 'blake3' }))).code).toBe(
			'list.malformed',
		);
	});
});

describe('made a baseline', () => {
	const imported = async (list: string, pathStyle?: 'unix' | 'windows') => {
		const { pathStyle: style, records } = await importList(once(list), { folder: tmpdir(), pathStyle });
		const paths: string[] = [];
		for await (const { path } of records) paths.push(path.toString());
		return [style, ...paths];
	};

	test('a backslash is a part’s end or a name’s character by what another path tells, and never by a guess', async () => {
		expect(await imported(`${A}  a\\b\n${A}  c/d\n`)).toEqual(['unix', 'a\\b', 'c/d']);
		expect(await imported(`${A}  f\n${A}  C:\\a\\b\n`)).toEqual(['windows', 'C:/a/b', 'f']);
		expect(await imported(`#mtree\n./a\\134b type=file\n`)).toEqual(['unix', 'a\\b']);
		const doubtful = `${A}  f\n${A}  a\\b\n`;
		expect((await refusalOf(imported(doubtful))).code).toBe('list.path-style');
		expect(await imported(doubtful, 'windows')).toEqual(['windows', 'a/b', 'f']);
		expect(await imported(doubtful, 'unix')).toEqual(['unix', 'a\\b', 'f']);
	});

	test('lines with several digests of one file are one record; one digest twice is refused', async () => {
		const tagged = `SHA256 (a) = ${A}\nMD5 (a) = ${'c'.repeat(32)}\n`;
		const { digests, records } = await importList(once(tagged), { folder: tmpdir() });
		expect(digests).toEqual(['md5', 'sha256']);
		expect(await records.next()).toMatchObject({ value: { digests: { md5: 'c'.repeat(32), sha256: A } } });
		expect(await records.next()).toMatchObject({ done: true });
		expect((await refusalOf(imported(`${tagged}SHA256 (./a) = ${B}\n`))).code).toBe('baseline.duplicate');
	});
});
