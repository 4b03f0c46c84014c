/**
 * Logs of other acquisition tools: shown, then taken in with what comparing found. What must hold: the log is read to its
 * end and stored before its entry names it; what differs is entered as plainly as what agrees; where the work is cancelled
 * nothing is entered.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { LOG_RESULTS, type LogResult, verdictOf } from '../../shared/acquisition-logs';
import type { Json } from '../../shared/ledger/canonical';
import { acquisitionLogsOf } from '../../shared/projections/acquisition-logs';
import { Refused } from '../../shared/refusal';
import type { LogDigestView, LogRunView } from '../../shared/views';
import { visible } from '../../shared/visible';
import { DIGESTS, type Sha256 } from '../../shared/vocabulary';
import { compareCollection } from '../evidence/logs/compare-collection';
import { compareImage } from '../evidence/logs/compare-image';
import { type ComparedDigest, type Comparison, NOT_GIVEN, unchecked } from '../evidence/logs/compared';
import { MOST_LOG_BYTES } from '../evidence/logs/log-text';
import { type ReadLog, readLog } from '../evidence/logs/read-log';
import type { StatedRun } from '../evidence/logs/stated-run';
import { readGiven } from '../store/given-file';
import { once } from '../store/write-out';
import { caseNamed, openCaseNamed } from './cases';
import { claim, type Desk, type Handlers, newId, seal } from './desk';
import { itemTagged } from './evidence';
import type { LedgerBook } from './ledger-book';

const MOST_SHOWN = 200;

type Questions = 'acquisition-log.preview' | 'acquisition-log.import' | 'acquisition-log.list';

export const acquisitionLogs: Handlers<Questions> = {
	'acquisition-log.preview': async (desk, input) => {
		await openCaseNamed(desk, input.case);
		const path = desk.redeem(input.file);
		const { bytes, name, sha256, read } = await logAt(path);
		const runs = read.runs.map((run) => {
			const digests = statedIn(run);
			return { ...runView(run), digests: digests.slice(0, MOST_SHOWN), digestCount: digests.length };
		});
		const wants = read.runs.some(({ image }) => image === 'collection') ? 'folder' : 'image';
		const { format, encoding } = read;
		return { format, encoding, name, sizeBytes: bytes.length, sha256, wants, runs, file: desk.ticketFor(path) };
	},

	'acquisition-log.import': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { item, tag } = itemTagged(book, input.tag);
		const path = desk.redeem(input.file);
		const image = input.image === undefined ? null : desk.redeem(input.image);
		return claim(desk, `${book.id} acquisition logs`, () =>
			desk.jobs.run(input.job, 'Comparing with the log', async (job) => {
				const { bytes, name, sha256, read } = await logAt(path);
				if (input.sha256 !== undefined && input.sha256 !== sha256)
					throw new Refused(
						'acquisition-log.changed',
						'The log is another one than it was when it was looked at.',
						'Choose it again; nothing was entered.',
						'file',
					);
				const { run, number } = runMeant(read, input.run);
				const comparison = await compared(desk, run, image, {
					signal: job.signal,
					onProgress: (doneBytes, totalBytes) => job.progress({ doneBytes, totalBytes }),
				});
				const { object, sizeBytes } = await desk.shelf.objects(book.id).put(once(bytes), { expect: sha256 });
				const { counts, members } = await resultOf(desk, book, name, comparison);
				const receipt = await seal(desk, book, 'acquisition.log-imported/1', {
					...{ log: newId(), item, tag, file: { object, name, sizeBytes }, format: read.format },
					run: read.runs.length === 1 ? undefined : { number, of: read.runs.length },
					...statedMembers(run),
					image: comparison.image === null ? undefined : withoutNulls(comparison.image),
					...{ result: verdictOf(counts), results: counts, ...members },
				});
				const view = acquisitionLogsOf(book.entries()).find(({ entry }) => entry === receipt.ref);
				if (!view) throw new Error('The log that was entered is not told by its entry.');
				return { ...receipt, view };
			}),
		);
	},

	'acquisition-log.list': async (desk, input) => acquisitionLogsOf((await caseNamed(desk, input.case)).entries()),
};

async function logAt(path: string | Buffer) {
	const bytes = await readGiven(path, MOST_LOG_BYTES);
	const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
	return { bytes, sha256, name: visible(basename(String(path))) || 'log', read: readLog(bytes) };
}

function runMeant({ runs }: ReadLog, number: number | undefined) {
	const run = runs[(number ?? 1) - 1];
	if (run && (number !== undefined || runs.length === 1)) return { run, number: number ?? 1 };
	const sentence =
		run === undefined
			? `The log tells of ${runs.length === 1 ? '1 run' : `${runs.length} runs`}; there is no run ${number}.`
			: `The log tells of ${runs.length} runs.`;
	throw new Refused('acquisition-log.which', sentence, 'Say which run it is; nothing was entered.', 'run');
}

async function compared(
	desk: Desk,
	run: StatedRun,
	image: string | Buffer | null,
	options: Parameters<typeof compareImage>[3],
): Promise<Comparison> {
	if (image === null) return { image: null, digests: statedIn(run).map(notGiven) };
	return run.image === 'collection'
		? compareCollection(desk.hashing, run, image, options)
		: compareImage(desk.hashing, run, image, options);
}

const notGiven = (stated: LogDigestView): ComparedDigest =>
	stated.algorithm === null || stated.stated === null
		? { ...stated, result: 'not-checked', recomputed: null, because: 'the log states no digest of this file' }
		: unchecked({ ...stated, algorithm: stated.algorithm, hex: stated.stated }, NOT_GIVEN);

/** Every digest that the log states, and every file of which it states none. */
function statedIn(run: StatedRun): LogDigestView[] {
	const own = run.digests.map(({ hex, ...rest }): LogDigestView => ({ ...rest, stated: hex }));
	const collected = run.collected.flatMap(({ name, digests }): LogDigestView[] => {
		const about = { of: 'file', stage: 'acquired', file: name, said: null } as const;
		const each = DIGESTS.flatMap((algorithm) => {
			const stated = digests[algorithm];
			return stated === undefined ? [] : [{ ...about, algorithm, stated }];
		});
		return each.length > 0 ? each : [{ ...about, algorithm: null, stated: null }];
	});
	return [...own, ...collected];
}

