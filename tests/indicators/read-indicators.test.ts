/** Files of others: what each row or object becomes, what is left out and why, and what is refused with its place. */
import { describe, expect, it } from 'vitest';
import { readIndicators } from '../../main/indicators/read-indicators';
import { Refused } from '../../shared/refusal';

const read = (text: string | Buffer) => readIndicators(Buffer.from(text as string));
const values = (text: string | Buffer) =>
	read(text).taken.map(
		({ place, type, algorithm, called, value }) => `${place} ${called ?? algorithm ?? type} ${value}`,
	);
const left = (text: string | Buffer) =>
	read(text).left.map(({ place, column, because }) => `${place}${column === null ? '' : ` ${column}`}: ${because}`);
function refused(text: string | Buffer): string {
	try {
		read(text);
	} catch (error) {
		if (error instanceof Refused) return `${error.refusal.code}: ${error.refusal.sentence}`;
		throw error;
	}
	throw new Error('not refused');
}
let made = 0;
const id = () => `indicator--00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
const indicator = (pattern: string, more: object = {}) => ({
	...{ type: 'indicator', spec_version: '2.1', id: id(), created: '2026-11-22T01:00:00.000Z' },
	...{
		modified: '2026-11-22T01:00:00.000Z',
		pattern,
		pattern_type: 'stix',
		valid_from: '2026-11-22T01:00:00Z',
		...more,
	},
});
const bundle = (...objects: unknown[]) => JSON.stringify({ type: 'bundle', id: 'bundle--x', objects });
const ip = (last: number) => `[ipv4-addr:value = '203.0.113.${last}']`;

describe('a STIX 2.1 bundle', () => {
	it('gives what simple patterns say, undefanged, with remark, TLP and class', () => {
		const marked = {
			...{
				description: 'C2 ',
				object_marking_refs: ['marking-definition--own', 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421'],
			},
			labels: ['technical-information'],
		};
		const { taken, others, exercise } = read(
			bundle(
				{ type: 'marking-definition', id: 'marking-definition--own', definition: { tlp: 'red' } },
				...[
					indicator("[url:value = 'hxxps://evil[.]example/a']", marked),
					{ type: 'malware' },
					{ type: 'malware' },
					7,
					null,
				],
				indicator(`${ip(1)} OR ${ip(2)}`, { name: 'Two addresses' }),
				indicator(ip(3), { name: 'C2 203.0.113.3' }),
			),
		);
		expect(taken).toEqual([
			{
				...{ type: 'url', value: 'https://evil.example/a', place: 2, remark: 'C2', tlp: 'TLP:RED' },
				sharing: 'technical-information',
			},
			{ type: 'ipv4', value: '203.0.113.1', place: 7, remark: 'Two addresses', tlp: null, sharing: null },
			{ type: 'ipv4', value: '203.0.113.2', place: 7, remark: 'Two addresses', tlp: null, sharing: null },
			{ type: 'ipv4', value: '203.0.113.3', place: 8, remark: null, tlp: null, sharing: null },
		]);
		expect(others).toEqual([
			{ kind: 'malware', count: 2 },
			{ kind: 'no kind', count: 2 },
			{ kind: 'marking-definition', count: 1 },
		]);
		expect(exercise).toBe(false);
	});

	it('takes the latest of each id, wherever it stands, and says of the others that they are old', () => {
		const [a, b] = [id(), id()];
		const text = bundle(
			indicator(ip(1), { id: a, modified: '2026-11-22T03:00:00.000Z' }),
			indicator(ip(2), { id: a, modified: '2026-11-22T02:00:00.000Z' }),
			indicator(ip(3), { id: b }),
			indicator(ip(4), { id: b, revoked: true, modified: '2026-11-22T04:00:00Z' }),
		);
		expect(values(text)).toEqual(['1 ipv4 203.0.113.1']);
		expect(left(text)).toEqual([
			'2: A later version of it stands in object 1.',
			'3: A later version of it stands in object 4.',
			'4: It was revoked by whoever wrote it.',
		]);
	});

	it('leaves out what says no single indicator, each with its reason', () => {
		const text = bundle(
			indicator("[file:name = 'a' AND file:size = 3]"),
			indicator('rule x { condition: true }', { pattern_type: 'yara' }),
			indicator("[ipv4-addr:value = '999.1.1.1']"),
			{ type: 'indicator', id: id() },
			indicator(ip(1), { spec_version: undefined }),
			...[indicator(ip(7)), indicator(ip(7))],
			indicator("[mutex:name = 'a\\u0000b']".replace('\\u0000', '\u0000')),
			indicator(`[mutex:name = '\ud800']`),
			indicator('x', { pattern: 3 }),
		);
		expect(values(text)).toEqual(['6 ipv4 203.0.113.7']);
		expect(left(text)).toEqual([
			'1: Its pattern compares with something other than a text.',
			'2: Its pattern is written as yara, not as stix.',
			'3: This is no IPv4 address: four numbers from 0 to 255.',
			'4: It has no spec_version, so it is not STIX 2.1.',
			'5: It has no spec_version, so it is not STIX 2.1.',
			'7: It stands in object 6 already.',
			'8: It holds a line break or a control character.',
			'9: It holds half of a character (a lone surrogate).',
			'10: It has no pattern.',
		]);
	});

	it('reads members named like parts of the language as what they are', () => {
		const text = `{"type":"bundle","__proto__":{"objects":[]},"objects":[{"__proto__":{"type":"indicator"}},{"type":"__proto__"},{"type":"constructor"},${JSON.stringify(
			indicator(ip(1)),
		).replace('{', '{"__proto__":{"revoked":true},"constructor":1,')}]}`;
		expect(values(text)).toEqual(['4 ipv4 203.0.113.1']);
		expect(read(text).others.map(({ kind }) => kind)).toEqual(['__proto__', 'constructor', 'no kind']);
	});

	it('is refused by line and column, or by what it is', () => {
		expect(refused('{"type":"bundle",\n "objects":[}')).toBe('indicator.json: Line 2, column 13: here it is no JSON.');
		expect(refused(`{"a":\n${'['.repeat(100_000)}`)).toBe(
			'indicator.json: Line 2, column 64: here it nests deeper than 64.',
		);
		expect(refused(`{"a":"${'['.repeat(100)}`)).toBe('indicator.json: Line 1, column 6: here it is no JSON.');
		expect(refused('{"type":"bundle","objects":[1,2')).toBe('indicator.json: Line 1, column 32: here it is no JSON.');
		expect(refused('{"a":1,}')).toContain('Line 1, column 8');
		expect(refused('{"a":01}')).toContain('Line 1, column 7');
		expect(refused('{"a":1}\n{"b":2}')).toContain('Line 2, column 1');
		expect(refused('{"type":"report"}')).toBe('indicator.stix: This is no STIX bundle but “report”.');
		expect(refused('[]')).toContain('This JSON is no STIX bundle.');
		expect(refused('{"type":"bundle","spec_version":"2.0","objects":[]}')).toBe(
			'indicator.stix-version: This is STIX 2.0; Sealbook reads STIX 2.1.',
		);
		expect(refused(bundle({ ...indicator(ip(1)), spec_version: '2.0' }))).toContain('This is STIX 2.0');
		expect(refused(bundle({ type: 'malware' }, { type: 'tool' }))).toBe(
			'indicator.empty: There is no indicator in it, only 1 malware, 1 tool.',
		);
		expect(refused(`{"type":"bundle","objects":[${'{},'.repeat(200_000)}{}]}`)).toContain('at most 200000 are read');
		expect(refused(`{"objects":[${'0,'.repeat(5_000_001)}`)).toContain('more than 5000000 members');
	});

	it('of a hundred thousand objects is read to its end', () => {
		const many = Array.from({ length: 100_000 }, (_, n) => ({
			type: n % 2 === 0 ? `x-kind-${n}` : 'malware',
			id: 'a',
		}));
		const found = read(bundle(...many, indicator(ip(9))));
		expect([found.taken.length, found.others.length]).toEqual([1, 51]);
		expect(found.others.reduce((sum, { count }) => sum + count, 0)).toBe(100_000);
	});
});

