/** One indicator as a person typed it, checked by its type: defanged writing is undone, letters that do not count are lowered. */
import { DIGESTS, type DigestName } from '../vocabulary';
import { refanged, withScheme } from './fang';
import { DIGEST_BY_LENGTH, type IndicatorType, type IndicatorValue } from './indicator';
import { fingerprintIn, isDomain, isEmail, isIPv4, isIPv6, LONGEST } from './shapes';

export interface Typed {
	readonly type: IndicatorType;
	readonly value: string;
	readonly algorithm?: DigestName | undefined;
	readonly called?: string | undefined;
}
/** What it is, or the sentence by which it is refused. */
export type ReadIndicator = { readonly is: IndicatorValue } | { readonly problem: string };

/** Digits of each algorithm, for a digest whose algorithm is said. */
const LENGTHS: Readonly<Record<DigestName, number>> = {
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	'sha3-256': 64,
	blake3: 64,
};

export function readIndicator({ type, value: typed, algorithm, called }: Typed): ReadIndicator {
	const text = typed.trim();
	if (text.length > LONGEST) return { problem: `This is longer than ${LONGEST} characters.` };
	const plain = refanged(text).text;
	const lower = plain.toLowerCase();
	const is = (value: string, more: Partial<IndicatorValue> = {}): ReadIndicator => ({ is: { type, value, ...more } });
	switch (type) {
		case 'ipv4':
			return isIPv4(plain) ? is(plain) : { problem: 'This is no IPv4 address: four numbers from 0 to 255.' };
		case 'ipv6':
			return isIPv6(lower) ? is(lower) : { problem: 'This is no IPv6 address.' };
		case 'domain': {
			const name = lower.replace(/\.$/, '');
			return isDomain(name) ? is(name) : { problem: 'This is no domain name: labels with dots between, letters last.' };
		}
		case 'url': {
			const url = withScheme(plain);
			return /^[a-z][a-z0-9+.-]{0,20}:\/\/[^/?#\s]/i.test(url) && !/\s/.test(url)
				? is(url)
				: { problem: 'This is no URL: a scheme, ://, a host.' };
		}
		case 'email':
			return isEmail(plain)
				? is(`${plain.slice(0, plain.indexOf('@'))}${lower.slice(plain.indexOf('@'))}`)
				: { problem: 'This is no e-mail address.' };
		case 'digest':
			return digestOf(text, algorithm);
		case 'certificate fingerprint': {
			const bare = fingerprintIn(text) ?? text.replaceAll(/[\s:]/g, '').toLowerCase();
			return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(bare)
				? is(bare)
				: { problem: 'A certificate’s fingerprint is 40 or 64 hexadecimal digits, with or without colons.' };
		}
		case 'other':
			return called === undefined || called.trim() === ''
				? { problem: 'Say what type of indicator it is.' }
				: is(text, { called: called.trim() });
		case 'file':
		case 'account':
		case 'registry key':
		case 'mutex':
		case 'user agent':
			return text === '' ? { problem: 'This is empty.' } : is(text);
		default:
			return type satisfies never;
	}
}

function digestOf(text: string, said: DigestName | undefined): ReadIndicator {
	const value = text.toLowerCase();
	const algorithm = said ?? DIGEST_BY_LENGTH.get(value.length);
	if (!/^[0-9a-f]+$/.test(value) || !algorithm)
		return { problem: `This is no digest; known are ${DIGESTS.join(', ')}.` };
	if (value.length !== LENGTHS[algorithm])
		return {
			problem: `A digest by ${algorithm} has ${LENGTHS[algorithm]} hexadecimal digits; this has ${value.length}.`,
		};
	return { is: { type: 'digest', algorithm, value } };
}
