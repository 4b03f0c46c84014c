/**
 * Recording and comparing a tree of 100,000 small files, beside `aide --init` and `--check`, `hashdeep` and its audit, and
 * `sha256sum` and its check, each in turns in one run, all with SHA-256. Another number of files may be given: `npm run bench baseline
 * 10000`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProgram } from '../hashing/program-bundle';

const files = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const base = mkdtempSync(join(tmpdir(), 'sealbook-bench-'));
const tree = join(base, 'tree');

function plant(): void {
	for (let folder = 0; folder * 100 < files; folder++) {
		const path = join(tree, `folder ${folder % 100}`, String(folder));
		mkdirSync(path, { recursive: true });
		for (let file = 0; file < Math.min(100, files - folder * 100); file++)
			writeFileSync(join(path, `file-${file}.txt`), `${folder}/${file} `.repeat(1 + ((folder * file) % 700)));
	}
}

function timed(program: string, words: readonly string[], statuses: readonly number[] = [0]): number {
	const started = performance.now();
	const { status, stderr } = spawnSync(program, words, { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28 });
	if (status === null || !statuses.includes(status))
		throw new Error(`${program} ${words.join(' ')}: ${status} ${stderr}`);
	return performance.now() - started;
}

const has = (program: string): boolean => spawnSync('which', [program]).status === 0;
const shell = (line: string) => timed('sh', ['-c', line]);

try {
	plant();
	const { program: sealbook } = bundleProgram(join(base, 'app'), process.cwd());
	const config = join(base, 'aide.conf');
	const attributes = 'p+i+n+u+g+s+m+c+ftype+sha256';
	writeFileSync(
		config,
		`database_in=file:${base}/aide.in\ndatabase_out=file:${base}/aide.in\ngzip_dbout=no\n${tree} ${attributes}\n`,
	);
	let round = 0;
	const pairs: Readonly<Record<string, () => [record: number, compare: number]>> = {
		sealbook: () => {
			const output = join(base, `${round}.baseline`);
			const create = ['baseline', 'create', tree, '--output', output, '--digests', 'sha256'];
			return [
				timed(process.execPath, [sealbook, ...create]),
				timed(process.execPath, [sealbook, 'baseline', 'compare', output, tree]),
			];
		},
		...(has('aide') && {
			aide: () => [timed('aide', ['--config', config, '--init']), timed('aide', ['--config', config, '--check'])],
		}),
		...(has('hashdeep') && {
			hashdeep: () => [
				shell(`hashdeep -c sha256 -r -l . > ${base}/hashdeep`),
				timed('hashdeep', ['-c', 'sha256', '-r', '-l', '-a', '-k', `${base}/hashdeep`, '.']),
			],
		}),
		sha256sum: () => [
			shell(`find . -type f -print0 | xargs -0 sha256sum > ${base}/sums`),
			timed('sha256sum', ['--check', '--quiet', `${base}/sums`]),
		],
	};
	const took = new Map<string, [number, number][]>(Object.keys(pairs).map((name) => [name, []]));
	execFileSync('sh', ['-c', `find ${tree} -type f -print0 | xargs -0 cat > /dev/null`]);
	for (round = 1; round <= rounds; round++)
		for (const [name, pair] of Object.entries(pairs)) took.get(name)?.push(pair());
	const middle = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
	const own = took.get('sealbook') ?? [];
	console.log(`${files} files, ${rounds} rounds; ms recording + comparing, median; ratio of both to sealbook’s`);
	for (const [name, all] of took) {
		const ratios = all.map(([a, b], i) => (a + b) / ((own[i]?.[0] ?? 0) + (own[i]?.[1] ?? 0)));
		const told = [Math.min(...ratios), middle(ratios), Math.max(...ratios)].map((one) => one.toFixed(2)).join(' / ');
		const [record, compare] = [middle(all.map(([a]) => a)), middle(all.map(([, b]) => b))].map(Math.round);
		console.log(`${name.padEnd(10)} ${record} + ${compare} ms, ${told} × (min / median / max)`);
	}
} finally {
	rmSync(base, { recursive: true, force: true });
}
