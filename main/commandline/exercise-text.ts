/** Exercises as a terminal shows them: a scenario for the one who leads it, and one that is run. */
import { EXERCISE } from '../../shared/exercises/mark';
import type { ExerciseAnswer, ExerciseQuestion, ExerciseView, ScenarioView } from '../../shared/views';
import { fields, sentences, table } from './table';

export function scenarioText({ scenario, name, narrative, injects, questions }: ScenarioView, columns: number): string {
	return [
		fields([[scenario, name]], columns),
		sentences(narrative, columns),
		table(
			['MINUTE', 'INJECT', 'WHAT THE TEAM IS TOLD'],
			injects.map(({ id, minute, says }) => [String(minute), id, says]),
			columns,
		),
		table(
			['QUESTION', 'SECTION', 'ASKS'],
			questions.map(({ id, section, asks }) => [id, section, asks]),
			columns,
		),
	].join('\n');
}

export function exerciseText(view: ExerciseView, columns: number): string {
	const { injects, next, ended, gaps, participants } = view;
	const shown = injects.filter((each) => each.shown !== null);
	const minutes = Math.floor(view.elapsedMs / 60_000);
	return [
		fields(
			[
				[EXERCISE, view.title ?? view.name],
				['scenario', `${view.scenario} ${view.name}`],
				['begun', `${view.begunAt} (${view.entry})`],
				['supposed', [view.place, view.timeOfDay].filter((each) => each !== null).join(', ') || null],
				['led by', view.facilitator],
				['take part', participants.length > 0 ? participants.join(', ') : null],
				['clock', `${minutes} min${view.plannedMinutes === null ? '' : ` of ${view.plannedMinutes}`}`],
				['next', next === null ? null : `${next.inject}, planned for ${next.dueAt}`],
				['answered', `${view.answered} of ${view.questions}`],
				['ended', ended && `${ended.at} (${ended.entry})`],
				['went well', ended?.wentWell ?? null],
				['did not', ended?.wentBadly ?? null],
			],
			columns,
		),
		sentences(view.narrative, columns),
		shown.length === 0
			? 'No inject was shown yet.\n'
			: table(
					['ENTRY', 'SHOWN', 'WHAT THE TEAM WAS TOLD'],
					shown.map((each) => [each.shown?.entry ?? '', each.shown?.at ?? '', each.says ?? 'withheld']),
					columns,
				),
		...view.groups.map(
			({ name, questions }) => `${name}\n${table(['', ''], questions.flatMap(questionRows), columns)}`,
		),
		gaps.length === 0
			? 'No gap was found yet.\n'
			: table(
					['GAP', 'AT', 'ACTION', 'BY', 'OWNER', 'WHAT'],
					gaps.map(({ entry, question, says, action }) => [
						...[entry, question, action?.entry ?? 'none', action?.done ? 'done' : (action?.dueOn ?? '')],
						...[action?.owner ?? '', `${says ?? 'withheld'}: ${action?.what ?? 'no action is known'}`],
					]),
					columns,
				),
	].join('\n');
}

/** The question, then the answer that stands and those before it, each behind its entry. */
function questionRows({ question, asks, section, answer, former }: ExerciseQuestion): string[][] {
	const said = (each: ExerciseAnswer) => `${each.answer ?? 'withheld'}${each.by === null ? '' : ` (${each.by})`}`;
	return [
		[question, `${asks} ${section}`.trim()],
		answer === null ? ['', 'Not answered.'] : [answer.entry, said(answer)],
		...former.map((each) => [each.entry, `Before: ${said(each)}`]),
	];
}
