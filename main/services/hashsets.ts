/**
 * Sets of known files that the notebook asks when it compares, registered in its own ledger. The file of a set stays where
 * the person keeps it; what is done with such files alone is in hashset-files.ts.
 * What must hold: a set is registered only after every byte of it was checked; a file that is not the one registered is
 * never asked in its place.
 */
import { Refused } from '../../shared/refusal';
import type { HashsetVerified, RegisteredHashset } from '../../shared/views';
import { visible } from '../../shared/visible';
import { openHashset } from '../baselines/hashset/hashset';
import { bytesOf, displayName, type EvidencePath } from '../hashing/names';
import { claim, type Handlers, seal } from './desk';
import { absolute, inThread, verifiedSet } from './hashset-files';
import { registeredSets } from './known-files';

/** Lists named in an entry; a line of a ledger has an end. */
const SOURCES_NAMED = 500;

export const hashsets: Handlers<'hashset.register' | 'hashset.withdraw' | 'hashset.list'> = {
	'hashset.register': (desk, input) =>
		claim(desk, 'hashset', () =>
			desk.jobs.run(input.job, 'Checking the set of known files', async (job) => {
				const path = absolute(desk.redeem(input.set));
				const set = await verifiedSet(path, inThread(desk.hashsetWorkerPath, job));
				const receipt = await seal(desk, desk.book, 'hashset.registered/1', bodyOf(set, path));
				return { ...receipt, set };
			}),
		),

	'hashset.withdraw': async (desk, input) => {
		const set = registeredSets(desk).find(({ contents }) => contents === input.contents);
		if (!set)
			throw new Refused(
				'hashset.not-registered',
				'This set of known files is not registered here.',
				'Look at the list of sets.',
				'contents',
			);
		const { contents, name } = set;
		return seal(desk, desk.book, 'hashset.withdrawn/1', { contents, name, reason: input.reason });
	},

	'hashset.list': async (desk): Promise<readonly RegisteredHashset[]> =>
		registeredSets(desk).map(({ path, ...registered }) => {
			try {
				const set = openHashset(path);
				set.close();
				if (set.contents === registered.contents)
					return { ...registered, path: displayName(path), state: 'there', sentence: null };
				const sentence = 'Another set of known files stands there now.';
				return { ...registered, path: displayName(path), state: 'changed', sentence };
			} catch (error) {
				if (!(error instanceof Refused)) throw error;
				const { code, sentence } = error.refusal;
				const state = code === 'evidence.missing' ? 'missing' : 'changed';
				return { ...registered, path: displayName(path), state, sentence };
			}
		}),
};

function bodyOf(set: HashsetVerified, path: EvidencePath) {
	const { contents, digests, file, kind, name, sources } = set;
	const bytes = bytesOf(path);
	const where = visible(bytes.toString());
	const leftOut = sources.length - SOURCES_NAMED;
	return {
		...{ contents, file, name, knows: kind, digests: { ...digests }, where },
		sources: sources
			.slice(0, SOURCES_NAMED)
			.map(({ name, rows, sha256, sizeBytes }) => ({ name, rows, sha256, sizeBytes })),
		...(leftOut > 0 ? { sourcesLeftOut: leftOut } : {}),
		...(Buffer.from(where).equals(bytes) ? {} : { whereBytes: bytes.toString('base64') }),
	};
}
