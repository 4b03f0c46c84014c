/** The types of technical indicators, and an indicator by type and value. */
import type { DigestName } from '../vocabulary';
import { wholeHive } from './registry';

export const INDICATOR_TYPES = [
	...(['ipv4', 'ipv6', 'domain', 'url', 'email', 'digest', 'file', 'account'] as const),
	...(['registry key', 'mutex', 'user agent', 'certificate fingerprint', 'other'] as const),
] as const;
export type IndicatorType = (typeof INDICATOR_TYPES)[number];

/** The value as it is, never defanged. `algorithm` of a digest, `called` for a type of one’s own. */
export interface IndicatorValue {
	readonly type: IndicatorType;
	readonly value: string;
	readonly algorithm?: DigestName | undefined;
	readonly called?: string | undefined;
}

/** Which digest has so many hexadecimal digits, where nobody says (FIPS 180-4, RFC 1321). */
export const DIGEST_BY_LENGTH: ReadonlyMap<number, DigestName> = new Map([
	[32, 'md5'],
	[40, 'sha1'],
	[64, 'sha256'],
	[96, 'sha384'],
	[128, 'sha512'],
]);

/** The same type and value are the same indicator; a hive's name may be short or whole. */
export const indicatorKey = ({ type, value, algorithm, called }: IndicatorValue): string =>
	[type, algorithm ?? '', called ?? '', type === 'registry key' ? wholeHive(value) : value].join('\n');
