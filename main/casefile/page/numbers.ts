/** Whole numbers of any size and the bytes that stand for them, the highest first. */

export function numberOf(bytes: Uint8Array): bigint {
	let digits = '';
	for (const byte of bytes) digits += byte.toString(16).padStart(2, '0');
	return BigInt(`0x${digits || '0'}`);
}

/** What is left, never below 0. */
export function modulo(value: bigint, by: bigint): bigint {
	const rest = value % by;
	return rest < 0n ? rest + by : rest;
}

/** The number that gives 1 when multiplied, by Euclid; `by` is prime and `value` no multiple of it. */
export function inverse(value: bigint, by: bigint): bigint {
	let [a, b, x, y] = [modulo(value, by), by, 1n, 0n];
	while (a > 1n) {
		const times = b / a;
		[a, b] = [b - times * a, a];
		[x, y] = [y - times * x, x];
	}
	return modulo(x, by);
}
