/** How quantities and times are written: binary units, thin-space groups, ISO dates, 24 hours, offset always said. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** `214 KiB`, `1.9 GiB`: three figures at most. */
export function bytes(size: number): string {
	let rest = size;
	let unit = 0;
	while (rest >= 1024 && unit < UNITS.length - 1) {
		rest /= 1024;
		unit++;
	}
	const text = unit === 0 || rest >= 100 ? rest.toFixed(0) : rest >= 10 ? rest.toFixed(1) : rest.toFixed(2);
	return `${text.replace(/\.0+$|(\.\d)0$/, '$1')} ${UNITS[unit]}`;
}

/** Thin spaces between groups of three. */
export function count(number: number): string {
	return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, '\u2009');
}

/** Minutes east of UTC as `+01:00`. */
export function offsetText(minutes: number): string {
	const size = Math.abs(minutes);
	const two = (n: number) => String(n).padStart(2, '0');
	return `${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** This device's offset at an instant, in minutes east of UTC. */
export function offsetHere(at: string): number {
	return -new Date(at).getTimezoneOffset();
}

/** Date and time on the wall at that offset: `2026-03-12`, `03:17:26`. */
export function wall(at: string, offset: number): { readonly date: string; readonly time: string } {
	const shifted = new Date(Date.parse(at) + offset * 60_000);
	if (Number.isNaN(shifted.getTime())) return { date: at, time: '' };
	const iso = shifted.toISOString();
	return { date: iso.slice(0, 10), time: iso.slice(11, 19) };
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export function weekday(date: string): string {
	return DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

/** `45 s`, `12 min`, `2 h 6 min`, `3 d 4 h`. */
export function duration(ms: number): string {
	const seconds = Math.round(Math.abs(ms) / 1000);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
	return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
}

/** `±2 min`. */
export function accuracy(ms: number): string {
	return ms < 1000 ? `±${ms} ms` : `±${duration(ms)}`;
}
