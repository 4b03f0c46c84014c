/**
 * How many lines a text takes at most. Pages are cut before anything draws them, in whatever engine and font the paper is
 * drawn later, so widths here are those of a wide face (DejaVu Sans and Sans Mono), rounded up: a page may have some white
 * left, and nothing runs over its foot.
 */

const MM_PER_PT = 25.4 / 72;

export interface Face {
	readonly pt: number;
	readonly mono?: boolean;
	/** Of the size. */
	readonly lineHeight?: number;
}

export const lineMm = ({ pt, lineHeight = 1.35 }: Face): number => pt * lineHeight * MM_PER_PT;

/** Lines of `text` in a column so wide; breaks at spaces, and within a word that is longer than the column. */
export function linesOf(text: string, widthMm: number, { pt, mono = false }: Face): number {
	const room = widthMm / (pt * MM_PER_PT);
	let lines = 0;
	for (const paragraph of text.split('\n')) {
		lines += 1;
		let used = 0;
		for (const word of paragraph.split(/(?<= )/)) {
			const width = widthOf(word, mono);
			if (used + width <= room) {
				used += width;
				continue;
			}
			if (used > 0) lines += 1;
			used = 0;
			for (const character of word) {
				const wide = characterWidth(character, mono);
				if (used + wide > room && used > 0) {
					lines += 1;
					used = 0;
				}
				used += wide;
			}
		}
	}
	return lines;
}

/** The longest beginning of a text that takes so many lines at most, and the rest; cut at a space where one is near. */
export function cutAfter(text: string, lines: number, widthMm: number, face: Face): readonly [string, string] {
	if (linesOf(text, widthMm, face) <= lines) return [text, ''];
	const characters = [...text];
	let low = 1;
	let high = characters.length;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (linesOf(characters.slice(0, middle).join(''), widthMm, face) <= lines) low = middle;
		else high = middle - 1;
	}
	const space = characters.lastIndexOf(' ', low);
	const at = space > low * 0.8 ? space + 1 : low;
	return [characters.slice(0, at).join(''), characters.slice(at).join('')];
}

const widthOf = (word: string, mono: boolean): number => {
	let width = 0;
	for (const character of word) width += characterWidth(character, mono);
	return width;
};

function characterWidth(character: string, mono: boolean): number {
	const code = character.codePointAt(0) ?? 0;
	if (code > 0x2fff || /\p{Extended_Pictographic}/u.test(character)) return code > 0xff ? 1.4 : 1.05;
	if (/\p{M}/u.test(character)) return 0.3;
	if (mono) return code < 0x500 ? 0.61 : 1.1;
	if (code > 0x7e) return /\p{Lu}/u.test(character) ? 1.12 : 0.95;
	if (/[ .,:;'|!iljI]/.test(character)) return 0.35;
	if (/[ft()[\]/\\r"-]/.test(character)) return 0.47;
	if (/[mwMW@%]/.test(character)) return 1.01;
	return /[A-Z&#+=<>~]/.test(character) ? 0.85 : 0.65;
}
