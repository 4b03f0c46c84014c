/** A member's value in words: text as it is, an entry by its number, people and files by name, anything else as JSON. */
import { visible } from '../words/seen';

/** `corrects`: the number of the entry that is corrected, which the value itself names only by chain and digest. */
export function memberValue(value: unknown, corrects: string | null): string {
	if (typeof value === 'string') return visible(value, { lines: true });
	if (Array.isArray(value) && value.length > 0 && value.every((each) => nameIn(each) !== null))
		return value.map((each) => visible(nameIn(each) ?? '')).join(', ');
	const name = nameIn(value);
	if (name !== null) return visible(name);
	if (corrects !== null && typeof value === 'object' && value !== null && 'seq' in value) return corrects;
	return visible(JSON.stringify(value) ?? '');
}

function nameIn(value: unknown): string | null {
	return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
		? value.name
		: null;
}
