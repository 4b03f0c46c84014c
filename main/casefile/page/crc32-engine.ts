/**
 * CRC-32 (APPNOTE.TXT 4.4.7) in the shape that hash-wasm gives it: the page runs no WebAssembly, so that its policy need not
 * allow any.
 */
const TABLES = tables();

/** Four bytes at a time: what each does to the checksum when others follow. */
function tables(): readonly Uint32Array[] {
	const first = Uint32Array.from({ length: 256 }, (_, byte) => {
		let value = byte;
		for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
		return value;
	});
	const made = [first];
	for (let i = 1; i < 4; i += 1) {
		const last = made[i - 1] as Uint32Array;
		made.push(last.map((value) => (value >>> 8) ^ (first[value & 0xff] as number)));
	}
	return made;
}

export async function createCRC32() {
	const [t0, t1, t2, t3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
	let crc = -1;
	return {
		init() {
			crc = -1;
		},
		update(bytes: Uint8Array) {
			let value = crc;
			let at = 0;
			for (; at + 4 <= bytes.length; at += 4) {
				value ^=
					(bytes[at] as number) |
					((bytes[at + 1] as number) << 8) |
					((bytes[at + 2] as number) << 16) |
					((bytes[at + 3] as number) << 24);
				value =
					(t3[value & 0xff] as number) ^
					(t2[(value >>> 8) & 0xff] as number) ^
					(t1[(value >>> 16) & 0xff] as number) ^
					(t0[value >>> 24] as number);
			}
			for (; at < bytes.length; at += 1) value = (value >>> 8) ^ (t0[(value ^ (bytes[at] as number)) & 0xff] as number);
			crc = value;
		},
		/** Hexadecimal. */
		digest: () => (~crc >>> 0).toString(16).padStart(8, '0'),
	};
}
