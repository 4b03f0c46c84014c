/** The contract as the command line sees it: which questions there are, what they take, what a file stands for in them. */
import { z } from 'zod';
import { contract, type QuestionName, type ServiceQuestion } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import type { Ticket } from '../../shared/vocabulary';

/** Every question by name: what it does, when it may be asked, and its input as JSON Schema (2020-12). */
export function listOfQuestions(): Record<string, { does: string; needs: string; input: unknown }> {
	const listed: Record<string, { does: string; needs: string; input: unknown }> = {};
	for (const [name, { does, needs, takes }] of Object.entries(contract)) {
		if (needs === 'window') continue;
		listed[name] = { does, needs, input: z.toJSONSchema(takes, { io: 'input' }) };
	}
	return listed;
}

/** The question of that name, if the command line can ask it. */
export function questionNamed(name: string): ServiceQuestion {
	if (isQuestion(name)) {
		if (isOurs(name)) return name;
		throw new Refused('question.window', `Only the window can answer ${name}.`, 'Open Sealbook’s window for it.');
	}
	const noun = name.split('.')[0] ?? '';
	const near = Object.keys(contract).filter((known) => known.startsWith(`${noun}.`));
	const hint = near.length > 0 ? `There are: ${near.join(', ')}.` : '`sealbook ask --list` names them all.';
	throw new Refused('question.unknown', `There is no question “${name}”.`, hint);
}

export const needsUnlocked = (question: ServiceQuestion): boolean => contract[question].needs === 'open';

/** True where the question is long work that takes a job's name. */
export function takesJob(question: ServiceQuestion): boolean {
	const { takes } = contract[question];
	return takes instanceof z.ZodObject && 'job' in takes.shape;
}

/** The input with each `{"path": …}` turned into a ticket for that file; everything else as it is. */
export function withTickets(value: unknown, ticketFor: (path: string) => Ticket): unknown {
	if (Array.isArray(value)) return value.map((element) => withTickets(element, ticketFor));
	if (typeof value !== 'object' || value === null) return value;
	const members = Object.entries(value);
	const [only] = members;
	if (only && members.length === 1 && only[0] === 'path' && typeof only[1] === 'string') return ticketFor(only[1]);
	return Object.fromEntries(members.map(([name, member]) => [name, withTickets(member, ticketFor)]));
}

function isQuestion(name: string): name is QuestionName {
	return Object.hasOwn(contract, name);
}

function isOurs(name: QuestionName): name is ServiceQuestion {
	return contract[name].needs !== 'window';
}
