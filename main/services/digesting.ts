/** Files digested while they are read once, as bodies name them. */
import type { Json } from '../../shared/ledger/canonical';
import { statedSizes } from '../hashing/stated-size';
import type { Desk } from './desk';
import { fileOfReading } from './files';
import type { Job } from './jobs';

/** MD5, SHA-1 and SHA-256 of each, in their order; progress counts bytes and files. Refuses as the hashing pool does. */
export async function digestAll(desk: Desk, paths: readonly (string | Buffer)[], job: Job): Promise<Json[]> {
	const sizes = await statedSizes(paths);
	const totalBytes = sizes.reduce((a, b) => a + b, 0);
	const done = paths.map(() => 0);
	let doneItems = 0;
	const tell = () =>
		job.progress({ doneBytes: done.reduce((a, b) => a + b, 0), totalBytes, doneItems, totalItems: paths.length });
	return Promise.all(
		paths.map(async (path, i) => {
			const reading = await desk.hashing.digestFile(path, ['md5', 'sha1', 'sha256'], {
				signal: job.signal,
				onProgress: (at) => {
					done[i] = at.bytesDone;
					tell();
				},
			});
			done[i] = reading.sizeBytes;
			doneItems += 1;
			tell();
			return fileOfReading(reading);
		}),
	);
}
