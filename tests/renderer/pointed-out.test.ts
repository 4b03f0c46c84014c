/** What is pointed out before a note is sealed, and how fingerprints may be typed. */
import { describe, expect, it } from 'vitest';
import { lateBy, pointsOut } from '../../renderer/parts/pointsOut';
import { readTrust } from '../../renderer/screens/verify/trust';

const now = Date.parse('2026-11-22T02:00:00.000Z');
const points = (text: string, observedAt: string | null = null) => pointsOut({ text, observedAt }, now);

describe('before sealing', () => {
	it.each(['Seen 03:31 by eye.', '23:59:59', 'at 3:05, then nothing', '10:15 (local)'])(
		'points out a time without an offset: %s',
		(text) => {
			expect(points(text)).toHaveLength(1);
		},
	);

	it.each([
		'Seen 03:31 +01:00 by eye.',
		'2026-11-22T01:40:00Z',
		'01:40 UTC',
		'03:31+0100',
		'02:13:40.123 −05:00',
		'MAC 00:1b:44:11:3a:b7 and 203.0.113.77:22',
		'ratio 1:250, no time here',
		'02:42:ac:11:00:02',
		'',
	])('says nothing of: %s', (text) => {
		expect(points(text)).toEqual([]);
	});

	it('knows a late entry by the span that is set, and none where the zone is unknown', () => {
		const late = (at: string | null, after = 60) => lateBy(at, now, after);
		expect(late('2026-11-22T00:59:59.000Z')).toBe(3_601_000);
		expect(late('2026-11-22T01:00:00.000Z')).toBeNull();
		expect(late('2026-11-22T01:45:00.000Z', 10)).toBe(900_000);
		expect([late(null), late('yesterday'), late('2026-11-22T02:10:00.000Z')]).toEqual([null, null, null]);
	});

	it('points out a time that lies ahead', () => {
		expect(points('x', '2026-11-22T01:45:00.000Z')).toEqual([]);
		expect(points('x', '2026-11-22T02:10:00.000Z')[0]).toContain('ahead');
	});

	it('points out characters that cannot be seen, but not line breaks', () => {
		expect(points('one\ntwo\tthree')).toEqual([]);
		expect(points('invoice\u202Efdp.exe')).toHaveLength(1);
	});
});

describe('fingerprints a person trusts', () => {
	const hex = 'ab'.repeat(32);
	it('are read with colons, spaces or neither, in either case', () => {
		const colons = hex.toUpperCase().match(/../g)?.join(':') ?? '';
		expect(readTrust(`${hex}\n${colons}\n\n${colons.replaceAll(':', ' ')}`)).toEqual([hex, hex, hex]);
		expect(readTrust('')).toEqual([]);
	});
	it('are refused by the line that is none', () => {
		expect(readTrust(`${hex}\nnonsense`)).toContain('nonsense');
		expect(readTrust(hex.slice(1))).toContain('64');
	});
});
