/** A README names files as proof; each must be there, or the proof is gone and nobody noticed. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { files, read, root } from './sources';

const pages = files.filter((path) => path.endsWith('README.md'));
/** A path in back quotes that begins in one of our rooms, or a bare source file beside the page. */
const NAMED = /`((?:main|renderer|shared|tests|build|resources)\/[\w./-]*|[\w-]+\.(?:ts|tsx|mjs))`/g;

it('every file that a README names exists', () => {
	const missing: string[] = [];
	let named = 0;
	for (const page of pages)
		for (const [, path = ''] of read(page).matchAll(NAMED)) {
			named += 1;
			const places = [join(root, path), join(root, dirname(page), path), join(root, 'main/services', path)];
			if (!places.some((place) => existsSync(place))) missing.push(`${page}: ${path}`);
		}
	expect(named).toBeGreaterThan(40);
	expect(missing).toEqual([]);
});
