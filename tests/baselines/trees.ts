/** Trees made up by chance, small and crowded, so that every state comes about often; and a slow comparison to hold ours against. */

import { isLeftOut } from '../../main/baselines/differences';
import { comparePaths, type PathRecord, type PathState, type PathType, unsaid } from '../../main/baselines/path-record';
import type { ComparisonState } from '../../shared/views';

export type Random = () => number;

/** Mulberry32: the same numbers for the same seed, from 0 to 1. */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const LEAVES: readonly PathType[] = ['file', 'file', 'file', 'file', 'file', 'link', 'fifo', 'block-device'];
const NAMES = ['a', 'b', 'a.b', 'a b', 'ä', '\xff', 'z'];
const digestOf = (content: number) => String(content).repeat(64).slice(0, 64);

/** A tree of up to some thirty paths: folders, files of few contents, links, FIFOs and devices, some unreadable or left out. */
export function someTree(random: Random): PathRecord[] {
	const records: PathRecord[] = [];
	const fill = (above: Buffer | null, depth: number) => {
		for (const name of NAMES) {
			if (random() < 0.45) continue;
			const bytes = Buffer.from(name, name === '\xff' ? 'latin1' : 'utf8');
			const path = above === null ? bytes : Buffer.concat([above, Buffer.from('/'), bytes]);
			const record = someRecord(random, path, depth);
			records.push(record);
			if (record.type === 'folder' && record.state === 'clean') fill(path, depth + 1);
		}
	};
	fill(null, 0);
	return records.sort((a, b) => comparePaths(a.path, b.path));
}

function someRecord(random: Random, path: Buffer, depth: number): PathRecord {
	const types: readonly PathType[] = depth < 2 ? [...LEAVES, 'folder', 'folder'] : LEAVES;
	const type = pick(random, types);
	const kind = random();
	if (kind < 0.04) return { ...unsaid(path), type, state: 'not-checked', remark: 'left out by a rule' };
	const state: PathState =
		kind < 0.08
			? 'unreadable'
			: type === 'file' && kind < 0.11
				? 'changed'
				: type === 'file' && kind < 0.13
					? 'partial'
					: 'clean';
	const content = Math.floor(random() * 5);
	const device = type === 'block-device';
	return {
		...unsaid(path),
		type,
		state,
		remark: state === 'clean' ? null : state,
		sizeBytes: type === 'file' ? BigInt(content) : 0n,
		mode: random() < 0.9 ? 0o644 : 0o600,
		uid: random() < 0.95 ? 0 : 1,
		gid: 0,
		mtimeNs: random() < 0.8 ? 1_000_000_000n : 2_000_000_000n,
		ctimeNs: device ? pick(random, [5n, 6n, null]) : 5n,
		device: device ? pick(random, ['8:1', '8:2', null]) : null,
		inode: BigInt(Math.floor(random() * 3)),
		links: 1,
		linkTarget: type === 'link' ? Buffer.from(random() < 0.8 ? 'x' : 'y') : null,
		digests: type === 'file' && state !== 'unreadable' ? { sha256: digestOf(content) } : {},
	};
}

/** The same tree some time later: most of it as it was. */
export function laterTree(random: Random, tree: readonly PathRecord[]): PathRecord[] {
	const fresh = someTree(random);
	const byPath = new Map(fresh.map((record) => [record.path.toString('latin1'), record]));
	for (const record of tree) {
		const key = record.path.toString('latin1');
		const lucky = random();
		if (lucky < 0.75) byPath.set(key, record);
		else if (lucky < 0.85) byPath.delete(key);
	}
	// What lies below something that is no folder any more cannot be there.
	const folderOf = (key: string) => (key.includes('/') ? key.slice(0, key.lastIndexOf('/')) : null);
	const stands = (key: string): boolean => {
		const above = folderOf(key);
		if (above === null) return true;
		const folder = byPath.get(above);
		return folder?.type === 'folder' && folder.state === 'clean' && stands(above);
	};
	return [...byPath.values()]
		.filter(({ path }) => stands(path.toString('latin1')))
		.sort((a, b) => comparePaths(a.path, b.path));
}

export interface Expected {
	readonly state: ComparisonState;
	readonly from: string | null;
}

/** Path by path, with every list gone through for every question. `null`: told by the row of the path it moved to. */
export function slowly(before: readonly PathRecord[], after: readonly PathRecord[]): Map<string, Expected | null> {
	const name = ({ path }: PathRecord) => path.toString('latin1');
	const find = (tree: readonly PathRecord[], path: string) => tree.find((one) => name(one) === path);
	const paths = [...new Set([...before, ...after].map(name))].sort((a, b) =>
		comparePaths(Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1')),
	);
	const hidden = (tree: readonly PathRecord[], path: string): 'unreadable' | 'not-checked' | null => {
		for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
			const above = find(tree, path.slice(0, at));
			if (above && isLeftOut(above) && above.type === 'folder') return 'not-checked';
			if (above?.state === 'unreadable' && above.type === 'folder') return 'unreadable';
		}
		return null;
	};
	const states = new Map<string, Expected | null>();
	for (const path of paths) {
		const was = find(before, path);
		const now = find(after, path);
		const leftOut = (was && isLeftOut(was)) || (now && isLeftOut(now));
		let state: ComparisonState;
		if (leftOut) state = 'not-checked';
		else if (was && now) state = bothSay(was, now);
		else state = hidden(was ? after : before, path) ?? (was ? 'removed' : 'added');
		states.set(path, { state, from: null });
	}
	const holds = (record: PathRecord | undefined): record is PathRecord =>
		record?.type === 'file' && record.state === 'clean' && record.sizeBytes !== 0n;
	for (const content of [1, 2, 3, 4].map(digestOf)) {
		const having = (tree: readonly PathRecord[], fits: (path: string) => boolean) =>
			paths.filter((path) => {
				const record = find(tree, path);
				return fits(path) && holds(record) && record.digests.sha256 === content;
			});
		const added = having(after, (path) => states.get(path)?.state === 'added');
		const removed = having(before, (path) => states.get(path)?.state === 'removed');
		const kept = having(before, (path) => find(after, path) !== undefined);
		added.forEach((path, at) => {
			const gone = removed[at];
			const source = gone ?? kept[0] ?? removed[0];
			if (source === undefined) return;
			states.set(path, { state: gone === undefined ? 'copied' : 'moved', from: source });
			if (gone !== undefined) states.set(gone, null);
		});
	}
	return states;
}

function bothSay(was: PathRecord, now: PathRecord): ComparisonState {
	const bad = (record: PathRecord) => record.state === 'unreadable' || record.state === 'partial';
	if (bad(was) || bad(now)) return 'unreadable';
	if (was.type !== now.type) return 'modified';
	if (was.type === 'file') {
		if (was.state === 'changed' || now.state === 'changed') return 'not-checked';
		if (was.digests.sha256 !== now.digests.sha256) return 'modified';
	}
	if (was.mode !== now.mode || was.uid !== now.uid) return 'modified';
	if (was.linkTarget && now.linkTarget && !was.linkTarget.equals(now.linkTarget)) return 'modified';
	if (was.device !== null && now.device !== null) {
		if (was.device !== now.device) return 'modified';
	} else if (was.type === 'block-device' && (was.ctimeNs === null || was.ctimeNs !== now.ctimeNs)) return 'not-checked';
	const changed = was.ctimeNs !== null && now.ctimeNs !== null && was.ctimeNs !== now.ctimeNs;
	return was.mtimeNs === now.mtimeNs && !changed ? 'unchanged' : 'touched';
}
