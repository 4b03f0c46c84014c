/**
 * Shows that the rules of build/dependency-rules.mjs catch what they are there for: a small house is built with each
 * wrong import in it, and the real tool is run on it. (Whether our own house keeps them is `npm run check`.)
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './sources';

/** From, what it imports, and the rule that must say no. */
const wrong: readonly (readonly [string, string, string])[] = [
	['shared/a.ts', 'node:fs', 'shared is a leaf'],
	['shared/b.ts', 'electron', 'shared is a leaf'],
	['shared/c.ts', 'react', 'shared is a leaf'],
	['shared/d.ts', '../main/store/fine', 'shared is a leaf'],
	['shared/e.ts', './nowhere', 'found'],
	['main/store/a.ts', '../vault/fine', 'store looks left'],
	['main/evidence/a.ts', '../casefile/fine', 'evidence looks left'],
	['main/store/b.ts', 'electron', 'rooms know no services'],
	['main/vault/a.ts', '../services/fine', 'rooms know no services'],
	['main/casefile/a.ts', '../gate', 'rooms know no services'],
	['main/casefile/b.ts', '../backup/fine', 'casefile looks left'],
	['main/backup/a.ts', '../services/fine', 'rooms know no services'],
	['main/services/a.ts', 'node:fs/promises', 'services own no machine'],
	['main/services/b.ts', 'electron', 'services own no machine'],
	['main/services/c.ts', '../gate', 'services own no machine'],
	['main/services/f.ts', '../platform/fine', 'services are handed the platform'],
	['main/services/d.ts', 'node:https', 'no network'],
	['main/services/e.ts', '../../renderer/parts/fine', 'main knows no window code'],
	['main/gate.ts', './store/fine', 'the gate only lets through'],
	['main/preload.ts', 'node:path', 'the bridge stands alone'],
	['main/commandline/a.ts', 'electron', 'the command line runs without Electron'],
	['main/commandline/b.ts', '../store/fine', 'the command line is a client'],
	['main/platform/a.ts', '../store/fine', 'platform is a skin'],
	['main/window.ts', './services/fine', 'platform is a skin'],
	['renderer/App.tsx', '../main/store/fine', 'the window has no main'],
	['renderer/hooks/a.ts', 'node:fs', 'the window has no Node'],
	['renderer/hooks/b.ts', 'electron', 'the window has no main'],
	['renderer/screens/one/a.tsx', '../../notebook', 'one door to main'],
	['renderer/screens/one/b.tsx', '../two/fine', 'a screen knows no other screen'],
	['renderer/screens/one/c.tsx', '../../../shared/fine', 'screens take shared as types'],
	['renderer/parts/a.tsx', '../hooks/fine', 'parts know no flow'],
	['renderer/words/a.ts', '../parts/fine', 'words are words'],
	['build/a.mjs', '../shared/fine', 'build is not the app'],
	['shared/f.ts', '../tests/fine', 'the app is not build'],
];
const right: readonly (readonly [string, string])[] = [
	['shared/right.ts', 'zod'],
	['main/casefile/right.ts', '../store/fine'],
	['main/main.ts', './services/fine'],
	['main/commandline/sealbook.ts', '../services/fine'],
	['renderer/hooks/right.ts', '../notebook'],
	['renderer/screens/one/right.tsx', '../../parts/fine'],
];
const fine = [
	...['shared', 'main/store', 'main/vault', 'main/casefile', 'main/backup', 'main/services', 'main/platform', 'tests'],
	...['renderer/parts', 'renderer/hooks', 'renderer/screens/two'],
].map((folder) => `${folder}/fine.ts`);

interface Violation {
	readonly from: string;
	readonly rule: { readonly name: string };
}

let house = '';
let violations: readonly Violation[] = [];

beforeAll(() => {
	house = mkdtempSync(join(tmpdir(), 'sealbook-house-'));
	symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
	const put = (path: string, text: string) => {
		mkdirSync(dirname(join(house, path)), { recursive: true });
		writeFileSync(join(house, path), text);
	};
	put('package.json', '{ "type": "module" }');
	for (const path of [...fine, 'renderer/notebook.ts']) put(path, 'export const fine = 1;\n');
	for (const [path, target] of [...wrong, ...right]) put(path, `import * as it from '${target}';\nconsole.log(it);\n`);
	const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const rules = ['--config', join(root, 'build/dependency-rules.mjs'), '--output-type', 'json'];
	const layers = ['main', 'renderer', 'shared', 'build', 'tests'];
	const { stdout } = spawnSync(process.execPath, [program, ...rules, ...layers], { cwd: house, encoding: 'utf8' });
	violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('who may import whom', () => {
	it.each(wrong)('%s may not import %s', (path, _target, rule) => {
		expect(violations.filter(({ from }) => from === path).map(({ rule: { name } }) => name)).toContain(rule);
	});

	it.each(right)('%s may import %s', (path) => {
		expect(violations.filter(({ from }) => from === path)).toEqual([]);
	});
});
