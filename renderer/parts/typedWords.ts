/** The words of a recovery paper as a person types them or a scanner reads them in: case, numbers and signs do not count. */

export const WORDS_ON_PAPER = 12;

/** What was typed, as words. */
export const wordsIn = (text: string): readonly string[] =>
	text
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== '');

export const allTyped = (text: string): boolean => wordsIn(text).length === WORDS_ON_PAPER;
