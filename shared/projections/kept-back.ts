/**
 * Opinions are not evidence: a case file withholds what they say unless they are asked for, and what hypotheses say where
 * that is wished (SP 800-61 r2, 3.2.5: the log holds facts, not opinions or conclusions, for others may come to read it).
 * What must hold: an addendum is kept back with the note it corrects; that there is such a note, and what it calls itself,
 * stays for everybody to see.
 */
import type { EntryView } from '../views';
import type { Stance } from '../vocabulary';

export interface KeptBack {
	/** `A-12:text`: what is withheld of which entry. */
	readonly rules: readonly string[];
	/** Notes and addenda of that kind that say something, whether they are withheld or not. */
	readonly opinions: number;
	readonly hypotheses: number;
}

/** What such notes say: their text, what is attached, and why an addendum was needed. */
const SAYING = ['text', 'attachments', 'reason'] as const;

/** @param wish what is to be withheld */
export function keptBack(
	entries: readonly Pick<EntryView, 'ref' | 'kind' | 'body' | 'stance'>[],
	wish: { readonly opinions: boolean; readonly hypotheses: boolean },
): KeptBack {
	const saying = entries.filter(({ kind, body }) => kind.startsWith('note.') && SAYING.some((name) => name in body));
	const of = (wanted: Stance) => saying.filter(({ stance }) => stance === wanted);
	const opinions = of('opinion');
	const hypotheses = of('hypothesis');
	const withheld = [...(wish.opinions ? opinions : []), ...(wish.hypotheses ? hypotheses : [])];
	return {
		rules: withheld.flatMap(({ ref, body }) => SAYING.filter((name) => name in body).map((name) => `${ref}:${name}`)),
		opinions: opinions.length,
		hypotheses: hypotheses.length,
	};
}
