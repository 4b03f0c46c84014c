/** An exercise as a case's entries tell it (SP 800-61 r2, Appendix A): scenario, clock, injects, questions and answers, gaps. */
import { OWN_QUESTIONS, questionGroups, questionsOf, scenarioNamed } from '../exercises/scenarios';
import { listItemName } from '../lists';
import type {
	EntryView,
	ExerciseAnswer,
	ExerciseGap,
	ExerciseInject,
	ExerciseQuestion,
	ExerciseView,
	ScenarioView,
} from '../views';
import type { Instant } from '../vocabulary';
import { begunIn } from './exercise-begun';
import { afterOf } from './meetings';
import { authorOf, countIn, textIn, textsIn } from './members';

/** @param now the moment of the clock. @returns null where the case is no exercise */
export function exerciseOf(entries: readonly EntryView[], now: Instant): ExerciseView | null {
	const begun = begunIn(entries);
	if (!begun) return null;
	const { body, ref, head } = begun;
	const id = textIn(body, 'scenario') ?? '';
	const scenario = scenarioNamed(id);
	const last = entries.find(({ kind }) => kind === 'exercise.ended/1');
	const ended = last && {
		...{ entry: last.ref, at: last.head.at },
		...{ wentWell: textIn(last.body, 'wentWell'), wentBadly: textIn(last.body, 'wentBadly') },
	};
	const injects = injectsOf(entries, scenario, head.at);
	const waiting = injects.find(({ shown }) => shown === null);
	const gaps = gapsOf(entries, now);
	const questions = answeredIn(entries, scenario, gaps);
	return {
		...{ entry: ref, begunAt: head.at, at: now },
		elapsedMs: Math.max(0, Date.parse(ended?.at ?? now) - Date.parse(head.at)),
		...{ scenario: id, name: textIn(body, 'name') ?? listItemName('scenarios', id), title: textIn(body, 'title') },
		narrative: textIn(body, 'narrative')?.split('\n') ?? [],
		...{ facilitator: textIn(body, 'facilitator'), participants: textsIn(body, 'participants') },
		...{ plannedMinutes: countIn(body, 'plannedMinutes') },
		...{ place: textIn(body, 'place'), timeOfDay: textIn(body, 'timeOfDay') },
		injects,
		next: waiting && !ended ? { inject: waiting.inject, dueAt: waiting.dueAt } : null,
		groups: questionGroups.map(({ id: group, name }) => ({
			...{
				id: group,
				name,
				questions: questions.filter((each) => each.group === group).map(({ group: _, ...of }) => of),
			},
		})),
		answered: questions.filter(({ answer }) => answer !== null).length,
		questions: questions.length,
		gaps,
		ended: ended ?? null,
	};
}

/** Those that the scenario has, and those that were shown under another version of it. */
function injectsOf(entries: readonly EntryView[], scenario: ScenarioView | null, begunAt: Instant): ExerciseInject[] {
	const injects = new Map<string, ExerciseInject>();
	const dueAt = (minute: number) => new Date(Date.parse(begunAt) + minute * 60_000).toISOString() as Instant;
	for (const { id, minute } of scenario?.injects ?? [])
		injects.set(id, { inject: id, minute, dueAt: dueAt(minute), says: null, shown: null });
	for (const { kind, body, ref, head } of entries) {
		const inject = textIn(body, 'inject');
		if (kind !== 'exercise.inject-shown/1' || inject === null || injects.get(inject)?.shown) continue;
		const minute = countIn(body, 'minute') ?? injects.get(inject)?.minute ?? 0;
		const shown = { entry: ref, at: head.at };
		injects.set(inject, { inject, minute, dueAt: dueAt(minute), says: textIn(body, 'says'), shown });
	}
	return [...injects.values()].sort((a, b) => a.minute - b.minute);
}

function gapsOf(entries: readonly EntryView[], now: Instant): ExerciseGap[] {
	const found = entries.filter(({ kind }) => kind === 'exercise.gap-found/1');
	if (found.length === 0) return [];
	const actions = new Map(afterOf(entries, now).actions.map((each) => [each.action, each]));
	return found.map(({ body, ref, head }) => ({
		...{ entry: ref, at: head.at, question: textIn(body, 'question') ?? '', says: textIn(body, 'says') },
		action: actions.get(textIn(body, 'action') ?? '') ?? null,
	}));
}

function answeredIn(entries: readonly EntryView[], scenario: ScenarioView | null, gaps: readonly ExerciseGap[]) {
	const asked = new Map<string, ExerciseQuestion & { readonly group: string }>();
	const of = (question: string) => gaps.filter((gap) => gap.question === question);
	for (const { question, asks, section, group } of questionsOf(scenario))
		asked.set(question, { question, asks, section, group, answer: null, former: [], gaps: of(question) });
	for (const entry of entries) {
		const question = textIn(entry.body, 'question');
		if (entry.kind !== 'exercise.answered/1' || question === null) continue;
		const known = asked.get(question) ?? { question, section: '', group: OWN_QUESTIONS, answer: null, former: [] };
		const answer: ExerciseAnswer = {
			...{ entry: entry.ref, at: entry.head.at, answer: textIn(entry.body, 'answer') },
			by: textIn(entry.body, 'by') ?? authorOf(entry),
		};
		// What was asked is what the entry says, also where this version words it otherwise.
		const asks = textIn(entry.body, 'asks') ?? asked.get(question)?.asks ?? question;
		const former = known.answer === null ? known.former : [known.answer, ...known.former];
		asked.set(question, { ...known, asks, answer, former, gaps: of(question) });
	}
	return [...asked.values()];
}
