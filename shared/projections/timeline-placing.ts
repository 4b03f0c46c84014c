/**
 * Where an item stands and why. What must hold: the time as it was found is never changed nor replaced; what a host's
 * measured clock makes of it stands beside it; a zone that nobody knows is placed by an assumption that is told, and its
 * item says so. A hundred thousand rows go through here: each clock is read once, and nothing is parsed twice.
 */
import type { StatedTime } from '../stated-time';
import type { CorrectedTime, EntryView, HostName, HostView, TimelineItem, TimelineRow } from '../views';
import { authorOf } from './members';
import { type Correction, correctionBy } from './skew';
import type { Told } from './timeline-telling';

/** Hosts by id, and by name where only one is called so, with what their clocks make of a time. */
export class Clocks {
	readonly #byId: ReadonlyMap<string, Clock>;
	readonly #byName = new Map<string, Clock | null>();
	/** As rows spell them. */
	readonly #spelled = new Map<string, Clock | null>();

	constructor(hosts: readonly HostView[]) {
		this.#byId = new Map(hosts.map((host) => [host.host, clockOf(host)]));
		for (const clock of this.#byId.values()) {
			const name = clock.name.toLowerCase();
			this.#byName.set(name, this.#byName.has(name) ? null : clock);
		}
	}

	byId(id: string | null): Clock | null {
		return id === null ? null : (this.#byId.get(id) ?? null);
	}

	byName(name: string | null): Clock | null {
		if (name === null) return null;
		const before = this.#spelled.get(name);
		if (before !== undefined) return before;
		const found = this.#byName.get(name.toLowerCase()) ?? null;
		if (this.#spelled.size < 10_000) this.#spelled.set(name, found);
		return found;
	}
}

interface Clock {
	readonly name: string;
	readonly host: HostName;
	/** Null where its clock was never measured. */
	readonly correction: Correction | null;
}

const clockOf = ({ host, name, skews }: HostView): Clock => ({
	name,
	host: { host, name },
	correction: skews.length === 0 ? null : correctionBy(skews),
});

export function entryItem(entry: EntryView, told: Told, clocks: Clocks, assumedMinutes: number): TimelineItem {
	const clock = clocks.byId(told.clockOf);
	const { at: enteredAt } = entry.head;
	const place = placed(told.time, msOf(told.time), Date.parse(enteredAt), 1, clock, assumedMinutes);
	return {
		id: entry.ref,
		entry: entry.ref,
		line: null,
		kind: told.kind,
		means: entry.kind.replace(/\/\d+$/, ''),
		text: told.text,
		source: told.time,
		found: told.found,
		zone: told.zone,
		stepMs: 1,
		enteredAt,
		corrected: place.corrected,
		atMs: place.atMs,
		firstMs: place.firstMs,
		lastMs: place.lastMs,
		zoneUnknown: place.zoneUnknown,
		host: clocks.byId(told.host ?? told.clockOf)?.host ?? null,
		clock: clock?.name ?? null,
		by: authorOf(entry),
		origin: told.origin,
		opinion: entry.stance === 'opinion',
	};
}

/** What all rows of one imported file have in common. */
export interface RowsOf {
	readonly entry: EntryView;
	readonly enteredMs: number;
	readonly by: string | null;
	/** The host whose clock showed all its times. */
	readonly clock: Clock | null;
	readonly clocks: Clocks;
	readonly assumedMinutes: number;
}

export function rowsOf(entry: EntryView, host: string | null, clocks: Clocks, assumedMinutes: number): RowsOf {
	const clock = clocks.byId(host);
	return { entry, enteredMs: Date.parse(entry.head.at), by: authorOf(entry), clock, clocks, assumedMinutes };
}

export function rowItem(
	row: TimelineRow,
	{ entry, enteredMs, by, clock, clocks, assumedMinutes }: RowsOf,
): TimelineItem {
	const shownBy = clock ?? clocks.byName(row.clock);
	const on = row.host === null ? clock : clocks.byName(row.host);
	const place = placed(row.time, row.ms, enteredMs, row.stepMs, shownBy, assumedMinutes);
	return {
		id: `${entry.ref}:${row.line}`,
		entry: entry.ref,
		line: row.line,
		kind: 'row',
		means: row.means,
		text: row.text,
		source: row.time,
		found: row.found,
		zone: row.zone,
		stepMs: row.stepMs,
		enteredAt: entry.head.at,
		corrected: place.corrected,
		atMs: place.atMs,
		firstMs: place.firstMs,
		lastMs: place.lastMs,
		zoneUnknown: place.zoneUnknown,
		host: on?.host ?? (row.host === null ? null : { host: '', name: row.host }),
		clock: shownBy?.name ?? row.clock,
		by,
		origin: row.source,
		opinion: false,
	};
}

/** An instant, or a reading of an unknown zone as if it were of UTC; NaN where nothing was said or it cannot be read. */
export const msOf = (time: StatedTime | null): number =>
	time === null ? Number.NaN : Date.parse('at' in time ? time.at : `${time.local}Z`);

const HOUR = 3_600_000;
type Place = Pick<TimelineItem, 'atMs' | 'firstMs' | 'lastMs' | 'zoneUnknown' | 'corrected'>;

/** Where it is placed and the interval that it may have been in; a reading of an unknown zone is from UTC+14 to UTC-12. */
function placed(
	time: StatedTime | null,
	ms: number,
	enteredMs: number,
	stepMs: number,
	clock: Clock | null,
	assumedMinutes: number,
): Place {
	const within = time?.accuracyMs ?? 0;
	if (time !== null && 'local' in time) {
		const [firstMs, lastMs] = [ms - 14 * HOUR - within, ms + 12 * HOUR + within + stepMs - 1];
		return { atMs: ms - assumedMinutes * 60_000, firstMs, lastMs, zoneUnknown: true, corrected: null };
	}
	const corrected: CorrectedTime | null = time === null ? null : (clock?.correction?.(time.at, ms) ?? null);
	const atMs = time === null ? enteredMs : corrected === null ? ms : ms - corrected.byMs;
	const around = within + (corrected?.accuracyMs ?? 0);
	return { atMs, firstMs: atMs - around, lastMs: atMs + around + stepMs - 1, zoneUnknown: false, corrected };
}
