/**
 * What is in the repository, as the house tests read it: every file git knows or would add. Others may be editing
 * while a test runs, so a file that has vanished since is left out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** Paths from the root, sorted. */
export const files: readonly string[] = execFileSync(
	'git',
	['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
	{ cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
)
	.split('\0')
	.filter((path) => path !== '' && existsSync(join(root, path)))
	.sort();

/** The program's own sources and those of its tests and tools. */
export const sources = files.filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path));

export function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

/** Every line of these files that matches, as `path:line: text`. */
export function linesMatching(paths: readonly string[], pattern: RegExp): string[] {
	return paths.flatMap((path) =>
		read(path)
			.split('\n')
			.flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
	);
}
