/**
 * `npm run check`: what a machine can say about the sources without running them. Types, lint and format, and who may
 * import whom. Every stage runs, even after one has failed, so that one run tells everything.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const layers = ['main', 'renderer', 'shared', 'build', 'tests'];
const stages = [
	{ name: 'types', words: ['node_modules/typescript/bin/tsc', '-b'] },
	{ name: 'lint and format', words: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
	{
		name: 'who imports whom',
		words: [
			'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
			'--config',
			'build/dependency-rules.mjs',
			'--output-type',
			'err-long',
			...layers,
		],
	},
];

/** @returns {string[]} the stages that failed */
export function check() {
	return stages
		.filter(({ name, words }) => {
			const started = performance.now();
			const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' });
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			console.log(`check: ${name} ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
			return status !== 0;
		})
		.map(({ name }) => name);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(check().length === 0 ? 0 : 1);
