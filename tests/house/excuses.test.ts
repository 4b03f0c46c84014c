/** No excuses in the sources: nothing switched off, nothing put off, nothing of the machine it was written on. */
import { describe, expect, it } from 'vitest';
import { files, linesMatching, sources } from './sources';

// This file names what it looks for, so it does not look at itself.
const searched = sources.filter((path) => path !== 'tests/house/excuses.test.ts');
const texts = files.filter(
	(path) => /\.(ts|tsx|mjs|cjs|json|yml|md|css|html|txt|sh)$/.test(path) || path === '.ci/run',
);

const excuses: readonly (readonly [string, RegExp])[] = [
	['a test that never runs', /\b(it|test|describe|suite)(\.\w+)*\.(skip|todo|fixme|fails)\b\s*[.(]/],
	['a test that keeps others from running', /\b(it|test|describe|suite)(\.\w+)*\.only\b\s*[.(]/],
	['the compiler told to look away', /@ts-(ignore|expect-error|nocheck)/],
	['a linter told to look away', /(biome|eslint|oxlint|prettier)-(ignore|disable)/],
	['coverage told to look away', /\b(istanbul|v8|c8) ignore\b/],
	['a type that means nothing', /\bas any\b|<any>|\bas unknown as\b/],
	['something put off', /\b(TODO|FIXME|XXX|HACK)\b/],
];

describe('the sources', () => {
	it.each(excuses)('hold no excuse: %s', (_name, pattern) => {
		expect(linesMatching(searched, pattern)).toEqual([]);
	});

	it('name nothing of the machine they were written on', () => {
		const machine = /(^|[\s'"`(=])\/work\/|\.library\/|\bfarm-[a-z0-9]/;
		const looked = texts.filter((path) => path !== 'tests/house/excuses.test.ts' && path !== 'package-lock.json');
		expect(linesMatching(looked, machine)).toEqual([]);
	});
});
