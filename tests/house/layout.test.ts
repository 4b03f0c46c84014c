/** The house keeps its rooms: what stands at the top, what files are called, how they begin and how long they are. */
import { describe, expect, it } from 'vitest';
import { files, read, sources } from './sources';

const top = [
	'main',
	'renderer',
	'shared',
	'resources',
	'build',
	'tests',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
	'electron-builder.yml',
	'README.md',
	'LICENSE',
];
const program = sources.filter((path) => /^(main|renderer|shared)\//.test(path));

describe('the layout', () => {
	it('has at the top what house rules name, and dot files', () => {
		const found = [...new Set(files.map((path) => path.split('/')[0] ?? ''))];
		expect(found.filter((name) => !name.startsWith('.') && !top.includes(name))).toEqual([]);
	});

	it('calls no file by a name that says nothing', () => {
		const empty = /(^|\/)(utils?|helpers?|common|types|managers?|data|misc|lib)(\.[a-z]+)?(\/|$)/i;
		expect(sources.filter((path) => empty.test(path))).toEqual([]);
	});

	it('begins every source file of the program with why it exists', () => {
		// Before or after the imports, but before the first line of code.
		const imports = /^import\b[\s\S]*?;\n/gm;
		const opening = /^(#!.*\n)?\s*(\/\*|\/\/)/;
		expect(program.filter((path) => !opening.test(read(path).replace(imports, '')))).toEqual([]);
	});

	it('keeps every file of the program to a few screenfuls', () => {
		const longest = 300;
		const long = program
			.map((path) => ({ path, lines: read(path).split('\n').length }))
			.filter(({ lines }) => lines > longest);
		expect(long).toEqual([]);
	});
});
