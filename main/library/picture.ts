/**
 * Is this a picture that the window may show, and how large is it? Told by its first bytes, never by its name. What must
 * hold: nothing that can hold a script or fetch anything is one (SVG is text here), and none is so large that showing it
 * would take the window down.
 */
export interface Picture {
	readonly type: 'image/png' | 'image/jpeg' | 'image/webp';
	readonly width: number;
	readonly height: number;
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Null where it is none of the three, or does not say its size where it must. */
export function pictureIn(bytes: Buffer): Picture | null {
	const found = png(bytes) ?? jpeg(bytes) ?? webp(bytes);
	return found && found.width > 0 && found.height > 0 ? found : null;
}

/** Width and height stand in the first chunk (PNG, 11.2.1 IHDR). */
function png(bytes: Buffer): Picture | null {
	if (bytes.length < 24 || !bytes.subarray(0, 8).equals(PNG) || tag(bytes, 12) !== 'IHDR') return null;
	return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Marker by marker to the frame header (ITU-T T.81, B.2.2). */
function jpeg(bytes: Buffer): Picture | null {
	if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
	let at = 2;
	while (at + 9 <= bytes.length && bytes[at] === 0xff) {
		const marker = bytes[at + 1] ?? 0;
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
		if (isFrame) return { type: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
		at += 2 + Math.max(bytes.readUInt16BE(at + 2), 2);
	}
	return null;
}

/** The first chunk of three kinds (RFC 9649, 2.5 to 2.7). */
function webp(bytes: Buffer): Picture | null {
	if (bytes.length < 30 || tag(bytes, 0) !== 'RIFF' || tag(bytes, 8) !== 'WEBP') return null;
	const of = (width: number, height: number): Picture => ({ type: 'image/webp', width, height });
	switch (tag(bytes, 12)) {
		case 'VP8X':
			return of(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
		case 'VP8 ':
			return of(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
		case 'VP8L': {
			const bits = bytes.readUInt32LE(21);
			return of((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
		}
		default:
			return null;
	}
}

const tag = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);
