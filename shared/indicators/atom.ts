/** One word of a text, without spaces: which indicator it is, if any. */

import type { IndicatorValue } from './indicator';
import {
	digestIn,
	fingerprintIn,
	isAccount,
	isDomain,
	isEmail,
	isFileName,
	isIPv4,
	isIPv6,
	isLikelyDomain,
	isMutex,
	isNoAddress,
	isRegistryKey,
	isUnixPath,
	isWindowsPath,
} from './shapes';

export interface Around {
	/** The word was defanged, so that somebody meant it as an indicator. */
	readonly wasDefanged: boolean;
	/** The word before, in lower case: `version 1.2.3.4` is no address. */
	readonly before: string;
}

/** After these words four numbers with dots are a version or a section. */
const NUMBERED: ReadonlySet<string> = new Set(
	'v ver version versions release rel build firmware rev revision kernel driver section sections chapter table figure appendix paragraph § oid'.split(
		' ',
	),
);

/** What the whole word is; `of` says how much of it from its beginning. */
export function indicatorIn(word: string, around: Around): IndicatorValue | null {
	const { wasDefanged, before } = around;
	if (word.length < 4) return null;
	if (word.includes('@')) return isEmail(word) ? email(word) : null;
	if (word.includes('\\')) return withBackslash(word);
	const fingerprint = fingerprintIn(word);
	if (fingerprint !== null) return { type: 'certificate fingerprint', value: fingerprint };
	if (/^[0-9]/.test(word) && isIPv4(word))
		return (NUMBERED.has(before) && !wasDefanged) || isNoAddress(word) ? null : { type: 'ipv4', value: word };
	if (word.includes(':')) {
		const address = word.toLowerCase();
		return likelyIPv6(address) && isIPv6(address) && !isNoAddress(address) ? { type: 'ipv6', value: address } : null;
	}
	if (word.startsWith('/')) return isUnixPath(word) ? { type: 'file', value: word } : null;
	if (word.includes('/')) return null;
	const digest = digestIn(word);
	if (digest) return digest;
	if (!word.includes('.')) return null;
	if (wasDefanged && isDomain(word)) return { type: 'domain', value: word.toLowerCase() };
	if (isFileName(word) && !/^www\./i.test(word)) return { type: 'file', value: word };
	return isLikelyDomain(word) ? { type: 'domain', value: word.toLowerCase() } : null;
}

const email = (word: string): IndicatorValue => ({
	type: 'email',
	value: word.slice(0, word.indexOf('@')) + word.slice(word.indexOf('@')).toLowerCase(),
});

function withBackslash(word: string): IndicatorValue | null {
	if (isRegistryKey(word)) return { type: 'registry key', value: word };
	if (isMutex(word)) return { type: 'mutex', value: word };
	if (isWindowsPath(word)) return { type: 'file', value: word };
	return isAccount(word) ? { type: 'account', value: word } : null;
}

/** `Ab::Cd` of a program and `::` are no addresses: there is a digit, and more than one group. */
const likelyIPv6 = (address: string): boolean =>
	/[0-9]/.test(address) && /[0-9a-f]:.*[0-9a-f]|^::[0-9a-f]+:/.test(address);
