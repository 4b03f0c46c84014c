/** Answers what is asked of sets of known files where no notebook is wanted, as one that is locked does. */
import type { Gives, ServiceQuestion } from '../../shared/contract';
import { hashsetQuestions } from '../../shared/contract/hashset';
import { answerOf, checked } from './asking';
import { type SetSetting, setAnswers } from './hashset-files';
import { Jobs } from './jobs';
import { Listeners } from './listeners';
import type { Notebook } from './serve';
import { Tickets } from './tickets';

/** Other questions than those of sets are a bug here. */
export function setFiles(of: Omit<SetSetting, 'jobs' | 'tickets'>): Notebook {
	const listeners = new Listeners();
	const jobs = new Jobs(listeners.tell);
	const tickets = new Tickets();
	const deeds = setAnswers({ ...of, jobs, tickets });
	const answer = <Q extends ServiceQuestion>(question: Q, input: unknown): Promise<Gives<Q>> => {
		const deed = (deeds as Record<string, (given: unknown) => Promise<unknown>>)[question];
		if (!deed) throw new Error(`${question} was asked without a notebook`);
		const takes =
			question in hashsetQuestions ? hashsetQuestions[question as keyof typeof hashsetQuestions].takes : null;
		return deed(takes ? checked(takes, input) : input) as Promise<Gives<Q>>;
	};
	return {
		ask: (question, input) => answerOf(async () => answer(question, input)),
		ticketFor: (path, ticket) => tickets.issue(path, ticket),
		listen: listeners.listen,
		close: async () => undefined,
	};
}
