/** What is pointed out before a note is sealed. Nothing is changed; the person decides. Pure. */
import { hidesSomething } from '../words/seen';
import { seal as words } from '../words/workspace';

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
		if (now - Date.parse(draft.observedAt) < -1000) out.push(words.future);
	}
	// Line feeds and tabs are what a person types.
	if (hidesSomething(draft.text.replace(/[\n\t]/g, ''))) out.push(words.hidden);
	return out;
}

/**
 * How long ago, in milliseconds, what a note tells was observed, where that is longer than the span after which a note is
 * late; null where it is not, or where nobody knows: a time without a zone could be any of 26 hours.
 */
export function lateBy(observedAt: string | null, now: number, afterMinutes: number): number | null {
	const ago = observedAt === null ? Number.NaN : now - Date.parse(observedAt);
	return ago > afterMinutes * 60_000 ? ago : null;
}
