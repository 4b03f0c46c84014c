/**
 * The only file that touches the bridge. It gives the bridge's one question its types from the contract; what the
 * answers mean is the business of hooks and screens.
 */
import type { Gives, QuestionName, Takes } from '../shared/contract';
import type { Answer } from '../shared/refusal';
import type { PickedFile, Telling } from '../shared/views';
import { hasSecret, sealSecrets } from './sealed-secrets';

/** What the preload puts on the window. */
export interface Bridge {
	ask(question: string, input: unknown): Promise<Answer<unknown>>;
	listen(hear: (telling: Telling) => void): () => void;
	filesDropped(files: File[]): Promise<Answer<(PickedFile | null)[]>>;
}

declare global {
	interface Window {
		readonly notebook: Bridge;
	}
}

/** Asks one question of the contract; what is secret in it travels sealed. A refusal is an answer; only a broken bridge rejects. */
export async function ask<Q extends QuestionName>(question: Q, input: Takes<Q>): Promise<Answer<Gives<Q>>> {
	return (await window.notebook.ask(question, await travelling(input))) as Answer<Gives<Q>>;
}

async function travelling(input: object): Promise<object> {
	if (!hasSecret(input)) return input;
	const answer = (await window.notebook.ask('secret.key', {})) as Answer<Gives<'secret.key'>>;
	if (!answer.ok) throw new Error(answer.refusal.sentence);
	return sealSecrets(input, answer.value.key);
}

/** Hears what main tells without being asked; gives the function that stops listening. */
export function listen(hear: (telling: Telling) => void): () => void {
	return window.notebook.listen(hear);
}

/** Turns files that a person dropped or pasted into tickets; null in the place of one that lies nowhere on this machine. */
export function filesDropped(files: File[]): Promise<Answer<(PickedFile | null)[]>> {
	return window.notebook.filesDropped(files);
}
