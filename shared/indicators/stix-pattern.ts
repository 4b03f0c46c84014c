/**
 * Patterns of STIX (STIX 2.1, section 9), as far as a single indicator stands in them: comparisons by `=`, joined by OR. A path
 * of a file and the type that a reference names (`…_ref.type`) are the two AND that say one thing and are read, too.
 * What must hold: what `patternOf` writes, `readPattern` gives back; all else is told as what it is and never guessed at; the
 * time it takes grows with the text and no faster.
 */
import type { DigestName } from '../vocabulary';
import type { IndicatorValue } from './indicator';
import type { Typed } from './read';
import { wholeHive } from './registry';
import { isIPv4, isIPv6 } from './shapes';

/** What one pattern says, each as it stands there, or why nothing of it is taken. */
export type ReadPattern = { readonly says: readonly Typed[] } | { readonly problem: string };

/** In UTF-16 code units. */
const LONGEST_PATTERN = 65_536;

const HASHES: Readonly<Record<DigestName, string>> = {
	md5: 'MD5',
	sha1: 'SHA-1',
	sha256: 'SHA-256',
	sha384: 'SHA-384',
	sha512: 'SHA-512',
	'sha3-256': 'SHA3-256',
	blake3: 'BLAKE3',
};
const bareName = (name: string): string => name.toUpperCase().replaceAll(/[-_]/g, '');
const DIGEST_BY_NAME: ReadonlyMap<string, DigestName> = new Map(
	Object.entries(HASHES).map(([digest, name]) => [bareName(name), digest as DigestName]),
);
export const stixHash = (digest: DigestName): string => HASHES[digest];

/** The object of patterns on what STIX has no object for; its property is what the type is called. */
const OURS = 'x-sealbook-indicator';
const USER_AGENT = "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'";

/** An indicator as a pattern. */
export function patternOf({ type, value, algorithm, called }: IndicatorValue): string {
	const one = (path: string, text = value) => `${path} = ${literal(text)}`;
	switch (type) {
		case 'ipv4':
			return `[${one('ipv4-addr:value')}]`;
		case 'ipv6':
			return `[${one('ipv6-addr:value')}]`;
		case 'domain':
			return `[${one('domain-name:value')}]`;
		case 'url':
			return `[${one('url:value')}]`;
		case 'email':
			return `[${one('email-addr:value')}]`;
		case 'digest':
			return `[${one(`file:hashes.'${HASHES[algorithm ?? 'sha256']}'`)}]`;
		case 'file': {
			const { folder, name } = partsOf(value);
			if (name === '') return `[${one('directory:path')}]`;
			if (folder === '') return `[${one('file:name')}]`;
			return `[${one('file:name', name)} AND ${one('file:parent_directory_ref.path', folder)}]`;
		}
		case 'account':
			return `[${one('user-account:account_login')}]`;
		case 'registry key':
			// The hive's name is never shortened (STIX 2.1, section 6.17).
			return `[${one('windows-registry-key:key', wholeHive(value))}]`;
		case 'mutex':
			return `[${one('mutex:name')}]`;
		case 'user agent':
			return `[${one(USER_AGENT)}]`;
		case 'certificate fingerprint':
			return `[${one(`x509-certificate:hashes.'${HASHES[value.length === 40 ? 'sha1' : 'sha256']}'`)}]`;
		case 'other':
			return `[${one(`${OURS}:${literal(called ?? '')}`)}]`;
		default:
			return type satisfies never;
	}
}

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** A path as its folder and its name; the folder is empty where there is none, the name where the path is a folder itself. */
export function partsOf(path: string): { readonly folder: string; readonly name: string } {
	const at = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
	if (at < 0) return { folder: '', name: path };
	if (at === path.length - 1) return { folder: path, name: '' };
	const folder = at === 0 ? path.slice(0, 1) : path.slice(0, at);
	const parts = { folder, name: path.slice(at + 1) };
	return joined(parts.folder, parts.name) === path ? parts : { folder: '', name: path };
}

function joined(folder: string, name: string): string {
	const separator = folder.includes('\\') || /^[A-Za-z]:$/.test(folder) ? '\\' : '/';
	return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
}

