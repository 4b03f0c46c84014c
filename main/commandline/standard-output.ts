/**
 * Standard output, written so that a loss is known. A reader that closed its end (`| head`) is no trouble: nothing more
 * reaches it, quietly. Anything else, such as a full disk behind `> list`, is remembered and told at the end.
 * What must hold: to a file every byte is written or the loss is known; Node's own stream takes a short write for a whole one.
 */
import { fstatSync, writeSync } from 'node:fs';

/** A system error that standard output met: `EPIPE` where its reader is gone. */
export type Lost = { readonly code: string };

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
		const bytes = typeof text === 'string' ? Buffer.from(text) : text;
		try {
			for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at);
		} catch (error) {
			this.#lose(error);
		}
	}

	#lose(error: unknown): void {
		this.#lost ??= { code: String((error as { code?: unknown } | null)?.code ?? 'EIO') };
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
