/**
 * The timeline of a case: shown, added to by single events and by other programs' files, and written for them. What must hold:
 * a file is read to its end before anything of it is stored, stored before its entry names it, and shown as the entry says.
 */
import { markedNumber } from '../../shared/exercises/mark';
import { hostsOf } from '../../shared/projections/hosts';
import { indicatorsOf } from '../../shared/projections/indicators';
import { timelineFilesOf, withdrawnIn } from '../../shared/projections/timeline-files';
import { placedAmong } from '../../shared/projections/timeline-gaps';
import { pictureOf, reachingInto } from '../../shared/projections/timeline-window';
import { Refused } from '../../shared/refusal';
import type { TimelineItem, TimelineRow } from '../../shared/views';
import { visible } from '../../shared/visible';
import { writeOut } from '../store/write-out';
import { importedFrom, storedFrom } from '../timeline/import-timeline';
import { writeTimeline } from '../timeline/write-timeline';
import { caseIn, caseNamed, openCaseNamed } from './cases';
import { claim, type Handlers, newId, seal } from './desk';
import type { LedgerBook } from './ledger-book';
import { citing, hostNamed, timeOf } from './scene';
import { gapsNow, letThrough, windowed } from './timeline-asked';
import { keepRows, MOST_ROWS, readCase } from './timeline-reading';

type Questions = 'timeline.show' | 'timeline.import' | 'timeline.withdraw' | 'timeline.export' | 'event.record';

export const timeline: Handlers<Questions> = {
	'timeline.show': (desk, input) =>
		desk.jobs.run(input.job, 'Reading the timeline', async (job) => {
			const book = await caseNamed(desk, input.case);
			const assumedMinutes = input.assumedMinutes ?? 0;
			const read = await readCase(desk, book, assumedMinutes, job);
			const through = await letThrough(desk, read, input);
			const { window, inside } = windowed(through, input);
			const gaps = gapsNow(through, desk.clock().at, read.open);
			return {
				...{ total: inside.length, everywhere: through.items.length, whole: read.items.length },
				...{ extent: through.extent, window, rows: inside.slice(input.offset, input.offset + input.limit) },
				picture: input.bins > 0 && window ? pictureOf(inside, window, input.bins, input.marks) : null,
				gaps: placedAmong(gaps, inside),
				reaching: window ? reachingInto(through.empty.vague, window) : 0,
				...{ files: read.files, incident: read.flags, counts: read.counts, hosts: read.hosts, assumedMinutes },
			};
		}),

	'event.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { text, found, zone, source, tlp, sharing } = input;
		const event = newId();
		const receipt = await seal(desk, book, 'event.recorded/1', {
			...{ event, text, time: timeOf(input.time), found, zone, source, tlp, sharing },
			host: input.host === undefined ? undefined : hostNamed(book, input.host).host,
			clockOf: input.clockOf === undefined ? undefined : hostNamed(book, input.clockOf, 'clockOf').host,
			indicators: indicatorIds(book, input.indicators),
			cites: citing(book, input.cites),
		});
		return { ...receipt, event };
	},

	'timeline.import': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const path = desk.redeem(input.file);
		const { zone, source, tlp, sharing } = input;
		const host = input.host === undefined ? undefined : hostNamed(book, input.host).host;
		const cites = citing(book, input.cites);
		return claim(desk, `${book.id} timelines`, () =>
			desk.jobs.run(input.job, 'Reading the timeline', async (job) => {
				const files = timelineFilesOf(book.entries()).filter(({ withdrawn }) => withdrawn === null);
				const mostRows = MOST_ROWS - files.reduce((sum, { rows }) => sum + rows, 0);
				const reading = { zone: zone ?? null, mostRows, signal: job.signal };
				const read = await importedFrom(path, reading, (doneBytes, totalBytes) =>
					job.progress({ doneBytes, totalBytes: totalBytes * 2 }),
				);
				const known = files.find(({ object }) => object === read.sha256);
				if (known)
					throw new Refused(
						'timeline.known',
						`This file is in the timeline already (${known.entry}).`,
						'Nothing was imported; withdraw that one to import it anew.',
						'file',
					);
				const { object, sizeBytes } = await desk.shelf.objects(book.id).put(
					storedFrom(path, job.signal, (done, all) => job.progress({ doneBytes: all + done, totalBytes: all * 2 })),
					{
						expect: read.sha256,
					},
				);
				keepRows(desk, book.id, object, read.rows);
				const [first, last] = endsOf(read.rows);
				const id = newId();
				const receipt = await seal(desk, book, 'timeline.imported/1', {
					...{ timeline: id, format: read.format, rows: read.rows.length, undated: read.undated, host, zone, source },
					file: { object, name: read.name, sizeBytes },
					...{ first: timeOf(first.time), last: timeOf(last.time), cites, tlp, sharing },
				});
				return { ...receipt, timeline: id, rows: read.rows.length, undated: read.undated };
			}),
		);
	},

	'timeline.withdraw': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const withdraws = withdrawable(book, input.item);
		return claim(desk, `${book.id} timelines`, async () => {
			const before = withdrawnIn(book.entries()).get(withdraws);
			if (before)
				throw new Refused(
					'timeline.withdrawn',
					`It was withdrawn already (${before.entry}).`,
					'There is nothing to withdraw.',
					'item',
				);
			return seal(desk, book, 'timeline.withdrawn/1', { withdraws, reason: input.reason });
		});
	},

	'timeline.export': (desk, input) =>
		desk.jobs.run(input.job, 'Writing the timeline', async (job) => {
			const book = await caseNamed(desk, input.case);
			const path = desk.redeem(input.to);
			const read = await readCase(desk, book, input.assumedMinutes ?? 0, job);
			const { inside } = windowed(await letThrough(desk, read, input), input);
			const kept = input.opinions === true ? inside : inside.filter(({ opinion }) => !opinion);
			const sizeBytes = await writeOut(
				path,
				writeTimeline(told(kept, job.signal), input.format, markedNumber(caseIn(book))),
			);
			const opinionsLeftOut = inside.length - kept.length;
			return { path: visible(String(path)), sizeBytes, rows: kept.length, opinionsLeftOut };
		}),
};

