/** A meeting, minutes half typed, an action and an answer of an audit, every text of them a payload. */
import { lines } from './payloads';

const some = (from: number, most: number): string =>
	lines
		.slice(from, from + 8)
		.join(' ')
		.slice(0, most);

export function lessonQuestions(number: string): { question: string; input: Record<string, unknown> }[] {
	const at = { case: number };
	const names = lines.slice(240, 270).filter((line) => line.length <= 80);
	const about = { place: some(10, 290), moderator: names[0], invited: names.slice(1, 4), agenda: some(20, 900) };
	return [
		{ question: 'meeting.plan', input: { ...at, plannedFor: '2099-01-01T09:00:00.000Z', ...about } },
		{
			question: 'meeting.hold',
			input: {
				...{ ...at, heldAt: '2026-01-01T09:00:00.000Z', attended: [names[0]], absent: names.slice(1, 3) },
				answers: ['1', '5', '9'].map((question, n) => ({ question, answer: some(30 + 10 * n, 900) })),
				agreements: [some(60, 400), some(70, 400)],
			},
		},
		{ question: 'action.agree', input: { ...at, what: some(80, 900), owner: names[4], dueOn: '2099-01-01' } },
		{
			question: 'audit.answer',
			input: { ...at, item: 'tools', answer: 'no', by: { name: names[5] }, says: some(90, 900) },
		},
	];
}
