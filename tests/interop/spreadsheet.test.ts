/**
 * Ten thousand cells that a stranger chose the text of, in a list that somebody opens with a spreadsheet: none is a
 * formula there, and each text is had back. LibreOffice is asked where it is installed; the rule it goes by always.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { csvCell } from '../../shared/list-text';
import { tell, tellNotRun } from '../faults/count';
import { campaignSeed, random } from '../faults/random';

const COUNT = 10_000;
const COLUMNS = 10;
/** How formulas and commands begin, in spreadsheets that are or were in use, and what hides such a beginning. */
const BEGINNINGS = [
	'=',
	'+',
	'-',
	'@',
	'\t',
	'\r',
	'\n',
	"'",
	'＝',
	'＋',
	'－',
	'＠',
	'"',
	',',
	';',
	' ',
	'\u0000',
	'\ufeff',
	'',
];
const REST = [
	...['1+1', 'HYPERLINK("http://a.example","x")', "cmd|'/C calc'!A0", 'SUM(A1:A2)', 'WEBSERVICE("http://a.example")'],
	...['DDE("cmd","/C calc","x")', 'plain', 'of:=1+1', 'ms\u202ecod', '"quoted", twice', 'a\nb', '\r\n=1+1', '0', 'é🔏'],
];

it(`${COUNT} cells are texts and no formulas`, () => {
	const seed = campaignSeed();
	const chance = random(seed);
	const text = () => chance.pick(BEGINNINGS) + (chance.oneIn(4) ? chance.pick(BEGINNINGS) : '') + chance.pick(REST);
	const rows = Array.from({ length: COUNT / COLUMNS }, () => Array.from({ length: COLUMNS }, text));
	// What a table cannot hold is no cell of ours: names with a NUL do not exist.
	const texts = rows.map((row) => row.map((cell) => cell.replaceAll('\u0000', '')));
	const list = texts.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
	const read: string[][] = parse(list, { record_delimiter: '\r\n', relax_column_count: true });
	expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(texts);
	const running = read.flat().filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell));
	const found = formulasIn(list);
	if (found === null) {
		tell('CSV cells', `${COUNT} cells by the rule, seed ${seed}`, running, '0 formulas');
		tellNotRun('CSV cells through LibreOffice', 'soffice is not installed (libreoffice-calc-nogui)');
	} else tell('CSV cells', `${COUNT} cells through LibreOffice, seed ${seed}`, [...running, ...found], '0 formulas');
	expect(running).toEqual([]);
	expect(found ?? []).toEqual([]);
});

/** The cells that LibreOffice takes for formulas; null where it is not installed. */
function formulasIn(list: string): string[] | null {
	const folder = mkdtempSync(join(tmpdir(), 'sealbook-cells-'));
	try {
		if (spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status !== 0) return null;
		writeFileSync(join(folder, 'cells.csv'), list);
		const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
		const words = [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, join(folder, 'cells.csv')];
		execFileSync('soffice', words, { stdio: 'ignore', timeout: 100_000 });
		const sheet = readFileSync(join(folder, 'cells.fods'), 'utf8');
		// As many cells as there are, so that nothing was left unread.
		expect(sheet.match(/<table:table-row/g)?.length).toBeGreaterThanOrEqual(COUNT / COLUMNS);
		return sheet.match(/table:formula="[^"]*"/g) ?? [];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
