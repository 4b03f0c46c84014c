/** The follow-up report on what was learned: every row cites its entries, silence is told from what is withheld, nothing is lost. */
import { describe, expect, it } from 'vitest';
import { formHtml } from '../../main/reports/form-html';
import { listNamed } from '../../shared/lists';
import { caseReport } from '../../shared/paper/case-report';
import type { Instant } from '../../shared/vocabulary';
import { type Said, told } from '../shared/story-entries';
import { textOf } from './read-paper';

const said = (kind: string, body: Said['body'], withheld: readonly string[] = []): Said => ({ kind, body, withheld });
const textFor = (entries: readonly Said[], at = '2026-12-10T09:00:00.000Z'): string => {
	const paper = caseReport({
		...{ case: { number: '2026-014', title: 'Exfiltration', classification: null, state: 'open' } },
		...{ entries: told(entries), items: [], opinions: false, program: 'Sealbook 0' },
		madeAt: { at: at as Instant, offset: 0 },
	});
	return paper === null ? '' : textOf(formHtml(paper).html);
};
const nine = listNamed('lessons-questions').items.map(({ name }) => name);
const planned = said('meeting.planned/1', {
	...{ meeting: 'm', plannedFor: '2026-12-01T09:00:00.000Z', place: 'Room 4', moderator: 'Kim Roth' },
	...{ invited: ['Kim Roth', 'Lee Berg'], agenda: 'Why so late?' },
});
const HELD = {
	...{ meeting: 'm', heldAt: '2026-12-01T09:05:00.000Z', moderator: 'Kim Roth', attended: ['Kim Roth', 'Max'] },
	...{ absent: ['Lee Berg', 'Jo'], agreements: ['Two write blockers', 'Macros off'] },
	answers: nine.map((_, at) => ({ question: String(at + 1), answer: `Answer ${at + 1}` })).slice(0, 8),
};
const MEETING: readonly Said[] = [
	planned,
	said('meeting.held/1', HELD),
	said('meeting.told/1', { meeting: 'm', name: 'Lee Berg', how: 'By telephone' }),
	said('action.agreed/1', { action: 'a', what: 'Buy two', owner: 'Kim Roth', dueOn: '2026-12-05', meeting: 'm' }),
	said('action.agreed/1', { action: 'b', what: 'Train', owner: 'Max', dueOn: '2026-12-20' }),
	said('action.agreed/1', { action: 'b', what: 'Train twice', owner: 'Jo', dueOn: '2026-12-24' }),
	said('action.done/1', { action: 'b', how: 'Both dates held' }),
];

describe('the report of a meeting', () => {
	it('holds who came, who did not and was told, all nine questions, and what was agreed, each with its entry', () => {
		const text = textFor(MEETING);
		for (const row of [
			...['Planned for 2026-12-01 09:00:00 +00:00 A-1', 'Where Room 4 A-1', 'Also to be talked about Why so late? A-1'],
			...['Held 2026-12-01 09:05:00 +00:00 A-2', 'Came Kim Roth, Max A-2', 'Did not come Lee Berg, Jo A-2'],
			...['Lee Berg was told 2026-11-22 01:03:00 +00:00: By telephone A-3'],
			...['Jo was told not yet, as far as is recorded A-2', 'Agreed 1. Two write blockers 2. Macros off A-2'],
			...nine.slice(0, 8).map((name, at) => `${at + 1}. ${name} Answer ${at + 1} A-2`),
			`9. ${nine[8]} not answered A-2`,
		])
			expect(text.includes(row), row).toBe(true);
	});

	it('holds actions by their day, late ones on the day of the report, and the entry that an agreement replaced', () => {
		expect(textFor(MEETING)).toContain('Buy two Kim Roth 2026-12-05 not done, overdue A-4');
		expect(textFor(MEETING, '2026-12-05T23:00:00.000Z')).toContain('Buy two Kim Roth 2026-12-05 not done yet A-4');
		const text = textFor(MEETING);
		expect(text).toContain(
			'Train twice Jo 2026-12-24 done, entered 2026-11-22 01:07:00 +00:00: Both dates held A-6, A-7',
		);
		expect(text).toMatch(/what: Train; owner: Max; .*A-5/);
	});

	it('tells what is withheld from what nobody answered', () => {
		const { answers: _, absent: __, ...rest } = HELD;
		const text = textFor([planned, said('meeting.held/1', rest, ['answers', 'absent'])]);
		expect(text).toContain(`1. ${nine[0]} withheld A-2`);
		expect(text).toContain('Did not come withheld A-2');
		expect(text).not.toContain('not answered A-2');
	});

	it('says of a case without meetings, actions and audit that there are none', () => {
		const text = textFor([said('case.opened/1', { number: '1' })]);
		for (const none of ['no meeting is recorded yet', 'no action was agreed on', 'no item of an audit is answered yet'])
			expect(text).toContain(`No records: ${none}.`);
		expect(textFor([planned])).toContain('a meeting that is not held yet');
	});

	it('holds each item of an audit with all its answers, own items too', () => {
		const answer = (item: object, more: object): Said =>
			said('audit.answered/1', { item, by: { name: 'Ada' }, ...more });
		const text = textFor([
			answer({ id: 'tools', name: 'Tools and resources' }, { answer: 'no', says: 'One blocker' }),
			answer({ id: 'tools', name: 'Tools and resources' }, { answer: 'yes', says: 'Two now' }),
			answer({ id: 'own-1', name: 'Works council' }, { answer: 'unknown', says: 'Not asked' }),
		]);
		for (const row of [
			'Policies, plans, and procedures not answered',
			'Tools and resources no Ada: One blocker A-1 Tools and resources yes Ada: Two now A-2',
			'Works council unknown Ada: Not asked A-3',
		])
			expect(text.includes(row), row).toBe(true);
	});
});
