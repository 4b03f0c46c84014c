/** Base64 (RFC 4648, sections 4 and 5) as Node reads and writes it: both alphabets are read, what belongs to none is passed over. */
const COMMON = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DIGITS = { base64: `${COMMON}+/`, base64url: `${COMMON}-_` };

const NONE = 0xff;
const VALUES = new Uint8Array(256).fill(NONE);
for (const digits of Object.values(DIGITS))
	for (let value = 0; value < 64; value += 1) VALUES[digits.charCodeAt(value)] = value;

/** The base64url form has no padding. */
export function base64Of(bytes: Uint8Array, form: keyof typeof DIGITS): string {
	const digits = DIGITS[form];
	const digit = (value: number) => digits.charAt(value & 63);
	let text = '';
	for (let at = 0; at < bytes.length; at += 3) {
		const left = bytes.length - at;
		const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		text += digit(three >> 18) + digit(three >> 12);
		if (left > 1) text += digit(three >> 6);
		if (left > 2) text += digit(three);
		if (form === 'base64' && left < 3) text += left === 1 ? '==' : '=';
	}
	return text;
}

export function bytesOfBase64(text: string): Uint8Array {
	const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
	let length = 0;
	let bits = 0;
	let held = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		const value = code < 256 ? (VALUES[code] ?? NONE) : NONE;
		if (value === NONE) continue;
		held = ((held << 6) | value) & 0xffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[length] = (held >> bits) & 0xff;
		length += 1;
	}
	return bytes.subarray(0, length);
}
