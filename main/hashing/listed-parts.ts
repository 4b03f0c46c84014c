/** Parts of a list that is made by workers: how many names they have, and some of them. */
import type { ListPart } from './worker-messages';

/** Names and lines in it. */
export const sizeOf = (part: ListPart): number => ('line' in part ? 1 : part.names.split('\0').length);

/** The file that is the `number`th name of the parts. */
export function fileAt(parts: readonly ListPart[], number: number): { path: Buffer; access?: Buffer } {
	const [part] = partsBetween(parts, number, number + 1);
	if (part === undefined || 'line' in part) throw new Error(`There is no file ${number} in these parts.`);
	const { prefix, access, names } = part;
	const path = Buffer.from(prefix + names, 'latin1');
	return access === null ? { path } : { path, access: Buffer.from(access + names, 'latin1') };
}

/** The names and lines `from` up to but without `toExclusive`. */
export function partsBetween(parts: readonly ListPart[], from: number, toExclusive: number): ListPart[] {
	const found: ListPart[] = [];
	let at = 0;
	for (const part of parts) {
		const size = sizeOf(part);
		const [first, end] = [Math.max(from - at, 0), Math.min(toExclusive - at, size)];
		at += size;
		if (first >= end) continue;
		if ('line' in part || end - first === size) found.push(part);
		else found.push({ ...part, names: part.names.split('\0').slice(first, end).join('\0') });
	}
	return found;
}
