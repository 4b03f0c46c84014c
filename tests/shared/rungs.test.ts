/** The timers of an escalation, at moments handed in: every rung, a restart in the middle, a sleep over three rungs. */
import { describe, expect, it } from 'vitest';
import { escalationsOf } from '../../shared/projections/escalations';
import { rungAt } from '../../shared/projections/rungs';
import type { RungNow, RunningEscalation } from '../../shared/views';
import { entriesTold, moment, type Said } from './told-entries';

const called = (name: string) => ({ contact: name.toLowerCase(), name });
const levels = [
	{ contacts: [called('Kim')], waitMinutes: 15, tries: 2 },
	{ contacts: [called('Lee'), called('Max')], waitMinutes: 10, tries: 2 },
	{ contacts: [called('Noa')], waitMinutes: 5, tries: 1 },
];
const begun: Said = [0, 'escalation.started', { escalation: 'e', ladder: 'l', name: 'At night', reason: 'x', levels }];
const tried = (minute: number, round: number, level: number, nth: number, name = 'Kim'): Said => [
	minute,
	'escalation.tried',
	{ escalation: 'e', round, level, try: nth, contact: called(name) },
];
const stands = (book: readonly Said[], minute: number): RungNow | null | undefined =>
	escalationsOf(entriesTold(book), moment(minute))[0]?.now;
const short = (now: RungNow | null | undefined) =>
	now &&
	`${now.round}.${now.level}.${now.try} ${now.contact.name} ${now.isDue ? `late ${now.lateMs / 60_000}` : 'waits'}`;

describe('an escalation', () => {
	it('calls, waits, calls again, goes up, and begins at the top again until somebody answers', () => {
		const climbed: Said[] = [begun];
		const told: string[] = [];
		let minute = 0;
		for (let n = 0; n < 7; n += 1) {
			const now = stands(climbed, minute);
			if (!now) throw new Error('it stands nowhere');
			told.push(`${minute}: ${short(now)}`);
			climbed.push(tried(minute, now.round, now.level, now.try, now.contact.name));
			const next = stands(climbed, minute);
			expect(next?.isDue, 'what was just done is not due again').toBe(false);
			minute = (Date.parse(next?.dueAt ?? '') - Date.parse(moment(0))) / 60_000;
			expect(stands(climbed, minute - 1 / 60)?.isDue, 'a second before').toBe(false);
		}
		expect(told).toEqual([
			'0: 1.1.1 Kim late 0',
			'15: 1.1.2 Kim late 0',
			'30: 1.2.1 Lee late 0',
			'40: 1.2.2 Max late 0',
			'50: 1.3.1 Noa late 0',
			'55: 2.1.1 Kim late 0',
			'70: 2.1.2 Kim late 0',
		]);
		const answered: Said = [71, 'escalation.answered', { escalation: 'e', by: { name: 'Noa' }, said: 'On my way' }];
		const [over] = escalationsOf(entriesTold([...climbed, answered]), moment(999));
		expect(over).toMatchObject({ state: 'answered', now: null, answered: { by: 'Noa', said: 'On my way' } });
	});

	it('waits from when the try was made, not from when it was due', () => {
		expect(short(stands([begun, tried(7, 1, 1, 1)], 21))).toBe('1.1.2 Kim waits');
		expect(short(stands([begun, tried(7, 1, 1, 1)], 23))).toBe('1.1.2 Kim late 1');
	});

	it('is the same after a restart: it follows from entries and the moment alone', () => {
		const book = [begun, tried(0, 1, 1, 1), tried(15, 1, 1, 2)];
		const before = stands(book, 33);
		const again = stands(JSON.parse(JSON.stringify(book)) as Said[], 33);
		expect(again).toEqual(before);
		expect(short(again)).toBe('1.2.1 Lee late 3');
	});

	it('says after a sleep over three rungs which one is due, how late it is, and what was slept over', () => {
		// Kim again at 15, Lee at 30, Max at 40, Noa at 50.
		const now = stands([begun, tried(0, 1, 1, 1)], 52);
		expect(short(now)).toBe('1.3.1 Noa late 2');
		expect(now?.missed.map((rung) => `${rung.level}.${rung.try} ${rung.contact.name} ${rung.dueAt}`)).toEqual([
			`1.2 Kim ${moment(15)}`,
			`2.1 Lee ${moment(30)}`,
			`2.2 Max ${moment(40)}`,
		]);
	});

	it('stays at the top after a sleep of days, and says how late', () => {
		const now = stands([begun], 3 * 24 * 60);
		expect(short(now)).toBe(`1.3.1 Noa late ${3 * 24 * 60 - 50}`);
		expect(now?.missed).toHaveLength(4);
	});

	it('is not before its time where the clock was set back', () => {
		expect(stands([begun, tried(0, 1, 1, 1)], -60)).toMatchObject({ isDue: false, lateMs: 0, missed: [] });
	});

	it('goes on where an entry from elsewhere names a rung that this ladder does not have', () => {
		expect(short(stands([begun, tried(0, 1, 9, 4)], 5))).toBe('2.1.1 Kim late 0');
		expect(short(stands([begun, tried(0, 1, 1, 99)], 15))).toBe('1.2.1 Lee late 0');
		const odd = { levels: [], startedAt: moment(0), last: null } satisfies RunningEscalation;
		expect(rungAt(odd, moment(1))).toBeNull();
	});

	it('takes nothing more once it was answered or ended, and nothing before it was begun', () => {
		const ended: Said = [20, 'escalation.ended', { escalation: 'e', reason: 'False alarm' }];
		const [over] = escalationsOf(entriesTold([tried(-1, 1, 1, 1), begun, ended, tried(21, 1, 1, 1)]), moment(30));
		expect(over).toMatchObject({ state: 'ended', tries: [], ended: { reason: 'False alarm' } });
	});
});
