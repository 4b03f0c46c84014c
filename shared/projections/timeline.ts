/**
 * Everything of a case that has a time, as one list: observed events, rows of imported files (handed in), notes, custody,
 * phases, states of hosts, signs, escalations. A pure fold. What must hold: the time as it was found is never changed nor
 * replaced; what a host's measured clock makes of it stands beside it; a zone that nobody knows is placed by an assumption
 * that is told, and its item says so.
 */
import { type StatedTime, statedTimeIn } from '../stated-time';
import type { CorrectedTime, EntryView, HostView, TimelineItem, TimelineKind, TimelineRow } from '../views';
import type { Instant } from '../vocabulary';
import { hostsOf } from './hosts';
import { authorOf, instantIn, objectIn, textIn } from './members';
import { correctedTime } from './skew';
import { timelineFilesOf, withdrawnIn } from './timeline-files';

export interface TimelineReading {
	/** Rows of the imported files by the files' objects; a file that is not there has none. */
	readonly rows: ReadonlyMap<string, readonly TimelineRow[]>;
	/** Zone that times of an unknown zone are placed by, minutes east of UTC. */
	readonly assumedMinutes: number;
}

/** In the order of time; of the same moment, in the order of entries and lines. */
export function timelineOf(entries: readonly EntryView[], { rows, assumedMinutes }: TimelineReading): TimelineItem[] {
	const hosts = new Hosts(hostsOf(entries));
	const withdrawn = withdrawnIn(entries);
	const items: TimelineItem[] = [];
	for (const entry of entries) {
		const told = withdrawn.has(textIn(entry.body, 'event') ?? '') ? null : toldBy(entry);
		if (told) items.push(itemOf(entry, told, hosts, assumedMinutes));
	}
	for (const file of timelineFilesOf(entries)) {
		if (file.withdrawn) continue;
		const entry = entries.find(({ ref }) => ref === file.entry);
		if (!entry) continue;
		const clock = hosts.byId(file.host?.host ?? null);
		for (const row of rows.get(file.object) ?? []) items.push(rowItem(entry, row, clock, hosts, assumedMinutes));
	}
	return items.sort((a, b) => a.atMs - b.atMs);
}

/** What an entry tells of a time. */
interface Told {
	readonly kind: TimelineKind;
	readonly text: string;
	readonly time: StatedTime | null;
	readonly found?: string | null;
	readonly zone?: string | null;
	readonly host?: string | null;
	readonly clockOf?: string | null;
	readonly origin?: string | null;
}

/** Null where an entry is of no kind that stands in a timeline. */
function toldBy({ kind, body, stance }: EntryView): Told | null {
	const text = (...names: string[]) =>
		names.flatMap((name) => textIn(body, name) ?? named(body, name) ?? []).join(', ');
	const at = (name: string): StatedTime | null => {
		const instant = instantIn(body, name);
		return instant === null ? null : { at: instant };
	};
	switch (kind) {
		case 'event.recorded/1':
			return {
				...{ kind: 'event', text: text('text'), time: statedTimeIn(body.time), origin: textIn(body, 'source') },
				...{ found: textIn(body, 'found'), zone: textIn(body, 'zone') },
				...{ host: textIn(body, 'host'), clockOf: textIn(body, 'clockOf') },
			};
		case 'note.written/1':
			return { kind: 'note', text: text('text'), time: observedIn(body), origin: stance };
		case 'note.corrected/1':
			return { kind: 'note', text: text('text'), time: null, origin: stance };
		case 'phase.entered/1':
		case 'phase.left/1':
			return { kind: 'phase', text: text('phase', 'reason'), time: at('at') };
		case 'host.recorded/1':
			if (textIn(body, 'state') === null) return null;
			return {
				...{ kind: 'host', text: text('name', 'state', 'remark'), time: statedTimeIn(body.since) },
				host: textIn(body, 'host'),
			};
		case 'host.state-set/1':
			return {
				...{ kind: 'host', text: text('to', 'how', 'reason', 'confirmedBy'), time: statedTimeIn(body.done) },
				host: textIn(body, 'host'),
			};
		case 'sign.recorded/1': {
			const clockOf = textIn(body, 'clockOf');
			const on = Array.isArray(body.hosts) && typeof body.hosts[0] === 'string' ? body.hosts[0] : null;
			const told = { text: text('description', 'where'), time: statedTimeIn(body.seen), origin: named(body, 'source') };
			return { kind: 'sign', ...told, clockOf, host: on ?? clockOf };
		}
		case 'evidence.registered/1':
			return { kind: 'custody', text: text('tag', 'description', 'location'), time: at('doneAt') };
	}
	if (/^(custody\.(?!attempted)|retention\.|hold\.)/.test(kind))
		return {
			kind: 'custody',
			text: text('tag', 'from', 'to', 'place', 'location', 'seal', 'reason', 'remark'),
			time: at('doneAt'),
		};
	if (kind.startsWith('escalation.'))
		return { kind: 'escalation', text: text('name', 'contact', 'outcome', 'by', 'said', 'reason'), time: null };
	return null;
}

