/** Tables as people's spreadsheets write them, and what is refused of them: always by row and column, never in part. */
import { describe, expect, it } from 'vitest';
import { tableIn } from '../../main/library/csv-table';
import { Refused } from '../../shared/refusal';

const ports = (text: string) => tableIn(Buffer.from(text), 'port list');
const assets = (text: string) => tableIn(Buffer.from(text), 'critical assets');
function refused(read: () => unknown): string {
	try {
		read();
	} catch (error) {
		if (error instanceof Refused) return error.refusal.sentence;
		throw error;
	}
	throw new Error('it was taken');
}

describe('a list of ports', () => {
	it.each([
		['plain', 'port,protocol,service,note\n22,tcp,ssh,Shell\n6000-6063,tcp,x11,\n'],
		[
			'with a mark, CRLF and empty rows',
			'\ufeffPort,Protocol,Service,Note\r\n22,tcp,ssh,Shell\r\n,,,\r\n6000-6063,tcp,x11\r\n',
		],
		['semicolons and quotes', 'port;protocol;service;note\n"22";tcp;ssh;Shell\n6000-6063;tcp;x11;\n'],
		[
			'as IANA publishes it',
			'Service Name,Port Number,Transport Protocol,Description\nssh,22,tcp,Shell\nx11,6000-6063,tcp,\n',
		],
	])('is read: %s', (_, text) => {
		const { lines, portColumn, columns } = ports(text);
		expect(lines.map(({ cells }) => cells[portColumn ?? -1])).toEqual(['22', '6000-6063']);
		expect(columns).toHaveLength(4);
	});

	it('is read in UTF-16 as Excel writes Unicode text, and counts rows as a spreadsheet does', () => {
		const text = '\ufeffport\tservice\n\n\n8443\tWeb ü\n';
		expect(tableIn(Buffer.from(text, 'utf16le'), 'port list').lines).toEqual([{ at: 4, cells: ['8443', 'Web ü'] }]);
	});

	it.each([
		['port,service\n22,ssh\n70000,x\n', 'Row 3, column 1 (“port”): “70000” is no port from 0 to 65535.'],
		['port,service\ntcp/22,ssh\n', 'Row 2, column 1 (“port”): “tcp/22” is no port from 0 to 65535.'],
		['port,service,note\n,,what\n', 'Row 2, column 1 (“port”): it is empty.'],
		['port,service\n22,ssh,more\n', 'Row 2, column 3: the heading has no such column.'],
		['port,service\n22,a\0b\n', 'Row 2, column 2 (“service”): it holds a NUL character.'],
		['port,service\n22,"ssh\n', 'Row 2, column 2: a quotation mark is not closed.'],
		['port,service\n22,s"sh\n', 'Row 2, column 2: a quotation mark stands inside a cell that does not begin with one.'],
		['protocol,service\ntcp,ssh\n', 'Row 1: no column is called “port”.'],
		['port,service,Port\n22,ssh,22\n', 'Row 1, column 3: a second column is called “Port”.'],
		['', 'The table is empty.'],
	])('is refused by row and column: %j', (text, sentence) => {
		expect(refused(() => ports(text))).toBe(sentence);
	});

	it('says where bytes are not UTF-8', () => {
		const bytes = Buffer.concat([Buffer.from('port,service\n22,ssh\n23,'), Buffer.from([0xe9]), Buffer.from('\n')]);
		expect(refused(() => tableIn(bytes, 'port list'))).toBe(
			'Row 3, column 2 (“service”): there are bytes that are not UTF-8.',
		);
	});

	it('has an end, and so has a cell', () => {
		expect(refused(() => ports(`port,service\n22,${'x'.repeat(40_000)}\n`))).toBe(
			'Row 2, column 2 (“service”): the cell is longer than 32767 characters.',
		);
		expect(refused(() => ports(`port,service\n22,${'x'.repeat(10 << 20)}\n`))).toBe(
			'Row 2, column 2: the row is too long, or a quotation mark before it is not closed.',
		);
		expect(refused(() => ports(`port,service\n${'1,a\n'.repeat(100_001)}`))).toBe('A table has at most 100000 rows.');
	});
});

describe('a list of critical assets', () => {
	it('keeps every cell as it is written, a formula too', () => {
		const { lines, columns } = assets(
			'Name,Host,Owner,Criticality,Rack\nERP,10.0.0.4,"=HYPERLINK(""x"")",high,\u202e7\n',
		);
		expect(columns).toEqual(['Name', 'Host', 'Owner', 'Criticality', 'Rack']);
		expect(lines).toEqual([{ at: 2, cells: ['ERP', '10.0.0.4', '=HYPERLINK("x")', 'high', '\u202e7'] }]);
	});

	it.each([
		['host,owner\na,b\n', null],
		['owner,criticality\na,b\n', 'Row 1: no column is called “name”.'],
		['name,owner\n,b\n', 'Row 2, column 1 (“name”): it is empty.'],
		['%PDF-1.7 \xff\0', 'This is no table of text.'],
	])('%j: %j', (text, sentence) => {
		const bytes = Buffer.from(text, 'latin1');
		if (sentence === null) expect(tableIn(bytes, 'critical assets').lines).toHaveLength(1);
		else expect(refused(() => tableIn(bytes, 'critical assets'))).toBe(sentence);
	});
});
