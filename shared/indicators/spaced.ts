/**
 * The two indicators that hold spaces: a browser’s line about itself, and Windows paths and registry keys such as
 * `HKLM\Software\Microsoft\Windows NT\CurrentVersion`.
 */
import type { FoundIndicator } from './extract';
import { isRegistryKey, isWindowsPath } from './shapes';

const LONGEST_LINE = 1024;
const AGENT =
	/^["'“(]?(?:(Mozilla|Opera)|curl|Wget|python-requests|Go-http-client|okhttp|Java|PowerShell|WinHTTP)\/[0-9]/;
const CLOSES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '(': ')', '«': '»', '`': '`' };

/** `Mozilla/5.0 (…) …` up to its closing quotation mark or the line’s end; of other programs one word. */
export function userAgent(text: string, at: number): FoundIndicator | null {
	const begin = text.slice(at, at + 32);
	const match = AGENT.exec(begin);
	if (!match) return null;
	const quote = CLOSES[begin.charAt(0)];
	const from = quote === undefined ? at : at + 1;
	const line = lineFrom(text, from);
	const cut = quote === undefined ? -1 : line.indexOf(quote);
	const rest = cut > 0 ? line.slice(0, cut) : match[1] !== undefined ? line : (/^[^\s"',;)]+/.exec(line)?.[0] ?? '');
	const value = rest.trimEnd().replace(/["'”;,.]+$/, '');
	return { type: 'user agent', value, from, toExclusive: from + value.length };
}

/**
 * A path that begins here. In quotation marks it ends with them; else it goes on over a space only where the next word has a
 * backslash in it and begins no path of its own.
 */
export function spacedPath(text: string, at: number): FoundIndicator | null {
	const quote = CLOSES[text.charAt(at)];
	const from = quote === undefined ? at : at + 1;
	if (!isPath(text.slice(from, from + 64))) return null;
	const line = lineFrom(text, from);
	const value = trimmed(
		quote === undefined || !line.includes(quote) ? unquoted(line) : line.slice(0, line.indexOf(quote)),
	);
	if (!isPath(value)) return null;
	const type = isRegistryKey(value) ? 'registry key' : 'file';
	return { type, value, from, toExclusive: from + value.length };
}

const isPath = (text: string): boolean => isRegistryKey(text) || isWindowsPath(text);

function unquoted(line: string): string {
	let end = line.search(/\s|$/);
	while (end < line.length && line.charAt(end) === ' ') {
		const next = /^[^\s]*/.exec(line.slice(end + 1))?.[0] ?? '';
		if (!/^[^\\]+\\/.test(next) || isPath(next)) break;
		end += 1 + next.length;
	}
	return line.slice(0, end);
}

function trimmed(path: string): string {
	const end = path.search(/["<>|]/);
	return (end < 0 ? path : path.slice(0, end)).replace(/[\s.,;:!?)\]}'”]{1,64}$/, '');
}

function lineFrom(text: string, from: number): string {
	const line = text.slice(from, from + LONGEST_LINE);
	const end = line.search(/[\r\n]/);
	return end < 0 ? line : line.slice(0, end);
}
