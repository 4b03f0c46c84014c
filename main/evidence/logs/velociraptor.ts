/**
 * Velociraptor’s `uploads.json` of a collection, and result files whose rows hold what `upload()` answered: after its source
 * (`reporting/container.go`: Upload, Close; `uploads/file_based.go`). One JSON object a line, or an array of them.
 * `uploads.json` has sizes but no digests; the answers have SHA-256 and MD5 of the bytes that were stored, which for a
 * sparse file are those of its filled ranges.
 */
import { type LogText, refused } from './log-text';
import { isDigest, MOST_FILES, newRun, remark, type StatedRun, said } from './stated-run';

/** Rows, to find out whether it is one of these files. */
const MOST_LOOKED_AT = 20;

type Row = { readonly [member: string]: unknown };
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

export function isVelociraptor({ text, lines }: LogText): boolean {
	const isOurs = (value: unknown) => isRow(value) && (isUploadsRow(value) || uploadsIn(value).length > 0);
	if (text.trimStart().startsWith('[')) {
		const all = jsonOr(text, null);
		return Array.isArray(all) && all.slice(0, MOST_LOOKED_AT).some(isOurs);
	}
	return lines.slice(0, MOST_LOOKED_AT).some((line) => line.startsWith('{') && isOurs(jsonOr(line, null)));
}

/** Refuses `acquisition-log.line`, `.many`. */
export function readVelociraptor(text: string): StatedRun[] {
	const run = newRun('velociraptor', 'Velociraptor');
	run.image = 'collection';
	let failed = 0;
	for (const row of rowsOf(text)) {
		if (isUploadsRow(row)) {
			const parts = strings(row._Components);
			// An index of a sparse file’s ranges is the program’s own, and stands beside the file.
			if (textOf(row.Type) === 'idx') continue;
			add(run, textOf(row.vfs_path) ?? parts.join('/'), placesOf(parts), row.uploaded_size, {});
			run.startedAt ??= said(textOf(row.started) ?? undefined);
			continue;
		}
		for (const upload of uploadsIn(row)) {
			if (textOf(member(upload, 'error')) !== null) {
				failed++;
				continue;
			}
			const stored = textOf(member(upload, 'storedname'));
			const components = strings(member(upload, 'components'));
			const name = textOf(member(upload, 'path')) ?? stored ?? components.join('/');
			const places = [
				...(stored === null ? [] : [stored.split('/').filter((part) => part !== '')]),
				...placesOf(components),
				...(components.length > 0 ? [] : [name.split(/[\\/]/).filter((part) => part !== '')]),
			];
			const size = member(upload, 'storedsize') ?? member(upload, 'size');
			add(run, name, places, size, digestsOf(upload));
		}
	}
	if (failed > 0) remark(run, `The log says of ${failed} files that they could not be collected.`);
	if (run.collected.length === 0) remark(run, 'The log names no collected file.');
	return [run];
}

function add(
	run: StatedRun,
	name: string,
	places: string[][],
	size: unknown,
	digests: StatedRun['collected'][number]['digests'],
) {
	if (run.collected.length >= MOST_FILES) throw refused('many', `The log names more than ${MOST_FILES} files.`);
	const sizeBytes = typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : null;
	run.collected.push({ name, places, sizeBytes, digests });
}

const isUploadsRow = (row: Row): boolean => typeof row.vfs_path === 'string' && Array.isArray(row._Components);

/** The row itself or a member of it, where it is what `upload()` answers. */
function uploadsIn(row: Row): Row[] {
	const found = [row, ...Object.values(row).filter(isRow)].filter(
		(each) =>
			textOf(member(each, 'sha256')) !== null &&
			(textOf(member(each, 'storedname')) ?? textOf(member(each, 'path'))) !== null,
	);
	return found.slice(0, 100);
}

function digestsOf(upload: Row) {
	const sha256 = textOf(member(upload, 'sha256')) ?? '';
	const md5 = textOf(member(upload, 'md5')) ?? '';
	return {
		...(isDigest('sha256', sha256) ? { sha256: sha256.toLowerCase() } : {}),
		...(isDigest('md5', md5) ? { md5: md5.toLowerCase() } : {}),
	};
}

/** By its name in small letters: releases write `Sha256` and `sha256`. */
const member = (row: Row, name: string): unknown => {
	const key = Object.keys(row).find((each) => each.toLowerCase() === name);
	return key === undefined ? undefined : row[key];
};
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const strings = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((part): part is string => typeof part === 'string') : [];

/** In a container, what a file system may not like is written as `%3A`. */
function placesOf(parts: readonly string[]): string[][] {
	if (parts.length === 0) return [];
	const escaped = parts.map((part) =>
		part.replace(
			/[\u0000-\u001f\\/:*?"<>|%]/g,
			(c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
		),
	);
	return [escaped, [...parts]];
}

function rowsOf(text: string): Row[] {
	const trimmed = text.trim();
	if (trimmed.startsWith('[')) {
		const all: unknown = jsonAt(trimmed, 1);
		return (Array.isArray(all) ? all : []).filter(isRow);
	}
	const rows: Row[] = [];
	for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
		if (line.trim() === '') continue;
		const row = jsonAt(line, at + 1);
		if (!isRow(row)) throw refused('line', `Line ${at + 1} is no JSON object.`);
		rows.push(row);
	}
	return rows;
}

function jsonAt(text: string, line: number): unknown {
	const value = jsonOr(text, undefined);
	if (value === undefined) throw refused('line', `Line ${line} is no JSON: the log is damaged or cut off there.`);
	return value;
}

function jsonOr<T>(text: string, or: T): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return or;
	}
}
