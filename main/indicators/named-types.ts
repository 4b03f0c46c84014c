/**
 * What others call a type of indicator in a table: MISP's attributes (misp-core-format), STIX's observables, and this program's
 * own names. A composite of MISP, as `filename|sha256`, says two.
 */
import { INDICATOR_TYPES, type IndicatorType } from '../../shared/indicators/indicator';
import type { Typed } from '../../shared/indicators/read';
import { isIPv4 } from '../../shared/indicators/shapes';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';

type Reading = (value: string) => Typed;

const as =
	(type: IndicatorType): Reading =>
	(value) => ({ type, value });
const digest =
	(algorithm: DigestName): Reading =>
	(value) => ({ type: 'digest', algorithm, value });
const address: Reading = (value) => ({ type: isIPv4(value.replaceAll(/[[\](){}]/g, '')) ? 'ipv4' : 'ipv6', value });

const NAMED: ReadonlyMap<string, Reading> = new Map<string, Reading>([
	...INDICATOR_TYPES.filter((type) => type !== 'other' && type !== 'digest').map((type) => [type, as(type)] as const),
	...DIGESTS.map((name) => [name, digest(name)] as const),
	...['ip', 'ip-src', 'ip-dst', 'ip address'].map((name) => [name, address] as const),
	...['ipv4-addr', 'ipv4 address'].map((name) => [name, as('ipv4')] as const),
	...['ipv6-addr', 'ipv6 address'].map((name) => [name, as('ipv6')] as const),
	...['hostname', 'domain-name', 'fqdn'].map((name) => [name, as('domain')] as const),
	...['uri', 'link'].map((name) => [name, as('url')] as const),
	...['email-src', 'email-dst', 'email-reply-to', 'email-addr', 'e-mail'].map((name) => [name, as('email')] as const),
	...['filename', 'filepath', 'path'].map((name) => [name, as('file')] as const),
	...['regkey', 'registry', 'windows-registry-key'].map((name) => [name, as('registry key')] as const),
	...['user-account', 'target-user'].map((name) => [name, as('account')] as const),
	...['user-agent', 'http-user-agent'].map((name) => [name, as('user agent')] as const),
	...['x509-fingerprint-sha1', 'x509-fingerprint-sha256'].map((name) => [name, as('certificate fingerprint')] as const),
	...['hash', 'digest'].map((name) => [name, as('digest')] as const),
]);

/** Types of MISP that say an indicator and have none of ours: taken under their own name. */
const BY_OWN_NAME: ReadonlySet<string> = new Set([
	...['imphash', 'pehash', 'impfuzzy', 'ssdeep', 'tlsh', 'authentihash', 'telfhash', 'vhash', 'sha224', 'sha3-512'],
	...['ja3-fingerprint-md5', 'jarm-fingerprint', 'hassh-md5', 'hasshserver-md5', 'x509-fingerprint-md5'],
	...['pdb', 'named pipe', 'windows-scheduled-task', 'windows-service-name', 'windows-service-displayname'],
	...['mac-address', 'btc', 'xmr', 'cookie', 'jabber-id', 'bank-account-nr', 'iban', 'phone-number'],
]);

/** Composites of which only the first part says an indicator. */
const FIRST_ONLY: ReadonlySet<string> = new Set(['port', 'value', 'pattern-in-file']);

/** What a row says, one or two; null where Sealbook has no type for that name. */
export function typedBy(name: string, value: string, called: string | null): readonly Typed[] | null {
	const type = name.trim().toLowerCase().replaceAll('_', '-');
	if (type === 'other') return [{ type: 'other', value, called: called ?? undefined }];
	const names = (type === 'malware-sample' ? 'filename|md5' : type).split('|');
	if (names.length === 2 && value.includes('|')) {
		const [first = '', second = ''] = names;
		const at = value.lastIndexOf('|');
		const one = single(first, value.slice(0, at));
		const two = FIRST_ONLY.has(second) ? undefined : single(second, value.slice(at + 1));
		return one === null || two === null ? null : [one, ...(two ? [two] : [])];
	}
	const one = names.length === 1 ? single(type, value) : null;
	return one === null ? null : [one];
}

function single(name: string, value: string): Typed | null {
	const reading = NAMED.get(name) ?? NAMED.get(name.replaceAll('-', ' '));
	if (reading) return reading(value);
	return BY_OWN_NAME.has(name) || BY_OWN_NAME.has(name.replaceAll('-', ' '))
		? { type: 'other', value, called: name }
		: null;
}