interface Comparison {
	/** Object and properties, without quotes. */
	readonly path: readonly string[];
	readonly value: string;
}

export function readPattern(pattern: string): ReadPattern {
	if (pattern.length > LONGEST_PATTERN) return { problem: `Its pattern is longer than ${LONGEST_PATTERN} characters.` };
	const read = alternativesIn(pattern);
	if ('problem' in read) return read;
	const says: Typed[] = [];
	for (const all of read.alternatives) {
		const one = oneOf(all);
		if ('problem' in one) return one;
		says.push(one.typed);
	}
	return { says };
}

const WORD = {
	open: '\\[|\\]|[()]',
	text: "[thb]?'(?:[^'\\\\]|\\\\['\\\\])*'",
	path: "[A-Za-z][A-Za-z0-9-]*:(?:'(?:[^'\\\\]|\\\\['\\\\])*'|[A-Za-z_][A-Za-z0-9_-]*)(?:\\.(?:'(?:[^'\\\\]|\\\\['\\\\])*'|[A-Za-z_][A-Za-z0-9_-]*)|\\[(?:[0-9]+|\\*)\\])*",
	operator: '==?|!=|<>|<=?|>=?',
	word: '[A-Za-z]+|[+-]?[0-9][0-9.]*|,',
} as const;
const TOKEN = new RegExp(
	`\\s*(?:(?<path>${WORD.path})|(?<text>${WORD.text})|(?<open>${WORD.open})|(?<operator>${WORD.operator})|(?<word>${WORD.word}))`,
	'uy',
);

/** `[a AND b OR c] OR [d]` as its alternatives: AND binds closer than OR. */
function alternativesIn(
	pattern: string,
): { readonly alternatives: readonly Comparison[][] } | { readonly problem: string } {
	const alternatives: Comparison[][] = [];
	/** What may come next. */
	let state: 'outside' | 'path' | 'operator' | 'value' | 'joint' | 'after' = 'outside';
	let path: readonly string[] = [];
	let binds = false;
	TOKEN.lastIndex = 0;
	const end = pattern.trimEnd().length;
	while (TOKEN.lastIndex < end) {
		const { path: found, text, open, operator, word } = TOKEN.exec(pattern)?.groups ?? {};
		const amiss = notTaken({ text, open, operator, word });
		if (amiss !== null) return { problem: amiss };
		if (state === 'outside' && open === '[') state = 'path';
		else if (state === 'path' && found !== undefined) [path, state] = [pathOf(found), 'operator'];
		else if (state === 'operator' && operator !== undefined) state = 'value';
		else if (state === 'value' && text !== undefined) {
			const comparison = { path, value: unquoted(text) };
			const last = alternatives.at(-1);
			if (binds && last) last.push(comparison);
			else alternatives.push([comparison]);
			state = 'joint';
		} else if (state === 'joint' && word === 'AND') [binds, state] = [true, 'path'];
		else if (state === 'joint' && word === 'OR') [binds, state] = [false, 'path'];
		else if (state === 'joint' && open === ']') [binds, state] = [false, 'after'];
		else if (state === 'after' && word === 'OR') state = 'outside';
		else if (state === 'after' && word === 'AND')
			return { problem: 'Its pattern asks for several observations (AND).' };
		else return { problem: 'Its pattern is not written as STIX 2.1 has it.' };
	}
	return state === 'after' ? { alternatives } : { problem: 'Its pattern is not written as STIX 2.1 has it.' };
}

/** What a pattern can say that no single indicator says. */
function notTaken(token: {
	readonly text: string | undefined;
	readonly open: string | undefined;
	readonly operator: string | undefined;
	readonly word: string | undefined;
}): string | null {
	const { text, open, operator, word } = token;
	if (text !== undefined && !text.startsWith("'")) return 'Its pattern compares with something other than a text.';
	if (open === '(' || open === ')') return 'Its pattern has parts in parentheses.';
	if (operator !== undefined && operator !== '=' && operator !== '==')
		return `Its pattern compares by ${operator}, not by =.`;
	if (word === undefined || word === 'AND' || word === 'OR') return null;
	if (/^[+-]?[0-9]/.test(word)) return 'Its pattern compares with something other than a text.';
	if (/^(?:FOLLOWEDBY|WITHIN|REPEATS|START|STOP)$/.test(word))
		return `Its pattern asks for an order or a span (${word}).`;
	if (/^(?:NOT|LIKE|MATCHES|IN|ISSUBSET|ISSUPERSET|EXISTS)$/.test(word))
		return `Its pattern compares by ${word}, not by =.`;
	return 'Its pattern is not written as STIX 2.1 has it.';
}

