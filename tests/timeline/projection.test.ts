/** The one list of a case: where each item is placed and why, what a host's clock makes of a time, and where nothing is. */
import { describe, expect, it } from 'vitest';
import { timelineOf, timelineSteps } from '../../shared/projections/timeline';
import { timelineFilesOf } from '../../shared/projections/timeline-files';
import { emptyIn, flagsOf, gapsAt, placedAmong } from '../../shared/projections/timeline-gaps';
import { msOf } from '../../shared/projections/timeline-placing';
import { extentOf, filtered, pictureOf, reachingInto, within } from '../../shared/projections/timeline-window';
import type { EntryView, TimelineItem, TimelineRow } from '../../shared/views';
import type { Instant, Sha256 } from '../../shared/vocabulary';
import { entriesTold } from '../shared/told-entries';

const sha = 'ab'.repeat(32) as Sha256;
let seq = 0;
/** An entry made a minute after the one before it. */
function entry(kind: string, body: EntryView['body'], more: Partial<EntryView> = {}): EntryView {
	seq += 1;
	const [made] = entriesTold([[660 + seq, kind.replace(/\/1$/, ''), body]]);
	if (!made) throw new Error('an entry was to be there');
	return { ...made, ref: `A-${seq}`, seq, ...more };
}
const at = (time: string) => `2026-11-22T${time}.000Z` as Instant;
const ms = (time: string) => Date.parse(at(time));
const host = entry('host.recorded/1', { host: 'h1', name: 'FS01', state: 'affected', since: { at: at('00:10:00') } });
const skew = entry('host.skew-measured/1', {
	...{ host: 'h1', hostTime: at('02:01:00'), reference: 'GPS', referenceTime: at('02:00:00'), differenceMs: 60_000 },
	...{ accuracyMs: 1000, method: 'm' },
});
const made = (entries: readonly EntryView[], rows: readonly TimelineRow[] = [], assumedMinutes = 0) =>
	timelineOf(entries, { rows: new Map([[sha, rows]]), assumedMinutes });
const only = (entries: readonly EntryView[]): TimelineItem | undefined =>
	made(entries).find(({ kind }) => kind === 'event');
const event = (time: object, more: object = {}) =>
	entry('event.recorded/1', { event: `e${seq}`, text: 'Logon', time, ...more } as EntryView['body']);

const imported = (more: object = {}) =>
	entry('timeline.imported/1', {
		timeline: 't1',
		format: 'l2tcsv',
		rows: 2,
		file: { object: sha, name: 't.csv', sizeBytes: 9 },
		...more,
	} as EntryView['body']);
const row = (line: number, time: TimelineRow['time'], more: Partial<TimelineRow> = {}): TimelineRow => ({
	...{
		line,
		text: `row ${line}`,
		means: 'Created',
		time,
		ms: msOf(time),
		found: 'as found',
		zone: 'UTC',
		stepMs: 1000,
		host: null,
		clock: null,
		source: null,
	},
	...more,
});

