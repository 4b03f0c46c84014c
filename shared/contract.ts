/**
 * Every question a client may ask, by noun under contract/: what it takes (a schema, checked at the gate) and what it
 * gives (a type). The window and the command line are two clients of this one contract; handlers, callers and
 * `sealbook ask --list` take everything from here. Adding a question touches its noun’s file and the service that answers.
 */
import type { z } from 'zod';
import { acquisitionQuestions } from './contract/acquisition';
import { acquisitionLogQuestions } from './contract/acquisition-log';
import { baselineQuestions } from './contract/baseline';
import { caseQuestions } from './contract/case';
import { casefileQuestions } from './contract/casefile';
import { contactQuestions } from './contract/contact';
import { containmentQuestions } from './contract/containment';
import { crisisQuestions } from './contract/crisis';
import { custodyQuestions } from './contract/custody';
import { evidenceQuestions } from './contract/evidence';
import { exchangeQuestions } from './contract/exchange';
import { exerciseQuestions } from './contract/exercise';
import { hashsetQuestions } from './contract/hashset';
import { incidentQuestions } from './contract/incident';
import { itemQuestions } from './contract/item';
import { kitQuestions } from './contract/kit';
import { libraryQuestions } from './contract/library';
import { listQuestions } from './contract/list';
import { lockerQuestions } from './contract/locker';
import { meetingQuestions } from './contract/meeting';
import { mergeQuestions } from './contract/merge';
import { metricsQuestions } from './contract/metrics';
import { noteQuestions } from './contract/note';
import { notebookQuestions } from './contract/notebook';
import { notificationQuestions } from './contract/notification';
import { outsideQuestions } from './contract/outside';
import { paperQuestions } from './contract/paper';
import { personQuestions } from './contract/person';
import { phaseQuestions } from './contract/phase';
import { sceneQuestions } from './contract/scene';
import { searchQuestions } from './contract/search';
import { timelineQuestions } from './contract/timeline';
import { windowQuestions } from './contract/window';
import type { Needs, Question } from './question';

export const contract = {
	...notebookQuestions,
	...personQuestions,
	...caseQuestions,
	...noteQuestions,
	...evidenceQuestions,
	...custodyQuestions,
	...exchangeQuestions,
	...acquisitionQuestions,
	...acquisitionLogQuestions,
	...baselineQuestions,
	...casefileQuestions,
	...hashsetQuestions,
	...itemQuestions,
	...lockerQuestions,
	...mergeQuestions,
	...metricsQuestions,
	...contactQuestions,
	...kitQuestions,
	...libraryQuestions,
	...crisisQuestions,
	...exerciseQuestions,
	...meetingQuestions,
	...notificationQuestions,
	...containmentQuestions,
	...outsideQuestions,
	...incidentQuestions,
	...phaseQuestions,
	...listQuestions,
	...paperQuestions,
	...sceneQuestions,
	...searchQuestions,
	...timelineQuestions,
	...windowQuestions,
} as const satisfies Record<string, Question<Needs, z.ZodType, unknown>>;

export type Contract = typeof contract;
export type QuestionName = keyof Contract;
/** What a client sends. */
export type Takes<Q extends QuestionName> = z.input<Contract[Q]['takes']>;
/** What a handler receives: checked, branded. */
export type Given<Q extends QuestionName> = z.output<Contract[Q]['takes']>;
/** What the answer holds. */
export type Gives<Q extends QuestionName> =
	| NonNullable<Contract[Q]['gives']>
	| (null extends Contract[Q]['gives'] ? null : never);
/** The questions that services answer, in the notebook's own process or under the command line. */
export type ServiceQuestion = { [Q in QuestionName]: Contract[Q]['needs'] extends 'window' ? never : Q }[QuestionName];
export type WindowQuestion = Exclude<QuestionName, ServiceQuestion>;
