/**
 * Compares two trees, each read once in the order of paths: every path of either has exactly one state. What moved is
 * one row, under the path where it is now, with the path where it was; so a path is a row's own, or where a moved row
 * came from, and never both.
 * What must hold: memory grows by some 50 bytes a file at most; nothing is given before both sides have been read to
 * their ends, so a side that turns out to be damaged gives no row at all.
 */
import type { ComparedAttribute, ComparisonCounts, ComparisonState, KnownView } from '../../shared/views';
import type { DigestName, Digests } from '../../shared/vocabulary';
import { cancelled } from '../hashing/read-evidence';
import { movesBy } from './contents';
import { type Cursor, RecordCursor } from './cursor';
import { type Blind, blindnessOf, differenceOf, oneSided, type SideFacts, type Weighing } from './differences';
import { comparePaths, type PathRecord } from './path-record';
import { sameLines } from './same-line';
import { SettingAside } from './setting-aside';
import { Spool } from './spool';

export interface Side extends SideFacts {
	/** In order of `keyOf`, none twice. */
	readonly records: AsyncIterable<PathRecord>;
	/** The same, path by path, where the side has lines; then this is read, and not the records. In order of the paths. */
	readonly cursor?: Cursor | undefined;
	/** Its lines are written by this program as they are read. */
	readonly own?: boolean | undefined;
	/** Digests that its records may have. */
	readonly digests: readonly DigestName[];
}

export interface ComparingOptions {
	readonly ignored?: ReadonlySet<ComparedAttribute>;
	/** By what paths are the same; their bytes, where it is not given. */
	readonly keyOf?: ((path: Buffer) => Buffer) | undefined;
	/** For what is set aside; nothing stays in it. */
	readonly folder: string;
	/** Whether unchanged paths are wanted as rows too, with all that is known of them. */
	readonly unchanged: boolean;
	/** What is known of a content; asked for what is not unchanged. */
	readonly known?: ((digests: Digests) => KnownView | null) | undefined;
	readonly signal?: AbortSignal | undefined;
	/** Called once for each path of either side, while both are read. */
	readonly onPath?: (() => void) | undefined;
}

export interface ComparedRow {
	readonly state: ComparisonState;
	/** As `rowLine` writes it, without its end; `rowIn` reads it. */
	readonly line: Buffer;
}

export interface Compared {
	readonly counts: ComparisonCounts;
	/** Of the rows given, by what is known of them; whole when `rows` has ended. Null where nobody was asked. */
	readonly known: Readonly<Record<KnownView['verdict'], number>> | null;
	/** In order; many at a time. Once. */
	rows(): AsyncGenerator<ComparedRow[], void, undefined>;
	/** Lets what was set aside go; always to be called. */
	close(): Promise<void>;
}

/** Reads both sides to their ends. Refuses what they refuse, `job.cancelled`, and `disk.<CODE>` for the folder. */
export async function compare(before: Side, after: Side, options: ComparingOptions): Promise<Compared> {
	const weighing: Weighing = { before, after, ignored: options.ignored ?? new Set() };
	const spool = await Spool.open(options.folder);
	let quiet: Spool | undefined;
	try {
		quiet = await Spool.open(options.folder);
		const setAside = new SettingAside(spool, quiet, movesBy(before.digests, after.digests), weighing, options);
		await merge(before, after, setAside, weighing, options);
		await spool.end();
		await quiet.end();
		return setAside.settled();
	} catch (error) {
		await spool.close();
		await quiet?.close();
		throw error;
	}
}

async function merge(
	before: Side,
	after: Side,
	setAside: SettingAside,
	weighing: Weighing,
	{ keyOf, signal, onPath }: ComparingOptions,
): Promise<void> {
	const key = keyOf ?? ((path: Buffer) => path);
	const left = before.cursor ?? new RecordCursor(before.records);
	const right = after.cursor ?? new RecordCursor(after.records);
	const sameOf = after.own ? sameLines(before.digests, after.digests) : null;
	let blindBefore: Blind | null = null;
	let blindAfter: Blind | null = null;
	const under = (blind: Blind | null, path: Buffer): Blind | null =>
		blind && key(path).subarray(0, key(blind.below).length).equals(key(blind.below)) ? blind : null;
	const put = (): Promise<void> | undefined => {
		const was = left.ended ? null : left.record();
		const now = right.ended ? null : right.record();
		const order = was && now ? comparePaths(key(was.path), key(now.path)) : was ? -1 : 1;
		const one = order <= 0 ? was : null;
		const other = order >= 0 ? now : null;
		if (one) blindBefore = blindnessOf(one) ?? blindBefore;
		if (other) blindAfter = blindnessOf(other) ?? blindAfter;
		goLeft = one !== null;
		goRight = other !== null;
		if (one && other) return setAside.take(one, other, differenceOf(one, other, weighing));
		if (one) return setAside.take(one, null, oneSided(one, 'before', under(blindAfter, one.path), weighing));
		if (other) return setAside.take(null, other, oneSided(other, 'after', under(blindBefore, other.path), weighing));
		return undefined;
	};
	let goLeft = true;
	let goRight = true;
	try {
		for (;;) {
			const leftNext = goLeft ? left.next() : undefined;
			if (leftNext) await leftNext;
			const rightNext = goRight ? right.next() : undefined;
			if (rightNext) await rightNext;
			if (left.ended && right.ended) return;
			if (signal?.aborted === true) throw cancelled();
			const both = sameOf && !left.ended && !right.ended && left.line !== null && right.line !== null;
			const same = both ? sameOf(left.line ?? '', right.line ?? '') : null;
			let writing: Promise<void> | undefined;
			if (same) {
				left.passed(same.sizeBytes);
				goLeft = true;
				goRight = true;
				writing = setAside.takeSame(same);
			} else writing = put();
			if (writing) await writing;
			onPath?.();
		}
	} finally {
		await left.close();
		await right.close();
	}
}
