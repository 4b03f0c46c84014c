/** How long a case's chains are on disk: changes whenever one grew, so that what was computed from them can be told from stale. */
import { lstat } from 'node:fs/promises';
import type { CaseId } from '../../shared/vocabulary';
import { asRefusal } from './durable';
import { chainsIn, type Layout } from './layout';

/** Names and sizes of the case's chains as one text. */
export async function extentOf(at: Layout, id: CaseId): Promise<string> {
	const chains = await chainsIn(at.caseFolder(id));
	const sizes = await Promise.all(
		chains.map(async (chain) => {
			const path = at.chain(id, chain);
			const found = await lstat(path).catch((error: unknown) => {
				throw asRefusal(error, path);
			});
			return `${chain}:${found.size}`;
		}),
	);
	return sizes.join(' ');
}
