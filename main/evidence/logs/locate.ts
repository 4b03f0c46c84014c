/**
 * The files of an image that a log tells of, from the one that a person chose: it itself, or with the pieces that lie
 * beside it. A renamed image is taken for what it is; a piece that the log names and that is not there is missing, never
 * passed over.
 */
import { lstatSync, readdirSync } from 'node:fs';
import { bytesOf, displayName, type EvidencePath, lastPart, within } from '../../hashing/names';
import { baseName, refused } from './log-text';
import type { StatedCopy, StatedRun } from './stated-run';

export interface Piece {
	/** Null: it is not there. */
	readonly path: Buffer | null;
	/** As it is called, or as the log names it where it is not there. */
	readonly name: string;
	/** The name in the log whose digests are its own; null where no name there means it. */
	readonly stated: string | null;
}

export interface Located {
	readonly pieces: readonly Piece[];
	/** Which of the log’s copies it is; null where that is not known. */
	readonly copy: StatedCopy | null;
}

const SERIES = /^(.*\.)([0-9]{2,})$/s;

/** Refuses `acquisition-log.image`, and as the disk does. */
export function locate(chosen: EvidencePath, { copies }: StatedRun): Located {
	const path = bytesOf(chosen);
	const isFolder = lstatSync(path).isDirectory();
	const folder = isFolder ? path : path.subarray(0, path.length - lastPart(path).length);
	const there = namesIn(folder);
	if (isFolder) return inFolder(path, there, copies);
	const name = lastPart(path).toString();
	const copy = copies.find(({ files }) => files.some((file) => isSame(baseName(file), name))) ?? null;
	if (copy && copy.files.length > 1) return { copy, pieces: copy.files.map((file) => named(folder, there, file)) };
	const only = copies.length === 1 ? (copies[0] ?? null) : null;
	const series = seriesOf(name, there);
	const cut = copy?.more ?? (copy === null && (only === null || only.more || only.files.length > 1));
	if (cut && series.length > 1) {
		const files = only !== null && only.files.length === series.length ? only.files.map(baseName) : [];
		const pieces = series.map((each, at) => ({
			path: within(folder, Buffer.from(each)),
			name: each,
			stated: files[at] ?? null,
		}));
		return { copy: copy ?? only, pieces };
	}
	const meant = copy ?? (only !== null && only.files.length === 1 ? only : null);
	const stated = meant === null ? null : baseName(meant.files[0] ?? '');
	return { copy: copy ?? only, pieces: [{ path, name: displayName(lastPart(path)), stated }] };
}

function inFolder(folder: Buffer, there: ReadonlySet<string>, copies: readonly StatedCopy[]): Located {
	const [copy] = copies;
	if (!copy)
		throw refused(
			'image',
			'The log names no file of an image.',
			'Choose the image file itself; nothing was entered.',
			'image',
		);
	const pieces = copy.files.map((file) => named(folder, there, file));
	const first = pieces[0];
	if (copy.more && first?.path)
		return { copy, pieces: seriesOf(first.name, there).map((name) => named(folder, there, name)) };
	return { copy, pieces };
}

function named(folder: Buffer, there: ReadonlySet<string>, file: string): Piece {
	const name = baseName(file);
	const found = there.has(name) ? name : [...there].find((each) => isSame(each, name));
	return { path: found === undefined ? null : within(folder, Buffer.from(found)), name: found ?? name, stated: name };
}

/** `.000` or `.001` and what follows without a gap. */
function seriesOf(name: string, there: ReadonlySet<string>): string[] {
	const [, stem, digits] = SERIES.exec(name) ?? [];
	if (stem === undefined || digits === undefined) return [name];
	const numbered = (number: number) => `${stem}${String(number).padStart(digits.length, '0')}`;
	const first = [0, 1].find((number) => there.has(numbered(number)));
	if (first === undefined || Number(digits) < first) return [name];
	const found: string[] = [];
	for (let number = first; there.has(numbered(number)); number++) found.push(numbered(number));
	return found.includes(name) ? found : [name];
}

const isSame = (a: string, b: string): boolean => a === b || a.toLowerCase() === b.toLowerCase();

const namesIn = (folder: Buffer): Set<string> =>
	new Set(readdirSync(folder.length === 0 ? '.' : folder).map((name) => name.toString()));
