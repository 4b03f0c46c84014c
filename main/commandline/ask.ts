/**
 * `sealbook ask`: any question of the contract, raw. One at a time, or many in one run as JSON Lines, so that a script
 * pays for one unlocking. The answer is JSON always.
 */
import type { Command } from 'commander';
import type { ServiceQuestion, Takes } from '../../shared/contract';
import { Refused } from '../../shared/refusal';
import { type Run, verb } from './command';
import type { Invocation, Status } from './invocation';
import { plainJson } from './json';
import { listOfQuestions, needsUnlocked, questionNamed, takesJob, withTickets } from './questions';
import { JOB, type Session } from './session';
import { textOf } from './text';

const LARGEST_INPUT_BYTES = 128_000_000;

export function askCommand(program: Command, run: Run): void {
	verb(
		program,
		'ask [question] [json]',
		'asks any question of the contract; the input is JSON, or - for standard input. {"path": "…"} stands for a file',
		'sealbook ask case.show \'{"case": "2026-014"}\'',
		'sealbook ask --list',
		'sealbook ask --lines < questions.jsonl      each line {"question": "…", "input": {…}}',
	)
		.option('--list', 'names every question with its input’s JSON Schema')
		.option('--lines', 'takes JSON Lines on standard input, answers each with {ok, value} or {ok, refusal}')
		.action(
			(
				question: string | undefined,
				json: string | undefined,
				options: { list?: boolean; lines?: boolean },
				command: Command,
			) =>
				run(command, async (at) => {
					if (options.list) return say(at, listOfQuestions());
					if (options.lines) return askLines(at);
					if (question === undefined) {
						throw new Refused('question.none', 'No question was asked.', '`sealbook ask --list` names them.');
					}
					return askOne(at, questionNamed(question), json);
				}),
		);
}

function say(at: Invocation, value: unknown): Status {
	at.clearProgress();
	at.terminal.out(`${plainJson(value)}\n`);
	return 0;
}

async function askOne(at: Invocation, question: ServiceQuestion, json: string | undefined): Promise<Status> {
	const session = needsUnlocked(question) ? await at.unlocked() : await at.locked();
	let text = json ?? '{}';
	if (json === '-') {
		const bytes = await at.terminal.input.rest(LARGEST_INPUT_BYTES);
		if (bytes === null)
			throw new Refused('input.long', 'Standard input is too long for a question.', 'Name files by path.');
		text = textOf(bytes, 'Standard input');
	}
	return say(at, await session.ask(question, inputOf(session, question, parsed(text))));
}

/** Goes on after a refusal, so that line n of the answers is always that of question n. */
async function askLines(at: Invocation): Promise<Status> {
	const session = await at.unlocked();
	let status: Status = 0;
	for (let line = await at.terminal.input.line(); line !== null; line = await at.terminal.input.line()) {
		let answer: unknown;
		try {
			const asked = parsed(textOf(line, 'A line of standard input'));
			if (!isAsked(asked)) throw new Refused('input.form', 'A line is not {"question": …, "input": …}.', FORM);
			const question = questionNamed(asked.question);
			answer = { ok: true, value: await session.ask(question, inputOf(session, question, asked.input ?? {})) };
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			answer = { ok: false, refusal: error.refusal };
			status = 2;
		}
		say(at, answer);
	}
	return status;
}

const FORM = 'Write for example {"question": "case.list", "input": {}} on one line.';

function isAsked(value: unknown): value is { question: string; input?: unknown } {
	return typeof value === 'object' && value !== null && 'question' in value && typeof value.question === 'string';
}

/** Shaped by the service's schema, not here: what a person typed stays unknown until it was checked there. */
function inputOf<Q extends ServiceQuestion>(session: Session, question: Q, json: unknown): Takes<Q> {
	const input = withTickets(json, (path) => session.ticket(path));
	const named = takesJob(question) && typeof input === 'object' && input !== null && !('job' in input);
	return (named ? { ...input, job: JOB } : input) as Takes<Q>;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Refused(
			'input.json',
			'The input is not JSON.',
			'Check its quotation marks, or write it to a file and give -.',
		);
	}
}
