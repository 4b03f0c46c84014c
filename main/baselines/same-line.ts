/**
 * Whether a line of a baseline and one that this program has just written of a tree are of one unchanged file, told by
 * their texts: most paths of most comparisons, for which no record has to be made.
 * What must hold: only what differences.ts would call unchanged, by a digest that nobody can forge and with no attribute
 * that differs; the stored line has its one form then, as what differs from ours is digests, and they are looked at.
 * Names of members cannot stand in a text: there, a quotation mark has a backslash before it.
 */
import type { DigestName } from '../../shared/vocabulary';
import { STRONG } from './differences';
import { DIGEST_ORDER, HEX_LENGTH } from './record-members';

export interface SameFile {
	/** `"path":…` and what belongs to it. */
	readonly path: string;
	/** Of the line of now: what is in its digests, and of the line of then what stands before and behind the path. */
	readonly digests: string;
	readonly digestsDiffer: boolean;
	readonly beforePath: string;
	readonly behindPath: string;
	readonly sizeBytes: number;
}

export type SameLine = (was: string, now: string) => SameFile | null;

const BEGIN = '"digests":{';
const PATH = ',"path":"';
const SIZE = ',"sizeBytes":"';
const CLEAN_FILE = '","state":"clean","type":"file",';
/** Sizes beyond are left to records. */
const MOST_DIGITS = 15;

/** `null` where these digests prove nothing. `before`: those of the baseline, `after`: those made of the tree. */
export function sameLines(before: readonly DigestName[], after: readonly DigestName[]): SameLine | null {
	if (!STRONG.some((name) => after.includes(name)) || !after.every((name) => before.includes(name))) return null;
	const held = DIGEST_ORDER.filter((name) => before.includes(name));
	const form = new RegExp(`^${held.map((name) => `"${name}":"[0-9a-f]{${HEX_LENGTH[name]}}"`).join(',')}$`);
	return (was, now) => {
		const begin = now.indexOf(BEGIN) + BEGIN.length;
		const end = now.indexOf('}', begin);
		const wasEnd = was.indexOf('}', begin);
		if (begin < BEGIN.length || end < 0 || wasEnd < 0) return null;
		if (was.length - wasEnd !== now.length - end || was.slice(wasEnd) !== now.slice(end)) return null;
		if (was.slice(0, begin) !== now.slice(0, begin)) return null;
		const path = now.indexOf(PATH, end);
		const size = now.indexOf(SIZE, path);
		const sizeEnd = now.indexOf('"', size + SIZE.length);
		if (path < 0 || size < 0 || sizeEnd - size - SIZE.length > MOST_DIGITS) return null;
		if (!now.startsWith(CLEAN_FILE, sizeEnd)) return null;
		const digests = now.slice(begin, end);
		const wasDigests = was.slice(begin, wasEnd);
		const digestsDiffer = wasDigests !== digests;
		if (digestsDiffer && !(form.test(wasDigests) && digests.split(',').every((each) => wasDigests.includes(each))))
			return null;
		const moved = wasEnd - end;
		return {
			path: now.slice(path + 1, size),
			digests,
			digestsDiffer,
			beforePath: was.slice(0, path + moved),
			behindPath: was.slice(size + moved),
			sizeBytes: Number(now.slice(size + SIZE.length, sizeEnd)),
		};
	};
}

/** The row (comparison-row.ts) of such a file, Latin-1 standing for the bytes. `whole`: with all that is known of it. */
export function sameRow({ path, digests, digestsDiffer, beforePath, behindPath }: SameFile, whole: boolean): string {
	if (!whole) return `{${path},"state":"unchanged"}`;
	const now = digestsDiffer ? `{"digests":{${digests}}}` : '{}';
	return `{"now":${now},${path},"state":"unchanged","was":${beforePath}${behindPath}}`;
}

/** The digest of that name; undefined where there is none. */
export function digestIn({ digests }: SameFile, name: DigestName): string | undefined {
	const member = `"${name}":"`;
	const at = digests.indexOf(member);
	return at < 0 ? undefined : digests.slice(at + member.length, at + member.length + HEX_LENGTH[name]);
}
