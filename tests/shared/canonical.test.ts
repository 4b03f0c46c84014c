/** Canonical JSON: RFC 8785 for what a ledger may hold, and a refusal of everything else. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, DEEPEST, NotCanonical, parseCanonical } from '../../shared/ledger/canonical';

const name = fc.string({ unit: fc.constantFrom(...'aAbBzZ019 _-.:"\\/{}'), minLength: 1, maxLength: 6 });
const json = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 6 },
		fc.constantFrom<unknown>(null, true, false),
		fc.maxSafeInteger(),
		fc.string({ unit: 'binary' }),
		fc.array(tie('value'), { maxLength: 4 }),
		fc.dictionary(name, tie('value'), { maxKeys: 5 }),
	),
})).value;

/** The plainest reading of RFC 8785: sort members by UTF-16 code units, everything else as ECMAScript writes it. */
function reference(value: unknown): string {
	const sorted = (v: unknown): unknown => {
		if (Array.isArray(v)) return v.map(sorted);
		if (typeof v !== 'object' || v === null) return v;
		const object: Record<string, unknown> = Object.create(null);
		// Members that look like numbers come first in every object, so they carry a mark while they are written.
		for (const [k, w] of Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) object[`#${k}`] = sorted(w);
		return object;
	};
	return JSON.stringify(sorted(value)).replace(/"((?:[^"\\]|\\.)*)"(:?)/g, (_, text: string, colon: string) =>
		colon ? `"${text.slice(1)}":` : `"${text}"`,
	);
}

const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const refused = (text: string) => expect(() => parseCanonical(text), text).toThrow(NotCanonical);

describe('canonical JSON', () => {
	it('is what a plain reading of RFC 8785 gives', () => {
		fc.assert(fc.property(json, (value) => canonical(value) === reference(value)));
	});

	it('reads back to the same value, and that to the same text', () => {
		fc.assert(
			fc.property(json, (value) => {
				const text = canonical(value);
				expect(canonical(parseCanonical(text))).toBe(text);
			}),
		);
	});

	it('writes one text however the members came', () => {
		fc.assert(
			fc.property(fc.dictionary(name, fc.integer(), { minKeys: 2, maxKeys: 6 }), (object) => {
				const turned = Object.fromEntries(Object.entries(object).reverse());
				expect(canonical(turned)).toBe(canonical(object));
			}),
		);
	});

	it('escapes as RFC 8785, section 3.2.2.2, says', () => {
		expect(canonical('\u0000\u0008\t\n\u000b\f\r\u001f "\\/\u007f\u0080\u2028é€😂')).toBe(
			'"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\"\\\\/\u007f\u0080\u2028é€😂"',
		);
	});

	it('sorts the members as RFC 8785, section 3.2.3, says, without regard to length or case', () => {
		expect(canonical({ b: 1, B: 2, a1: 3, a: 4, '10': 5, '9': 6 })).toBe('{"10":5,"9":6,"B":2,"a":4,"a1":3,"b":1}');
	});

	it('takes the largest integers and no larger, and zero without a sign', () => {
		expect(canonical([9007199254740991, -9007199254740991, -0])).toBe('[9007199254740991,-9007199254740991,0]');
		for (const number of [9007199254740992, -9007199254740992, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY])
			expect(() => canonical(number)).toThrow(NotCanonical);
	});

	it(`nests ${DEEPEST} deep and no deeper`, () => {
		expect(canonical(nested(DEEPEST))).toBe('['.repeat(DEEPEST) + ']'.repeat(DEEPEST));
		expect(parseCanonical(canonical(nested(DEEPEST)))).toEqual(nested(DEEPEST));
		expect(() => canonical(nested(DEEPEST + 1))).toThrow(NotCanonical);
		refused('['.repeat(DEEPEST + 1) + ']'.repeat(DEEPEST + 1));
		refused('[{"a":'.repeat(500_000));
	});

	it('counts no bracket that stands in text', () => {
		const text = JSON.stringify('[{"'.repeat(100));
		expect(canonical(parseCanonical(text))).toBe(text);
	});

	it('refuses what JSON cannot hold, and never drops it', () => {
		const holes = new Array(2);
		class Odd {}
		for (const value of [
			undefined,
			() => 1,
			Symbol('x'),
			1n,
			new Date(0),
			new Odd(),
			new Map(),
			holes,
			{ a: undefined },
		])
			expect(() => canonical(value)).toThrow(NotCanonical);
	});

	it('refuses half a character, wherever it stands', () => {
		for (const text of ['\ud800', 'x\udc00', '\udc00\ud800', '\ud83d\ud83d\ude02']) {
			expect(() => canonical(text)).toThrow(NotCanonical);
			expect(() => canonical({ [text]: 1 })).toThrow(NotCanonical);
			expect(() => canonical([[text]])).toThrow(NotCanonical);
		}
	});

	it('refuses member names that are not printable ASCII, and __proto__', () => {
		for (const odd of ['', 'é', 'a\nb', '\u007f', '__proto__'])
			expect(() => canonical(Object.fromEntries([[odd, 1]]))).toThrow(NotCanonical);
		refused('{"__proto__":{"polluted":1}}');
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	});

	it('reads one text only of what many texts could say', () => {
		for (const text of [
			' 1',
			'1 ',
			'01',
			'+1',
			'1.0',
			'1e2',
			'-0',
			'9007199254740992',
			'"\\u0041"',
			'"\\/"',
			'"\\u000A"',
			'"\\ud800"',
			'{"b":1,"a":2}',
			'{"a":1,"a":1}',
			'{ "a":1}',
			'[1, 2]',
			'[1,]',
			"'a'",
			'NaN',
			'',
			'\ufeff1',
			'undefined',
			'1\n',
		])
			refused(text);
	});

	it('refuses every text that differs from the canonical one in a single character', () => {
		fc.assert(
			fc.property(json, fc.nat(), fc.constantFrom(...' \t\n,:[]{}"\\0e.-'), (value, at, character) => {
				const text = canonical(value);
				const i = at % (text.length + 1);
				const other = text.slice(0, i) + character + text.slice(i);
				// What is accepted must be canonical itself: another value's one text.
				try {
					expect(canonical(parseCanonical(other))).toBe(other);
				} catch (error) {
					expect(error).toBeInstanceOf(NotCanonical);
				}
			}),
		);
	});
});
