/**
 * Node's Buffer for the page, which has none: as much of it as the verifier asks for. The build puts it in the place of the
 * global of that name, so that the program and the page judge by the same lines of code.
 * What must hold: for every call that the verifier makes it gives what Node's gives (tests/casefile/page/replaced.test.ts).
 */
import { base64Of, bytesOfBase64 } from './base64';

type Encoding = 'utf8' | 'latin1' | 'hex' | 'base64' | 'base64url' | 'utf16le';

const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });
/** As many characters as an argument list may hold. */
const AT_ONCE = 8192;

class Bytes extends Uint8Array {
	override subarray(from?: number, to?: number): Bytes {
		return super.subarray(from, to) as Bytes;
	}

	equals(other: Uint8Array): boolean {
		return compare(this, other) === 0;
	}

	readUInt16LE(at: number): number {
		return this.#view.getUint16(at, true);
	}

	readUInt32LE(at: number): number {
		return this.#view.getUint32(at, true);
	}

	readBigUInt64LE(at: number): bigint {
		return this.#view.getBigUint64(at, true);
	}

	writeUInt16LE(value: number, at = 0): number {
		this.#view.setUint16(at, value, true);
		return at + 2;
	}

	writeUInt32LE(value: number, at = 0): number {
		this.#view.setUint32(at, value, true);
		return at + 4;
	}

	writeBigUInt64LE(value: bigint, at = 0): number {
		this.#view.setBigUint64(at, value, true);
		return at + 8;
	}

	/** Swaps the bytes of every pair, here. */
	swap16(): this {
		for (let at = 0; at + 1 < this.length; at += 2) {
			const first = this[at] ?? 0;
			this[at] = this[at + 1] ?? 0;
			this[at + 1] = first;
		}
		return this;
	}

	override toString(encoding: Encoding = 'utf8', from = 0, to = this.length): string {
		const bytes = from === 0 && to === this.length ? this : this.subarray(from, to);
		switch (encoding) {
			case 'utf8':
				return utf8.decode(bytes);
			case 'utf16le':
				return utf16.decode(bytes);
			case 'latin1':
				return latin1(bytes);
			case 'hex':
				return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
			case 'base64':
			case 'base64url':
				return base64Of(bytes, encoding);
			default:
				return encoding satisfies never;
		}
	}

	get #view(): DataView {
		return new DataView(this.buffer, this.byteOffset, this.byteLength);
	}
}

function latin1(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += AT_ONCE)
		text += String.fromCharCode(...bytes.subarray(at, Math.min(at + AT_ONCE, bytes.length)));
	return text;
}

function bytesOf(text: string, encoding: Encoding): ArrayLike<number> {
	switch (encoding) {
		case 'utf8':
			return encoder.encode(text);
		case 'latin1':
			return Uint8Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
		case 'hex':
			return (text.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
		case 'base64':
		case 'base64url':
			return bytesOfBase64(text);
		default:
			throw new TypeError(`no text is read as ${encoding} here`);
	}
}

function compare(one: Uint8Array, other: Uint8Array): -1 | 0 | 1 {
	const length = Math.min(one.length, other.length);
	for (let at = 0; at < length; at += 1) {
		const [a = 0, b = 0] = [one[at], other[at]];
		if (a !== b) return a < b ? -1 : 1;
	}
	return one.length === other.length ? 0 : one.length < other.length ? -1 : 1;
}

export const Buffer = {
	alloc: (length: number) => new Bytes(length),
	allocUnsafe: (length: number) => new Bytes(length),
	compare,
	concat(parts: readonly Uint8Array[]): Bytes {
		const whole = new Bytes(parts.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const part of parts) {
			whole.set(part, at);
			at += part.length;
		}
		return whole;
	},
	from(given: string | ArrayLike<number>, encoding: Encoding = 'utf8'): Bytes {
		return new Bytes(typeof given === 'string' ? bytesOf(given, encoding) : given);
	},
};
