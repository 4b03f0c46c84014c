/**
 * Text for people in aligned columns, readable at 80. What comes from evidence and notes is made harmless here, once,
 * so no command can forget it.
 */
import { visible } from '../../shared/visible';

/** East Asian wide and emoji take two columns (UAX #11, W and F; the ranges that terminals agree on). */
const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const PLAIN = /^[ -~]*$/;

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
	if (PLAIN.test(text)) return text.length;
	let width = 0;
	for (const character of text) width += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
	return width;
}

/**
 * Rows below a heading, columns parted by two spaces; the last column is wrapped to what is left of `columns`, never
 * cut. Cells are any text: they are made visible here. Rows are gone through twice, so that nothing is kept of many.
 */
export function table(heading: readonly string[], rows: Iterable<readonly string[]>, columns: number): string {
	const last = heading.length - 1;
	const widths = heading.map(widthOf);
	for (const row of rows)
		for (let i = 0; i < last; i++) widths[i] = Math.max(widths[i] ?? 0, widthOf(visible(row[i] ?? '')));
	const before = widths.slice(0, last).reduce((sum, width) => sum + width + 2, 0);
	const room = Math.max(20, columns - before);
	const linesOf = (row: readonly string[]): string => {
		let lines = '';
		let start = '';
		for (let i = 0; i < last; i++) start += padded(visible(row[i] ?? ''), (widths[i] ?? 0) + 2);
		for (const [i, part] of wrap(visible(row[last] ?? ''), room).entries())
			lines += `${`${i === 0 ? start : ' '.repeat(before)}${part}`.trimEnd()}\n`;
		return lines;
	};
	let text = linesOf(heading);
	for (const row of rows) text += linesOf(row);
	return text;
}

/** `name  value` lines, the values aligned and wrapped; a null value is left out. */
export function fields(pairs: readonly (readonly [string, string | null])[], columns: number): string {
	const shown = pairs.flatMap(([name, value]) => (value === null ? [] : [[visible(name), visible(value)] as const]));
	const width = Math.max(0, ...shown.map(([name]) => widthOf(name))) + 2;
	const parts = shown.map(([name, value]) => {
		const lines = wrap(value, Math.max(20, columns - width));
		return lines.map((line, i) => `${padded(i === 0 ? name : '', width)}${line}`.trimEnd()).join('\n');
	});
	return parts.map((part) => `${part}\n`).join('');
}

/** Sentences, each in a paragraph of its own, wrapped and made visible. */
export function sentences(texts: readonly string[], columns: number): string {
	return texts.map((text) => `${wrap(visible(text), columns).join('\n')}\n`).join('');
}

/** A note's text, indented, its own line breaks kept and everything else that hides made visible. */
export function prose(text: string, indent: string): string {
	return visible(text, { lines: true })
		.split('\n')
		.map((line) => `${indent}${line}`.trimEnd())
		.join('\n');
}

/** Breaks at spaces where there are any, never inside a word that fits. */
export function wrap(text: string, room: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		if (line !== '' && widthOf(line) + 1 + widthOf(word) > room) {
			lines.push(line);
			line = word;
		} else line = line === '' ? word : `${line} ${word}`;
	}
	lines.push(line);
	return lines;
}

function padded(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
