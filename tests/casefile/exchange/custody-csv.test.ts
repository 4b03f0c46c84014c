/** The table opens in a spreadsheet without a formula in it, and reads back to what it was made of. */
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { custodyCsv } from '../../../main/casefile/exchange/custody-csv';
import { facts, HOSTILE } from './custody-story';

it('has one row an act, no cell that a spreadsheet would run, and every text whole', () => {
	const text = custodyCsv(facts);
	expect(text.startsWith('\ufefftag,')).toBe(true);
	const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
	expect(rows.map((row) => `${row.tag} ${row.act} ${row.entry}`)).toEqual([
		'E-001 registered A-1',
		'E-001 sealed A-2',
		'E-001 transferred A-3',
		'E-001 seal-broken A-4',
		'E-001 stored A-7',
		'E-001 returned A-8',
		'E-002 registered A-5',
		'E-002 examined A-6',
	]);
	for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
	expect(rows[0]?.description).toBe(`'${HOSTILE}`);
	expect(rows[2]).toMatchObject({ from: 'Ada', to: 'Ben', place: 'Lab, bench 2', 'keys that signed': '2' });
	expect(rows[4]?.findings).toContain('while Ben was accountable');
});
