/** How names and cells are spelt in lists that other programs read: one place each, so that no writer forgets a case. */

/** A text that a spreadsheet could take for a formula gets one `'` in front, and so does one that began with `'`. */
export const spreadsheetSafe = (text: string): string => (/^[=+\-@\t\r\n'＝＋－＠]/.test(text) ? `'${text}` : text);

/** The text of such a cell; a `'` that `spreadsheetSafe` would not have put there is the text's own. */
export const fromSpreadsheetSafe = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n'＝＋－＠])/, '');

/** A cell as RFC 4180, section 2 quotes it, safe in a spreadsheet. */
export function csvCell(text: string): string {
	const safe = spreadsheetSafe(text);
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A name in a list of the `sha256sum` family (coreutils 9.1); `mark` stands at the line's beginning. */
export function checksumName(name: string): { readonly mark: '' | '\\'; readonly escaped: string } {
	const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
	return { mark: escaped === name ? '' : '\\', escaped };
}
