/**
 * Standard output, written so that a loss is known. A reader that closed its end (`| head`) is no trouble: nothing more
 * reaches it, quietly. Anything else, such as a full disk behind `> list`, is remembered and told at the end.
 * What must hold: to a file every byte is written or the loss is known; Node's own stream takes a short write for a whole one.
 */
import { fstatSync, writeSync } from 'node:fs';

/** A system error that standard output met: `EPIPE` where its reader is gone. */
export type Lost = { readonly code: string };

/** UTF-16 code units. */
const AT_ONCE = 1024 * 1024;

type Stream = NodeJS.WriteStream & { readonly fd: number };

export class StandardOutput {
	readonly #stream: Stream;
	/** The descriptor, where it is a file or a device that is written at once. */
	readonly #file: number | null;
	#lost: Lost | null = null;

	constructor(stream: Stream) {
		this.#stream = stream;
		this.#file = isFile(stream) ? stream.fd : null;
		stream.on('error', (error) => this.#lose(error));
	}

	get lost(): Lost | null {
		return this.#lost;
	}

	/** Does nothing once something was lost: what comes after a hole is of no use. */
	write(text: string | Uint8Array): void {
		if (this.#lost !== null) return;
		if (this.#file === null) {
			this.#stream.write(text);
			return;
		}
		try {
			for (const bytes of typeof text === 'string' ? bytesOf(text) : [text])
				for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at);
		} catch (error) {
			this.#lose(error);
		}
	}

	#lose(error: unknown): void {
		this.#lost ??= { code: String((error as { code?: unknown } | null)?.code ?? 'EIO') };
	}
}

/** Of a long text some at a time, so that it is not held twice; no character is parted. */
function* bytesOf(text: string): Generator<Buffer, void, undefined> {
	for (let from = 0; from < text.length; ) {
		let to = Math.min(from + AT_ONCE, text.length);
		if (to < text.length && (text.codePointAt(to - 1) ?? 0) > 0xffff) to--;
		yield Buffer.from(text.slice(from, to));
		from = to;
	}
}

function isFile(stream: Stream): boolean {
	if (stream.isTTY) return false;
	try {
		const stats = fstatSync(stream.fd);
		return stats.isFile() || stats.isCharacterDevice();
	} catch {
		return false;
	}
}
