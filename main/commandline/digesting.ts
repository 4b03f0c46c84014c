/** What `sealbook hash` is made of: it needs no notebook. */
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dfxmlHashList } from '../baselines/hash-dfxml';
import { HashingPool } from '../hashing/digest-files';
import { hashList, LIST_FORMATS } from '../hashing/formats';
import { hashTree } from '../hashing/hash-tree';
import { listTree } from '../hashing/list-tree';
import { displayName } from '../hashing/names';
import type { DigestingRooms } from './invocation';

/** @param dist the folder of the bundles; the package's description lies beside it */
export function digestingRooms(dist: string): DigestingRooms & { readonly workerPath: string } {
	const workerPath = join(dist, 'main', 'hashing-worker.cjs');
	const { version } = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8')) as { version: string };
	async function* pooled<T>(work: (pool: HashingPool) => AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
		const pool = new HashingPool({ workerPath });
		try {
			yield* work(pool);
		} finally {
			await pool.close();
		}
	}
	return {
		version,
		workerPath,
		now: () => performance.now(),
		listFormats: [...LIST_FORMATS, 'dfxml'],
		displayName,
		isNoFile(path) {
			const found = lstatSync(path, { throwIfNoEntry: false });
			return found !== undefined && !found.isFile() && !found.isDirectory() && !found.isBlockDevice();
		},
		hashList: (format, options) => (format === 'dfxml' ? dfxmlHashList(options, version) : hashList(format, options)),
		hashTree: (paths, options) => pooled((pool) => hashTree(paths, { ...options, pool })),
		listTree: (paths, options) => pooled((pool) => listTree(paths, { ...options, pool })),
	};
}
