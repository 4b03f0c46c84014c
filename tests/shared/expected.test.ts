/** Inputs that do not fit are refused in words for people, whatever question they were for. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '../../shared/contract';
import { expectedHere } from '../../shared/expected';

const said = (schema: z.ZodType, input: unknown) =>
	schema.safeParse(input, { error: expectedHere }).error?.issues.map(({ message }) => message);

describe('an input that does not fit', () => {
	it.each([
		[z.string(), 5, 'This is not text.'],
		[z.strictObject({ a: z.string() }), {}, 'This is missing; it is text.'],
		[z.strictObject({}), { x: 1 }, 'There is no “x” here.'],
		[z.int(), Number.NaN, 'This is not a number.'],
		[z.int(), 1.5, 'This is not a whole number.'],
		[z.int().min(1), 0, 'This is too small; the least is 1.'],
		[z.string().max(2), 'abc', 'This is too long; the most is 2.'],
		[z.enum(['a', 'b']), 'c', 'This is none of a, b.'],
		[z.string().regex(/^a$/), 'b', 'This is not written as it has to be.'],
		[z.union([z.string(), z.int()]), null, 'This fits none of the forms that are taken here.'],
		[z.string().min(1, 'Its own sentence.'), '', 'Its own sentence.'],
	])('%#', (schema, input, sentence) => expect(said(schema, input)).toEqual([sentence]));

	it('never gets the schema library’s own words, of any question', () => {
		for (const [question, { takes }] of Object.entries(contract)) {
			const fields = takes instanceof z.ZodObject ? Object.keys(takes.shape) : [];
			for (const wrong of [null, Number.NaN, {}, [], '\u0000', -1.5]) {
				const input = Object.fromEntries(fields.map((field) => [field, wrong]));
				for (const sentence of [...(said(takes, wrong) ?? []), ...(said(takes, input) ?? [])])
					expect([question, sentence]).toEqual([
						question,
						expect.not.stringMatching(/^Invalid|expected [a-z]+, received|^Too |Unrecognized/),
					]);
			}
		}
	});
});
