/**
 * A set of known files built beside `sort -u` and sqlite3, and asked beside hfind (The Sleuth Kit), sqlite3 and
 * hashdeep -m; in turn, each from the same list of random digests. hfind and sqlite3 answer 10,000 questions in one
 * process, which is their best, and hfind also one a process, which is how most people ask it. 5,000,000 digests, or SEALBOOK_BENCH_DIGESTS of them (50,000,000 need 20 GB of disk);
 * `npm run bench hashset 1` runs each once. Peers that are not installed are left out.
 */
import { spawnSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSet } from '../../main/baselines/hashset/build-set';
import { openHashset } from '../../main/baselines/hashset/hashset';
import { lookupMany } from '../../main/baselines/hashset/lookup-many';
import type { Instant } from '../../shared/vocabulary';
import { count, median, ms, sizes, timed } from './made/say';

const DIGESTS = Number(process.env.SEALBOOK_BENCH_DIGESTS ?? 5_000_000);
const LOOKUPS = 1_000_000;
/** Of peers that look digests up one by one. */
const FEW_LOOKUPS = 10_000;
/** With a process for each. */
const SINGLE_LOOKUPS = 500;
/** MD5: the one digest that every peer takes. */
const DIGITS = 32;
const ONE_BY_ONE = 'hfind, one process a lookup';
const [rounds = 3] = sizes(3);

const folder = mkdtempSync(join(process.env.SEALBOOK_BENCH_FOLDER ?? tmpdir(), 'sealbook-bench-'));
const at = (name: string) => join(folder, name);
const list = at('list.md5');
const there = (tool: string) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

/** One digest a line, at random. */
function writeList(): void {
	const fd = openSync(list, 'w');
	const bytes = Buffer.alloc(10_000 * (DIGITS / 2));
	for (let written = 0; written < DIGESTS; written += 10_000) {
		const lines = randomFillSync(bytes).toString('hex').match(/.{32}/g) ?? [];
		writeSync(fd, `${lines.join('\n')}\n`);
	}
	closeSync(fd);
}

/** Every other one from the list, spread over it; the others are not in it. */
function questions(many: number): string[] {
	const fd = openSync(list, 'r');
	const line = Buffer.alloc(DIGITS);
	const asked = Array.from({ length: many }, (_, number) => {
		if (number % 2 === 1) return randomFillSync(Buffer.alloc(DIGITS / 2)).toString('hex');
		readSync(fd, line, 0, DIGITS, Math.floor((number / many) * DIGESTS) * (DIGITS + 1));
		return line.toString('latin1');
	});
	closeSync(fd);
	return asked;
}

function ran(command: string, ...words: readonly string[]): void {
	const { error, status, stderr } = spawnSync(command, words, { cwd: folder, maxBuffer: 2 ** 30, encoding: 'utf8' });
	if (error || (status !== 0 && stderr !== '')) throw error ?? new Error(`${command}: ${stderr.slice(0, 500)}`);
}
const shell = (text: string) => ran('sh', '-c', text);

/** What one lookup costs that opens the set first. */
function opened(path: string, md5: string): void {
	const set = openHashset(path);
	set.lookup({ md5 });
	set.close();
}

const times = new Map<string, number[]>();
async function measured<T>(name: string, work: () => T | Promise<T>): Promise<T> {
	const { ms: took, value } = await timed(work);
	times.set(name, [...(times.get(name) ?? []), took]);
	return value;
}
function told(name: string, per: number, beside: string): void {
	const taken = times.get(name);
	const other = times.get(beside);
	if (!taken || !other) {
		console.log(`${name.padEnd(34)} not measured beside ${beside}`);
		return;
	}
	const ratios = taken.map((one, round) => (other[round] ?? Number.NaN) / one).sort((a, b) => a - b);
	const rate = count((1000 * per) / median(taken));
	const [least, most] = [ratios[0] ?? 0, ratios.at(-1) ?? 0].map((ratio) => ratio.toFixed(2));
	console.log(
		`${name.padEnd(34)} median ${ms(median(taken))}, ${rate}/s; ${beside} took ${median(ratios).toFixed(2)} × as long (${least} to ${most})`,
	);
}