describe('an event', () => {
	it('stands at its time with its accuracy around it', () => {
		expect(only([event({ at: at('01:00:00'), accuracyMs: 5000 })])).toMatchObject({
			...{ atMs: ms('01:00:00'), firstMs: ms('00:59:55'), lastMs: ms('01:00:05'), corrected: null, zoneUnknown: false },
		});
	});

	it('of a measured clock is placed by the corrected time, and keeps its own', () => {
		expect(only([host, skew, event({ at: at('01:31:00'), accuracyMs: 500 }, { clockOf: 'h1' })])).toMatchObject({
			...{ source: { at: at('01:31:00'), accuracyMs: 500 }, atMs: ms('01:30:00'), host: { host: 'h1', name: 'FS01' } },
			corrected: { original: at('01:31:00'), corrected: at('01:30:00'), byMs: 60_000, entries: [skew.ref] },
			...{ firstMs: ms('01:30:00') - 1500, lastMs: ms('01:30:00') + 1500 },
		});
		// Where it happened says nothing of whose clock showed it.
		expect(only([host, skew, event({ at: at('01:31:00') }, { host: 'h1' })])?.corrected).toBeNull();
	});

	it('of an unknown zone is placed by the assumption, may be anywhere from UTC+14 to UTC-12, and says so', () => {
		const unknown = event({ local: '2026-11-22T01:00' }, { clockOf: 'h1' });
		const [item] = made([unknown], [], 60);
		expect(item).toMatchObject({
			...{ source: { local: '2026-11-22T01:00' }, zoneUnknown: true, corrected: null, atMs: ms('00:00:00') },
			firstMs: ms('01:00:00') - 14 * 3_600_000,
			lastMs: ms('01:00:00') + 12 * 3_600_000,
		});
	});

	it('is gone once it is withdrawn', () => {
		const one = event({ at: at('01:00:00') });
		expect(made([one, entry('timeline.withdrawn/1', { withdraws: one.body.event, reason: 'Wrong host' })])).toEqual([]);
	});
});

describe('other entries', () => {
	it('stand where they were said to have been, else where they were entered', () => {
		const note = entry('note.written/1', { phase: 'da', text: 'Seen', observedAt: at('03:00:00'), accuracyMs: 60_000 });
		const late = entry('note.written/1', { phase: 'da', text: 'Now' }, { stance: 'opinion' });
		const items = made([
			host,
			note,
			late,
			entry('phase.entered/1', { phase: 'cer', reason: 'r', at: at('04:00:00') }),
			entry('host.state-set/1', { host: 'h1', to: 'contained', done: { at: at('05:00:00') }, how: 'Port shut' }),
			entry('sign.recorded/1', { description: '2 GB out', seen: { at: at('02:00:00') }, hosts: ['h1'] }),
			entry('custody.sealed/1', { tag: 'E-001', seal: 'S-1', doneAt: at('06:00:00') }),
			entry('escalation.tried/1', { contact: { name: 'CISO' }, outcome: 'no answer' }),
			entry('notification.planned/1', { notification: 'n1', party: { id: 'law', name: 'Police' }, what: 'Theft' }),
			entry('notification.made/1', { notification: 'n1', reached: true, told: 'Case 7', madeAt: at('05:30:00') }),
			entry('containment.decided/1', { containment: 'm1', chosen: 'Cut the uplink', strategy: 'Port shut' }),
			entry('containment.ended/1', { containment: 'm1', how: 'removed', reason: 'Rebuilt' }),
			entry('checklist.ticked/1', { step: '1', name: 'Determine whether an incident has occurred' }),
			entry('timestamp.requested/1', { nonce: '1' }),
		]);
		expect(items.map(({ kind, text }) => [kind, text])).toEqual([
			['host', 'FS01, affected'],
			['sign', '2 GB out'],
			['note', 'Seen'],
			['phase', 'cer, r'],
			['host', 'contained, Port shut'],
			['notification', 'Police, Case 7'],
			['custody', 'E-001, S-1'],
			['note', 'Now'],
			['escalation', 'CISO, no answer'],
			['notification', 'Police, Theft'],
			['containment', 'Cut the uplink, Port shut'],
			['containment', 'Cut the uplink, removed, Rebuilt'],
			['act', '1, Determine whether an incident has occurred'],
		]);
		expect(items[2]).toMatchObject({ source: { at: at('03:00:00'), accuracyMs: 60_000 }, opinion: false });
		expect(items[7]).toMatchObject({ source: null, atMs: Date.parse(late.head.at), opinion: true });
	});
});

