/**
 * Everything of a case that has a time, as one list: observed events, rows of imported files (handed in), notes, acts,
 * custody, phases, states of hosts, signs, who was told and called, measures of containment. A pure fold, which may be taken
 * in steps so that whoever makes it can answer others in between, and which makes a file's rows into items only once.
 */
import type { EntryView, TimelineFile, TimelineItem, TimelineRow } from '../views';
import { hostsOf } from './hosts';
import { authorOf, textIn } from './members';
import { timelineFilesOf, withdrawnIn } from './timeline-files';
import { Clocks, entryItem, rowItem, rowsOf } from './timeline-placing';
import { calledIn, toldBy } from './timeline-telling';

export interface TimelineReading {
	/** Rows of the imported files by the files' objects; a file that is not there has none. */
	readonly rows: ReadonlyMap<string, readonly TimelineRow[]>;
	/** Zone that times of an unknown zone are placed by, minutes east of UTC. */
	readonly assumedMinutes: number;
}

/** Items of whole files in the order of time, by all that they rest on: good again while none of that changed. */
export type Runs = ReadonlyMap<string, readonly TimelineItem[]>;

export interface MadeTimeline {
	/** In the order of time; of the same moment, in the order of entries and lines. */
	readonly items: readonly TimelineItem[];
	readonly runs: Runs;
}

export function timelineOf(entries: readonly EntryView[], reading: TimelineReading): readonly TimelineItem[] {
	const steps = timelineSteps(entries, reading);
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value.items;
	}
}

const STEP = 2000;

/** @param before runs of the time before, from which those that are still good are taken */
export function* timelineSteps(
	entries: readonly EntryView[],
	{ rows, assumedMinutes }: TimelineReading,
	before: Runs = new Map(),
): Generator<void, MadeTimeline, undefined> {
	const hosts = hostsOf(entries);
	const clocks = new Clocks(hosts);
	const measured = JSON.stringify(hosts.map(({ host, name, skews }) => [host, name, skews]));
	const withdrawn = withdrawnIn(entries);
	const called = calledIn(entries);
	yield;
	let items: TimelineItem[] = [];
	for (const [at, entry] of entries.entries()) {
		if (at % STEP === 0) yield;
		if (entry.kind === 'event.recorded/1' && withdrawn.has(textIn(entry.body, 'event') ?? '')) continue;
		const told = toldBy(entry, called);
		if (told) items.push(entryItem(entry, told, clocks, assumedMinutes));
	}
	items = inOrder(items);
	const runs = new Map<string, readonly TimelineItem[]>();
	for (const file of timelineFilesOf(entries)) {
		const entry = file.withdrawn ? undefined : entries.find(({ ref }) => ref === file.entry);
		const given = rows.get(file.object);
		if (!entry || !given) continue;
		const restsOn = JSON.stringify([entry.ref, entry.digest, authorOf(entry), assumedMinutes, measured]);
		const run = before.get(restsOn) ?? (yield* runOf(entry, file, given, clocks, assumedMinutes));
		runs.set(restsOn, run);
		items = merged(items, run);
		yield;
	}
	return { items, runs };
}

function* runOf(
	entry: EntryView,
	file: TimelineFile,
	rows: readonly TimelineRow[],
	clocks: Clocks,
	assumedMinutes: number,
): Generator<void, readonly TimelineItem[], undefined> {
	const common = rowsOf(entry, file.host?.host ?? null, clocks, assumedMinutes);
	const items: TimelineItem[] = [];
	for (const row of rows) {
		items.push(rowItem(row, common));
		if (items.length % STEP === 0) yield;
	}
	return inOrder(items);
}

/** Most programs write theirs in order. */
function inOrder(items: TimelineItem[]): TimelineItem[] {
	let last = Number.NEGATIVE_INFINITY;
	for (const { atMs } of items) {
		if (atMs < last) return items.sort((a, b) => a.atMs - b.atMs);
		last = atMs;
	}
	return items;
}

/** Two lists in order as one; of the same moment those of the first come first. */
function merged(first: readonly TimelineItem[], second: readonly TimelineItem[]): TimelineItem[] {
	const all: TimelineItem[] = [];
	let [at, from] = [0, 0];
	for (;;) {
		const [one, other] = [first[at], second[from]];
		if (one && (!other || one.atMs <= other.atMs)) {
			all.push(one);
			at += 1;
		} else if (other) {
			all.push(other);
			from += 1;
		} else return all;
	}
}
