/** A member's value in words: text as it is, an entry by its number, people and files by name, anything else as JSON. */
import { headlines } from '../words/entries';
import { parts } from '../words/parts';
import { phases } from '../words/phases';
import { shownMember, visible } from '../words/seen';
import { stances } from '../words/writing';
import { accuracy } from './measure';

/** Members whose values are of a list of ours. */
const LISTED: Readonly<Record<string, readonly { readonly id: string; readonly name: string }[]>> = {
	phase: phases,
	stance: stances,
};

/** `corrects`: the number of the entry that is corrected, which the value itself names only by chain and digest. */
export function memberValue(
	value: unknown,
	corrects: string | null,
	of?: { readonly kind: string; readonly name: string },
): string {
	const shown = of ? shownMember(of.kind, of.name, value) : null;
	if (shown !== null) return visible(shown);
	const listed = of && Object.hasOwn(LISTED, of.name) ? LISTED[of.name]?.find(({ id }) => id === value) : undefined;
	if (listed) return listed.name;
	if (of?.name === 'accuracyMs' && typeof value === 'number') return accuracy(value);
	if (typeof value === 'string') return visible(value, { lines: true });
	if (typeof value === 'boolean') return value ? parts.yes : parts.no;
	if (Array.isArray(value) && value.length === 0) return parts.nothing;
	if (Array.isArray(value) && value.length > 0 && value.every((each) => nameIn(each) !== null))
		return value.map((each) => visible(nameIn(each) ?? '')).join(', ');
	const name = nameIn(value);
	if (name !== null) return visible(name);
	if (corrects !== null && typeof value === 'object' && value !== null && 'seq' in value) return corrects;
	const counted = countsIn(value);
	if (counted !== null) return visible(counted);
	const cited = (Array.isArray(value) ? value : [value]).map(seqIn);
	if (cited.length > 0 && cited.every((seq) => seq !== null)) return cited.map(headlines.cited).join(', ');
	return visible(JSON.stringify(value) ?? '');
}

/** `2 modified, 1 added` of what counts by name; null where it does not. */
function countsIn(value: unknown): string | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const counts = Object.entries(value);
	if (counts.length === 0 || !counts.every(([, count]) => Number.isSafeInteger(count))) return null;
	const some = counts.filter(([, count]) => count !== 0).map(([name, count]) => `${String(count)} ${name}`);
	return some.length > 0 ? some.join(', ') : parts.nothing;
}

/** The number of an entry that is cited; its chain is in the proof. */
function seqIn(value: unknown): number | null {
	const cites = typeof value === 'object' && value !== null && 'seq' in value && 'chain' in value && 'head' in value;
	return cites && typeof value.seq === 'number' ? value.seq : null;
}

/** The name of a person or a file; null where it is neither. */
export function nameIn(value: unknown): string | null {
	return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
		? value.name
		: null;
}
