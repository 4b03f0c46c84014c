/**
 * JSON of a stranger's, read whole. What must hold: it is looked through once before anything is made of it, so that neither
 * depth nor number of parts fills the memory; trouble is told by line and column.
 */
import { Refused } from '../../shared/refusal';
import { placeOfTrouble } from './json-place';

const DEEPEST = 64;
/** Members and elements; a bundle of 64 MiB has less than half of it. */
const MOST_PARTS = 5_000_000;

/** @throws Refused `indicator.json` */
export function readJson(text: string): unknown {
	lookThrough(text);
	try {
		return JSON.parse(text);
	} catch {
		throw refused(text, placeOfTrouble(text), 'here it is no JSON');
	}
}

function lookThrough(text: string): void {
	let depth = 0;
	let parts = 0;
	for (let at = 0; at < text.length; at++) {
		switch (text.charCodeAt(at)) {
			case 0x22: // "
				at = endOfString(text, at);
				break;
			case 0x5b: // [
			case 0x7b: // {
				depth += 1;
				parts += 1;
				if (depth > DEEPEST) throw refused(text, at, `here it nests deeper than ${DEEPEST}`);
				break;
			case 0x5d: // ]
			case 0x7d: // }
				depth -= 1;
				break;
			case 0x2c: // ,
				parts += 1;
				break;
		}
		if (parts > MOST_PARTS) throw refused(text, at, `until here it has more than ${MOST_PARTS} members`);
	}
}

/** Where the string that begins there ends; the text's own end where it does not. */
function endOfString(text: string, from: number): number {
	for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
		let backslashes = 0;
		while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes += 1;
		if (backslashes % 2 === 0) return at;
	}
	return text.length;
}

function refused(text: string, at: number, what: string): Refused {
	const before = text.slice(0, at);
	const line = before.split('\n').length;
	const column = at - before.lastIndexOf('\n');
	return new Refused(
		'indicator.json',
		`Line ${line}, column ${column}: ${what}.`,
		'Correct it in a copy of the file. Nothing was imported.',
		'file',
	);
}

export type Members = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Members =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
/** An own member that is a text; null where it is not. */
export function textOf(object: Members, name: string): string | null {
	const value = Object.hasOwn(object, name) ? object[name] : null;
	return typeof value === 'string' ? value : null;
}
export function listOf(object: Members, name: string): readonly unknown[] {
	const value = Object.hasOwn(object, name) ? object[name] : null;
	return Array.isArray(value) ? value : [];
}
