/** The words of a paper are taken however they are typed, numbered or read in; what is missing is not made up. */
import { describe, expect, it } from 'vitest';
import { allTyped, wordsIn } from '../../renderer/parts/typedWords';

const PAPER = 'unaware need sing cereal despair garage mind walnut brand acid wasp divert'.split(' ');

describe('words typed from a paper', () => {
	it.each([
		['with spaces', PAPER.join(' ')],
		['as a scanner types them, with a line break at the end', `${PAPER.join(' ')}\r\n`],
		['one a line, with capitals', PAPER.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('\n')],
		['with their numbers', PAPER.map((word, at) => `${at + 1}. ${word}`).join(' ')],
		['with commas and tabs', PAPER.join(',\t')],
	])('%s', (_, text) => {
		expect(wordsIn(text)).toEqual(PAPER);
		expect(allTyped(text)).toBe(true);
	});

	it.each([
		['nothing', ''],
		['eleven', PAPER.slice(1).join(' ')],
		['thirteen', [...PAPER, 'zoo'].join(' ')],
		['two run together', PAPER.join(' ').replace('unaware need', 'unawareneed')],
	])('%s is not all', (_, text) => expect(allTyped(text)).toBe(false));
});
