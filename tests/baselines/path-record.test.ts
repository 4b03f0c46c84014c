import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePaths } from '../../main/baselines/path-record';

const path = fc
	.array(fc.array(fc.constantFrom('a', '-', '.', '!', 'b', '0'), { minLength: 1, maxLength: 3 }), {
		minLength: 1,
		maxLength: 4,
	})
	.map((parts) => parts.map((part) => part.join('')).join('/'));

/** The order said in the plainest way: part by part. */
function byParts(a: string, b: string): number {
	const [left, right] = [a.split('/'), b.split('/')];
	for (let at = 0; at < Math.min(left.length, right.length); at++) {
		const order = Buffer.compare(Buffer.from(left[at] ?? ''), Buffer.from(right[at] ?? ''));
		if (order !== 0) return order;
	}
	return left.length - right.length;
}

describe('the order of paths', () => {
	test('a folder’s contents stand right after it, also beside names that begin like it', () => {
		const names = ['a', 'a-b', 'a.b', 'a/z', 'a!', 'ab'].map((name) => Buffer.from(name));
		expect(names.sort(comparePaths).map(String)).toEqual(['a', 'a/z', 'a!', 'a-b', 'a.b', 'ab']);
	});

	test('is the order of a walk: part by part, each by its bytes', () => {
		fc.assert(
			fc.property(path, path, (a, b) => {
				expect(Math.sign(comparePaths(Buffer.from(a), Buffer.from(b)))).toBe(Math.sign(byParts(a, b)));
			}),
		);
	});
});
