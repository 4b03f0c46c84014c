/** Name by name, byte for byte: what hashdeep, sha256sum, b3sum and rhash say of the hostile tree and of the system's own files. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingPool } from '../../main/hashing/digest-files';
import { hashTree } from '../../main/hashing/hash-tree';
import type { Digests } from '../../shared/vocabulary';
import { workerPath } from '../bundled-workers';
import { LONG, tell } from '../faults/count';
import { type HostileTree, plantHostileTree } from './hostile-tree';

const digests = ['md5', 'sha1', 'sha256', 'blake3'] as const;
/** Some hundred megabytes each time, everything before a release. */
const SYSTEM = LONG
	? ['/usr']
	: ['/usr/bin', '/usr/share/zoneinfo', '/usr/share/perl5'].filter((path) => existsSync(path));

let tree: HostileTree;
let pool: HashingPool;

beforeAll(async () => {
	tree = await plantHostileTree();
	pool = new HashingPool({ workerPath: workerPath('hashing') });
});
afterAll(async () => {
	await pool.close();
	await tree.remove();
});

/** By the path as Latin-1, which stands for its bytes. */
type Told = Map<string, string | undefined>;

async function ours(roots: readonly string[]): Promise<Map<string, Digests>> {
	const found = new Map<string, Digests>();
	for await (const entry of hashTree(roots, { digests, pool })) {
		if (entry.state === 'digested') found.set(entry.path.toString('latin1'), entry.reading.digests);
		else if (entry.state !== 'skipped') throw new Error(`${entry.path}: ${entry.state}`);
	}
	return found;
}

/** Runs a tool over every regular file; no tool is let near anything else, or it waits for a FIFO's writer for ever. */
function overFiles(roots: readonly string[], script: string, which = ''): Buffer {
	return execFileSync('sh', ['-c', `find "$@" -type f ${which} -print0 | ${script}`, 'sh', ...roots], {
		maxBuffer: 2 ** 30,
		timeout: 1_200_000,
	});
}

/** A tool that says one digest a line in the order of the files it was given. */
function inOrder(roots: readonly string[], script: string, which = ''): Told {
	const names = overFiles(roots, 'cat', which).toString('latin1').split('\0').slice(0, -1);
	const said = overFiles(roots, script, which).toString('latin1').split('\n').slice(0, -1);
	expect(said.length).toBe(names.length);
	return new Map(names.map((name, at) => [name, said[at]]));
}

/** hashdeep quotes nothing: a name goes on until the next line that begins as a record does. */
function byHashdeep(roots: readonly string[]): Told {
	const said = execFileSync('hashdeep', ['-c', 'md5,sha1,sha256', '-o', 'f', '-r', '-l', ...roots], {
		maxBuffer: 2 ** 30,
		timeout: 1_200_000,
	}).toString('latin1');
	const records = said.replace(/^(?:[%#].*\n)+/, '').split(/\n(?=\d+,[0-9a-f]{32},[0-9a-f]{40},[0-9a-f]{64},|$)/);
	return new Map(
		records.filter(Boolean).map((record) => {
			const [, md5, sha1, sha256, name = ''] = /^\d+,(\w+),(\w+),(\w+),(.*)$/s.exec(record) ?? [];
			return [name.replace(/\n$/, ''), `${md5} ${sha1} ${sha256}`];
		}),
	);
}

const bySha256sum = (roots: readonly string[]): Told =>
	new Map(
		overFiles(roots, 'xargs -0 sha256sum --zero --')
			.toString('latin1')
			.split('\0')
			.filter(Boolean)
			.map((line) => [line.slice(66), line.slice(0, 64)]),
	);

/** rhash takes a backslash in a name for a slash, so files with one are handed to it as its standard input. */
const RHASH = `rhash --printf '%{md5} %{sha1} %{sha-256}\\n'`;
const BACKSLASH = "-path '*\\\\*'";
const byRhash = (roots: readonly string[]): Told =>
	new Map([
		...inOrder(roots, `xargs -0 -r ${RHASH} --`, `! ${BACKSLASH}`),
		...inOrder(roots, `xargs -0 -r -n 1 sh -c '${RHASH.replaceAll("'", '"')} - <"$0"'`, BACKSLASH),
	]);

const peers: readonly [string, (roots: readonly string[]) => Told, (digests: Digests) => string | undefined][] = [
	['hashdeep', byHashdeep, ({ md5, sha1, sha256 }) => `${md5} ${sha1} ${sha256}`],
	['sha256sum', bySha256sum, ({ sha256 }) => sha256],
	['b3sum', (roots) => inOrder(roots, 'xargs -0 b3sum --no-names --'), ({ blake3 }) => blake3],
	['rhash', byRhash, ({ md5, sha1, sha256 }) => `${md5} ${sha1} ${sha256}`],
];

describe('digests of a whole tree', () => {
	it.each([
		['the hostile tree', () => [tree.root]],
		['the system', () => SYSTEM],
	] as const)(
		'agree with four other tools on %s',
		async (what, rootsOf) => {
			const roots = rootsOf();
			const found = await ours(roots);
			const differ: string[] = [];
			for (const [peer, ask, form] of peers) {
				const told = ask(roots);
				const names = new Set([...told.keys(), ...found.keys()]);
				for (const name of names) {
					const own = found.get(name);
					if (own === undefined || form(own) !== told.get(name)) differ.push(`${peer}: ${JSON.stringify(name)}`);
				}
			}
			tell(`digests beside four tools, ${what}`, `${found.size} files`, differ);
			expect(differ.slice(0, 5)).toEqual([]);
			expect(found.size).toBeGreaterThan(20);
		},
		3_600_000,
	);
});
