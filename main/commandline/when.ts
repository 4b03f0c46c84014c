/**
 * A time as a person types it on a command line. A time without a zone means two things on two laptops, so it is
 * refused rather than guessed.
 */
import { Refused } from '../../shared/refusal';
import { type Instant, isInstant } from '../../shared/vocabulary';

const RFC_3339 =
	/^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?(?:([Zz])|([+-])([0-9]{2}):([0-5][0-9]))?$/;

/**
 * RFC 3339, section 5.6, with a zone, to an instant in UTC with milliseconds; finer digits are cut off. A leap second
 * is refused, as the clocks of computers have none. `option` names the option for the refusal.
 */
export function instantOf(text: string, option: string): Instant {
	const match = RFC_3339.exec(text);
	const [, date, time, fraction = '', utc, sign, hours, minutes] = match ?? [];
	if (!date || !time) {
		throw new Refused('time.form', `“${text}” is not a time that ${option} can read.`, FORM, option);
	}
	if (!utc && !sign) {
		throw new Refused('time.zone', `“${text}” says no zone, so it could be any of 26 hours.`, ZONE, option);
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
const ZONE = 'Add the offset from UTC, for example 2026-11-22T01:40:00+01:00, or Z for UTC.';
