/** A time on paper: ISO date, 24 hours, seconds, and always the offset, because a form is read where nobody knows the device. */

/** `2026-11-22 02:40:11 +01:00`. @param offset minutes east of UTC */
export function moment(at: string, offset: number): string {
	const shifted = new Date(Date.parse(at) + offset * 60_000);
	if (Number.isNaN(shifted.getTime())) return at;
	const size = Math.abs(offset);
	const two = (n: number) => String(n).padStart(2, '0');
	const iso = shifted.toISOString();
	return `${iso.slice(0, 10)} ${iso.slice(11, 19)} ${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