const named = (body: EntryView['body'], name: string): string | null => {
	const value = objectIn(body, name);
	return value && textIn(value, 'name');
};

function observedIn(body: EntryView['body']): StatedTime | null {
	const { observedAt: at, observedLocal: local, accuracyMs } = body;
	return statedTimeIn(at === undefined ? { local, accuracyMs } : { at, accuracyMs });
}

function itemOf(entry: EntryView, told: Told, hosts: Hosts, assumedMinutes: number): TimelineItem {
	const { kind, text, time, found = null, zone = null, origin = null } = told;
	const clock = hosts.byId(told.clockOf ?? null);
	const host = hosts.byId(told.host ?? told.clockOf ?? null);
	return {
		...{ id: entry.ref, entry: entry.ref, line: null, kind, means: entry.kind.replace(/\/\d+$/, ''), text },
		...{ source: time, found, zone, stepMs: 1, enteredAt: entry.head.at, by: authorOf(entry), origin },
		...placedAt(time, entry.head.at, 1, clock, assumedMinutes),
		...{ host: host && { host: host.host, name: host.name }, clock: clock?.name ?? null },
		opinion: entry.stance === 'opinion',
	};
}

function rowItem(
	entry: EntryView,
	row: TimelineRow,
	clock: HostView | null,
	hosts: Hosts,
	assumed: number,
): TimelineItem {
	const shownBy = clock ?? hosts.byName(row.clock);
	const on = hosts.byName(row.host) ?? (row.host === null ? clock : null);
	const host = on ? { host: on.host, name: on.name } : row.host === null ? null : { host: '', name: row.host };
	return {
		...{
			id: `${entry.ref}:${row.line}`,
			entry: entry.ref,
			line: row.line,
			kind: 'row',
			means: row.means,
			text: row.text,
		},
		...{ source: row.time, found: row.found, zone: row.zone, stepMs: row.stepMs, enteredAt: entry.head.at },
		...placedAt(row.time, entry.head.at, row.stepMs, shownBy, assumed),
		...{ by: authorOf(entry), origin: row.source, host, clock: shownBy?.name ?? row.clock, opinion: false },
	};
}

const HOUR = 3_600_000;

/** Where it is placed and the interval that it may have been in; a reading of an unknown zone is from UTC+14 to UTC-12. */
function placedAt(
	time: StatedTime | null,
	entered: Instant,
	stepMs: number,
	clock: HostView | null,
	assumedMinutes: number,
): Pick<TimelineItem, 'atMs' | 'firstMs' | 'lastMs' | 'zoneUnknown' | 'corrected'> {
	const within = time?.accuracyMs ?? 0;
	if (time !== null && 'local' in time) {
		const reading = Date.parse(`${time.local}Z`);
		const atMs = reading - assumedMinutes * 60_000;
		const [firstMs, lastMs] = [reading - 14 * HOUR - within, reading + 12 * HOUR + within + stepMs - 1];
		return { atMs, firstMs, lastMs, zoneUnknown: true, corrected: null };
	}
	const corrected: CorrectedTime | null =
		time === null || clock === null || clock.skews.length === 0 ? null : correctedTime(time.at, clock.skews);
	const atMs = Date.parse(corrected?.corrected ?? time?.at ?? entered);
	const around = within + (corrected?.accuracyMs ?? 0);
	return { atMs, firstMs: atMs - around, lastMs: atMs + around + stepMs - 1, zoneUnknown: false, corrected };
}

/** Hosts by id, and by name where only one is called so. */
class Hosts {
	readonly #byId: ReadonlyMap<string, HostView>;
	readonly #byName = new Map<string, HostView | null>();

	constructor(hosts: readonly HostView[]) {
		this.#byId = new Map(hosts.map((host) => [host.host, host]));
		for (const host of hosts) {
			const name = host.name.toLowerCase();
			this.#byName.set(name, this.#byName.has(name) ? null : host);
		}
	}

	readonly byId = (id: string | null): HostView | null => (id === null ? null : (this.#byId.get(id) ?? null));
	readonly byName = (name: string | null): HostView | null =>
		name === null ? null : (this.#byName.get(name.toLowerCase()) ?? null);
}
