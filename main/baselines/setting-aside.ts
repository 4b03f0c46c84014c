/**
 * The rows of a comparison, set aside on the disk while both sides are read: only then it is known what moved.
 * What must hold: as in compare.ts, some 50 bytes a file of memory at most; a row that became another's origin by a move
 * is not given itself.
 */
import type { ComparisonState, KnownView } from '../../shared/views';
import { COMPARISON_STATES, type DigestName } from '../../shared/vocabulary';
import { cancelled } from '../hashing/read-evidence';
import type { Compared, ComparedRow, ComparingOptions } from './compare';
import { type Row, rowIn, rowLine } from './comparison-row';
import { Contents, type Origin } from './contents';
import { type Difference, differenceOf, type Weighing } from './differences';
import type { PathRecord } from './path-record';
import { digestIn, type SameFile, sameRow } from './same-line';
import type { Spool } from './spool';

const VERDICTS = ['good', 'bad', 'unknown'] as const;
/** The first byte of a line set aside tells its state, the second what is known. */
const MARKS = 2;
const FIRST = 0x61;
const marksOf = (state: ComparisonState, known: KnownView | null): string =>
	String.fromCharCode(
		FIRST + COMPARISON_STATES.indexOf(state),
		FIRST + (known ? VERDICTS.indexOf(known.verdict) : VERDICTS.length),
	);
const UNCHANGED = marksOf('unchanged', null);
const stateOf = (line: Buffer): ComparisonState => COMPARISON_STATES[(line[0] ?? 0) - FIRST] as ComparisonState;
const verdictOf = (line: Buffer): KnownView['verdict'] | undefined => VERDICTS[(line[1] ?? 0) - FIRST];

/** In place of a row's number: what is set aside is no row that is given. */
const NO_ROW = 0xffff_ffff;

/**
 * Rows as they come, and what has to be known of them before they can be given. Unchanged ones that nobody wants are set
 * aside by themselves: one is looked at only where another path holds a copy of it.
 */
export class SettingAside {
	readonly #spool: Spool;
	readonly #quiet: Spool;
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

	constructor(spool: Spool, quiet: Spool, digest: DigestName | null, weighing: Weighing, options: ComparingOptions) {
		this.#spool = spool;
		this.#quiet = quiet;
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
		const spool = brief ? this.#quiet : this.#spool;
		const row = brief ? NO_ROW : this.#row++;
		this.#remember(was, now, state, { row, at: spool.sizeBytes, length: line.length });
		this.#counts[state]++;
		return spool.write(line);
	}

	/** A file that is unchanged by its line. */
	takeSame(same: SameFile): Promise<void> | undefined {
		const { unchanged } = this.#options;
		const line = `${UNCHANGED}${sameRow(same, unchanged)}`;
		const digest = this.#digest && same.sizeBytes !== 0 ? digestIn(same, this.#digest) : undefined;
		const spool = unchanged ? this.#spool : this.#quiet;
		const place = { row: unchanged ? this.#row++ : NO_ROW, at: spool.sizeBytes, length: line.length };
		if (digest !== undefined) this.#contents.take('kept', digest, place);
		this.#counts.unchanged++;
		return spool.writeText(line);
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
			close: async () => {
				await this.#spool.close();
				await this.#quiet.close();
			},
		};
	}

	async *#rows(origins: ReadonlyMap<number, Origin>, gone: ReadonlySet<number>) {
		let row = 0;
		for await (const lines of this.#spool.lines()) {
			if (this.#options.signal?.aborted === true) throw cancelled();
			const rows: ComparedRow[] = [];
			for (const line of lines) {
				const origin = origins.get(row);
				if (gone.has(row++)) continue;
				const state = stateOf(line);
				const verdict = verdictOf(line);
				if (this.#known && verdict) this.#known[verdict]++;
				rows.push(origin ? await this.#arrived(line, origin) : { state, line: line.subarray(MARKS) });
			}
			yield rows;
		}
	}

	/** The row of a path that holds what stood elsewhere. */
	async #arrived(line: Buffer, { at, length, row: from, was }: Origin): Promise<ComparedRow> {
		const own = rowIn(line.subarray(MARKS));
		const spool = from === NO_ROW ? this.#quiet : this.#spool;
		const source = rowIn((await spool.read(at, length)).subarray(MARKS));
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
