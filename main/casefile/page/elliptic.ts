/**
 * ECDSA verified (FIPS 186-5, section 6.4.2) on P-256, P-384 and P-521 (SP 800-186, section 3.2.1), for timestamps: many
 * authorities sign so. Nothing secret is counted with here, so nothing is done to hide how long it takes.
 */
import { contentOf, type Der, inside, NotDer, oid, readDer, sameBytes, TAG, wholeBits } from '../../vault/der';
import { inverse, modulo, numberOf } from './numbers';

interface Curve {
	readonly name: Uint8Array;
	readonly p: bigint;
	readonly b: bigint;
	readonly n: bigint;
	readonly g: Point;
}
interface Point {
	readonly x: bigint;
	readonly y: bigint;
}
/** With x = X / Z² and y = Y / Z³; Z = 0 is the point at infinity. */
type Jacobian = readonly [x: bigint, y: bigint, z: bigint];

export interface EllipticKey {
	readonly curve: Curve;
	readonly point: Point;
}

const INFINITY: Jacobian = [1n, 1n, 0n];
const hex = (...parts: readonly string[]) => BigInt(`0x${parts.join('')}`);

const CURVES: readonly Curve[] = [
	{
		name: oid('1.2.840.10045.3.1.7'),
		p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
		b: hex('5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b'),
		n: hex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'),
		g: {
			x: hex('6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
			y: hex('4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'),
		},
	},
	{
		name: oid('1.3.132.0.34'),
		p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
		b: hex('b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875a', 'c656398d8a2ed19d2a85c8edd3ec2aef'),
		n: hex('ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf', '581a0db248b0a77aecec196accc52973'),
		g: {
			x: hex('aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a38', '5502f25dbf55296c3a545e3872760ab7'),
			y: hex('3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c0', '0a60b1ce1d7e819d7a431d7c90ea0e5f'),
		},
	},
	{
		name: oid('1.3.132.0.35'),
		p: 2n ** 521n - 1n,
		b: hex(
			'0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef1',
			'09e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b50',
			'3f00',
		),
		n: hex(`01${'f'.repeat(65)}`, 'a51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409'),
		g: {
			x: hex(
				'00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d',
				'3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5',
				'bd66',
			),
			y: hex(
				'011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e',
				'662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd1',
				'6650',
			),
		},
	},
];

/** @param spki a SubjectPublicKeyInfo of a shape that authority-key.ts accepted @throws NotDer where the point is none of its curve */
export function ellipticKeyIn(spki: Der): EllipticKey {
	const [algorithm, bits] = inside(spki);
	const named = inside(algorithm)[1];
	const curve = CURVES.find(({ name }) => named && sameBytes(name, named.bytes));
	if (!curve) throw new NotDer('its curve is not known here');
	const coordinates = wholeBits(bits).subarray(1);
	const half = coordinates.length / 2;
	const point = { x: numberOf(coordinates.subarray(0, half)), y: numberOf(coordinates.subarray(half)) };
	const { p, b } = curve;
	const { x, y } = point;
	if (x >= p || y >= p || modulo(y * y - x * x * x + 3n * x - b, p) !== 0n)
		throw new NotDer('its elliptic key is no point of its curve');
	return { curve, point };
}

/** @param signature DER of the two numbers (SEC 1, C.5) */
export function ellipticHolds({ curve, point }: EllipticKey, digest: Uint8Array, signature: Uint8Array): boolean {
	const { n, g, p } = curve;
	const [first, second, ...more] = inside(readDer(signature));
	const [r, s] = [first, second].map((value) => positive(contentOf(value, TAG.integer)));
	if (r === undefined || s === undefined || more.length > 0 || r <= 0n || r >= n || s <= 0n || s >= n) return false;
	const shorter = Math.max(0, digest.length * 8 - n.toString(2).length);
	const e = numberOf(digest) >> BigInt(shorter);
	const w = inverse(s, n);
	const sum = add(times(g, modulo(e * w, n), p), times(point, modulo(r * w, n), p), p);
	const [x, , z] = sum;
	if (z === 0n) return false;
	const over = inverse(z, p);
	return modulo(modulo(x * over * over, p), n) === r;
}

/** -1 for a number below 0, which no signature holds. */
const positive = (content: Uint8Array): bigint => ((content[0] ?? 0) >= 0x80 ? -1n : numberOf(content));

function times({ x, y }: Point, by: bigint, p: bigint): Jacobian {
	let sum = INFINITY;
	for (const bit of by.toString(2)) {
		sum = double(sum, p);
		if (bit === '1') sum = add(sum, [x, y, 1n], p);
	}
	return sum;
}

/** For curves with a = -3. */
function double([x, y, z]: Jacobian, p: bigint): Jacobian {
	if (z === 0n || y === 0n) return INFINITY;
	const zz = modulo(z * z, p);
	const yy = modulo(y * y, p);
	const four = modulo(4n * x * yy, p);
	const slope = modulo(3n * (x - zz) * (x + zz), p);
	const nextX = modulo(slope * slope - 2n * four, p);
	return [nextX, modulo(slope * (four - nextX) - 8n * yy * yy, p), modulo(2n * y * z, p)];
}

function add(one: Jacobian, other: Jacobian, p: bigint): Jacobian {
	const [x1, y1, z1] = one;
	const [x2, y2, z2] = other;
	if (z1 === 0n) return other;
	if (z2 === 0n) return one;
	const zz1 = modulo(z1 * z1, p);
	const zz2 = modulo(z2 * z2, p);
	const u1 = modulo(x1 * zz2, p);
	const s1 = modulo(y1 * zz2 * z2, p);
	const h = modulo(x2 * zz1 - u1, p);
	const r = modulo(y2 * zz1 * z1 - s1, p);
	if (h === 0n) return r === 0n ? double(one, p) : INFINITY;
	const hh = modulo(h * h, p);
	const hhh = modulo(h * hh, p);
	const v = modulo(u1 * hh, p);
	const nextX = modulo(r * r - hhh - 2n * v, p);
	return [nextX, modulo(r * (v - nextX) - s1 * hhh, p), modulo(h * z1 * z2, p)];
}
