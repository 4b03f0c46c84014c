/**
 * A time as another program wrote it, read without guessing: with its zone an instant, without one a reading. What must hold:
 * the letters are kept; a day that does not exist, and an hour that a zone's clocks skipped, are refused.
 */
import type { StatedTime } from '../../shared/stated-time';
import { type Instant, isInstant } from '../../shared/vocabulary';
import { zoneNamed } from './zone';

export interface SourceTime {
	readonly time: StatedTime;
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
	const whole = local.length === 16 ? `${local}:00` : local;
	const reading = `${whole}.${`${fraction ?? ''}000`.slice(0, 3)}Z`;
	if (!isInstant(reading)) return { trouble: 'names a day or a time that does not exist' };
	if (zone === null) {
		const found = fraction === undefined ? local : `${local}.${fraction}`;
		return { time: { local: found }, zone: null, stepMs };
	}
	const moments = zoneNamed(zone)?.(Date.parse(reading));
	if (moments === undefined) return { trouble: `names the zone ${zone}, which is not known` };
	const [first, second] = moments;
	if (first === undefined) return { trouble: `was never shown in ${zone}: clocks were set forward there` };
	const at = instantAt(first);
	if (at === null) return { trouble: 'is outside the years 0000 to 9999' };
	// Clocks set back showed it twice; which of the two it was nobody knows.
	return { time: second === undefined ? { at } : { at, accuracyMs: second - first }, zone, stepMs };
}

function instantAt(ms: number): Instant | null {
	const at = new Date(ms);
	const text = Number.isNaN(at.getTime()) ? '' : at.toISOString();
	return isInstant(text) ? text : null;
}