const unquoted = (text: string): string => text.slice(1, -1).replaceAll(/\\(['\\])/g, '$1');

function pathOf(text: string): string[] {
	const [object = ''] = text.split(':', 1);
	const rest = text.slice(object.length + 1);
	const properties = rest.match(/'(?:[^'\\]|\\['\\])*'|\[[0-9*]+\]|[A-Za-z_][A-Za-z0-9_-]*/g) ?? [];
	return [object, ...properties.map((each) => (each.startsWith("'") ? unquoted(each) : each))];
}

/** Comparisons that hold together as one indicator. */
function oneOf(all: readonly Comparison[]): { readonly typed: Typed } | { readonly problem: string } {
	const [first, second] = all;
	if (first && all.length === 1) return typedOf(first);
	if (first && second && all.length === 2) {
		const path = pathIn(first, second) ?? pathIn(second, first);
		if (path !== null) return { typed: { type: 'file', value: path } };
		const named = [first, second].find(({ path: of }) => of.at(-1) === 'value');
		const type = [first, second].find(({ path: of }) => of.at(-1) === 'type');
		const isSame = named && type && named.path.slice(0, -1).join('.') === type.path.slice(0, -1).join('.');
		if (isSame && named.path.length > 2) return typedOf(named);
	}
	return { problem: 'Its pattern asks for several properties at once (AND).' };
}

function pathIn(name: Comparison, folder: Comparison): string | null {
	if (name.path.join('.') !== 'file.name' || folder.path.join('.') !== 'file.parent_directory_ref.path') return null;
	return joined(folder.value, name.value);
}

const PLAIN: Readonly<Record<string, Typed['type']>> = {
	'ipv4-addr.value': 'ipv4',
	'ipv6-addr.value': 'ipv6',
	'domain-name.value': 'domain',
	'url.value': 'url',
	'email-addr.value': 'email',
	'email-message.from_ref.value': 'email',
	'email-message.sender_ref.value': 'email',
	'file.name': 'file',
	'directory.path': 'file',
	'process.name': 'file',
	'process.image_ref.name': 'file',
	'user-account.account_login': 'account',
	'user-account.user_id': 'account',
	'user-account.display_name': 'account',
	'windows-registry-key.key': 'registry key',
	'mutex.name': 'mutex',
	'network-traffic.extensions.http-request-ext.request_header.User-Agent': 'user agent',
};

function typedOf({ path, value }: Comparison): { readonly typed: Typed } | { readonly problem: string } {
	const [object = '', property = '', name = ''] = path;
	const said = path.join('.');
	const type = Object.hasOwn(PLAIN, said) ? PLAIN[said] : undefined;
	if (type) return { typed: { type, value } };
	if (object === OURS && path.length === 2) return { typed: { type: 'other', value, called: property } };
	if (object === 'network-traffic' && /^(?:src|dst)_ref$/.test(property) && name === 'value' && path.length === 3)
		return { typed: { type: isIPv4(value) ? 'ipv4' : isIPv6(value) ? 'ipv6' : 'domain', value } };
	if (property === 'hashes' && path.length === 3 && (object === 'file' || object === 'x509-certificate'))
		return hashOf(object, name, value);
	return { problem: `Sealbook has no type of indicator for ${object}:${path.slice(1).join('.')}.` };
}

function hashOf(object: string, name: string, value: string): { readonly typed: Typed } {
	const algorithm = DIGEST_BY_NAME.get(bareName(name));
	if (object === 'x509-certificate' && (algorithm === 'sha1' || algorithm === 'sha256'))
		return { typed: { type: 'certificate fingerprint', value } };
	if (object === 'file' && algorithm) return { typed: { type: 'digest', algorithm, value } };
	return { typed: { type: 'other', called: object === 'file' ? name : `${object} ${name}`, value } };
}
