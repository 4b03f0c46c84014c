/**
 * Sets of known files as files: built, shown, checked and asked in a thread of their own, whether a notebook is open or not
 * or there is none at all.
 */
import { resolve } from 'node:path';
import type { Given, Gives } from '../../shared/contract';
import type { HashsetLookup, HashsetVerified, HashsetView } from '../../shared/views';
import type { DigestName, Instant, Sha256 } from '../../shared/vocabulary';
import { openHashset } from '../baselines/hashset/hashset';
import type { SetDescription } from '../baselines/hashset/set-format';
import { buildSetInThread, lookupInThread, type SetJobOptions, verifySetInThread } from '../baselines/hashset/set-jobs';
import { displayName, type EvidencePath } from '../hashing/names';
import type { Job } from './jobs';
import type { Setting } from './session';

/** What sets need of what a notebook is run with. */
export type SetSetting = Pick<Setting, 'clock' | 'hashsetWorkerPath' | 'jobs' | 'tickets' | 'version'>;

const ROWS_SHOWN = 100_000;

export type SetQuestion = `hashset.${'build' | 'show' | 'verify' | 'lookup'}` | 'job.cancel';

/** What sets are asked with or without a notebook, and what stops it. */
export const setAnswers = (setting: SetSetting): { [Q in SetQuestion]: (input: Given<Q>) => Promise<Gives<Q>> } => ({
	'hashset.build': (input) => buildHashset(setting, input),
	'hashset.show': (input) => showHashset(setting, input),
	'hashset.verify': (input) => verifyHashset(setting, input),
	'hashset.lookup': (input) => lookupHashset(setting, input),
	'job.cancel': async ({ job }) => ({ cancelled: setting.jobs.cancel(job) }),
});

function buildHashset(setting: SetSetting, input: Given<'hashset.build'>): Promise<HashsetView> {
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

async function showHashset(setting: SetSetting, input: Given<'hashset.show'>): Promise<HashsetView> {
	const set = openHashset(absolute(setting.tickets.redeem(input.set)));
	set.close();
	return viewOf(set.described, set.contents, set.sizeBytes, set.path);
}

function verifyHashset(setting: SetSetting, input: Given<'hashset.verify'>): Promise<HashsetVerified> {
	const path = absolute(setting.tickets.redeem(input.set));
	return setting.jobs.run(input.job, 'Checking the set of known files', (job) =>
		verifiedSet(path, inThread(setting.hashsetWorkerPath, job)),
	);
}

function lookupHashset(setting: SetSetting, input: Given<'hashset.lookup'>): Promise<HashsetLookup> {
	const path = absolute(setting.tickets.redeem(input.set));
	const list = input.list === undefined ? null : setting.tickets.redeem(input.list);
	return setting.jobs.run(input.job, 'Looking up', async (job) => {
		const asked = { digests: input.digests ?? [], list, show: input.show ?? 'all', mostRows: ROWS_SHOWN } as const;
		const found = await lookupInThread(path, asked, inThread(setting.hashsetWorkerPath, job));
		const { set, kind, asked: all, known, unanswered, rows, cut } = found;
		return { set, kind, asked: all, known, unanswered, rows, cut, unknown: all - known - unanswered };
	});
}

export const absolute = (path: EvidencePath): EvidencePath => (typeof path === 'string' ? resolve(path) : path);

export const inThread = (workerPath: string, { progress, signal }: Job): SetJobOptions => ({
	workerPath,
	signal,
	onProgress: progress,
});

/** Every byte of a set was read and found to be as it was written. */
export async function verifiedSet(path: EvidencePath, options: SetJobOptions): Promise<HashsetVerified> {
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