describe('times at the ends of the calendar', () => {
	it('are placed like others, of whatever zone they are taken to be', () => {
		const rows = [
			row(2, { at: '0000-01-01T00:00:00.000Z' as Instant }, { clock: 'fs01' }),
			row(3, { local: '0000-01-01T00:00:00' }, { zone: null }),
			row(4, { local: '9999-12-31T23:59:59' }, { zone: null }),
		];
		for (const assumed of [-1080, 0, 1080]) {
			const items = made([host, skew, imported()], rows, assumed);
			const extent = extentOf(items);
			if (!extent) throw new Error('there are items');
			expect(within(items, extent)).toHaveLength(items.length);
			const { bins } = pictureOf(items, extent, 10, 0);
			expect(bins.row?.reduce((sum, { count }) => sum + count, 0)).toBe(3);
			expect(gapsAt(emptyIn(items, []), extent.toMs).length).toBeGreaterThan(0);
		}
		// A minute before the year 0 is no time: it stays where it was found.
		const first = made([host, skew, imported()], rows.slice(0, 1)).find(({ kind }) => kind === 'row');
		expect(first).toMatchObject({ corrected: null, source: { at: '0000-01-01T00:00:00.000Z' } });
	});
});

describe('rows of an imported file', () => {
	it('are corrected by the clock of the file’s host, or of the one they name', () => {
		const rows = [row(2, { at: at('01:31:00') }), row(3, { at: at('01:32:00') }, { host: 'fs01', clock: 'fs01' })];
		const [, one] = made([host, skew, imported({ host: 'h1' })], rows);
		expect(one).toMatchObject({ text: 'row 2', atMs: ms('01:30:00'), lastMs: ms('01:30:00') + 1000 + 999 });
		const named = made([host, skew, imported()], rows).filter(({ kind }) => kind === 'row');
		expect(named.map(({ corrected }) => corrected?.corrected ?? null)).toContain(at('01:31:00'));
		expect(named.map(({ corrected }) => corrected?.corrected ?? null)).toContain(null);
		expect(named.map(({ text }) => text).sort()).toEqual(['row 2', 'row 3']);
		expect(named.find(({ text }) => text === 'row 3')).toMatchObject({ host: { name: 'FS01' }, found: 'as found' });
	});

	it('are none once the file is withdrawn', () => {
		const entries = [imported(), entry('timeline.withdrawn/1', { withdraws: 't1', reason: 'Wrong file' })];
		expect(made(entries, [row(2, { at: at('01:00:00') })])).toEqual([]);
		expect(timelineFilesOf(entries)).toMatchObject([{ rows: 2, withdrawn: { reason: 'Wrong file' } }]);
	});
});

