/**
 * Zones as files and people state them: an offset from UTC, or a name of the IANA time zone database. What must hold: a
 * reading that the zone's clocks never showed is found out, and one that they showed twice gives both moments; nobody picks.
 */

/** Moments, milliseconds since 1970 UTC, at which clocks of the zone showed a reading; none, one or two, the earlier first. */
export type Zone = (readingMs: number) => readonly number[];

const OFFSET = /^(?:UTC|GMT)?([+-])([0-9]{1,2})(?::?([0-5][0-9]))?$/i;
const known = new Map<string, Zone | null>();

/** Null where there is no such zone. */
export function zoneNamed(name: string): Zone | null {
	const before = known.get(name);
	if (before !== undefined) return before;
	const made = name.length > 64 ? null : zoneOf(name);
	if (known.size < 1000) known.set(name, made);
	return made;
}

function zoneOf(name: string): Zone | null {
	if (/^(z|utc|gmt|etc\/utc)$/i.test(name)) return (reading) => [reading];
	const [, sign, hours, minutes = '0'] = OFFSET.exec(name) ?? [];
	if (sign !== undefined) {
		const east = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
		return Math.abs(east) > 18 * 60 ? null : (reading) => [reading - east * 60_000];
	}
	return named(name);
}

/** Offsets change on whole quarters of an hour of UTC; older local mean times do not, and are read by their second. */
const QUARTER = 900_000;
const DAY = 86_400_000;

function named(name: string): Zone | null {
	let format: Intl.DateTimeFormat;
	try {
		format = new Intl.DateTimeFormat('en-GB', {
			...{ timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', era: 'short' },
			...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
		});
	} catch {
		return null;
	}
	const offsets = new Map<number, number>();
	const offsetAt = (at: number): number => {
		const quarter = Math.floor(at / QUARTER);
		const before = offsets.get(quarter);
		if (before !== undefined) return before;
		const offset = readingAt(format, quarter * QUARTER) - quarter * QUARTER;
		if (offsets.size > 100_000) offsets.clear();
		offsets.set(quarter, offset);
		return offset;
	};
	return (reading) => {
		const candidates = new Set([offsetAt(reading - DAY), offsetAt(reading + DAY)]);
		const moments = [...candidates].map((offset) => reading - offset).filter((at) => at + offsetAt(at) === reading);
		return moments.sort((a, b) => a - b);
	};
}

/** What clocks showed then, as if it were UTC. */
function readingAt(format: Intl.DateTimeFormat, at: number): number {
	const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
	const year = parts.era?.startsWith('B') ? 1 - Number(parts.year) : Number(parts.year);
	const date = new Date(0);
	date.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
	date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
	return date.getTime();
}
