/**
 * Electronegativity (Doyensec), which looks for what goes wrong in Electron programs, over our own sources: it finds
 * nothing that build/electronegativity/explained.json does not explain, and everything explained there is still found.
 *
 * Its parser knows no TypeScript of this decade, so it gets each source as plain JavaScript, file by file. A planted
 * window shows that it reads them. It is installed apart, by its own lock file, without install scripts, and run where
 * there is no network if the system can do that; its own look for newer Electrons then finds nothing, and is not needed.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { expect, it } from 'vitest';
import { read, root, sources } from './sources';

interface Finding {
	readonly check: string;
	readonly file: string;
	/** The line it is found on, as plain JavaScript; both empty where it is about the whole program. */
	readonly line: string;
}
type Explained = Finding & { readonly because: string };

/** What we read of SARIF 2.1.0. */
interface Sarif {
	readonly runs: readonly {
		readonly results: readonly {
			readonly ruleId: string;
			readonly locations: readonly {
				readonly physicalLocation: {
					readonly artifactLocation: { readonly uri: string };
					readonly region: { readonly startLine: number };
				};
			}[];
		}[];
	}[];
}

const kept = join(root, 'build/electronegativity');
const place = join(root, '.cache/electronegativity');
const program = join(place, 'node_modules/@doyensec/electronegativity/dist/index.js');
const PLANTED = 'main/planted.js';
const PLANT = `const { BrowserWindow } = require('electron');
new BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false, webSecurity: false } });`;

const told = ({ check, file, line }: Finding) => `${check} ${file} ${line}`.trim();

it('Electronegativity finds nothing unexplained', () => {
	const trouble = installed();
	if (trouble !== null) {
		process.stdout.write(`electronegativity: not run, because it could not be installed: ${trouble}\n`);
		return;
	}
	const explained = JSON.parse(read('build/electronegativity/explained.json')) as Explained[];
	const everything = look();
	const found = everything.filter(({ file }) => file !== PLANTED);
	expect(found.map(told).sort()).toEqual(explained.map(told).sort());
	expect(explained.filter(({ because }) => because.length < 60)).toEqual([]);
	const planted = everything.filter(({ file }) => file === PLANTED);
	expect(planted.map(({ check }) => check).sort()).toEqual(
		expect.arrayContaining(['CONTEXT_ISOLATION_JS_CHECK', 'NODE_INTEGRATION_JS_CHECK', 'WEB_SECURITY_JS_CHECK']),
	);
	process.stdout.write(`electronegativity: ${found.length} found, ${explained.length} explained, 0 unexplained\n`);
}, 300_000);

/** Puts it into .cache, once for each lock file. @returns what went wrong, or null */
function installed(): string | null {
	const lock = readFileSync(join(kept, 'package-lock.json'), 'utf8');
	const mark = join(place, 'complete.json');
	if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return null;
	rmSync(place, { recursive: true, force: true });
	mkdirSync(place, { recursive: true });
	for (const name of ['package.json', 'package-lock.json']) cpSync(join(kept, name), join(place, name));
	const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
	const { status, stderr } = spawnSync('npm', words, { cwd: place, encoding: 'utf8', timeout: 200_000 });
	if (status !== 0) return stderr.trim().split('\n').at(-1) ?? 'npm ended without a word';
	writeFileSync(mark, lock);
	return null;
}

/** Everything it finds in main, renderer, shared and package.json, and in the plant. */
function look(): Finding[] {
	const folder = mkdtempSync(join(tmpdir(), 'sealbook-electronegativity-'));
	const put = (name: string, text: string) => {
		mkdirSync(dirname(join(folder, 'program', name)), { recursive: true });
		writeFileSync(join(folder, 'program', name), text);
	};
	try {
		const looked = sources.filter((path) => /^(main|renderer|shared)\//.test(path));
		for (const path of looked) {
			const { code } = transformSync(read(path), { loader: path.endsWith('x') ? 'tsx' : 'ts', target: 'es2019' });
			put(path.replace(/\.tsx?$/, '.js'), code);
		}
		for (const path of ['renderer/index.html', 'package.json']) put(path, read(path));
		put(PLANTED, PLANT);
		const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: { electron: string } };
		const report = join(folder, 'found.sarif');
		const words = [program, '-i', join(folder, 'program'), '-o', report, '-v', 'false', '-r'];
		const { status, stdout, stderr } = offline([...words, '-e', devDependencies.electron]);
		if (!existsSync(report)) throw new Error(`it ended with ${status}: ${stdout}${stderr}`);
		const { runs } = JSON.parse(readFileSync(report, 'utf8')) as Sarif;
		return runs.flatMap(({ results }) =>
			results.map(({ ruleId: check, locations: [location] }) => {
				const file = location?.physicalLocation.artifactLocation.uri ?? '';
				if (!existsSync(join(folder, 'program', file))) return { check, file: '', line: '' };
				const lines = readFileSync(join(folder, 'program', file), 'utf8').split('\n');
				return { check, file, line: lines[(location?.physicalLocation.region.startLine ?? 0) - 1]?.trim() ?? '' };
			}),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Runs it without a network, where the system has namespaces. */
function offline(words: readonly string[]): SpawnSyncReturns<string> {
	const apart =
		spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn', process.execPath] : [process.execPath];
	const [first = '', ...rest] = [...apart, ...words];
	return spawnSync(first, rest, { encoding: 'utf8', timeout: 120_000, cwd: place });
}
