/** The library on a terminal: its items, what a file says, and what was found. */
import type { LibraryContents, LibraryFinds, LibraryItemView, LibraryLine, LibraryView } from '../../shared/views';
import { fields, sentences, table } from './table';

export function listText({ items, builtIn, elsewhere, unreadable }: LibraryView, columns: number): string {
	const rows = items
		.filter(({ withdrawn }) => withdrawn === null)
		.map((each) => [
			each.entry,
			each.sort,
			each.reviewBy === null ? 'not asked for' : `${each.overdue ? 'OVERDUE ' : ''}${each.reviewBy}`,
			`${each.title} (${each.file.name}, ${each.file.sizeBytes} bytes)`,
		]);
	return [
		table(
			['ENTRY', 'KIND', 'REVIEW BY', 'TITLE'],
			[...rows, [builtIn.item, 'port list', 'ships', `${builtIn.title}, version ${builtIn.version}`]],
			columns,
		),
		sentences(
			[
				...unreadable.map(({ item, because }) => `${titleOf(items, item)}: ${because}`),
				`Registered elsewhere: ${elsewhere.baselines} baselines, ${elsewhere.hashsets} sets of known files.`,
			],
			columns,
		),
	].join('');
}

const titleOf = (items: readonly LibraryItemView[], id: string): string =>
	items.find(({ item }) => item === id)?.title ?? id;

export function contentsText(
	{ item, contents }: { readonly item: LibraryItemView | null; readonly contents: LibraryContents },
	columns: number,
): string {
	return `${item ? `${aboutText(item, columns)}\n` : ''}${bodyText(contents, columns)}`;
}

function aboutText(item: LibraryItemView, columns: number): string {
	const { file, former, checked, withdrawn } = item;
	return fields(
		[
			['title', item.title],
			['kind', item.sort],
			['for', item.purpose],
			['source', item.source],
			['edition', item.edition],
			['review by', item.reviewBy && `${item.reviewBy}${item.overdue ? ', OVERDUE' : ''}`],
			['read through', checked && `${checked.entry} at ${checked.at} by ${checked.by ?? 'somebody unknown'}`],
			['file', `${file.name}, ${file.sizeBytes} bytes, by ${file.entry}`],
			['SHA-256', file.sha256],
			...former.map((old): [string, string] => ['former', `${old.name}, by ${old.entry}, SHA-256 ${old.sha256}`]),
			['withdrawn', withdrawn && `${withdrawn.entry}: ${withdrawn.reason ?? 'no reason is given'}`],
		],
		columns,
	);
}

function bodyText(contents: LibraryContents, columns: number): string {
	switch (contents.is) {
		case 'table':
			return `${table(['ROW', ...contents.columns.map((column) => column.toUpperCase())], rowsOf(contents.lines, contents.columns.length), columns)}${restText(contents)}`;
		case 'text':
			return `${table(['LINE', 'TEXT'], rowsOf(contents.lines, 1), columns)}${restText(contents)}`;
		case 'picture':
			return `A picture of ${contents.width} × ${contents.height} pixels; save a copy to look at it.\n`;
		case 'file':
			return sentences([contents.because, 'Save a copy to open it.'], columns);
	}
}

const rowsOf = (lines: readonly LibraryLine[], width: number): string[][] =>
	lines.map(({ at, cells }) => [
		String(at),
		...Array.from({ length: width }, (_, column) => (cells[column] ?? '').replaceAll('\n', ' ')),
	]);

const restText = ({ lines, total }: { readonly lines: readonly LibraryLine[]; readonly total: number }): string =>
	lines.length === total ? '' : `${lines.length} of ${total} are shown.\n`;

export function findsText({ found, notSearched }: LibraryFinds, columns: number): string {
	const rows = found.flatMap(({ title, lines, total }) => [
		...(lines.length === 0 ? [[title, '', 'title or notes']] : []),
		...lines.map(({ at, excerpt }) => [title, String(at), excerpt.text.replace(/\s+/g, ' ')]),
		...(total > lines.length ? [[title, '', `and ${total - lines.length} more`]] : []),
	]);
	const list =
		rows.length > 0 ? table(['ITEM', 'ROW', 'TEXT'], rows, columns) : 'Nothing in the library holds all of this.\n';
	return `${list}${sentences(
		notSearched.map(({ title, because }) => `Not searched: ${title}: ${because}`),
		columns,
	)}`;
}
