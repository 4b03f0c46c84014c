/** A time by a host's clock and by the measurements of that clock: both are told, and how sure the second is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedTime } from '../../shared/projections/skew';
import type { SkewView } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';

const at = (time: string) => `2026-11-22T${time}.000Z` as Instant;
function skew(hostTime: string, differenceMs: number, entry: string, accuracyMs: number | null = null): SkewView {
	const referenceTime = new Date(Date.parse(at(hostTime)) - differenceMs).toISOString() as Instant;
	return {
		hostTime: at(hostTime),
		referenceTime,
		differenceMs,
		accuracyMs,
		entry,
		reference: 'GPS',
		method: 'm',
		by: null,
	};
}

describe('a time that a host showed', () => {
	it('is not corrected without a measurement', () => expect(correctedTime(at('01:00:00'), [])).toBeNull());

	it('is corrected by the nearest measurement, and stands beside it', () => {
		const skews = [skew('00:00:00', 60_000, 'A-1', 500), skew('09:00:00', 60_000, 'A-2', 100)];
		expect(correctedTime(at('01:00:00'), skews)).toEqual({
			...{ original: at('01:00:00'), corrected: at('00:59:00'), byMs: 60_000 },
			...{ accuracyMs: 500, apartMs: 3_600_000, entries: ['A-1'] },
		});
	});

	it('is less sure where the measurements around it differ: nobody knows how the clock went between', () => {
		const skews = [skew('00:00:00', 60_000, 'A-1', 500), skew('03:00:00', 90_000, 'A-2')];
		expect(correctedTime(at('01:00:00'), skews)).toMatchObject({ accuracyMs: 30_500, entries: ['A-1', 'A-2'] });
		expect(correctedTime(at('04:00:00'), skews)).toMatchObject({ byMs: 90_000, accuracyMs: null, entries: ['A-2'] });
	});

	it('says nothing where the result is no time', () => {
		expect(correctedTime('0000-01-01T00:00:00.000Z' as Instant, [skew('00:00:00', 1000, 'A-1')])).toBeNull();
	});

	it('gives the original back as it was, and takes off exactly a measured difference', () => {
		const hours = fc.integer({ min: 0, max: 23 }).map((h) => `${String(h).padStart(2, '0')}:00:00`);
		const skews = fc.array(
			fc.tuple(hours, fc.integer({ min: -1e7, max: 1e7 })).map(([h, d]) => skew(h, d, `A-${h}`)),
			{ minLength: 1, maxLength: 5 },
		);
		fc.assert(
			fc.property(hours, skews, (hour, measured) => {
				const told = correctedTime(at(hour), measured);
				expect(told?.original).toBe(at(hour));
				expect(measured.map(({ differenceMs }) => differenceMs)).toContain(told?.byMs);
				expect(Date.parse(told?.corrected ?? '')).toBe(Date.parse(at(hour)) - (told?.byMs ?? 0));
			}),
		);
	});
});
