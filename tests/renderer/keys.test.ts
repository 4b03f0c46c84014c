/** Every key that the window tells of has a button that does the same, by the name the list gives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyList } from '../../renderer/words/keys';

const renderer = resolve(import.meta.dirname, '../../renderer');
const words = readdirSync(join(renderer, 'words'))
	.filter((name) => name !== 'keys.ts')
	.map((name) => readFileSync(join(renderer, 'words', name), 'utf8'))
	.join('\n');
const code = (readdirSync(renderer, { recursive: true }) as string[])
	.filter((name) => name.endsWith('.tsx'))
	.map((name) => readFileSync(join(renderer, name), 'utf8'))
	.join('\n');

describe('keys', () => {
	it.each(keyList.filter(({ button }) => button !== '' && button !== 'Keys'))(
		'$keys has a button called $button',
		({ button }) => {
			expect(words).toContain(`'${button}'`);
		},
	);

	it.each(keyList.filter(({ keys }) => /^Ctrl [A-Z]$/.test(keys)))('$keys is heard', ({ keys }) => {
		expect(code).toContain(`'${keys.replace(' ', '+')}'`);
	});

	it.each(keyList.filter(({ keys }) => /^[A-Z]$/.test(keys)))('$keys is heard and shown', ({ keys }) => {
		expect(code).toMatch(new RegExp(`\\b${keys.toLowerCase()}: `));
		expect(code).toContain(`keys="${keys}"`);
	});
});
