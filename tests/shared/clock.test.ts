/** What the clock did between two entries of a chain: 2 s and 100 parts per million are allowed (decision 17). */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockFinding } from '../../shared/ledger/clock';

const T = Date.parse('2026-11-22T01:40:00.000Z');
const timed = (ms: number, uptime: number, boot = 'one') => ({ at: new Date(T + ms).toISOString(), boot, uptime });
const first = timed(0, 1000);

describe('the clock', () => {
	it('has no finding at the first entry', () => {
		expect(clockFinding(undefined, first)).toBeNull();
	});

	it('is believed while it departs by no more than 2 s and 100 ppm, either way', () => {
		fc.assert(
			fc.property(fc.nat({ max: 86_400_000 }), fc.double({ min: -1, max: 1, noNaN: true }), (passedMs, part) => {
				const offMs = Math.trunc(part * (2000 + passedMs * 100e-6));
				// A clock that reads earlier than before is a finding of its own.
				fc.pre(passedMs + offMs >= 0);
				expect(clockFinding(first, timed(passedMs + offMs, 1000 + passedMs))).toBeNull();
			}),
		);
	});

	it('is found out from one millisecond more, with the step and its direction', () => {
		fc.assert(
			fc.property(fc.nat({ max: 86_400_000 }), fc.integer({ min: 1, max: 1e9 }), fc.boolean(), (passed, more, back) => {
				const step = (back ? -1 : 1) * (Math.floor(2000 + passed * 100e-6) + more);
				const finding = clockFinding(first, timed(passed + step, 1000 + passed));
				expect(finding).toMatchObject({ kind: back ? 'set-back' : 'stepped', stepMs: step });
			}),
		);
	});

	it('says the direction and by how much in words', () => {
		expect(clockFinding(first, timed(3_600_000, 1000))?.sentence).toContain('forward by 3600.0 s');
		expect(clockFinding(first, timed(-5000, 1000))?.sentence).toContain('back by 5.0 s');
	});

	it('compares no uptimes of two boots, and still sees a clock that reads earlier', () => {
		expect(clockFinding(first, timed(86_400_000, 5, 'two'))).toBeNull();
		expect(clockFinding(first, timed(-1, 5, 'two'))).toMatchObject({ kind: 'set-back', stepMs: -1 });
	});

	it('sees a small step back of the same boot, because no later entry is made earlier', () => {
		expect(clockFinding(first, timed(-100, 1100))).toMatchObject({ kind: 'set-back', stepMs: -100 });
	});

	it('sees an uptime that ran back within one boot', () => {
		expect(clockFinding(timed(0, 100_000), timed(1000, 0))).toMatchObject({ kind: 'stepped', stepMs: 101_000 });
	});
});