try {
	writeList();
	const asked = questions(LOOKUPS).map((md5) => ({ md5 }));
	const few = questions(FEW_LOOKUPS);
	writeFileSync(at('few'), `${few.join('\n')}\n`);
	writeFileSync(at('few.sql'), few.map((md5) => `SELECT md5 FROM t WHERE md5 = '${md5}';`).join('\n'));
	console.log(`${count(DIGESTS)} MD5 in ${folder}, ${rounds} rounds in turn`);
	for (let round = 0; round < rounds; round++) {
		const to = at(`set-${round}`);
		const made = new Date().toISOString() as Instant;
		await measured('build', () => buildSet({ lists: [list], to, kind: 'good', made, program: 'bench' }));
		if (round === 0) console.log(`memory after building: ${count(process.resourceUsage().maxRSS / 1024)} MiB at most`);
		await measured('sort -u', () => ran('env', 'LC_ALL=C', 'sort', '-u', list, '-o', at('sorted')));
		if (there('sqlite3')) {
			rmSync(at('db'), { force: true });
			// From the sorted list, as is quickest; then without sorting it anew.
			await measured('sqlite3 build', () =>
				shell(
					"LC_ALL=C sort -u list.md5 > s && sqlite3 db 'PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; CREATE TABLE t (md5 TEXT PRIMARY KEY) WITHOUT ROWID' '.import s t' > /dev/null",
				),
			);
			await measured('sqlite3, 10,000 lookups', () => shell('sqlite3 db < few.sql > /dev/null'));
		}
		if (there('hfind')) {
			if (round === 0) shell("sed 's/$/  f/' list.md5 > known.md5 && hfind -i md5sum known.md5 > /dev/null");
			await measured('hfind, 10,000 lookups', () => shell('hfind -f few known.md5 > /dev/null'));
			await measured(ONE_BY_ONE, () =>
				shell(`head -n ${SINGLE_LOOKUPS} few | while read -r md5; do hfind known.md5 "$md5" > /dev/null; done; true`),
			);
		}
		if (there('hashdeep') && DIGESTS <= 5_000_000) {
			if (round === 0)
				shell(
					"{ printf '%%%%%%%% HASHDEEP-1.0\\n%%%%%%%% size,md5,filename\\n'; sed 's/.*/1,&,f/' list.md5; } > known.hashdeep",
				);
			await measured('hashdeep -m, one file', () =>
				shell('hashdeep -c md5 -m -k known.hashdeep few > /dev/null; true'),
			);
			await measured('one lookup, set opened for it', () => opened(to, few[0] ?? ''));
		}
		const set = openHashset(to);
		const hits = await measured('1,000,000 lookups at once', () => lookupMany(set, asked));
		if (hits.filter((hit) => hit !== null).length !== LOOKUPS / 2) throw new Error('A lookup was wrong.');
		await measured('10,000 lookups, one by one', () => few.forEach((md5) => void set.lookup({ md5 })));
		set.close();
		rmSync(to);
	}
	told('build', DIGESTS, 'sort -u');
	told('build', DIGESTS, 'sqlite3 build');
	told('10,000 lookups, one by one', FEW_LOOKUPS, 'hfind, 10,000 lookups');
	told('10,000 lookups, one by one', FEW_LOOKUPS, 'sqlite3, 10,000 lookups');
	told('one lookup, set opened for it', 1, 'hashdeep -m, one file');
	const each = median(times.get('1,000,000 lookups at once') ?? []) / LOOKUPS;
	console.log(`1,000,000 lookups at once: ${count(1000 / each)}/s, ${(1000 * each).toFixed(2)} µs each`);
	const peers = [
		['hfind, 10,000 lookups', FEW_LOOKUPS, 'hfind, all in one process'],
		[ONE_BY_ONE, SINGLE_LOOKUPS, ONE_BY_ONE],
		['sqlite3, 10,000 lookups', FEW_LOOKUPS, 'sqlite3, all in one process'],
	] as const;
	for (const [name, many, called] of peers) {
		const theirs = median(times.get(name) ?? []) / many;
		console.log(`  ${called}: ${(1000 * theirs).toFixed(2)} µs each, ${(theirs / each).toFixed(1)} × as long`);
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
