/** Phases as intervals: several at once, for a host group, back and forth; and what holds of any sequence of entries. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openIn, openPhases, phasesOf } from '../../shared/projections/phases';
import type { PhaseId } from '../../shared/views';
import { citing, minute, type Said, told } from './story-entries';

const enter = (phase: string, more: object = {}): Said => ({
	kind: 'phase.entered/1',
	body: { phase, reason: 'first sign', ...more },
});
const leave = (phase: string, entered: readonly number[], more: object = {}): Said => ({
	kind: 'phase.left/1',
	body: { phase, entered: entered.map(citing), reason: 'done', ...more },
});
const group = (id: string, name: string): Said => ({ kind: 'group.made/1', body: { group: id, name } });

describe('phases', () => {
	it('are intervals, several open at once, and going back is counted', () => {
		const view = phasesOf(told([enter('da'), enter('cer'), leave('da', [1]), enter('da'), leave('cer', [2])]));
		expect(view.intervals).toMatchObject([
			{ phase: 'da', from: minute(1), to: minute(3), entered: 'A-1', left: 'A-3', time: 1, back: false },
			{ phase: 'cer', from: minute(2), to: minute(5), time: 1, back: false },
			{ phase: 'da', from: minute(4), to: null, left: null, time: 2, back: true },
		]);
		expect(openPhases(view)).toEqual(['da']);
	});

	it('are apart for the case and for each host group', () => {
		const view = phasesOf(
			told([group('g1', 'Finance'), enter('cer'), enter('da', { group: 'g1' }), leave('cer', [2])]),
		);
		expect(view.groups).toMatchObject([{ group: 'g1', name: 'Finance', entry: 'A-1' }]);
		expect(openIn(view, null)).toEqual([]);
		expect(openIn(view, 'g1')).toMatchObject([{ phase: 'da', back: false }]);
	});

	it('take the time that was stated, and say where it cannot be', () => {
		const at = '2026-11-22T00:30:00.000Z';
		const [interval] = phasesOf(told([enter('da'), leave('da', [1], { at })])).intervals;
		expect(interval).toMatchObject({ from: minute(1), to: at, impossible: true });
	});

	it('end together where two laptops had entered the same one', () => {
		const view = phasesOf(told([enter('da'), enter('da'), leave('da', [1, 2])]));
		expect(view.intervals.map(({ left }) => left)).toEqual(['A-3', 'A-3']);
	});

	it('hold to what any sequence of entries says, also a senseless one', () => {
		const phase = fc.constantFrom<PhaseId | 'party'>('prep', 'da', 'cer', 'post', 'party');
		const scope = fc.constantFrom(undefined, 'g1', 'g2');
		const entering = fc.record({ phase, scope }).map((e) => enter(e.phase, e.scope ? { group: e.scope } : {}));
		const leaving = fc
			.record({ phase, cited: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }) })
			.map((l) => leave(l.phase, l.cited));
		fc.assert(
			fc.property(fc.array(fc.oneof(entering, leaving), { maxLength: 40 }), (said) => {
				const entries = told(said);
				const { intervals } = phasesOf(entries);
				const entered = entries.filter((e) => e.kind === 'phase.entered/1' && e.body.phase !== 'party');
				// Each entering is one interval, in order.
				expect(intervals.map((each) => each.entered)).toEqual(entered.map(({ ref }) => ref));
				for (const each of intervals) {
					expect(each.to === null).toBe(each.left === null);
					const end = entries.find(({ ref }) => ref === each.left);
					const seq = Number(each.entered.slice(2));
					// Ended by the first later entry that names it, and by no other.
					const naming = entries.filter(
						(e) =>
							e.kind === 'phase.left/1' &&
							e.seq > seq &&
							JSON.stringify(e.body.entered).includes(JSON.stringify(citing(seq))),
					);
					expect(end?.ref).toBe(naming[0]?.ref);
				}
				// What is told later never changes what was told before, but for ends.
				const half = phasesOf(entries.slice(0, said.length >> 1)).intervals;
				for (const [at, before] of half.entries()) {
					const now = intervals[at];
					expect(now).toMatchObject({
						entered: before.entered,
						from: before.from,
						time: before.time,
						back: before.back,
					});
					if (before.left !== null) expect(now).toEqual(before);
				}
			}),
		);
	});
});
