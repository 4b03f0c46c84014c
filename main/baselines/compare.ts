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
import { type Row, rowIn, rowLine } from './comparison-row';
import { Contents, movesBy, type Origin } from './contents';
import { type Cursor, RecordCursor } from './cursor';
import {
	type Blind,
	blindnessOf,
	type Difference,
	differenceOf,
	oneSided,
	type SideFacts,
	type Weighing,
} from './differences';
import { comparePaths, type PathRecord } from './path-record';
import { digestIn, type SameFile, sameLines, sameRow } from './same-line';
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

const STATES = [
	...([
		'unchanged',
		'modified',
		'touched',
		'added',
		'removed',
		'moved',
		'copied',
		'unreadable',
		'not-checked',
	] as const),
];
const VERDICTS = ['good', 'bad', 'unknown'] as const;
/** The first byte of a line set aside tells its state, the second what is known. */
const MARKS = 2;
const FIRST = 0x61;
const marksOf = (state: ComparisonState, known: KnownView | null): string =>
	String.fromCharCode(
		FIRST + STATES.indexOf(state),
		FIRST + (known ? VERDICTS.indexOf(known.verdict) : VERDICTS.length),
	);
const UNCHANGED = marksOf('unchanged', null);
const stateOf = (line: Buffer): ComparisonState => STATES[(line[0] ?? 0) - FIRST] as ComparisonState;
const verdictOf = (line: Buffer): KnownView['verdict'] | undefined => VERDICTS[(line[1] ?? 0) - FIRST];

/** Reads both sides to their ends. Refuses what they refuse, `job.cancelled`, and `disk.<CODE>` for the folder. */
export async function compare(before: Side, after: Side, options: ComparingOptions): Promise<Compared> {
	const weighing: Weighing = { before, after, ignored: options.ignored ?? new Set() };
	const spool = await Spool.open(options.folder);
	try {
		const setAside = new SettingAside(spool, movesBy(before.digests, after.digests), weighing, options);
		await merge(before, after, setAside, weighing, options);
		await spool.end();
		return setAside.settled();
	} catch (error) {
		await spool.close();
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

/** Rows as they come, and what has to be known of them before they can be given. */
class SettingAside {
	readonly #spool: Spool;
	readonly #digest: DigestName | null;
	readonly #weighing: Weighing;
	readonly #options: ComparingOptions;
	readonly #contents = new Contents();
	readonly #counts: Record<ComparisonState, number> = {
		...{ unchanged: 0, modified: 0, touched: 0, added: 0, removed: 0, moved: 0, copied: 0, unreadable: 0 },
		'not-checked': 0,
	};
	readonly #known: Record<KnownView['verdict'], number> | null;
	#row = 0;

	constructor(spool: Spool, digest: DigestName | null, weighing: Weighing, options: ComparingOptions) {
		this.#spool = spool;
		this.#digest = digest;
		this.#weighing = weighing;
		this.#options = options;
		this.#known = options.known ? { good: 0, bad: 0, unknown: 0 } : null;
	}

	take(was: PathRecord | null, now: PathRecord | null, difference: Difference): Promise<void> | undefined {
		const digests = (now ?? was)?.digests ?? {};
		const { state } = difference;
		const asked = state !== 'unchanged' && Object.keys(digests).length > 0;
		const known = (asked && this.#options.known?.(digests)) || null;
		const path = (now ?? was)?.path ?? Buffer.alloc(0);
		const brief = state === 'unchanged' && !this.#options.unchanged;
		const wasPath = was && now && !was.path.equals(now.path) ? was.path : null;
		const sides = brief ? { was: null, now: null, attributes: [] } : { was, now };
		const text = rowLine({ ...difference, path, wasPath, from: null, known, ...sides });
		const line = Buffer.from(`${marksOf(state, known)}${text}`);
		this.#remember(was, now, state, { row: this.#row++, at: this.#spool.sizeBytes, length: line.length });
		this.#counts[state]++;
		return this.#spool.write(line);
	}

	/** A file that is unchanged by its line. */
	takeSame(same: SameFile): Promise<void> | undefined {
		const text = sameRow(same, this.#options.unchanged);
		const line = Buffer.from(`${UNCHANGED}${text}`, 'latin1');
		const digest = this.#digest && same.sizeBytes !== 0 ? digestIn(same, this.#digest) : undefined;
		const place = { row: this.#row++, at: this.#spool.sizeBytes, length: line.length };
		if (digest !== undefined) this.#contents.take('kept', digest, place);
		this.#counts.unchanged++;
		return this.#spool.write(line);
	}

	#remember(
		was: PathRecord | null,
		now: PathRecord | null,
		state: ComparisonState,
		place: { row: number; at: number; length: number },
	): void {
		const record = was ?? now;
		if (!this.#digest || !record || !holdsSomething(record)) return;
		const digest = record.digests[this.#digest];
		if (digest === undefined) return;
		if (was && now) this.#contents.take('kept', digest, place);
		else if (state === 'removed' || state === 'added') this.#contents.take(state, digest, place);
	}

	settled(): Compared {
		const origins = this.#contents.origins();
		const gone = new Set<number>();
		for (const { was, row } of origins.values()) {
			this.#counts.added--;
			this.#counts[was]++;
			if (was === 'copied') continue;
			this.#counts.removed--;
			gone.add(row);
		}
		return {
			counts: { ...this.#counts },
			known: this.#known,
			rows: () => this.#rows(origins, gone),
			close: () => this.#spool.close(),
		};
	}

	async *#rows(origins: ReadonlyMap<number, Origin>, gone: ReadonlySet<number>) {
		let row = 0;
		for await (const lines of this.#spool.lines()) {
			if (this.#options.signal?.aborted === true) throw cancelled();
			const rows: ComparedRow[] = [];
			for (const line of lines) {
				const origin = origins.get(row);
				const dropped = gone.has(row++);
				const state = stateOf(line);
				if (dropped || (state === 'unchanged' && !this.#options.unchanged)) continue;
				const verdict = verdictOf(line);
				if (this.#known && verdict) this.#known[verdict]++;
				rows.push(origin ? await this.#arrived(line, origin) : { state, line: line.subarray(MARKS) });
			}
			yield rows;
		}
	}

	/** The row of a path that holds what stood elsewhere. */
	async #arrived(line: Buffer, { at, length, was }: Origin): Promise<ComparedRow> {
		const own = rowIn(line.subarray(MARKS));
		const source = rowIn((await this.#spool.read(at, length)).subarray(MARKS));
		const weak = this.#digest === 'md5' || this.#digest === 'sha1';
		const remark = weak ? `told by ${this.#digest?.toUpperCase()}, which can be forged` : own.remark;
		const then = was === 'moved' ? source.was : null;
		const attributes = then && own.now ? differenceOf(then, own.now, this.#weighing).attributes : [];
		const row: Row = { ...own, state: was, from: source.wasPath ?? source.path, remark, was: then, attributes };
		return { state: was, line: Buffer.from(rowLine(row)) };
	}
}

const holdsSomething = ({ state, type, sizeBytes }: PathRecord): boolean =>
	state === 'clean' && (type === 'file' || type === 'unknown') && sizeBytes !== 0n;
