/**
 * Defanged writing: `hxxps://evil[.]example` for a person to read, so that nothing makes a link of it, and back again.
 * What must hold: what `defanged` makes, `refanged` and `withScheme` give back; no host shown has a bare dot, and no address a
 * scheme that anything opens.
 */
import type { IndicatorValue } from './indicator';

/** What may stand between brackets for one character, and for which. */
const STANDS_FOR: Readonly<Record<string, string>> = {
	'.': '.',
	dot: '.',
	',': '.',
	':': ':',
	'://': '://',
	'/': '/',
	'@': '@',
	at: '@',
};
const CLOSES: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };
/** Longer than the longest of STANDS_FOR with its brackets. */
const LONGEST = 5;

export interface Refanged {
	readonly text: string;
	/** Where each character of `text` began in what was given, and one more: its end. */
	readonly at: (index: number) => number;
	readonly changed: boolean;
}

/** Undoes `[.]`, `(dot)`, `[:]`, `[@]` and the like; schemes are read by `schemeOf`. Linear in the text. */
export function refanged(given: string): Refanged {
	if (!/[[({]/.test(given)) return { text: given, at: (index) => index, changed: false };
	const places: number[] = [];
	let text = '';
	let changed = false;
	for (let i = 0; i < given.length; ) {
		const short = bracketed(given, i);
		const said = short === null ? undefined : STANDS_FOR[short.toLowerCase()];
		const becomes = said ?? given.charAt(i);
		for (let n = 0; n < becomes.length; n++) places.push(i);
		text += becomes;
		if (said !== undefined && short !== null) changed = true;
		i += said !== undefined && short !== null ? short.length + 2 : 1;
	}
	places.push(given.length);
	return { text, at: (index) => places[index] ?? given.length, changed };
}

function bracketed(given: string, at: number): string | null {
	const close = CLOSES[given.charAt(at)];
	if (close === undefined) return null;
	const end = given.slice(at + 1, at + 1 + LONGEST).indexOf(close);
	return end < 1 ? null : given.slice(at + 1, at + 1 + end);
}

const SCHEMES: ReadonlySet<string> = new Set([
	...[
		'http',
		'https',
		'ftp',
		'ftps',
		'sftp',
		'ssh',
		'ws',
		'wss',
		'ldap',
		'ldaps',
		'smb',
		'rdp',
		'telnet',
		'tcp',
		'udp',
	],
	...['irc', 'ircs', 'git', 'rtsp', 'socks4', 'socks5', 'tor'],
]);
const BROKEN: readonly (readonly [RegExp, string])[] = [
	[/^h(?:xx|xt|tx|\*\*|__)p(s?)$/, 'http'],
	[/^f(?:x|\*|_)p(s?)$/, 'ftp'],
];

/** The scheme that a word before `://` means, `hxxps` as `https`; null where it is none that carries an indicator. */
export function schemeOf(word: string): string | null {
	const lower = word.toLowerCase();
	for (const [pattern, scheme] of BROKEN) {
		const match = pattern.exec(lower);
		if (match) return `${scheme}${match[1] ?? ''}`;
	}
	return SCHEMES.has(lower) ? lower : null;
}

/** A URL with its scheme mended, where it has a broken one. */
export function withScheme(url: string): string {
	const end = url.indexOf('://');
	const scheme = end < 0 || end > 8 ? null : schemeOf(url.slice(0, end));
	return scheme === null ? url : `${scheme}${url.slice(end)}`;
}

const dots = (text: string): string => text.replaceAll('.', '[.]');
const SHOWN_SCHEMES: Readonly<Record<string, string>> = { http: 'hxxp', https: 'hxxps', ftp: 'fxp', ftps: 'fxps' };

/** An indicator as a person reads it. JSON and the ledger have the value itself. */
export function defanged({ type, value }: Pick<IndicatorValue, 'type' | 'value'>): string {
	switch (type) {
		case 'ipv4':
		case 'domain':
			return dots(value);
		case 'ipv6':
			return dots(value.replaceAll(':', '[:]'));
		case 'email':
			return dots(value.replaceAll('@', '[@]'));
		case 'url':
			return defangedUrl(value);
		case 'user agent':
			return value.replaceAll('://', '[://]');
		case 'other':
			return defangedText(value);
		case 'digest':
		case 'file':
		case 'account':
		case 'registry key':
		case 'mutex':
		case 'certificate fingerprint':
			return value;
		default:
			return type satisfies never;
	}
}

/** Any text that may hold addresses, such as what a lead is about: dots between letters or digits, `@` and `://`. */
export function defangedText(text: string): string {
	return text
		.replaceAll('://', '[://]')
		.replaceAll('@', '[@]')
		.replace(/\.(?=[\p{L}\p{N}])/gu, '[.]')
		.replace(/(?<=[0-9a-f:]):(?=[0-9a-f:])/gi, '[:]');
}

function defangedUrl(value: string): string {
	const end = value.indexOf('://');
	if (end < 0) return defangedText(value);
	const scheme = value.slice(0, end);
	const rest = value.slice(end + 3);
	const host = /^[^/?#]*/.exec(rest)?.[0] ?? '';
	const path = rest.slice(host.length).replaceAll('://', '[://]');
	const shown = SHOWN_SCHEMES[scheme];
	const address = host.startsWith('[') ? host.replaceAll(':', '[:]') : host;
	return `${shown ?? scheme}${shown === undefined ? '[://]' : '://'}${dots(address.replaceAll('@', '[@]'))}${path}`;
}
