/** Readings of clocks as numbers: the same days and moments that the calendar has, and none that it has not. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readingMs } from '../../main/timeline/source-time';
import { instantAt, isInstant } from '../../shared/vocabulary';

const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
const reading = fc
	.tuple(
		fc.integer({ min: 0, max: 9999 }),
		two(13),
		two(32),
		two(25),
		two(61),
		two(61),
		fc.integer({ min: 0, max: 999 }),
	)
	.map(([year, month, day, hour, minute, second, ms]) => ({
		local: `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}`,
		fraction: String(ms).padStart(3, '0'),
	}));

it('is what the calendar says, and nothing where it says nothing', () => {
	fc.assert(
		fc.property(reading, ({ local, fraction }) => {
			const text = `${local}.${fraction}Z`;
			expect(readingMs(local, fraction)).toBe(isInstant(text) ? Date.parse(text) : null);
		}),
		{ numRuns: 3000 },
	);
	for (const day of ['0000-02-29', '1900-02-28', '2000-02-29', '2024-02-29', '9999-12-31'])
		expect(readingMs(`${day}T00:00`)).toBe(Date.parse(`${day}T00:00:00.000Z`));
	for (const day of ['1900-02-29', '2023-02-29', '2026-04-31', '2026-00-10', '2026-01-00'])
		expect(readingMs(`${day}T00:00`)).toBeNull();
	expect(instantAt(-62_167_219_200_001)).toBeNull();
	expect(instantAt(253_402_300_799_999)).toBe('9999-12-31T23:59:59.999Z');
});
