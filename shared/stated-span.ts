/** How wide a stated time is: by its accuracy, and by every zone that it may be of where nobody knows. */
import type { StatedTime } from './stated-time';

const HOUR = 3_600_000;

/** The first and last moment, in milliseconds, that it may have been; a reading of an unknown zone is from UTC+14 or UTC-12 or between. */
export function spanOf(stated: StatedTime): { readonly first: number; readonly last: number } | null {
	const within = stated.accuracyMs ?? 0;
	const reading = 'at' in stated ? Date.parse(stated.at) : Date.parse(`${stated.local}Z`);
	if (Number.isNaN(reading)) return null;
	const [east, west] = 'at' in stated ? [0, 0] : [14 * HOUR, 12 * HOUR];
	return { first: reading - east - within, last: reading + west + within };
}
