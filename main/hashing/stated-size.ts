/** How much there is to read, for progress before anything is opened. A guess: what cannot be asked counts as nothing. */
import { lstat } from 'node:fs/promises';
import type { EvidencePath } from './names';

/** Sizes in bytes as the system states them; 0 for what is not a file or cannot be asked. */
export function statedSizes(paths: readonly EvidencePath[]): Promise<number[]> {
	return Promise.all(
		paths.map(async (path) => {
			const found = await lstat(path).catch(() => null);
			return found?.isFile() ? found.size : 0;
		}),
	);
}
