/**
 * Keys of timestamp authorities. They are not people's keys: many are elliptic, so the rule of decision 3 is wider here
 * and as strict: RSA as for people, or a point of P-256, P-384 or P-521 by name, held against the bytes before
 * node:crypto sees them.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { contentOf, type Der, der, inside, NotDer, oid, readValue, sameBytes, TAG, wholeBits } from './der';
import { readPublicKey } from './public-key';

const EC_PUBLIC_KEY = oid('1.2.840.10045.2.1');
/** RFC 5480, 2.1.1.1, with the bytes of an uncompressed point. */
const CURVES: readonly (readonly [Uint8Array, number])[] = [
	[oid('1.2.840.10045.3.1.7'), 65],
	[oid('1.3.132.0.34'), 97],
	[oid('1.3.132.0.35'), 133],
];

/** Reads a SubjectPublicKeyInfo (RFC 5280, 4.1; RFC 5480, 2). @throws Refused `certificate.key`, NotDer */
export function readAuthorityKey(spki: Der): KeyObject {
	const [algorithm, bits, ...more] = inside(spki);
	const [kind, curve, ...others] = inside(algorithm);
	if (!kind || !sameBytes(kind.bytes, EC_PUBLIC_KEY)) return readPublicKey(spki);
	const size = CURVES.find(([name]) => curve && sameBytes(curve.bytes, name))?.[1];
	const point = wholeBits(bits);
	if (more.length > 0 || others.length > 0 || size === undefined || point.length !== size || point[0] !== 4)
		throw new NotDer('its elliptic key is not a point of P-256, P-384 or P-521');
	try {
		return createPublicKey({ key: Buffer.from(spki.bytes), format: 'der', type: 'spki' });
	} catch {
		throw new NotDer('its elliptic key is no point of its curve');
	}
}

const EXTENDED_USAGE = oid('2.5.29.37');
const TIME_STAMPING = oid('1.3.6.1.5.5.7.3.8');
const CRITICAL = der(TAG.boolean, Uint8Array.of(0xff));

/** May the key stamp times, and do nothing else (RFC 3161, 2.3: one extended usage, critical)? @throws NotDer */
export function stampsOnly(tbs: Uint8Array): boolean {
	const wrapped = inside(readValue(tbs)).find(({ tag }) => tag === 0xa3);
	const extensions = wrapped ? inside(inside(wrapped, 0xa3)[0]) : [];
	return extensions.some((extension) => {
		const [name, critical, value] = inside(extension);
		if (!name || !critical || !value || !sameBytes(name.bytes, EXTENDED_USAGE)) return false;
		const expected = der(TAG.sequence, TIME_STAMPING);
		return sameBytes(critical.bytes, CRITICAL) && sameBytes(contentOf(value, TAG.octetString), expected);
	});
}
