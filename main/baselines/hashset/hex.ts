/** Hexadecimal digits as they stand in a list, decoded in place: millions of them, so no text and no object is made for one. */

/** The value of each character as a digit; 0xff where it is none. */
export const DIGIT = new Uint8Array(256).fill(0xff);
for (let value = 0; value < 16; value++) {
	const digit = value.toString(16);
	DIGIT[digit.charCodeAt(0)] = value;
	DIGIT[digit.toUpperCase().charCodeAt(0)] = value;
}

/**
 * Decodes `bytes` bytes from the 2 × `bytes` digits at `at` into `target`. @returns false where a character is no digit;
 * what stands in `target` is then of no use
 */
export function decodeHex(text: Uint8Array, at: number, bytes: number, target: Uint8Array, targetAt: number): boolean {
	let strange = 0;
	for (let done = 0, from = at; done < bytes; done++, from += 2) {
		const high = DIGIT[text[from] as number] as number;
		const low = DIGIT[text[from + 1] as number] as number;
		strange |= high | low;
		target[targetAt + done] = (high << 4) | (low & 15);
	}
	return strange < 16;
}