describe('a table', () => {
	it('of MISP gives its types as ours, composites as two, and nothing of what is not for detection', () => {
		const text = [
			'\ufeffuuid,event_id,category,type,value,comment,to_ids,date,attribute_tag,first_seen',
			'1,1,"Network activity",ip-dst,203.0.113.7,"C2, ""beacon""",1,20261122,"tlp:amber,x:y",2026-11-20T00:00:00Z',
			`2,1,Payload,filename|sha256,"a|b.exe|${'ab'.repeat(32)}",,1,,,`,
			'3,1,Network,domain|ip,evil[.]example|2001:DB8::1,,True,,,',
			'4,1,Network,ip-dst|port,203.0.113.8|443,,1,,,',
			'5,1,External,link,https://blog.example/,report,0,,,',
			'6,1,Other,text,hello,,1,,,',
			`7,1,Payload,imphash,${'cd'.repeat(16)},,1,,,`,
			'8,1,Network,url,hxxp://evil.example/x,,1,,tlp:purple,',
			`9,1,Payload,x509-fingerprint-sha1,${'AB:'.repeat(19)}AB,,1,,,`,
			'',
		].join('\r\n');
		expect(values(text)).toEqual([
			'2 ipv4 203.0.113.7',
			'3 file a|b.exe',
			`3 sha256 ${'ab'.repeat(32)}`,
			'4 domain evil.example',
			'4 ipv6 2001:db8::1',
			'5 ipv4 203.0.113.8',
			`8 imphash ${'cd'.repeat(16)}`,
			`10 certificate fingerprint ${'ab'.repeat(20)}`,
		]);
		expect(read(text).taken[0]).toMatchObject({
			remark: 'C2, "beacon"; first seen 2026-11-20T00:00:00Z',
			tlp: 'TLP:AMBER',
		});
		expect(left(text)).toEqual([
			'6 to_ids: The table marks it as context, not for detection.',
			'7 type: Sealbook has no type of indicator for “text”.',
			'9 attribute_tag: “tlp:purple” is no label of TLP 2.0.',
		]);
	});

	it('may part its cells by semicolons, have other names for columns, and hold an exercise', () => {
		expect(values('Indicator;Indicator_Type;Notes\n203.0.113.7;ipv4-addr;x\n')).toEqual(['2 ipv4 203.0.113.7']);
		expect(read('type,value,exercise\ndomain,evil.example,EXERCISE\n').exercise).toBe(true);
	});

	it('keeps a quotation mark that is a value’s own, and takes off only what this program put there', () => {
		expect(values("type,value\nmutex,'=x\n")).toEqual(["2 mutex '=x"]);
		expect(values("type,value,sealbook_entry\nmutex,'=x,A-1\nmutex,''y,A-2\n")).toEqual(['2 mutex =x', "3 mutex 'y"]);
	});

	it.each([
		['value\nx\n', 'indicator.columns: Row 1 has no column type.'],
		['a,b\n1,2\n', 'indicator.columns: Row 1 has no column value.'],
		['type,value,VALUE\n', 'indicator.columns: Row 1 has the column value twice.'],
		[`type,value${',x'.repeat(300)}\n`, 'indicator.columns: There are 302 columns'],
		['type,value\ndomain,a.example\ndomain\n', 'indicator.columns: Row 3 has 1 columns, the first row 2.'],
		['type,value\ndomain,"a\n', 'indicator.csv: Row 2, column 2: a quotation mark is not closed.'],
		['type,value\ndomain,a"b\n', 'indicator.csv: Row 2, column 2: a quotation mark stands inside a cell'],
		['type,value\ndomain,"a"b\n', 'indicator.csv: Row 2, column 2: text follows'],
		['type,value\ndomain,a\0b\n', 'indicator.cell: Row 2, column value: it holds a NUL character.'],
		[`type,value\ndomain,${'a'.repeat(262_145)}\n`, 'indicator.cell: Row 2, column value: it is longer than 262144'],
		[
			`type,value\ndomain,${'a'.repeat(10_000_000)}\n`,
			'indicator.csv: Row 2, column 2: the row is longer than 1048576',
		],
		[`type,value\n${'a,b\n'.repeat(200_001)}`, 'indicator.many-rows: There are more than 200000 rows.'],
		['', 'indicator.empty: The file is empty.'],
		['\ufeff \n', 'indicator.empty: The file is empty.'],
		['type,value\n', 'indicator.empty: There is no indicator in it.'],
		[Buffer.from('\ufefftype,value\n', 'utf16le'), 'indicator.encoding: The file is UTF-16, not UTF-8.'],
		[
			Buffer.from('type,value\nfile,\xff\n', 'latin1'),
			'indicator.encoding: In line 2 there are bytes that are not UTF-8.',
		],
		[Buffer.from([0, 1, 2, 3]), 'indicator.cell: Row 1, column 1: it holds a NUL character.'],
	])('%.40j is refused with its place', (text, sentence) => {
		expect(refused(text)).toContain(sentence);
	});

	it('leaves out values that are none, by row and column', () => {
		const text =
			'type,value,algorithm,tlp,sharing,state\nipv4,1.2.3,,,,\nipv4,,,,,\nsha256,abc,,,,\ndigest,xyz,,,,\ndigest,abc,crc32,,,\nmutex,x,,,everybody,\nmutex,x,,,,withdrawn\nother,x,,,,\n,,,,,\n\n';
		expect(left(text)).toEqual([
			'2 value: This is no IPv4 address: four numbers from 0 to 255.',
			'3 value: It is empty.',
			'4 value: A digest by sha256 has 64 hexadecimal digits; this has 3.',
			'5 value: This is no digest; known are md5, sha1, sha256, sha384, sha512, sha3-256, blake3.',
			'6 algorithm: “crc32” is no digest that Sealbook knows.',
			'7 sharing: “everybody” is neither business impact nor technique.',
			'8 state: It was withdrawn by whoever wrote it.',
			'9 value: Say what type of indicator it is.',
		]);
	});
});
