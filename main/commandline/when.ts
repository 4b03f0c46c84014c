/**
 * A time as a person types it on a command line. A time without a zone means two things on two laptops, so it is
 * refused rather than guessed.
 */
import { Refused } from '../../shared/refusal';
import { type Instant, isInstant, isLocalTime } from '../../shared/vocabulary';

const RFC_3339 =
	/^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?(?:([Zz])|([+-])([0-9]{2}):([0-5][0-9]))?$/;

/**
 * RFC 3339, section 5.6, with a zone, to an instant in UTC with milliseconds; finer digits are cut off. A leap second
 * is refused, as the clocks of computers have none. `option` names the option for the refusal,
 * `unknown` the one that takes a time of an unknown zone.
 */
export function instantOf(text: string, option: string, unknown?: string): Instant {
	const match = RFC_3339.exec(text);
	const [, date, time, fraction = '', utc, sign, hours, minutes] = match ?? [];
	if (!date || !time) {
		throw new Refused('time.form', `“${text}” is not a time that ${option} can read.`, FORM, option);
	}
	if (!utc && !sign) {
		throw new Refused('time.zone', `“${text}” says no zone, so it could be any of 26 hours.`, zone(unknown), option);
	}
	const local = `${date}T${time}.${`${fraction}000`.slice(0, 3)}Z`;
	const offset = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
	if (!isInstant(local) || Math.abs(offset) >= 24 * 60) {
		throw new Refused('time.none', `“${text}” names a day or a time that does not exist.`, FORM, option);
	}
	const instant = new Date(Date.parse(local) - offset * 60_000).toISOString();
	if (!isInstant(instant)) throw new Refused('time.none', `“${text}” is outside the years 0000 to 9999.`, FORM, option);
	return instant;
}

const FORM = 'Write it as RFC 3339 has it, for example 2026-11-22T01:40:00+01:00.';
const zone = (unknown: string | undefined) =>
	`Add the offset from UTC, for example 2026-11-22T01:40:00+01:00, or Z for UTC${
		unknown === undefined ? '' : `; or keep it as it was found with ${unknown}`
	}.`;

/** A date and time of day of an unknown zone, kept as found: `2026-11-22T03:14`, seconds and finer where there are any. */
export function localOf(text: string, option: string): string {
	const local = text.replace(/^([0-9-]{10})[ t]/, '$1T');
	if (isLocalTime(local)) return local;
	const hint = 'Write date and time without an offset, for example 2026-11-22T03:14 or 2026-11-22T03:14:07.';
	throw new Refused('time.form', `“${text}” is not a time that ${option} can read.`, hint, option);
}

const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `500ms`, `10s`, `5m`, `2h`, `1d` in milliseconds. */
export function msOf(text: string, option: string): number {
	const match = /^([0-9]{1,9})(ms|s|m|h|d)$/.exec(text);
	if (match) return Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
	const hint = 'Write a whole number and its unit, for example 500ms, 10s, 5m, 2h or 1d.';
	throw new Refused('time.span', `“${text}” is not a span that ${option} can read.`, hint, option);
}
