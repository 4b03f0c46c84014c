/** What is still missing on the form, and what can honestly be said of a passphrase: its length, and no more. */
import { sameTwice, type Twice } from '../../parts/NewPassphrase';
import { firstRun as words } from '../../words/start';

/** Shorter ones are refused by the vault; saying so early saves a try. In characters, not UTF-16 units. */
const LEAST = 12;

export function strength(passphrase: string): string {
	const length = [...passphrase].length;
	if (length === 0) return words.passphraseHelp;
	return length < LEAST ? words.length(length) : words.longEnough(length);
}

export function missing(form: { readonly notebook: string; readonly twice: Twice; readonly name: string }): string[] {
	const left: string[] = [];
	if (form.notebook.trim() === '') left.push(words.label.toLowerCase());
	if (form.twice.passphrase === '') left.push(words.passphrase.toLowerCase());
	if (!sameTwice(form.twice)) left.push(words.repeat.toLowerCase());
	if (form.name.trim() === '') left.push(words.name.split(',')[0]?.toLowerCase() ?? '');
	return left;
}
