/** The follow-up report on an exercise (SP 800-61 r2, Appendix A): what the team was told, each question and its answer, gaps. */
import { exerciseOf } from '../projections/exercise';
import type { EntryView, ExerciseAnswer, ExerciseView } from '../views';
import { visible } from '../visible';
import type { Instant } from '../vocabulary';
import type { Block } from './document';
import { citing, clockOf, section, WITHHELD } from './report-sources';

/** Nothing where the case is no exercise. */
export function exerciseBlocks(entries: readonly EntryView[], now: Instant): Block[] {
	const exercise = exerciseOf(entries, now);
	if (!exercise) return [];
	const clock = clockOf(entries);
	return [...about(exercise), ...told(exercise, clock), ...questions(exercise), ...gaps(exercise)];
}

const said = (text: string | null): string => (text === null ? WITHHELD : visible(text, { lines: true }));

function about(exercise: ExerciseView): Block[] {
	const { scenario, name, facilitator, participants, place, timeOfDay, plannedMinutes, ended, entry } = exercise;
	const minutes = Math.round(exercise.elapsedMs / 60_000);
	const rows: readonly (readonly [string, string | null])[] = [
		['Scenario', `${scenario}, ${name}${citing([entry])}`],
		['Led by', facilitator],
		['Took part', participants.length === 0 ? null : participants.join(', ')],
		['Supposed', [place, timeOfDay].filter((each) => each !== null).join(', ') || null],
		['Took', `${minutes} min${plannedMinutes === null ? '' : ` of ${plannedMinutes} planned`}`],
		['Went well', ended?.wentWell == null ? null : `${ended.wentWell}${citing([ended.entry])}`],
		['Did not', ended?.wentBadly == null ? null : `${ended.wentBadly}${citing([ended.entry])}`],
		['End', ended ? `ended${citing([ended.entry])}` : 'not ended yet'],
	];
	const facts = rows.flatMap(([label, text]) =>
		text === null ? [] : [{ label, text: visible(text, { lines: true }) }],
	);
	return [
		{ is: 'heading', text: 'The exercise' },
		{ is: 'facts', facts },
	];
}

function told(exercise: ExerciseView, clock: ReturnType<typeof clockOf>): Block[] {
	const { entry, begunAt, narrative, injects } = exercise;
	const first = [clock(begunAt, entry), narrative.length === 0 ? WITHHELD : said(narrative.join('\n')), entry];
	const rows = injects.flatMap(({ shown, says, minute }) =>
		shown ? [[`${clock(shown.at, shown.entry)}\nplanned for minute ${minute}`, said(says), shown.entry]] : [],
	);
	const columns = [
		['When', 24],
		['What the team was told', 66],
		['Entry', 10],
	] as const;
	return section('What the team was told', columns, [first, ...rows], '');
}

function questions({ groups }: ExerciseView): Block[] {
	const text = ({ answer, by }: ExerciseAnswer) => `${said(answer)}${by === null ? '' : `\n${visible(by)}`}`;
	const columns = [
		['', 6],
		['Question', 36],
		['Answer', 48],
		['Entries', 10],
	] as const;
	return groups.flatMap(({ name, questions: all }) => {
		const rows = all.map(({ question, asks, section: where, answer, former }) => [
			visible(question),
			`${visible(asks)}\n${where}`.trim(),
			answer === null ? 'Not answered.' : text(answer),
			[...(answer ? [answer] : []), ...former].map(({ entry }) => entry).join(', '),
		]);
		return section(name, columns, rows, 'No question stands here.');
	});
}

function gaps({ gaps: all }: ExerciseView): Block[] {
	const rows = all.map(({ question, says, action, entry }) => [
		visible(question),
		said(says),
		action ? `${visible(action.what)}\n${visible(action.owner)}, by ${action.dueOn}` : 'No action is known for it.',
		[entry, ...(action ? [action.entry] : [])].join(', '),
	]);
	const columns = [
		['At', 6],
		['What is missing', 36],
		['What is done about it', 46],
		['Entries', 12],
	] as const;
	return section('Gaps', columns, rows, 'No gap was found.');
}
