/** A member's value in words: text as it is, an entry by its number, people and files by name, anything else as JSON. */
import { headlines } from '../words/entries';
import { shownMember, visible } from '../words/seen';

/** `corrects`: the number of the entry that is corrected, which the value itself names only by chain and digest. */
export function memberValue(
	value: unknown,
	corrects: string | null,
	of?: { readonly kind: string; readonly name: string },
): string {
	const shown = of ? shownMember(of.kind, of.name, value) : null;
	if (shown !== null) return visible(shown);
	if (typeof value === 'string') return visible(value, { lines: true });
	if (Array.isArray(value) && value.length > 0 && value.every((each) => nameIn(each) !== null))
		return value.map((each) => visible(nameIn(each) ?? '')).join(', ');
	const name = nameIn(value);
	if (name !== null) return visible(name);
	if (corrects !== null && typeof value === 'object' && value !== null && 'seq' in value) return corrects;
	const cited = (Array.isArray(value) ? value : [value]).map(seqIn);
	if (cited.length > 0 && cited.every((seq) => seq !== null)) return cited.map(headlines.cited).join(', ');
	return visible(JSON.stringify(value) ?? '');
}

/** The number of an entry that is cited; its chain is in the proof. */
function seqIn(value: unknown): number | null {
	const cites = typeof value === 'object' && value !== null && 'seq' in value && 'chain' in value && 'head' in value;
	return cites && typeof value.seq === 'number' ? value.seq : null;
}

function nameIn(value: unknown): string | null {
	return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
		? value.name
		: null;
}
