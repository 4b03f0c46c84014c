/**
 * Text from evidence, made harmless to look at. A name may hold characters that steer a terminal, turn the reading
 * direction or cannot be seen at all; a person must see that they are there, and a terminal must not obey them.
 * What must hold: the result has no character below U+0020 (but a line feed where asked for), no C1 control, no
 * bidirectional control, nothing invisible and no lone surrogate. Text without such characters comes back unchanged.
 *
 * The classes are Unicode's own: Cc, Zl, Zp, Cs (UAX #44) and Default_Ignorable_Code_Point, which holds the bidi and
 * zero-width characters, soft hyphen, fillers, tags and variation selectors. A backslash stays as it is, so that a
 * Windows path can be read: the form is for eyes, the bytes are kept elsewhere.
 */

/** One character that must not reach a terminal or a screen as it is. */
export const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\uFFFE\uFFFF]/gu;

/** An emoji's text or colour form (U+FE0E, U+FE0F after a pictograph) changes what is seen, so it hides nothing. */
const PICTOGRAPH_BEFORE = /[\p{Extended_Pictographic}]$/u;

/**
 * Shows what hides: `\u202E` for U+202E, `\u{E0041}` beyond the first plane.
 * With `lines`, line feeds stay; everything else, a carriage return too, is escaped.
 */
export function visible(text: string, options: { readonly lines?: boolean } = {}): string {
	return text.replace(UNSEEN, (character, at: number) => {
		if (character === '\n' && options.lines === true) return character;
		if (character === '\uFE0E' || character === '\uFE0F') {
			// Two units are enough to see one whole character before it.
			if (PICTOGRAPH_BEFORE.test(text.slice(Math.max(0, at - 2), at))) return character;
		}
		return escaped(character);
	});
}

/** True where `visible` would change the text: the badge "name contains hidden characters" hangs on it. */
export function hidesSomething(text: string): boolean {
	return visible(text) !== text;
}

function escaped(character: string): string {
	const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
	return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
