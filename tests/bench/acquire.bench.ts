/**
 * Acquiring 2 GiB with MD5, SHA-1 and SHA-256, synced, and read again, beside dc3dd doing the same and `cp`, `sync` and
 * `sha256sum` twice. One after the other in every round; ratios are to dc3dd of the same round. `npm run bench acquire 2048`
 * (MiB). The others read their copies again from the system's cache, ours from the disk, and ours has a digest of every
 * 16 MiB beside the three. Stretch, not promised: within 1.2 of reading twice and writing once.
 */
import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { acquire } from '../../main/evidence/acquire';
import { FOLDER } from './made/ledger';
import { count, median, sizes, timed } from './made/say';

const MIB = 1024 * 1024;
const TIMES = Number(process.env.TIMES ?? 5);
const [mib = 2048] = sizes(2048);

const folder = join(FOLDER, 'acquire');
mkdirSync(folder, { recursive: true });
const workerPath = join(folder, 'acquire-worker.cjs');
buildSync({
	entryPoints: ['main/evidence/acquire-worker.ts'],
	outfile: workerPath,
	...{ bundle: true, platform: 'node', format: 'cjs', target: 'node18', logLevel: 'error' },
});
const source = join(folder, `source-${mib}`);
const copy = join(folder, 'copy');
if (!existsSync(source) || statSync(source).size !== mib * MIB) {
	const file = openSync(source, 'w');
	const block = Buffer.alloc(MIB);
	for (let n = 0; n < mib; n++) writeSync(file, randomFillSync(block));
	closeSync(file);
}

const clear = () => {
	for (const name of ['copy', 'copy.acquiring', 'dc3dd.log']) rmSync(join(folder, name), { force: true });
	// What one has written must not be flushed in another's time.
	spawnSync('sync');
};

let from = '';

async function sealbook(): Promise<void> {
	const { outcome } = acquire(
		workerPath,
		{
			acquisition: 'bench',
			source: 0,
			path: Buffer.from(source),
			kind: 'file',
			digests: ['md5', 'sha1', 'sha256'],
			target: { folder: Buffer.from(folder), name: Buffer.from('copy'), pieceBytes: null },
			resume: false,
			sourceAgain: false,
			syncBytes: 256 * MIB,
		},
		{ onProgress: () => undefined },
	);
	const { secondReading, sizeBytes } = await outcome;
	if (secondReading.result !== 'equal' || sizeBytes !== mib * MIB) throw new Error('the copy is not whole');
	from = secondReading.from;
}

function run(command: string, ...words: readonly string[]): void {
	const { status, stderr, error } = spawnSync(command, words, {
		encoding: 'utf8',
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	if (status !== 0) throw error ?? new Error(`${command}: ${stderr}`);
}

const dc3dd = () => {
	const hashes = ['hash=md5', 'hash=sha1', 'hash=sha256'];
	run('dc3dd', `if=${source}`, `hof=${copy}`, ...hashes, `log=${join(folder, 'dc3dd.log')}`);
	run('sync', copy);
};
const coreutils = () => {
	run('cp', source, copy);
	run('sync', copy);
	run('sha256sum', source);
	run('sha256sum', copy);
};
const reading = () => {
	run('cp', source, copy);
	run('sync', copy);
	run('cat', copy);
};

const jobs: readonly (readonly [string, () => void | Promise<void>])[] = [
	['Sealbook: three digests, chunks, synced, read again', sealbook],
	['dc3dd hof: three digests, read again', dc3dd],
	['cp, sync, sha256sum twice', coreutils],
	['cp, sync, cat (no digest at all)', reading],
];
const hasDc3dd = spawnSync('dc3dd', ['--version'], { stdio: 'ignore' }).error === undefined;
const wanted = jobs.filter(([, job]) => hasDc3dd || job !== dc3dd);
if (!hasDc3dd) console.log('dc3dd is not installed; it is left out (node build/system-packages.mjs)');
const took = new Map<string, number[]>(wanted.map(([name]) => [name, []]));

console.log(
	`${mib} MiB on ${process.versions.electron ? `Electron ${process.versions.electron}` : `Node ${process.version}`}`,
);
try {
	for (let time = 0; time < TIMES; time += 1)
		for (const [name, job] of wanted) {
			clear();
			took.get(name)?.push((await timed(job)).ms);
		}
} finally {
	clear();
}
const ours = took.get(jobs[0]?.[0] ?? '') ?? [];
for (const [name, times] of took) {
	const ratios = times.map((ms, round) => ms / (ours[round] ?? Number.NaN)).sort((a, b) => a - b);
	const spread = [ratios[0] ?? 0, median(ratios), ratios.at(-1) ?? 0].map((r) => r.toFixed(2)).join(' / ');
	const speed = count((mib * 1000) / median(times));
	console.log(
		`${name.padEnd(54)} ${(median(times) / 1000).toFixed(1).padStart(6)} s  ${speed.padStart(6)} MiB/s  × Sealbook's time ${spread}`,
	);
}
console.log(`read again from the ${from}; min / median / max over ${TIMES} rounds`);
