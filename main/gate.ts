/**
 * The only file that touches ipcMain. Of every message: is it from our own window's main frame, is the question known,
 * is its input well formed? Then it is served: by this process where the question needs the window's own things
 * (dialogs, preferences, the clipboard), else by the notebook's process. An answer never throws across.
 */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import {
	contract,
	type Given,
	type Gives,
	type QuestionName,
	type ServiceQuestion,
	type WindowQuestion,
} from '../shared/contract';
import { expectedHere } from '../shared/expected';
import { type Answer, type Refusal, Refused } from '../shared/refusal';
import type { PickedFile } from '../shared/views';

/** What the window's own process answers. */
export type WindowServices = { readonly [Q in WindowQuestion]: (input: Given<Q>) => Promise<Gives<Q>> };

export interface Served {
	readonly window: WindowServices;
	/** Hands a question to the notebook's process; answers with plain data. */
	ask(question: ServiceQuestion, input: unknown): Promise<Answer<unknown>>;
	/** Turns the paths of files that were dropped or pasted into tickets; none of them is empty. */
	dropped(paths: readonly string[]): Promise<readonly PickedFile[]>;
	/** True for a message from our own page's main frame. */
	isOurs(event: IpcMainInvokeEvent): boolean;
	/** A bug is written down, and the window told so plainly. */
	bug(question: string, error: unknown): void;
}

const MOST_DROPPED = 1000;
const refuse = (refusal: Refusal): Answer<never> => ({ ok: false, refusal });
const NOT_OURS = refuse({
	code: 'gate.stranger',
	sentence: 'This question did not come from Sealbook’s own window.',
	hint: '',
});
const BUG = refuse({
	code: 'bug',
	sentence: 'Sealbook has a fault and could not answer.',
	hint: 'Nothing that was sealed is lost. Close and open it again; if it comes back, report it.',
});

export function openGate(served: Served): void {
	ipcMain.handle('ask', async (event, question: unknown, input: unknown): Promise<Answer<unknown>> => {
		if (!served.isOurs(event)) return NOT_OURS;
		if (!isQuestion(question))
			return refuse({ code: 'question.unknown', sentence: 'There is no such question.', hint: '' });
		const parsed = contract[question].takes.safeParse(input, { error: expectedHere });
		if (!parsed.success) {
			const [issue] = parsed.error.issues;
			return refuse({
				code: 'input.invalid',
				sentence: issue?.message ?? 'This input does not fit.',
				hint: 'Correct it and try again; nothing was changed.',
				field: issue?.path.map(String).join('.') ?? '',
			});
		}
		return guarded(served, question, () => {
			if (!isWindowQuestion(question)) return served.ask(question, input);
			const handler = served.window[question] as (given: unknown) => Promise<unknown>;
			return handler(parsed.data).then((value) => ({ ok: true, value }));
		});
	});
	ipcMain.handle('dropped', async (event, paths: unknown): Promise<Answer<unknown>> => {
		if (!served.isOurs(event)) return NOT_OURS;
		if (
			!Array.isArray(paths) ||
			paths.length > MOST_DROPPED ||
			!paths.every((p): p is string => typeof p === 'string' && p.length <= 32_768)
		)
			return refuse({
				code: 'drop.invalid',
				sentence: 'These are not files of this machine.',
				hint: 'Drop files from the file manager, or use the dialog.',
			});
		return guarded(served, 'dropped', async () => ({ ok: true, value: await inPlaces(served, paths) }));
	});
}

/** A picture from the clipboard lies nowhere: at its place stands null, and the page hands over its bytes (`attachment.paste`). */
async function inPlaces(served: Served, paths: readonly string[]): Promise<(PickedFile | null)[]> {
	const picked = [...(await served.dropped(paths.filter((path) => path !== '')))];
	return paths.map((path) => (path === '' ? null : (picked.shift() ?? null)));
}

async function guarded(
	served: Served,
	question: string,
	serve: () => Promise<Answer<unknown>>,
): Promise<Answer<unknown>> {
	try {
		return await serve();
	} catch (error) {
		if (error instanceof Refused) return refuse(error.refusal);
		served.bug(question, error);
		return BUG;
	}
}

const isQuestion = (name: unknown): name is QuestionName => typeof name === 'string' && Object.hasOwn(contract, name);
const isWindowQuestion = (name: QuestionName): name is WindowQuestion => contract[name].needs === 'window';
