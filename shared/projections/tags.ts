/**
 * Tags by a pattern that the notebook sets: zeros in braces are the number and how many digits it has at least, `{case}`
 * is the case's number.
 * What must hold: the next tag is one that no item of the case ever had; an item is never taken out of a case, so the
 * highest number there is, in any chain of it, is the highest there was.
 */
import type { EntryView } from '../views';
import { textOf } from './custody/keeping';

export const FIRST_PATTERN = 'E-{000}';
const NUMBER = /\{(0{1,9})\}/g;
const CASE = '{case}';

/** The pattern in force, from the notebook's own ledger. */
export function tagPatternOf(entries: readonly EntryView[]): string {
	const set = entries.filter(({ kind }) => kind === 'tag-pattern.set/1').at(-1);
	const pattern = textOf(set?.body.pattern);
	return pattern !== null && isPattern(pattern) ? pattern : FIRST_PATTERN;
}

/** One number, and no brace beside it but that of the case. */
export const isPattern = (pattern: string): boolean =>
	[...pattern.matchAll(NUMBER)].length === 1 && !/[{}]/.test(pattern.replace(NUMBER, '').replaceAll(CASE, ''));

export function tagAt(pattern: string, caseNumber: string, number: number): string {
	const [before, zeros, after] = partsOf(pattern, caseNumber);
	return `${before}${String(number).padStart(zeros.length, '0')}${after}`;
}

/** The tag after the highest of the pattern. */
export function nextTag(pattern: string, caseNumber: string, tags: Iterable<string>): string {
	const [before, , after] = partsOf(pattern, caseNumber);
	let highest = 0;
	for (const tag of tags) {
		if (!tag.startsWith(before) || !tag.endsWith(after)) continue;
		const digits = tag.slice(before.length, tag.length - after.length);
		if (/^[0-9]{1,9}$/.test(digits)) highest = Math.max(highest, Number(digits));
	}
	return tagAt(pattern, caseNumber, highest + 1);
}

/** What stands before the number, its zeros, and what stands after; a case's number may hold braces of its own. */
function partsOf(pattern: string, caseNumber: string): readonly [string, string, string] {
	const [before = '', zeros = '', after = ''] = pattern.split(NUMBER);
	return [before.replaceAll(CASE, () => caseNumber), zeros, after.replaceAll(CASE, () => caseNumber)];
}
