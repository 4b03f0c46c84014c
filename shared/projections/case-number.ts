/** The number that a case opened in a hurry gets: the year and the next free, as `2026-014`; and its first title. Pure. */

/** @param taken every number in use, of whatever form @param year of the device’s own calendar */
export function nextNumber(taken: readonly string[], year: number): string {
	const form = new RegExp(`^${year}-([0-9]{1,9})$`);
	const numbers = taken.flatMap((number) => form.exec(number.trim())?.[1] ?? []).map(Number);
	return `${year}-${String(Math.max(0, ...numbers) + 1).padStart(3, '0')}`;
}

/** @param at RFC 3339 in UTC @param offset minutes east of UTC @returns the wall's date and time there, and the offset */
export function wallText(at: string, offset: number): { readonly year: number; readonly text: string } {
	const wall = new Date(Date.parse(at) + offset * 60_000).toISOString();
	const minutes = Math.abs(offset);
	const two = (n: number) => String(n).padStart(2, '0');
	const sign = offset < 0 ? '-' : '+';
	return {
		year: Number(wall.slice(0, 4)),
		text: `${wall.slice(0, 10)} ${wall.slice(11, 16)} ${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
	};
}

export const untitled = (wall: string): string => `Untitled, opened at ${wall}`;