describe('a window', () => {
	const items = made(
		[imported()],
		[
			...['01:00:00', '01:00:30', '01:10:00', '03:00:00'].map((time, line) => row(line, { at: at(time) })),
			row(9, { local: '2026-11-22T02:00:00' }, { zone: null, text: 'somewhen' }),
		],
	);

	it('holds what is placed in it, both ends included', () => {
		const inside = within(items, { fromMs: ms('01:00:30'), toMs: ms('03:00:00') });
		expect(inside.map(({ line }) => line)).toEqual([1, 2, 9, 3]);
		expect(extentOf(items)).toEqual({ fromMs: ms('01:00:00'), toMs: ms('03:00:00') });
		expect(filtered(items, { text: 'SOME' }).map(({ line }) => line)).toEqual([9]);
		expect(filtered(items, { kinds: ['note'] })).toEqual([]);
	});

	it('finds the longest times without anything sure, and counts what may lie there', () => {
		const gaps = (most?: number) => gapsAt(emptyIn(items, []), null, most);
		const between = { after: 'item', until: 'item', maybe: 1 };
		expect(gaps()).toEqual([
			{ fromMs: ms('01:00:30') + 999, toMs: ms('01:10:00'), ...between },
			{ fromMs: ms('01:10:00') + 999, toMs: ms('03:00:00'), ...between },
		]);
		expect(gaps(1).map(({ toMs }) => toMs)).toEqual([ms('03:00:00')]);
		expect(gapsAt(emptyIn([], []), ms('03:00:00'))).toEqual([]);
		// In the list a gap stands before the first row that is placed in it or after it.
		expect(placedAmong(gaps(), items).map(({ before }) => before)).toEqual([2, 3]);
	});

	it('looks for gaps from the start of the incident, at the latest, to its end, at the earliest, or until now', () => {
		const set = (time: string, stated: object) => entry('incident.time-set/1', { time, stated } as EntryView['body']);
		const started = set('started', { at: at('00:30:00'), accuracyMs: 600_000 });
		const flags = flagsOf([started, set('resolved', { at: at('05:00:00') })], 0);
		expect(flags).toMatchObject([
			{ time: 'started', atMs: ms('00:30:00'), firstMs: ms('00:20:00'), lastMs: ms('00:40:00'), entry: started.ref },
			{ time: 'resolved', atMs: ms('05:00:00') },
		]);
		const ends = (gaps: ReturnType<typeof gapsAt>) =>
			gaps.map(({ fromMs, toMs, after, until }) => [new Date(fromMs).toISOString().slice(11, 16), after, until, toMs]);
		const [first, , , last] = ends(gapsAt(emptyIn(items, flags), ms('09:00:00')));
		expect(first).toEqual(['00:40', 'started', 'item', ms('01:00:00')]);
		expect(last).toEqual(['03:00', 'item', 'resolved', ms('05:00:00')]);
		// Not resolved: until now, once an hour went by; what a file tells of other years is no gap of this incident.
		const late = flagsOf([set('started', { at: at('02:00:00') })], 0);
		expect(ends(gapsAt(emptyIn(items, late), ms('04:01:00')))).toEqual([
			['02:00', 'started', 'item', ms('03:00:00')],
			['03:00', 'item', 'now', ms('04:01:00')],
		]);
		expect(gapsAt(emptyIn(items, late), ms('03:59:00'))).toHaveLength(1);
		expect(gapsAt(emptyIn(items, late), null)).toHaveLength(1);
		expect(extentOf(items, flags)).toEqual({ fromMs: ms('00:30:00'), toMs: ms('05:00:00') });
	});

	it('tells how many are placed outside that may lie in it', () => {
		const { vague } = emptyIn(items, []);
		expect(reachingInto(vague, { fromMs: ms('03:00:00'), toMs: ms('04:00:00') })).toBe(1);
		expect(reachingInto(vague, { fromMs: ms('01:30:00'), toMs: ms('02:30:00') })).toBe(0);
	});

	it('is drawn item by item while there are few, and in slices that lose none beyond', () => {
		const window = { fromMs: ms('01:00:00'), toMs: ms('03:00:00') };
		expect(pictureOf(items, window, 4, 5).marks?.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
		expect(pictureOf(items, window, 4, 4)).toEqual({
			marks: null,
			bins: {
				row: [
					{ count: 3, uncertain: 0, maybe: 1 },
					{ count: 0, uncertain: 0, maybe: 1 },
					{ count: 1, uncertain: 1, maybe: 0 },
					{ count: 1, uncertain: 0, maybe: 1 },
				],
			},
		});
	});
});

describe('a case that grew', () => {
	it('keeps what it made of a file while nothing that this rests on changed', () => {
		const file = imported({ host: 'h1' });
		const reading = { rows: new Map([[sha, [row(2, { at: at('01:31:00') })]]]), assumedMinutes: 0 };
		const all = (entries: readonly EntryView[], before?: Parameters<typeof timelineSteps>[2]) => {
			const steps = timelineSteps(entries, reading, before);
			for (;;) {
				const step = steps.next();
				if (step.done === true) return step.value;
			}
		};
		const first = all([host, file]);
		const note = entry('note.written/1', { phase: 'da', text: 'More' });
		const second = all([host, file, note], first.runs);
		expect(second.items.find(({ kind }) => kind === 'row')).toBe(first.items.find(({ kind }) => kind === 'row'));
		expect(second.items).toHaveLength(first.items.length + 1);
		const third = all([host, file, note, skew], second.runs);
		expect(third.items.find(({ kind }) => kind === 'row')).toMatchObject({ atMs: ms('01:30:00') });
	});
});
