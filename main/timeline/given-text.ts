/** A file's text as it comes: UTF-8 and nothing else, told by row where it is not; the bytes counted on the way. */

import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { visible } from '../../shared/visible';

/** So much is read before others have their turn. */
const CHUNK = 256 << 10;

/** A regular file's bytes, once. Refuses `disk.<CODE>`, `file.unreadable`; `job.cancelled` where `signal` is aborted. */
export async function* givenBytes(
	path: string | Buffer,
	signal: AbortSignal,
	onRead: (doneBytes: number, totalBytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
	const shown = `“${visible(String(path))}”`;
	try {
		const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const stat = await file.stat();
			if (!stat.isFile())
				throw new Refused('file.unreadable', `${shown} is no file.`, 'Choose the file itself.', 'file');
			let done = 0;
			for (;;) {
				if (signal.aborted) throw new Refused('job.cancelled', 'It was stopped; nothing was imported.', 'Begin again.');
				const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, done);
				if (bytesRead === 0) return;
				done += bytesRead;
				onRead(done, stat.size);
				yield buffer.subarray(0, bytesRead);
			}
		} finally {
			await file.close();
		}
	} catch (error) {
		throw refusalOfDisk(error, `${shown} cannot be read`) ?? error;
	}
}

/** Without a byte order mark. Refuses `timeline.encoding`. */
export async function* utf8(source: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let lines = 0;
	const decoded = (bytes?: Uint8Array): string => {
		try {
			return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
		} catch {
			throw new Refused(
				'timeline.encoding',
				`After line ${lines + 1} there are bytes that are not UTF-8.`,
				'Write the file as UTF-8; nothing was imported.',
				'file',
			);
		}
	};
	for await (const bytes of source) {
		const text = decoded(bytes);
		for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
		if (text !== '') yield text;
	}
	const rest = decoded();
	if (rest !== '') yield rest;
}
