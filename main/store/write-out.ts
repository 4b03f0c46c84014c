/**
 * A file written outside the notebook, where the person chose: never over an existing one, whole or not at all.
 */
import { open, unlink } from 'node:fs/promises';
import { asRefusal, onDisk, writeAll } from './durable';

/** Writes what `source` gives, synced. Refuses `disk.<CODE>`; errors of the source pass through; then no file stays. @returns bytes written */
export async function writeOut(path: string | Buffer, source: AsyncIterable<Uint8Array>): Promise<number> {
	const shown = String(path);
	const file = await open(path, 'wx', 0o600).catch((error: unknown) => {
		throw asRefusal(error, shown);
	});
	let sizeBytes = 0;
	try {
		for await (const bytes of source) {
			await onDisk(shown, writeAll(file.fd, bytes, sizeBytes), {
				bytes: sizeBytes + bytes.length,
				givenBack: sizeBytes,
			});
			sizeBytes += bytes.length;
		}
		await file.sync();
		await file.close();
		return sizeBytes;
	} catch (error) {
		await file.close().catch(() => undefined);
		await unlink(path).catch(() => undefined);
		throw asRefusal(error, shown);
	}
}

/** Bytes at hand as a source. */
export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}
