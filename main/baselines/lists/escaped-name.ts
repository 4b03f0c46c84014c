/** Names as lists spell bytes that would break their lines: `%20` (AIDE) and vis(3) (mtree). Both ways, byte for byte. */

/** `%XX` to bytes; undefined where a percent sign is not followed by two digits. */
export function fromPercent(text: string): Buffer | undefined {
	if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
	return Buffer.from(
		text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
		'latin1',
	);
}

/** What AIDE 0.18 leaves as it is; everything else becomes `%XX`. */
const PLAIN_TO_AIDE = /[^A-Za-z0-9\-_.~/!$&'()*+,;=:@<>[\]^`{|}?]/g;

export const toPercent = (bytes: Buffer): string =>
	bytes
		.toString('latin1')
		.replace(PLAIN_TO_AIDE, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

const C_STYLE: Readonly<Record<string, number>> = {
	n: 0x0a,
	r: 0x0d,
	b: 0x08,
	a: 0x07,
	v: 0x0b,
	t: 0x09,
	f: 0x0c,
	s: 0x20,
	0: 0x00,
	E: 0x1b,
	'\\': 0x5c,
	'#': 0x23,
	'"': 0x22,
};

/**
 * vis(3) to bytes: `\040`, `\s`, `\n`, `\M-c`, `\M^c`, `\^c`. Undefined for anything else behind a backslash.
 */
export function fromVis(text: string): Buffer | undefined {
	const bytes: number[] = [];
	for (let at = 0; at < text.length; ) {
		if (text[at] !== '\\') {
			bytes.push(text.charCodeAt(at++));
			continue;
		}
		const rest = text.slice(at + 1);
		const octal = /^[0-3][0-7]{2}/.exec(rest);
		const meta = /^M(?:-(.)|\^(.))/s.exec(rest);
		const control = /^\^(.)/s.exec(rest);
		const single = C_STYLE[rest[0] ?? ''];
		if (octal) {
			bytes.push(Number.parseInt(octal[0], 8));
			at += 4;
		} else if (meta) {
			bytes.push(0x80 | (meta[1] === undefined ? controlOf(meta[2] ?? '') : meta[1].charCodeAt(0)));
			at += 4;
		} else if (control) {
			bytes.push(controlOf(control[1] ?? ''));
			at += 3;
		} else if (single !== undefined) {
			bytes.push(single);
			at += 2;
		} else return undefined;
	}
	return Buffer.from(bytes);
}

const controlOf = (character: string): number => (character === '?' ? 0x7f : character.charCodeAt(0) & 0x1f);

/** Octal escapes for whatever is not a printable ASCII character, and for blank, `#`, `\`, `=`, `*`, `?` and `[`. */
export const toVis = (bytes: Buffer): string =>
	bytes.toString('latin1').replace(/[^!-~]|[#\\=*?[]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
