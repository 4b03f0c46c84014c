/**
 * What a file of indicators gives: those that can be recorded, each once, and what was left out and why. What must hold: every
 * row or object that says an indicator is in one of the two lists, with its place.
 */
import type { Classification } from '../../shared/fields';
import { type IndicatorValue, indicatorKey } from '../../shared/indicators/indicator';
import { type ReadIndicator, readIndicator, type Typed } from '../../shared/indicators/read';
import { hasLoneSurrogate } from '../../shared/ledger/canonical';
import type { SharingClass } from '../../shared/views';
import { visible } from '../../shared/visible';

export const SHARING: readonly SharingClass[] = ['business-impact-information', 'technical-information'];

/** What stands beside an indicator in a file. */
export interface Beside {
	readonly remark: string | null;
	readonly tlp: Classification | null;
	readonly sharing: SharingClass | null;
}
export interface TakenIndicator extends IndicatorValue, Beside {
	/** The row as a spreadsheet counts them, the heading being 1; or the object in its bundle, from 1. */
	readonly place: number;
}
export interface LeftOut {
	readonly place: number;
	/** The column that is to blame, where there are columns. */
	readonly column: string | null;
	/** What stands there, harmless to look at and cut. */
	readonly shown: string;
	readonly because: string;
}
export interface ReadFile {
	readonly format: 'stix-2.1' | 'csv';
	readonly taken: readonly TakenIndicator[];
	readonly left: readonly LeftOut[];
	/** Other kinds of object, and how many of each. */
	readonly others: readonly { readonly kind: string; readonly count: number }[];
	/** The file says that it was written in an exercise. */
	readonly exercise: boolean;
}

/** In UTF-16 code units; the stored file has the whole of it. */
const LONGEST_REMARK = 2000;
const LONGEST_SHOWN = 300;

export class Gathered {
	readonly taken: TakenIndicator[] = [];
	readonly left: LeftOut[] = [];
	/** Where each stands for the first time. */
	readonly #places = new Map<string, number>();

	readonly #placeName: string;

	constructor(placeName: 'row' | 'object') {
		this.#placeName = placeName;
	}

	take(typed: Typed, place: number, beside: Beside, column: string | null = null): void {
		const read = checked(typed);
		const before = 'is' in read ? this.#places.get(indicatorKey(read.is)) : undefined;
		if ('problem' in read) this.leave(place, typed.value, read.problem, column);
		else if (before !== undefined)
			this.leave(place, typed.value, `It stands in ${this.#placeName} ${before} already.`, column);
		else {
			this.#places.set(indicatorKey(read.is), place);
			this.taken.push({ ...read.is, place, ...beside, remark: remarkOf(beside.remark) });
		}
	}

	leave(place: number, text: string, because: string, column: string | null = null): void {
		this.left.push({ place, column, shown: shownPart(text), because });
	}
}

function checked(typed: Typed): ReadIndicator {
	if (hasLoneSurrogate(typed.value) || hasLoneSurrogate(typed.called ?? ''))
		return { problem: 'It holds half of a character (a lone surrogate).' };
	// A control character is no part of any of these; at the ends it is white space, and trimmed.
	if (/[\u0000-\u001f\u007f-\u009f]/.test(`${typed.value.trim()}${typed.called ?? ''}`))
		return { problem: 'It holds a line break or a control character.' };
	if ((typed.called ?? '').length > 60) return { problem: 'Its type has a name of more than 60 characters.' };
	return readIndicator(typed);
}

/** Cut where it is long; null where it says nothing. Half characters become U+FFFD: an entry holds whole ones only. */
function remarkOf(text: string | null): string | null {
	const said = (text ?? '').trim();
	if (said === '') return null;
	const cut = said.length > LONGEST_REMARK ? `${said.slice(0, LONGEST_REMARK - 1)}…` : said;
	return cut.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\ufffd');
}

export const shownPart = (text: string): string =>
	visible(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
