/** ECDSA verified (FIPS 186-5, section 6.4.2) on P-256, P-384 and P-521, for timestamps: many authorities sign so. */
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { type Der, inside, NotDer, oid, sameBytes, wholeBits } from '../../vault/der';

type Curve = typeof p256;

export interface EllipticKey {
	readonly curve: Curve;
	/** As it stands in the key (SEC 1, 2.3.3). */
	readonly point: Uint8Array;
}

/** By the names of SP 800-186, section 3.2.1, and SEC 2, A.2.1. */
const CURVES: readonly (readonly [name: Uint8Array, curve: Curve])[] = [
	[oid('1.2.840.10045.3.1.7'), p256],
	[oid('1.3.132.0.34'), p384],
	[oid('1.3.132.0.35'), p521],
];

/** @param spki a SubjectPublicKeyInfo of a shape that authority-key.ts accepted @throws NotDer where the point is none of its curve */
export function ellipticKeyIn(spki: Der): EllipticKey {
	const [algorithm, bits] = inside(spki);
	const named = inside(algorithm)[1];
	const [, curve] = CURVES.find(([name]) => named && sameBytes(name, named.bytes)) ?? [];
	if (!curve) throw new NotDer('its curve is not known here');
	const point = wholeBits(bits);
	if (!curve.utils.isValidPublicKey(point)) throw new NotDer('its elliptic key is no point of its curve');
	return { curve, point };
}

/** @param signature DER of the two numbers (SEC 1, C.5) */
export function ellipticHolds({ curve, point }: EllipticKey, digest: Uint8Array, signature: Uint8Array): boolean {
	try {
		return curve.verify(signature, digest, point, { prehash: false, lowS: false, format: 'der' });
	} catch {
		// It is no DER, or a number is outside of its range.
		return false;
	}
}
