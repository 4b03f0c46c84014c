/** What a file of the library holds, told by its bytes and by what it was added as: a table, a text, a picture, or none of these. */
import { Refused } from '../../shared/refusal';
import { type LibraryText, libraryText } from '../../shared/search/library';
import type { LibrarySort } from '../../shared/views';
import { MOST_TABLE, type Table, type TableSort, tableIn } from './csv-table';
import { type Picture, pictureIn } from './picture';
import { textIn } from './text-in';

export type Contents =
	| { readonly is: 'table'; readonly table: Table; readonly text: LibraryText }
	| { readonly is: 'text'; readonly text: LibraryText }
	| { readonly is: 'picture'; readonly picture: Picture }
	| { readonly is: 'file'; readonly because: string };

/** Beyond this a window holds up; a text is not read for searching either. */
const MOST_TEXT = 8 << 20;
const MOST_PICTURE = 32 << 20;
/** Pixels; four bytes each once it is shown. */
const MOST_PIXELS = 100_000_000;

/** Is a file of this size worth reading for its text? */
export const mayHoldText = (sizeBytes: number, sort: LibrarySort): boolean =>
	sizeBytes <= (isTable(sort) ? MOST_TABLE : MOST_TEXT);

const isTable = (sort: LibrarySort): sort is TableSort => sort === 'port list' || sort === 'critical assets';

/** Refuses `library.table` where it was to be one and is not. */
export function contentsOf(bytes: Buffer, sort: LibrarySort): Contents {
	if (isTable(sort)) {
		const table = tableIn(bytes, sort);
		return { is: 'table', table, text: libraryText(table.lines, table.portColumn) };
	}
	const picture = pictureIn(bytes);
	if (picture) return shownPicture(bytes, picture);
	const found = textIn(bytes);
	if (!found?.whole)
		return { is: 'file', because: 'Neither text nor a picture of PNG, JPEG or WebP: it is not shown here.' };
	if (bytes.length > MOST_TEXT)
		return { is: 'file', because: `A text of more than ${MOST_TEXT >> 20} MiB is neither shown nor searched.` };
	const lines = found.text.split(/\r\n|\n|\r/);
	if (lines.at(-1) === '') lines.pop();
	return {
		is: 'text',
		text: libraryText(
			lines.map((line, at) => ({ at: at + 1, cells: [line] })),
			null,
		),
	};
}

function shownPicture(bytes: Buffer, picture: Picture): Contents {
	if (bytes.length > MOST_PICTURE || picture.width * picture.height > MOST_PIXELS)
		return { is: 'file', because: 'This picture is too large to be shown here.' };
	return { is: 'picture', picture };
}

/** The bytes of a stored file in one piece. @throws Refused `object.damaged`, `object.missing`, as the store says */
export async function wholeOf(source: AsyncIterable<Uint8Array>, sizeBytes: number): Promise<Buffer> {
	const pieces: Uint8Array[] = [];
	let read = 0;
	for await (const piece of source) {
		read += piece.length;
		if (read > sizeBytes) break;
		pieces.push(piece);
	}
	if (read !== sizeBytes)
		throw new Refused(
			'object.damaged',
			`The stored file has not the ${sizeBytes} bytes that its entry says.`,
			'Restore the notebook from a backup.',
		);
	return Buffer.concat(pieces);
}
