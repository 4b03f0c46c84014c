/** Words for measures where more than one place says them: window, command line and reports. */
import type { Elapsed, Stage } from './views';

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
	started: 'Started',
	discovered: 'Discovered',
	reported: 'Reported',
	rated: 'First impact assessment',
	da: 'Detection and analysis',
	cer: 'Containment, eradication, recovery',
	'containment decided': 'Containment decided',
	contained: 'Every host contained',
	eradicated: 'Every host eradicated',
	recovered: 'Every host recovered',
	post: 'Post-incident activity',
	resolved: 'Resolved',
};

export const stageWords = (stage: Stage): string => STAGE_NAMES[stage];

const UNITS: readonly (readonly [ms: number, sign: string])[] = [
	[86_400_000, 'd'],
	[3_600_000, 'h'],
	[60_000, 'min'],
	[1000, 's'],
];

/** `2 d 3 h`: the two largest units that say anything; below a second `0 s`. A day is 24 hours. */
export function durationWords(ms: number): string {
	const parts: string[] = [];
	let rest = ms;
	for (const [size, sign] of UNITS) {
		const many = Math.floor(rest / size);
		rest -= many * size;
		if (many > 0) parts.push(`${many} ${sign}`);
		else if (parts.length > 0) break;
		if (parts.length === 2) break;
	}
	return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** `3 h`, `2 h to 5 h`, `at least 2 h`, or why nothing is known. */
export function spanWords({ leastMs, mostMs, because }: Pick<Elapsed, 'leastMs' | 'mostMs' | 'because'>): string {
	if (leastMs === null) return because ?? 'not known';
	const least = durationWords(leastMs);
	if (mostMs === null) return `at least ${least}`;
	return leastMs === mostMs ? least : `${least} to ${durationWords(mostMs)}`;
}

/** `entered once`, `never gone back to`. */
export const timesWords = (what: string, many: number): string =>
	many === 0 ? `never ${what}` : `${what} ${many === 1 ? 'once' : `${many} times`}`;
