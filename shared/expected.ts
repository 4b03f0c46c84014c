/**
 * What is wrong with an input, where its schema has no sentence of its own: the schema library's words are for
 * programmers. Handed to `safeParse` as `error`, which asks it only then.
 */
import type { z } from 'zod';

const NAMES: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
	null: 'null',
};

/** One sentence; undefined where the library's own is as good. */
export function expectedHere(issue: z.core.$ZodRawIssue): string | undefined {
	switch (issue.code) {
		case 'invalid_type': {
			const name = NAMES[issue.expected] ?? issue.expected;
			return issue.input === undefined ? `This is missing; it is ${name}.` : `This is not ${name}.`;
		}
		case 'unrecognized_keys':
			return `There is no ${issue.keys.map((key) => `“${key}”`).join(' and no ')} here.`;
		case 'invalid_value':
			return `This is none of ${issue.values.map(String).join(', ')}.`;
		case 'too_small':
			return `This is too ${issue.origin === 'number' || issue.origin === 'int' ? 'small' : 'short'}; the least is ${issue.minimum}.`;
		case 'too_big':
			return `This is too ${issue.origin === 'number' || issue.origin === 'int' ? 'large' : 'long'}; the most is ${issue.maximum}.`;
		case 'invalid_format':
			return 'This is not written as it has to be.';
		case 'invalid_union':
			return 'This fits none of the forms that are taken here.';
		default:
			return undefined;
	}
}
