/**
 * A time as another program wrote it, read without guessing: with its zone an instant, without one a reading. What must hold:
 * the letters are kept; a day that does not exist, and an hour that a zone's clocks skipped, are refused.
 */
import type { StatedTime } from '../../shared/stated-time';
import { instantAt } from '../../shared/vocabulary';
import { zoneNamed } from './zone';

export interface SourceTime {
	readonly time: StatedTime;
	/** The same in milliseconds; a reading without a zone as if it were of UTC. */
	readonly ms: number;
	readonly zone: string | null;
	readonly stepMs: number;
}
/** A sentence why not, or `undated`: the file says that there is no time. */
export type NoTime = { readonly trouble: string } | 'undated';

const ISO =
	/^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]+([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)? ?(Z|z|UTC|[+-][0-9]{2}(?::?[0-9]{2})?)?$/;
const L2T_DATE = /^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/;
const L2T_TIME = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?$/;

/** ISO 8601 as Timesketch takes it; `stated` is the zone for a time that says none. */
export function isoTime(text: string, stated: string | null): SourceTime | NoTime {
	const [, year = '', month = '', day = '', hour, minute = '', second, fraction, zone] = ISO.exec(text.trim()) ?? [];
	if (year === '') return { trouble: 'is no ISO 8601 time' };
	if (month === '00' && day === '00') return 'undated';
	if (hour === undefined) return { trouble: 'says a day and no time of day' };
	const stepMs =
		second === undefined ? 60_000 : fraction === undefined ? 1000 : fraction.length < 3 ? STEPS[fraction.length] : 1;
	const local = `${year}-${month}-${day}T${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
	return placed(local, fraction, zone ?? stated, stepMs ?? 1);
}
const STEPS: Readonly<Record<number, number>> = { 1: 100, 2: 10 };

/** log2timeline's `date`, `time` and `timezone`. */
export function l2tTime(date: string, time: string, zone: string, stated: string | null): SourceTime | NoTime {
	const [, month = '', day = '', year = ''] = L2T_DATE.exec(date) ?? [];
	if (year === '') return { trouble: 'is no date MM/DD/YYYY' };
	if ((month === '00' && day === '00') || time === '--:--:--') return 'undated';
	const [, hour, minute, second, fraction] = L2T_TIME.exec(time) ?? [];
	if (hour === undefined) return { trouble: 'is no time HH:MM:SS' };
	const own = zone === '' || zone === '-' ? null : zone;
	return placed(`${year}-${month}-${day}T${hour}:${minute}:${second}`, fraction, own ?? stated, 1000);
}

function placed(local: string, fraction: string | undefined, zone: string | null, stepMs: number): SourceTime | NoTime {
	const reading = readingMs(local, fraction);
	if (reading === null) return { trouble: 'names a day or a time that does not exist' };
	if (zone === null) {
		const found = fraction === undefined ? local : `${local}.${fraction}`;
		return { time: { local: found }, ms: reading, zone: null, stepMs };
	}
	const moments = zoneNamed(zone)?.(reading);
	if (moments === undefined) return { trouble: `names the zone ${zone}, which is not known` };
	const [first, second] = moments;
	if (first === undefined) return { trouble: `was never shown in ${zone}: clocks were set forward there` };
	const at = instantAt(first);
	if (at === null) return { trouble: 'is outside the years 0000 to 9999' };
	// Clocks set back showed it twice; which of the two it was nobody knows.
	if (second !== undefined) return { time: { at, accuracyMs: second - first }, ms: first, zone, stepMs };
	return { time: { at }, ms: first, zone, stepMs };
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY = 86_400_000;

/** `2026-11-22T02:40` or with seconds, as if it were UTC, in milliseconds; null where no calendar and no clock shows that. */
export function readingMs(local: string, fraction = ''): number | null {
	const two = (at: number): number => local.charCodeAt(at) * 10 + local.charCodeAt(at + 1) - 528;
	const [year, month, day] = [two(0) * 100 + two(2), two(5), two(8)];
	const [hour, minute, second] = [two(11), two(14), local.length > 16 ? two(17) : 0];
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const length = month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0);
	if (day < 1 || day > length || hour > 23 || minute > 59 || second > 59) return null;
	const ms = fraction === '' ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
	return daysTo(year, month, day) * DAY + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
}

/** Days since 1970-01-01 of the Gregorian calendar, which is taken back to the year 0; years begin in March. */
function daysTo(year: number, month: number, day: number): number {
	const y = month <= 2 ? year - 1 : year;
	const era = Math.floor(y / 400);
	const ofEra = y - era * 400;
	const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
	return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}
