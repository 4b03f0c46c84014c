/** What is pointed out before a note is sealed. Nothing is changed; the person decides. Pure. */
import { duration } from '../../parts/measure';
import { hidesSomething } from '../../words/seen';
import { seal as words } from '../../words/workspace';

const LATE_MS = 30 * 60_000;
/** A time of day that no offset, Z or UTC follows. */
const TIME =
	/(?<![\w:.+−-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?![\d.]*\d|:\w)(?!\s?(?:[+−-]\s?\d{1,2}(?::?\d{2})?|Z\b|UTC\b|GMT\b))/u;

export function pointsOut(
	draft: { readonly text: string; readonly observedAt: string | null },
	now: number,
): readonly string[] {
	const out: string[] = [];
	const time = TIME.exec(draft.text.slice(0, 100_000))?.[0];
	if (time !== undefined) out.push(words.noOffset(time));
	if (draft.observedAt !== null) {
		const ago = now - Date.parse(draft.observedAt);
		if (ago > LATE_MS) out.push(words.late(duration(ago)));
		if (ago < -1000) out.push(words.future);
	}
	// Line feeds and tabs are what a person types.
	if (hidesSomething(draft.text.replace(/[\n\t]/g, ''))) out.push(words.hidden);
	return out;
}
