/** CRC-32 (APPNOTE.TXT 4.4.7) by hash-wasm. Making an engine costs more than a small file's checksum, so engines are used again. */
import { createCRC32, type IHasher } from 'hash-wasm';

export interface Crc32 {
	update(piece: Uint8Array): void;
	/** The checksum as a number; the engine is given back, nothing may be added after. */
	finish(): number;
}

const idle: IHasher[] = [];

/** An engine of its own for one content. One that is never finished is let go. */
export async function startCrc32(): Promise<Crc32> {
	const engine = idle.pop() ?? (await createCRC32());
	engine.init();
	return {
		update: (piece) => void engine.update(piece),
		finish() {
			const crc32 = Number.parseInt(engine.digest(), 16);
			idle.push(engine);
			return crc32;
		},
	};
}
