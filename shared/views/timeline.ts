/** What is shown of a case's timeline: one list of everything that has a time, whatever it came from. */
import type { StatedTime } from '../stated-time';
import type { TimelineKind } from '../timeline-kinds';
import type { Instant, Sha256 } from '../vocabulary';
import type { EntryRef } from './entry';
import type { IncidentTime } from './incident';
import type { CorrectedTime, HostName } from './scene';

export type { TimelineKind };

export type TimelineFormat = 'timesketch-csv' | 'timesketch-jsonl' | 'l2tcsv';

/** One row of another program's timeline, as it was read. */
export interface TimelineRow {
	/** Line of the file, from 1. */
	readonly line: number;
	readonly text: string;
	/** What the time means, in the words of the file: `Content Modification Time`. */
	readonly means: string;
	readonly time: StatedTime;
	/** The same in milliseconds since 1970 UTC; a reading of an unknown zone as if it were of UTC. */
	readonly ms: number;
	/** The time in the file's own letters. */
	readonly found: string;
	/** The zone in the file's own letters, or as whoever imported it stated; null: nobody knows. */
	readonly zone: string | null;
	/** What the file's form of a time cannot tell apart, in milliseconds. */
	readonly stepMs: number;
	/** As the file names it. */
	readonly host: string | null;
	/** The host whose clock showed the time, as the file names it; another program's file means the host itself. */
	readonly clock: string | null;
	/** What it was read from there: a log, an artifact. */
	readonly source: string | null;
}

export interface TimelineItem {
	/** `A-12`, or `A-40:1234` for line 1234 of the file that A-40 imported. */
	readonly id: string;
	readonly entry: EntryRef;
	readonly line: number | null;
	readonly kind: TimelineKind;
	/** The kind of the entry; of a row, what its time means. */
	readonly means: string;
	readonly text: string;
	/** As it was found, never changed; null: nothing was said, so it stands at the time of its entry. */
	readonly source: StatedTime | null;
	/** In the source's own letters, where those are known. */
	readonly found: string | null;
	/** The zone it was found in; null: nobody knows, or the time is one of this program. */
	readonly zone: string | null;
	/** What the form of that time cannot tell apart, in milliseconds. */
	readonly stepMs: number;
	readonly enteredAt: Instant;
	/** By the measured clock of the host that showed it. */
	readonly corrected: CorrectedTime | null;
	/** Where it is placed, milliseconds since 1970 UTC: corrected where that is known, else as found. */
	readonly atMs: number;
	/** The interval that it may have been in. */
	readonly firstMs: number;
	readonly lastMs: number;
	/** Its zone is not known; `atMs` rests on the assumption. */
	readonly zoneUnknown: boolean;
	readonly host: HostName | null;
	/** The name of the host whose clock showed the time, where that is said. */
	readonly clock: string | null;
	/** Whose word it is. */
	readonly by: string | null;
	/** What it is known from: a log, a person. */
	readonly origin: string | null;
	/** A note that says of itself that it is an opinion. */
	readonly opinion: boolean;
}

/** A time of the incident during which nothing is known to have happened. */
export interface TimelineGap {
	readonly fromMs: number;
	readonly toMs: number;
	/** Items of an unknown zone or a wide accuracy that may lie in it. */
	readonly maybe: number;
	/** What it reaches from and to: another item, or an end of the incident's time. */
	readonly after: 'item' | 'started';
	readonly until: 'item' | 'resolved' | 'now';
}

/** A gap in its place among the rows of a window. */
export interface PlacedGap extends TimelineGap {
	/** Index of the row before which it stands. */
	readonly before: number;
}

/** One of the incident's four times, with the interval that it may have been in. */
export interface TimelineFlag {
	readonly time: IncidentTime;
	readonly entry: EntryRef;
	/** As it was said; of an unknown zone, by the assumption. */
	readonly atMs: number;
	readonly firstMs: number;
	readonly lastMs: number;
	readonly zoneUnknown: boolean;
}

export interface TimelineFile {
	readonly timeline: string;
	readonly entry: EntryRef;
	readonly name: string;
	readonly object: Sha256;
	readonly sizeBytes: number;
	readonly format: TimelineFormat;
	readonly rows: number;
	/** Rows that the file gives no time, so that they stand nowhere. */
	readonly undated: number;
	readonly host: HostName | null;
	/** Stated by whoever imported it, for times that say no zone; null: unknown. */
	readonly zone: string | null;
	readonly source: string | null;
	readonly importedAt: Instant;
	readonly by: string | null;
	readonly withdrawn: { readonly entry: EntryRef; readonly reason: string | null } | null;
	/** Why its rows are not shown although it counts; null: they are. */
	readonly missing: string | null;
}

/** How many items of a kind fall into one slice of the picture. */
export interface TimelineBin {
	readonly count: number;
	/** Of these, how many are placed by an assumption or no more exactly than a slice is wide. */
	readonly uncertain: number;
	/** Items placed in another slice that may lie in this one. */
	readonly maybe: number;
}

export interface TimelineMark {
	readonly id: string;
	/** Its place among the rows of the window. */
	readonly index: number;
	readonly kind: TimelineKind;
	readonly text: string;
	readonly atMs: number;
	readonly firstMs: number;
	readonly lastMs: number;
	readonly zoneUnknown: boolean;
}

export interface TimelinePicture {
	/** By kind, the slices from `fromMs` to `toMs`, all as wide as each other. */
	readonly bins: Readonly<Partial<Record<TimelineKind, readonly TimelineBin[]>>>;
	/** Each item by itself, where there are few; else null. */
	readonly marks: readonly TimelineMark[] | null;
}

export interface TimelineView {
	/** Items that the filters let through, in the window and in all. */
	readonly total: number;
	readonly everywhere: number;
	/** Of the case, whatever the filters. */
	readonly whole: number;
	/** The first and the last moment of what the filters let through; null where that is nothing. */
	readonly extent: { readonly fromMs: number; readonly toMs: number } | null;
	readonly window: { readonly fromMs: number; readonly toMs: number } | null;
	readonly rows: readonly TimelineItem[];
	readonly picture: TimelinePicture | null;
	/** The longest of all, at most ten, in the order of time; a window tells them all. */
	readonly gaps: readonly PlacedGap[];
	/** Items placed outside the window that may lie in it. */
	readonly reaching: number;
	/** When the incident started, was discovered, reported, resolved, as far as that is known. */
	readonly incident: readonly TimelineFlag[];
	/** By kind, in all, whatever the filters. */
	readonly counts: Readonly<Record<TimelineKind, number>>;
	readonly hosts: readonly string[];
	readonly files: readonly TimelineFile[];
	/** The zone that times of an unknown zone are placed by, minutes east of UTC. */
	readonly assumedMinutes: number;
}

export interface TimelineExport {
	readonly path: string;
	readonly sizeBytes: number;
	readonly rows: number;
	/** Notes that say of themselves that they are opinions, and were left out. */
	readonly opinionsLeftOut: number;
}
