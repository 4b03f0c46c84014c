/**
 * Which table of a SQLite file holds digests, and in which columns: read from the text of `CREATE TABLE`, which is looked
 * at and never run. NSRL RDS 3 has FILE (in full sets a view of METADATA), The Sleuth Kit’s .kdb has hashes; any other
 * file is read where just one of its tables has digests.
 */
import { Refused } from '../../../../shared/refusal';
import type { DigestName } from '../../../../shared/vocabulary';
import { algorithmNamed } from '../../lists/digest-text';
import type { SqliteFile } from './sqlite-pages';

export interface DigestTable {
	readonly name: string;
	readonly root: number;
	/** Each column of digests, by its place in a record. */
	readonly columns: readonly { readonly at: number; readonly algorithm: DigestName }[];
}

const PREFERRED = ['file', 'hashes', 'metadata', 'distinct_hash', 'nsrlfile'];
const CONSTRAINT = /^(constraint|primary\s+key|unique|check|foreign\s+key)\b/i;
const TOKEN =
	/"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|[(),]|[^\s"`['(),]+|\s+/g;

/** Refuses `list.sqlite-tables` where no table, or more than one, could be meant. */
export function digestTableOf(file: SqliteFile): DigestTable {
	const tables: DigestTable[] = [];
	// sqlite_schema: type, name, tbl_name, rootpage, sql.
	for (const record of file.records(1)) {
		const [type, name, , root, sql] = record.values([0, 1, 2, 3, 4]).map((value) => ({
			text: textOf(file, value.bytes),
			number: value.number,
		}));
		if (type?.text !== 'table' || !sql || !root || !(root.number > 0)) continue;
		const columns = columnsInRecord(sql.text).flatMap((column, at) => {
			const algorithm = algorithmOf(column);
			return algorithm === undefined ? [] : [{ at, algorithm }];
		});
		if (columns.length > 0) tables.push({ name: name?.text ?? '', root: root.number, columns });
	}
	for (const wanted of PREFERRED) {
		const found = tables.find(({ name }) => name.toLowerCase() === wanted);
		if (found) return found;
	}
	const [only] = tables;
	if (only && tables.length === 1) return only;
	const names = tables.map(({ name }) => name).join(', ');
	throw new Refused(
		'list.sqlite-tables',
		only ? `The SQLite file has digests in several tables: ${names}.` : 'The SQLite file has no table of digests.',
		'Write the digests that are meant into a list, one a line, and build from that.',
	);
}

/** `sha2_256` is The Sleuth Kit’s name. */
const algorithmOf = (column: string): DigestName | undefined =>
	algorithmNamed(column.toLowerCase() === 'sha2_256' ? 'sha256' : column);

function textOf(file: SqliteFile, bytes: Buffer): string {
	if (file.encoding === 'utf8') return bytes.toString();
	const copy = Buffer.from(bytes.subarray(0, bytes.length & ~1));
	return (file.encoding === 'utf16be' ? copy.swap16() : copy).toString('utf16le');
}

/** The columns’ names as they follow in a record: without rowid, those of the primary key come first. */
export function columnsInRecord(sql: string): string[] {
	let open = sql.length;
	for (const match of sql.matchAll(TOKEN)) {
		if (match[0] !== '(') continue;
		open = match.index;
		break;
	}
	const { parts, rest } = partsOf(sql.slice(open + 1));
	const names: string[] = [];
	let key: string[] = [];
	for (const part of parts) {
		const text = part.join('').trim();
		if (CONSTRAINT.test(text)) {
			const listed = /^(?:constraint\s+\S+\s+)?primary\s+key\s*\(([\s\S]*)\)/i.exec(text)?.[1];
			if (listed !== undefined) key = partsOf(`${listed})`).parts.map((words) => unquoted(words));
			continue;
		}
		const name = unquoted(part);
		if (name === '') continue;
		names.push(name);
		if (/\bprimary\s+key\b/i.test(text)) key = [name];
	}
	if (!/without\s+rowid/i.test(rest)) return names;
	const inKey = [...new Set(key.map((name) => name.toLowerCase()))];
	const byName = new Map(names.map((name) => [name.toLowerCase(), name]));
	const first = inKey.map((name) => byName.get(name) ?? name);
	return [...first, ...names.filter((name) => !inKey.includes(name.toLowerCase()))];
}

/** What stands between commas up to the bracket that closes, as words; and what follows. */
function partsOf(text: string): { parts: string[][]; rest: string } {
	const parts: string[][] = [[]];
	let depth = 0;
	for (const match of text.matchAll(TOKEN)) {
		const word = match[0];
		if (word.startsWith('--') || word.startsWith('/*')) continue;
		if (word === ')' && depth === 0) return { parts, rest: text.slice(match.index + 1) };
		if (word === '(') depth++;
		if (word === ')') depth--;
		if (word === ',' && depth === 0) parts.push([]);
		else parts.at(-1)?.push(word);
	}
	return { parts, rest: '' };
}

/** The first word, without its quotes. */
function unquoted(words: readonly string[]): string {
	const word = words.find((one) => one.trim() !== '') ?? '';
	const quote = word[0] ?? '';
	if (quote === '[') return word.slice(1, -1);
	return '"`\''.includes(quote) ? word.slice(1, -1).replaceAll(quote + quote, quote) : word;
}
