/**
 * Sets of known files: built, checked and asked without a notebook; registered in the notebook's own ledger, which asks
 * them from then on when it compares. The file of a set stays where the person keeps it.
 * What must hold: a set is registered only after every byte of it was checked; a file that is not the one registered is
 * never asked in its place.
 */
import { resolve } from 'node:path';
import type { Given } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { HashsetLookup, HashsetVerified, HashsetView, RegisteredHashset } from '../../shared/views';
import { visible } from '../../shared/visible';
import type { DigestName, Instant, Sha256 } from '../../shared/vocabulary';
import { openHashset } from '../baselines/hashset/hashset';
import type { SetDescription } from '../baselines/hashset/set-format';
import { buildSetInThread, lookupInThread, type SetJobOptions, verifySetInThread } from '../baselines/hashset/set-jobs';
import { bytesOf, displayName, type EvidencePath } from '../hashing/names';
import { claim, type Handlers, seal } from './desk';
import type { Job } from './jobs';
import { registeredSets } from './known-files';
import type { Setting } from './session';

/** Lists named in an entry; a line of a ledger has an end. */
const SOURCES_NAMED = 500;
const ROWS_SHOWN = 100_000;

export const hashsets: Handlers<'hashset.register' | 'hashset.withdraw' | 'hashset.list'> = {
	'hashset.register': (desk, input) =>
		claim(desk, 'hashset', () =>
			desk.jobs.run(input.job, 'Checking the set of known files', async (job) => {
				const path = absolute(desk.redeem(input.set));
				const set = await verified(path, inThread(desk.hashsetWorkerPath, job));
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

export function buildHashset(setting: Setting, input: Given<'hashset.build'>): Promise<HashsetView> {
	const to = absolute(setting.tickets.redeem(input.to));
	const lists = input.from.map((ticket) => setting.tickets.redeem(ticket));
	return setting.jobs.run(input.job, 'Building the set of known files', async (job) => {
		const { contents, described, sizeBytes } = await buildSetInThread(
			{
				lists,
				to,
				kind: input.kind,
				name: input.name,
				column: input.column,
				digest: input.digest,
				made: setting.clock().at,
				program: `Sealbook ${setting.version}`,
			},
			inThread(setting.hashsetWorkerPath, job),
		);
		return viewOf(described, contents, sizeBytes, to);
	});
}

export async function showHashset(setting: Setting, input: Given<'hashset.show'>): Promise<HashsetView> {
	const set = openHashset(absolute(setting.tickets.redeem(input.set)));
	set.close();
	return viewOf(set.described, set.contents, set.sizeBytes, set.path);
}

export function verifyHashset(setting: Setting, input: Given<'hashset.verify'>): Promise<HashsetVerified> {
	const path = absolute(setting.tickets.redeem(input.set));
	return setting.jobs.run(input.job, 'Checking the set of known files', (job) =>
		verified(path, inThread(setting.hashsetWorkerPath, job)),
	);
}

export function lookupHashset(setting: Setting, input: Given<'hashset.lookup'>): Promise<HashsetLookup> {
	const path = absolute(setting.tickets.redeem(input.set));
	const list = input.list === undefined ? null : setting.tickets.redeem(input.list);
	return setting.jobs.run(input.job, 'Looking up', async (job) => {
		const set = openHashset(path);
		set.close();
		const asked = { digests: input.digests ?? [], list, show: input.show ?? 'all', mostRows: ROWS_SHOWN } as const;
		const found = await lookupInThread(path, asked, inThread(setting.hashsetWorkerPath, job));
		const { kind, name } = set.described;
		return { set: name, kind, ...found, unknown: found.asked - found.known };
	});
}

const absolute = (path: EvidencePath): EvidencePath => (typeof path === 'string' ? resolve(path) : path);

const inThread = (workerPath: string, { progress, signal }: Job): SetJobOptions => ({
	workerPath,
	signal,
	onProgress: progress,
});

async function verified(path: EvidencePath, options: SetJobOptions): Promise<HashsetVerified> {
	const { contents, described, file, sizeBytes } = await verifySetInThread(path, options);
	if (file === null) throw new Error('A set was checked without taking its digest.');
	return { ...viewOf(described, contents, sizeBytes, path), file };
}

function viewOf(described: SetDescription, contents: Sha256, sizeBytes: number, path: EvidencePath): HashsetView {
	const { kind, made, name, program, sections, sources } = described;
	return {
		name,
		kind,
		made: made as Instant,
		program,
		path: displayName(path),
		sizeBytes,
		contents,
		digests: Object.fromEntries(sections.map(({ algorithm, count }) => [algorithm, count])),
		sources: sources.map((source) => ({
			name: source.name,
			format: source.format,
			sha256: source.sha256 as Sha256,
			sizeBytes: source.sizeBytes,
			modified: source.modified as Instant | null,
			rows: source.rows,
			digests: { ...source.digests } as Partial<Record<DigestName, number>>,
		})),
	};
}

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
