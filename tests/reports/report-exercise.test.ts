/** The follow-up report of an exercise: what was told, asked, answered and found missing, each with its entry. */
import { expect, it } from 'vitest';
import { exerciseBlocks } from '../../shared/paper/report-exercise';
import { entriesTold, moment, type Said } from '../shared/told-entries';

const ledger: readonly Said[] = [
	[0, 'exercise.begun', { scenario: '5', name: 'Unknown Exfiltration', title: 'T', narrative: 'Archives leave' }],
	[3, 'exercise.inject-shown', { inject: 'I1', minute: 10, says: 'Two \u202eplanners' }],
	[4, 'exercise.answered', { question: 'C1', asks: 'How contained?', answer: 'Plug' }],
	[5, 'exercise.answered', { question: 'C1', asks: 'How contained?', answer: 'Line', by: 'Lee' }],
	[6, 'action.agreed', { action: 'a', what: 'Name a deputy', owner: 'Kim', dueOn: '2026-12-24' }],
	[6, 'exercise.gap-found', { question: 'C1', says: 'Nobody may', action: 'a' }],
	[9, 'exercise.ended', { wentWell: 'Calls' }],
];

it('tells all of it in rows that cite, and nothing of a real case', () => {
	const blocks = exerciseBlocks(entriesTold(ledger), moment(60));
	const rows = blocks.flatMap((block) => (block.is === 'table' ? block.rows : []));
	expect(rows).toContainEqual(['2026-11-22 01:03:00 +00:00\nplanned for minute 10', 'Two \\u202Eplanners', 'A-2']);
	expect(rows).toContainEqual(['C1', 'How contained?\n§3.3.1', 'Line\nLee', 'A-4, A-3']);
	expect(rows).toContainEqual(['C1', 'Nobody may', 'Name a deputy\nKim, by 2026-12-24', 'A-6, A-5']);
	expect(rows.filter((row) => row[2] === 'Not answered.')).toHaveLength(25);
	expect(JSON.stringify(blocks)).toContain('Calls (A-7)');
	expect(JSON.stringify(blocks)).toContain('9 min');
	expect(exerciseBlocks(entriesTold(ledger.slice(1)), moment(60))).toEqual([]);
});
