/** How a question is taken and answered: its input is checked against the contract, and expected trouble is an answer. */
import type { z } from 'zod';
import { expectedHere } from '../../shared/expected';
import { type Answer, Refused, refusalOfDisk } from '../../shared/refusal';

/** What the question takes. Refuses `input.invalid` with the field. */
export function checked(takes: z.ZodType, input: unknown): unknown {
	const parsed = takes.safeParse(input, { error: expectedHere });
	if (parsed.success) return parsed.data;
	const issue = firstIssue(parsed.error.issues);
	const field = issue?.path.map(String).join('.') ?? '';
	throw new Refused(
		'input.invalid',
		`${field ? `${field}: ` : ''}${issue?.message ?? 'not what this question takes'}`,
		'Correct it and ask again; nothing was changed.',
		field,
	);
}

/** What `work` gives, or its refusal; only a bug is thrown. */
export async function answerOf<T>(work: () => Promise<T>): Promise<Answer<T>> {
	try {
		return { ok: true, value: await work() };
	} catch (error) {
		const refused = error instanceof Refused ? error : refusalOfDisk(error, 'The disk did not do it');
		if (!refused) throw error;
		return { ok: false, refusal: refused.refusal };
	}
}

/** What is wrong first; of an input that may have one of several forms, by the form that it comes nearest to. */
function firstIssue(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
	const [issue] = issues;
	if (issue?.code !== 'invalid_union') return issue;
	const [nearest] = [...issue.errors].sort((a, b) => a.length - b.length);
	return firstIssue(nearest ?? []) ?? issue;
}
