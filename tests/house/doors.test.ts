/**
 * Each crossing has one door: one file that may say its name. A second door would be a way around the checks that
 * stand at the first.
 */
import { describe, expect, it } from 'vitest';
import { read, sources } from './sources';

interface Door {
	readonly name: string;
	readonly pattern: RegExp;
	/** Where it would be a second door. */
	readonly looked: RegExp;
	readonly only: readonly string[];
}

const doors: readonly Door[] = [
	{ name: 'ipcMain', pattern: /\bipcMain\b/, looked: /^main\//, only: ['main/gate.ts'] },
	{ name: 'ipcRenderer', pattern: /\bipcRenderer\b/, looked: /^(main|renderer)\//, only: ['main/preload.ts'] },
	{ name: 'contextBridge', pattern: /\bcontextBridge\b/, looked: /^(main|renderer)\//, only: ['main/preload.ts'] },
	{
		name: 'window.notebook',
		pattern: /\b(window|globalThis|self)(\.notebook\b|\[['"`]notebook)/,
		looked: /^renderer\//,
		only: ['renderer/notebook.ts'],
	},
	{
		name: 'the network from main',
		pattern:
			/(?<![.\w])fetch\(|\bnet\.(fetch|request)\b|\b(globalThis|window)\.fetch\b|\bnew (WebSocket|EventSource|XMLHttpRequest)\b/,
		looked: /^(main|shared|renderer)\//,
		only: [],
	},
	{
		name: 'the network by import',
		pattern: /(?:from|import|require)\s*\(?\s*['"](node:)?(http|https|http2|net|dgram|tls)['"]/,
		looked: /^(main|shared|renderer)\//,
		only: [],
	},
	{ name: 'code from text', pattern: /\beval\(|\bnew Function\(/, looked: /^(main|shared|renderer)\//, only: [] },
	{
		name: 'markup from text',
		pattern: /dangerouslySetInnerHTML|\.(innerHTML|outerHTML)\s*=|insertAdjacentHTML|document\.write\(/,
		looked: /^renderer\//,
		only: [],
	},
	{
		name: 'a way out of the sandbox',
		pattern: /nodeIntegration\w*:\s*true|contextIsolation:\s*false|sandbox:\s*false|webSecurity:\s*false/,
		looked: /^main\//,
		only: [],
	},
];

/** Comments may speak of a door. */
function code(path: string): string {
	return read(path)
		.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
		.replace(/(^|\s)\/\/.*$/gm, '$1');
}

describe('the doors', () => {
	it.each(doors)('$name is used where it belongs only', ({ pattern, looked, only }) => {
		const found = sources.filter((path) => looked.test(path) && !only.includes(path) && pattern.test(code(path)));
		expect(found).toEqual([]);
	});
});
