/** One JSON value out of lines, whatever pieces they come in. */
import { describe, expect, it } from 'vitest';
import { jsonArray } from '../../main/commandline/json-array';

const whole = (pieces: readonly string[]): string => {
	const array = jsonArray();
	const elements = pieces.map((piece) => array.elements(Buffer.from(piece)));
	return Buffer.concat([array.begin, ...elements, array.end()]).toString();
};

describe('lines of JSON as one array', () => {
	it.each([
		[[], []],
		[[''], []],
		[['{"a":1}\n'], [{ a: 1 }]],
		[
			['{"a":1}\n{"b":"\\n é \ud83d\ude00"}\n', '', '3\n'],
			[{ a: 1 }, { b: '\n é 😀' }, 3],
		],
	])('%j', (pieces, value) => {
		expect(JSON.parse(whole(pieces))).toEqual(value);
		// One element a line, for people and for a list that is gone on with.
		expect(whole(pieces).split('\n')).toHaveLength(value.length === 0 ? 2 : value.length + 3);
	});

	it('goes on after elements that stand there', () => {
		const first = jsonArray();
		const half = Buffer.concat([first.begin, first.elements(Buffer.from('1\n2\n'))]);
		const rest = jsonArray(true);
		const end = Buffer.concat([half, rest.elements(Buffer.from('3\n')), rest.end()]);
		expect(JSON.parse(end.toString())).toEqual([1, 2, 3]);
	});
});