const namesOf = ({ copies, collected }: StatedRun): string[] => [
	...copies.flatMap(({ files }) => files),
	...collected.map(({ name }) => name),
];

function runView(run: StatedRun): LogRunView {
	const { tool, version, startedAt, endedAt, outcome, outcomeSays, facts, badSectors, remarks } = run;
	const names = namesOf(run);
	return {
		...{ tool, version, startedAt, endedAt, outcome, outcomeSays, stated: facts, remarks },
		...{ names: names.slice(0, MOST_SHOWN), nameCount: names.length },
		badSectors: badSectors && { count: badSectors.count, says: badSectors.says === '' ? null : badSectors.says },
	};
}

function statedMembers(run: StatedRun) {
	const { names, nameCount, badSectors, remarks, stated, version, ...rest } = runView(run);
	return {
		...withoutNulls({ ...rest, toolVersion: version }),
		statements: Object.keys(stated).length === 0 ? undefined : { ...stated },
		...(nameCount === 0 ? {} : { names: [...names], nameCount }),
		badSectors: badSectors === null ? undefined : withoutNulls(badSectors),
		remarks: remarks.length === 0 ? undefined : [...remarks],
	};
}

/** What did not agree comes first; all of it lies in a stored file where the entry cannot hold it. */
async function resultOf(desk: Desk, book: LedgerBook, name: string, { digests }: Comparison) {
	const counts = Object.fromEntries(LOG_RESULTS.map((result) => [result, 0])) as Record<LogResult, number>;
	for (const { result } of digests) counts[result]++;
	const order: readonly LogResult[] = ['differs', 'missing', 'not-checked', 'agrees'];
	const first = order.flatMap((result) => digests.filter((each) => each.result === result).slice(0, MOST_SHOWN));
	const members = { digests: first.slice(0, MOST_SHOWN).map(withoutNulls) };
	if (digests.length <= MOST_SHOWN) return { counts, members };
	const bytes = Buffer.from(digests.map((each) => `${JSON.stringify(withoutNulls(each))}\n`).join(''));
	const { object, sizeBytes } = await desk.shelf.objects(book.id).put(once(bytes));
	const comparison = { object, name: `${name}.comparison.jsonl`, sizeBytes };
	return { counts, members: { ...members, comparison } };
}

function withoutNulls(members: Readonly<Record<string, Json | undefined>> | object): { [member: string]: Json } {
	const said = Object.entries(members).filter(([, value]) => value !== null && value !== undefined && value !== '');
	return Object.fromEntries(said) as { [member: string]: Json };
}
