/** A timeline from a file that a person picked: read to its end and digested, before anything of it is stored. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { visible } from '../../shared/visible';
import type { Sha256 } from '../../shared/vocabulary';
import { givenBytes } from './given-text';
import { type ReadingTimeline, type ReadTimeline, readTimeline } from './read-timeline';

export interface ImportedTimeline extends ReadTimeline {
	readonly sha256: Sha256;
	/** Shown name. */
	readonly name: string;
}

/** Refuses `timeline.*`, `disk.<CODE>`, `file.unreadable`, `job.cancelled`. */
export async function importedFrom(
	path: string | Buffer,
	{ signal, ...reading }: ReadingTimeline & { readonly signal: AbortSignal },
	onRead: (doneBytes: number, totalBytes: number) => void,
): Promise<ImportedTimeline> {
	const hash = createHash('sha256');
	async function* digested() {
		for await (const bytes of givenBytes(path, signal, onRead)) {
			hash.update(bytes);
			yield bytes;
		}
	}
	const read = await readTimeline(digested(), reading);
	const name = visible(basename(String(path))) || 'timeline';
	return { ...read, sha256: hash.digest('hex') as Sha256, name };
}

/** The same file once more, to be stored; the store refuses it where it changed in between. */
export const storedFrom = givenBytes;
