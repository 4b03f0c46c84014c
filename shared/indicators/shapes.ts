/**
 * What each type of indicator looks like. Every test is linear in its text, and every text here is short: the scanner cuts off
 * what is longer than LONGEST.
 */

import { DIGEST_BY_LENGTH, type IndicatorValue } from './indicator';
import { isFileEnd, isTopLevel } from './top-level';

/** In UTF-16 code units; longer things are no indicators. */
export const LONGEST = 2048;

const OCTET = /^(?:0|[1-9][0-9]{0,2})$/;

/** `203.0.113.7`, each part 0 to 255 without leading zeros; a network where `/24` follows. */
export function isIPv4(text: string): boolean {
	const [address = '', prefix, more] = text.split('/', 3);
	if (more !== undefined || (prefix !== undefined && !(OCTET.test(prefix) && Number(prefix) <= 32))) return false;
	const parts = address.split('.', 5);
	return parts.length === 4 && parts.every((part) => OCTET.test(part) && Number(part) <= 255);
}

const GROUP = /^[0-9a-f]{1,4}$/i;

/** RFC 4291, section 2.2, in its three forms; a network where `/64` follows; no zone. */
export function isIPv6(text: string): boolean {
	const [address = '', prefix, more] = text.split('/', 3);
	if (more !== undefined || (prefix !== undefined && !(OCTET.test(prefix) && Number(prefix) <= 128))) return false;
	const halves = address.split('::', 3);
	if (halves.length > 2 || address.length > 45) return false;
	const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
	const last = groups.at(-1) ?? '';
	const endsInIPv4 = last.includes('.') && !last.includes('/') && isIPv4(last) && !address.endsWith('::');
	const hex = endsInIPv4 ? groups.slice(0, -1) : groups;
	const count = hex.length + (endsInIPv4 ? 2 : 0);
	return hex.every((group) => GROUP.test(group)) && (halves.length === 2 ? count <= 7 : count === 8);
}

const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;
const LAST = /^(?:\p{L}{2,63}|xn--[a-z0-9-]{1,59})$/iu;

/** At least two labels (RFC 1035, section 2.3.1, and names in other scripts), the last of letters. */
export function isDomain(text: string): boolean {
	if (text.length > 253) return false;
	const labels = text.split('.');
	return labels.length > 1 && labels.every((label) => LABEL.test(label)) && LAST.test(labels.at(-1) ?? '');
}

export function isEmail(text: string): boolean {
	const at = text.indexOf('@');
	return (
		at > 0 && at === text.lastIndexOf('@') && /^[\w.%+-]{1,64}$/.test(text.slice(0, at)) && isDomain(text.slice(at + 1))
	);
}

const HEX = /^[0-9a-f]+$/i;

/** Hexadecimal of a digest's length, with letters and digits in it: a number or a word is none. */
export function digestIn(text: string): IndicatorValue | null {
	const algorithm = DIGEST_BY_LENGTH.get(text.length);
	if (!algorithm || !HEX.test(text) || !/[0-9]/.test(text) || !/[a-f]/i.test(text)) return null;
	return { type: 'digest', algorithm, value: text.toLowerCase() };
}

/** `AB:CD:…` of a certificate's SHA-1 or SHA-256, without colons. */
export function fingerprintIn(text: string): string | null {
	if (text.length !== 59 && text.length !== 95) return null;
	return /^[0-9a-f]{2}(?::[0-9a-f]{2})+$/i.test(text) ? text.replaceAll(':', '').toLowerCase() : null;
}

export const isRegistryKey = (text: string): boolean =>
	/^(?:HKLM|HKCU|HKCR|HKU|HKCC|HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG))\\./i.test(text);
export const isWindowsPath = (text: string): boolean => /^(?:[A-Za-z]:\\[^\\/:*?"<>|]|\\\\[\w.$-]+\\[^\\])/.test(text);
export const isUnixPath = (text: string): boolean =>
	/^\/[\w.@+~-]/.test(text) && text.indexOf('/', 2) > 0 && !text.includes('//') && /[\w-]$/.test(text);
export const isMutex = (text: string): boolean => /^(?:Global|Local)\\[^\\\s]{3,}$/.test(text);
export const isAccount = (text: string): boolean => /^[A-Z][A-Z0-9_-]{1,14}\\[A-Za-z][\w.$-]{1,63}$/.test(text);

/** Programs and their like that are written as if they were names of files or hosts. */
const NO_NAMES: ReadonlySet<string> = new Set([
	...['node.js', 'next.js', 'vue.js', 'react.js', 'three.js', 'asp.net', 'vb.net', 'ado.net', 'ml.net', 'd3.js'],
]);

/** A name with the end of a file, without a folder. */
export function isFileName(text: string): boolean {
	const dot = text.lastIndexOf('.');
	if (dot < 1 || NO_NAMES.has(text.toLowerCase())) return false;
	return /^[\p{L}\p{N}_][\p{L}\p{N}_.@+~-]*$/u.test(text) && isFileEnd(text.slice(dot + 1).toLowerCase());
}

/** A domain as it stands in prose: its last label is a known one, and not the first word of a sentence. */
export function isLikelyDomain(text: string): boolean {
	if (!isDomain(text) || NO_NAMES.has(text.toLowerCase())) return false;
	const last = text.slice(text.lastIndexOf('.') + 1);
	const isCapitalized = /^\p{Lu}\p{Ll}/u.test(last);
	return !isCapitalized && isTopLevel(last.toLowerCase());
}

/** What no sensible list of indicators holds: this machine, nowhere, everywhere, masks. */
export const isNoAddress = (address: string): boolean =>
	/^(?:0\.|127\.|255\.)/.test(address) || address === '::' || address === '::1';

/** Addresses that are not routed on the Internet (RFC 1918, 3927, 4193, 4291, 6598). */
export const isPrivate = (address: string): boolean =>
	/^(?:10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.)/.test(
		address,
	) || /^(?:fe[89ab][0-9a-f]:|f[cd][0-9a-f]{2}:)/i.test(address);