function* told(items: readonly TimelineItem[], signal: AbortSignal): Generator<TimelineItem> {
	for (const item of items) {
		if (signal.aborted)
			throw new Refused('job.cancelled', 'The writing was stopped; no file stays.', 'Write it again.');
		yield item;
	}
}

/** The earliest and the latest, a reading of an unknown zone as if it were of UTC. */
function endsOf(rows: readonly TimelineRow[]): readonly [TimelineRow, TimelineRow] {
	const [one] = rows;
	if (!one) throw new Error('A timeline without rows was imported.');
	let [first, last] = [one, one];
	for (const row of rows) {
		if (row.ms < first.ms) first = row;
		if (row.ms > last.ms) last = row;
	}
	return [first, last];
}

/** An event or a timeline by its id or by its entry. @throws Refused `timeline.unknown` */
function withdrawable(book: LedgerBook, name: string): string {
	for (const { kind, body, ref } of book.entries()) {
		const id = kind === 'event.recorded/1' ? body.event : kind === 'timeline.imported/1' ? body.timeline : null;
		if (typeof id === 'string' && (id === name || ref === name)) return id;
	}
	throw new Refused(
		'timeline.unknown',
		`${visible(name)} is no event and no imported timeline of this case.`,
		'Name it by its entry, as A-12.',
		'item',
	);
}

function indicatorIds(book: LedgerBook, names: readonly string[] | undefined): string[] | undefined {
	if (names === undefined || names.length === 0) return undefined;
	const all = indicatorsOf(book.entries(), hostsOf(book.entries()));
	return names.map((name) => {
		const found = all.find(({ indicator, ref }) => indicator === name || ref === name);
		if (found) return found.indicator;
		throw new Refused('indicator.unknown', `There is no indicator ${name}.`, 'Record it first.', 'indicators');
	});
}
