/** Answers what is asked of sets of known files where no notebook is wanted, as one that is locked does. */
import type { Given, Gives, ServiceQuestion } from '../../shared/contract';
import { hashsetQuestions } from '../../shared/contract/hashset';
import type { Telling } from '../../shared/views';
import { answerOf, checked } from './asking';
import { buildHashset, lookupHashset, type SetSetting, showHashset, verifyHashset } from './hashset-files';
import { Jobs } from './jobs';
import type { Notebook } from './serve';
import { Tickets } from './tickets';

type Asked = 'hashset.build' | 'hashset.show' | 'hashset.verify' | 'hashset.lookup' | 'job.cancel';

/** Other questions than those of sets are a bug here. */
export function setFiles(of: Omit<SetSetting, 'jobs' | 'tickets'>): Notebook {
	const listeners = new Set<(telling: Telling) => void>();
	const jobs = new Jobs((telling) => {
		for (const listener of listeners) listener(telling);
	});
	const tickets = new Tickets();
	const setting: SetSetting = { ...of, jobs, tickets };
	const deeds: { [Q in Asked]: (input: Given<Q>) => Promise<Gives<Q>> } = {
		'hashset.build': (input) => buildHashset(setting, input),
		'hashset.show': (input) => showHashset(setting, input),
		'hashset.verify': (input) => verifyHashset(setting, input),
		'hashset.lookup': (input) => lookupHashset(setting, input),
		'job.cancel': async ({ job }) => ({ cancelled: jobs.cancel(job) }),
	};
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
		listen(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close: async () => undefined,
	};
}
