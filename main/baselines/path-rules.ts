/**
 * Which paths of a tree are recorded: patterns on the path relative to the root, part by part.
 *  - `*` stands for any bytes within one part, `?` for one character (or one byte that is no UTF-8), `**` as a whole part
 *    for any number of parts, none too; `\` takes the meaning from the character after it. Everything else is itself.
 *  - A pattern begins at the root: `var/log`, not `log`, which is the same below any folder after `**` and a slash.
 *  - What names a folder names all that lies in it. Where both lists name a path, it is left out.
 * What must hold: a pattern never costs more than its length times the path's, whoever wrote it.
 */
import { Refused } from '../../shared/refusal';
import type { EvidenceKind } from '../hashing/kinds';

export interface PathRules {
	/** Where it is empty, everything is included. */
	readonly include: readonly string[];
	readonly exclude: readonly string[];
}

export const NO_RULES: PathRules = { include: [], exclude: [] };

/** Says why a path (relative, `/` between its parts) is left out, or nothing where it is not. */
export type LeaveOut = (path: Buffer, kind: EvidenceKind) => string | undefined;

/** Refuses with `rule.malformed`. */
export function leavingOut({ include, exclude }: PathRules): LeaveOut {
	const included = include.map(compile);
	const excluded = exclude.map(compile);
	return (path, kind) => {
		const parts = path.toString('latin1').split('/');
		const against = excluded.find((pattern) => reach(pattern.parts, parts) === 'holds');
		if (against) return `left out by the rule “${against.text}”`;
		if (included.length === 0) return undefined;
		const found = included.map((pattern) => reach(pattern.parts, parts));
		// A folder is gone through where a pattern may hold for something in it.
		if (found.includes('holds') || (kind === 'folder' && found.includes('may'))) return undefined;
		return 'left out, as no rule includes it';
	};
}

interface Pattern {
	readonly text: string;
	/** Tokens of each part; `null` for `**`. */
	readonly parts: readonly (readonly Token[] | null)[];
}

/** A byte as Latin-1 text, any bytes, or one character. */
type Token = string | typeof ANY | typeof ONE;
const ANY = 1;
const ONE = 2;

function compile(text: string): Pattern {
	const refuse = (what: string): never => {
		const hint = 'A rule is a path from the root, like var/log or **/*.tmp.';
		throw new Refused('rule.malformed', `The rule “${text}” ${what}.`, hint);
	};
	const trimmed = text.replace(/^\//, '').replace(/\/$/, '');
	if (trimmed === '') refuse('names nothing');
	const parts = trimmed.split('/').map((part) => {
		if (part === '**') return null;
		if (part === '' || part === '.' || part === '..') refuse(`has a part “${part}”`);
		const tokens: Token[] = [];
		for (let at = 0; at < part.length; at++) {
			const character = part[at] as string;
			if (character === '*') {
				if (tokens.at(-1) !== ANY) tokens.push(ANY);
			} else if (character === '?') tokens.push(ONE);
			else {
				if (character === '\\') at++;
				const code = part.codePointAt(at);
				if (code === undefined) refuse('ends with a backslash');
				const own = String.fromCodePoint(code as number);
				at += own.length - 1;
				tokens.push(...Buffer.from(own).toString('latin1'));
			}
		}
		return tokens;
	});
	return { text, parts };
}

/** `holds`: for the path or a folder above it. `may`: not yet, but perhaps for something below. */
function reach(pattern: Pattern['parts'], path: readonly string[]): 'holds' | 'may' | 'no' {
	let places = opened(pattern, [0]);
	for (const part of path) {
		if (places.has(pattern.length)) return 'holds';
		const next: number[] = [];
		for (const place of places) {
			const tokens = pattern[place];
			if (tokens === null) next.push(place);
			else if (tokens !== undefined && partFits(tokens, part)) next.push(place + 1);
		}
		places = opened(pattern, next);
		if (places.size === 0) return 'no';
	}
	return places.has(pattern.length) ? 'holds' : 'may';
}

/** With the places behind every `**`, which may stand for nothing. */
function opened(pattern: Pattern['parts'], from: readonly number[]): Set<number> {
	const places = new Set<number>();
	for (const first of from) {
		let place = first;
		places.add(place);
		while (pattern[place] === null) places.add(++place);
	}
	return places;
}

/** Goes back to the last `*` only: what an earlier one could take, the later one can too. */
function partFits(tokens: readonly Token[], part: string): boolean {
	let at = 0;
	let token = 0;
	let star = -1;
	let tried = 0;
	while (at < part.length) {
		const wanted = tokens[token];
		if (wanted === ANY) {
			star = token++;
			tried = at;
		} else if (wanted === ONE) {
			at += characterAt(part, at);
			token++;
		} else if (wanted === part[at]) {
			at++;
			token++;
		} else if (star >= 0) {
			token = star + 1;
			at = ++tried;
		} else return false;
	}
	while (tokens[token] === ANY) token++;
	return token === tokens.length;
}

/** Bytes of the UTF-8 sequence that begins here (RFC 3629, section 4); 1 where none does. */
function characterAt(part: string, at: number): number {
	const first = part.charCodeAt(at);
	const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
	if (first > 0xf4) return 1;
	for (let i = 1; i < length; i++) {
		const next = part.charCodeAt(at + i);
		if (!(next >= 0x80 && next <= 0xbf)) return 1;
	}
	return length;
}

/** True where a rule names one path and what lies in it, and nothing else. */
export const isLiteral = (rule: string): boolean => !/(?<!\\)[*?]/.test(rule);

/** Whether a rule names a path; `itself`: not merely as lying in what it names. Refuses `rule.malformed`. */
export function namedBy(rule: string): (path: Buffer, itself?: boolean) => boolean {
	const { parts } = compile(rule);
	return (path, itself = false) => {
		const own = path.toString('latin1').split('/');
		if (itself && own.length !== parts.length) return false;
		return reach(parts, own) === 'holds';
	};
}
