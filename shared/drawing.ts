/**
 * A signature drawn on the screen, as a small picture of lines and nothing else. Drawn by us, and read again only in the
 * very form in which we draw it: a picture that came with another copy of a case may hold anything.
 */

/** Each line as x and y in turn, whole numbers from 0 to 2000; the field is 600 × 200. */
export type Strokes = readonly (readonly number[])[];

const DRAWN_WIDTH = 600;
const DRAWN_HEIGHT = 200;
export const DRAWN_NAME = 'signature.svg';
/** More points than a hand draws; a picture stays below 100 KB. */
export const MOST_POINTS = 8_000;

const HEAD = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${DRAWN_WIDTH} ${DRAWN_HEIGHT}"><path d="`;
const TAIL = '" fill="none" stroke="#000" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>\n';

/** The picture that is stored: SVG 1.1, one path. */
export function drawnSvg(strokes: Strokes): string {
	return `${HEAD}${pathOf(strokes)}${TAIL}`;
}

/** A path's data (SVG 1.1, section 8.3): one move and then lines for each stroke. */
function pathOf(strokes: Strokes): string {
	return strokes
		.map((stroke) => {
			const points: string[] = [];
			for (let i = 0; i + 1 < stroke.length; i += 2) points.push(`${stroke[i]} ${stroke[i + 1]}`);
			return `M${points.join('L')}`;
		})
		.join('');
}

/** The path's data of a picture that is exactly in our form; null for every other picture. */
export function drawnPath(svg: string): string | null {
	if (!svg.startsWith(HEAD) || !svg.endsWith(TAIL)) return null;
	const path = svg.slice(HEAD.length, -TAIL.length);
	return /^(M\d{1,4} \d{1,4}(L\d{1,4} \d{1,4})*)+$/.test(path) && path.length < 200_000 ? path : null;
}
