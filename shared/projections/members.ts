/**
 * Reading members of bodies that may be withheld, of another version, or a stranger's: what does not fit is null or left
 * out, never guessed. Verification says what is amiss; projections only need to go on.
 */
import type { EntryView } from '../views';
import { type Instant, isInstant } from '../vocabulary';

type Body = Readonly<Record<string, unknown>>;

export const textIn = (body: Body, name: string): string | null => {
	const value = Object.hasOwn(body, name) ? body[name] : null;
	return typeof value === 'string' && value !== '' ? value : null;
};

export const instantIn = (body: Body, name: string): Instant | null => {
	const value = textIn(body, name);
	return value !== null && isInstant(value) ? value : null;
};

/** A whole number from 1 on. */
export const countIn = (body: Body, name: string): number | null => {
	const value = Object.hasOwn(body, name) ? body[name] : null;
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : null;
};

export const textsIn = (body: Body, name: string): readonly string[] => {
	const value = Object.hasOwn(body, name) ? body[name] : null;
	return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};

export const objectIn = (body: Body, name: string): Body | null => {
	const value = Object.hasOwn(body, name) ? body[name] : null;
	return isObject(value) ? value : null;
};

export const objectsIn = (body: Body, name: string): readonly Body[] => {
	const value = Object.hasOwn(body, name) ? body[name] : null;
	return Array.isArray(value) ? value.filter(isObject) : [];
};

/** One of a few words. */
export const oneOf = <T extends string>(body: Body, name: string, words: readonly T[]): T | null => {
	const value = textIn(body, name);
	return words.find((word) => word === value) ?? null;
};

/** Who wrote an entry, as people are called. */
export const authorOf = (entry: EntryView): string | null => entry.signers[0]?.name ?? null;

function isObject(value: unknown): value is Body {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
