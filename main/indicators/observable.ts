/**
 * Observables of STIX 2.1 for indicators, where STIX has one of that kind and the value fits what it may hold. Their ids are
 * what the specification has everybody make of their contents (section 2.9), so that two producers name the same thing alike.
 */
import { v5 as uuid } from 'uuid';
import type { IndicatorValue } from '../../shared/indicators/indicator';
import { wholeHive } from '../../shared/indicators/registry';
import { isEmail } from '../../shared/indicators/shapes';
import { partsOf, stixHash } from '../../shared/indicators/stix-pattern';
import { canonical, type Json } from '../../shared/ledger/canonical';

/** Of STIX 2.1, section 2.9. */
const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';

export type StixObject = { readonly type: string; readonly id: string } & Readonly<Record<string, Json>>;

/** Null where STIX has no observable for it. */
export function observableOf({ type, value, algorithm }: IndicatorValue): StixObject | null {
	switch (type) {
		case 'ipv4':
			return observable('ipv4-addr', { value });
		case 'ipv6':
			return observable('ipv6-addr', { value: inHex(value) });
		case 'domain':
			return observable('domain-name', { value });
		case 'url': {
			const uri = asUri(value);
			return uri === null ? null : observable('url', { value: uri });
		}
		case 'email':
			// What is not ASCII is no address of RFC 5322, which STIX asks for.
			return isEmail(value) && /^[\x21-\x7e]+$/.test(value) ? observable('email-addr', { value }) : null;
		case 'digest':
			return algorithm === undefined ? null : observable('file', { hashes: { [stixHash(algorithm)]: value } });
		case 'file': {
			const { name } = partsOf(value);
			return name === '' ? observable('directory', { path: value }) : observable('file', { name });
		}
		case 'account':
			return observable('user-account', { account_login: value });
		case 'registry key': {
			const key = wholeHive(value);
			// The schema finds a short name of a hive anywhere in the key.
			return /HKLM|HKCC|HKCR|HKCU|HKU|hklm|hkcc|hkcr|hkcu|hku/.test(key)
				? null
				: observable('windows-registry-key', { key });
		}
		case 'mutex':
			return observable('mutex', { name: value });
		case 'certificate fingerprint':
			return observable('x509-certificate', {
				hashes: { [stixHash(value.length === 40 ? 'sha1' : 'sha256')]: value },
			});
		case 'user agent':
		case 'other':
			return null;
		default:
			return type satisfies never;
	}
}

const observable = (type: string, members: Readonly<Record<string, Json>>): StixObject => ({
	...{ type, spec_version: '2.1', id: `${type}--${uuid(canonical(members), OBSERVABLES)}` },
	...members,
});

/** `::ffff:1.2.3.4` with its end in hexadecimal: the schema knows no other form. */
function inHex(address: string): string {
	const [, begin = '', a, b, c, d, rest = ''] =
		/^(.*:)([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)(\/[0-9]+)?$/.exec(address) ?? [];
	if (a === undefined) return address;
	const group = (high: string | undefined, low: string | undefined) => (Number(high) * 256 + Number(low)).toString(16);
	return `${begin}${group(a, b)}:${group(c, d)}${rest}`;
}

/** As RFC 3986 writes it; null where its host cannot be written so. */
function asUri(url: string): string | null {
	const [, begin = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)(.*)$/i.exec(url) ?? [];
	const authority = begin.slice(begin.indexOf('://') + 3);
	if (!/^(?:[A-Za-z0-9.:@_~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$|^\[[0-9a-fA-F:.]+\](?::[0-9]+)?$/.test(authority))
		return null;
	const at = rest.indexOf('#');
	return at < 0 ? begin + escaped(rest) : `${begin}${escaped(rest.slice(0, at))}#${escaped(rest.slice(at + 1))}`;
}

/** Percent signs that begin no escape, and characters that a URI does not have there. */
const escaped = (text: string): string =>
	text.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]/gu, encodeURIComponent);
