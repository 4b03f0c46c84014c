/**
 * Batches of a list on their way through the workers: gathered from the walk, handed out, and put together again.
 * What must hold: every name of a batch has its line exactly once and in order, also where a worker gave some back.
 */
import type { Refusal } from '../../shared/refusal';
import type { DigestName } from '../../shared/vocabulary';
import type { HashingPool } from './digest-files';
import type { HashList, ListFormat } from './formats';
import { fileAt, partsBetween } from './listed-parts';
import type { ReadProgress } from './read-evidence';
import { entryOfFile, type TreeEntry } from './tree-entry';
import type { WalkStep } from './walk';
import type { FileRun } from './walk-runs';
import type { ListPart } from './worker-messages';

/** Lines of some entries, and what they say. */
export interface ListedLines {
	readonly lines: readonly Uint8Array[];
	readonly entries: number;
	readonly digested: number;
	/** Changed, partial or unreadable. */
	readonly amiss: number;
	readonly bytes: number;
	/** The first that could not be read. */
	readonly refused: Refusal | null;
	/** Of the last entry. */
	readonly path: Buffer;
}

interface Found {
	readonly lines: Uint8Array[];
	digested: number;
	amiss: number;
	bytes: number;
	refused: Refusal | null;
}

/** What goes to a worker together. */
export class Gathered {
	readonly parts: ListPart[] = [];
	readonly found: Found = { lines: [], digested: 0, amiss: 0, bytes: 0, refused: null };
	private readonly releases: (() => void)[] = [];
	count = 0;
	path: Buffer = Buffer.alloc(0);

	take(step: WalkStep | FileRun, list: HashList): void {
		if (step.found === 'run') {
			const { prefix, access, names, release } = step;
			this.parts.push({ prefix, access, names: names.join('\0') });
			this.count += names.length;
			this.path = Buffer.from(`${prefix}${names.at(-1) ?? ''}`, 'latin1');
			this.releases.push(release);
			return;
		}
		this.count++;
		this.path = step.path;
		if (step.found === 'file') {
			const { path, access, release } = step;
			const other = access === path ? null : access.toString('latin1');
			this.parts.push({ prefix: path.toString('latin1'), access: other, names: '' });
			this.releases.push(release);
			return;
		}
		const { path, refusal } = step;
		if (step.found === 'unreadable') {
			this.found.amiss++;
			this.found.refused ??= refusal.refusal;
		}
		const entry: TreeEntry =
			step.found === 'unreadable'
				? { state: 'unreadable', path, refusal }
				: { state: 'skipped', path, kind: step.kind, refusal };
		this.parts.push({ line: list.line(entry).toString('latin1') });
	}

	release(): void {
		for (const release of this.releases.splice(0)) release();
	}
}

/** Batches on their way through the workers. */
export class ListReading {
	constructor(
		private readonly pool: HashingPool,
		private readonly digests: readonly DigestName[],
		private readonly format: ListFormat,
		private readonly list: HashList,
		private readonly signal: AbortSignal,
		private readonly onBytes: (bytes: number) => void,
	) {}

	async of(batch: Gathered): Promise<ListedLines> {
		try {
			const { parts, count, path } = batch;
			const all = [batch.found, ...(await this.listed(parts, count))];
			const sum = (of: (one: Found) => number) => all.reduce((total, one) => total + of(one), 0);
			return {
				lines: all.flatMap(({ lines }) => lines),
				entries: count,
				digested: sum((one) => one.digested),
				amiss: sum((one) => one.amiss),
				bytes: sum((one) => one.bytes),
				refused: all.find(({ refused }) => refused !== null)?.refused ?? null,
				path,
			};
		} finally {
			batch.release();
		}
	}

	/** A worker gives back what would keep it long, and that is shared. */
	private async listed(parts: readonly ListPart[], count: number): Promise<Found[]> {
		if (count === 0) return [];
		const options = this.options();
		const answer = await this.pool.listBatch(parts, this.digests, this.format, options);
		options.onProgress({ bytesDone: answer.bytes });
		const { done, digested, amiss, bytes, refused } = answer;
		const middle = done + Math.ceil((count - done) / 2);
		const rest = Promise.all([
			this.listed(partsBetween(parts, done, middle), middle - done),
			this.listed(partsBetween(parts, middle, count), count - middle),
		]);
		rest.catch(() => undefined);
		const found: Found = { lines: [], digested, amiss, bytes, refused };
		let from = 0;
		for (const [number, at] of answer.long) {
			found.lines.push(answer.lines.subarray(from, at));
			from = at;
			await this.long(fileAt(parts, number), found);
		}
		found.lines.push(answer.lines.subarray(from));
		return [found, ...(await rest).flat()];
	}

	private async long(file: { path: Buffer; access?: Buffer }, found: Found): Promise<void> {
		const options = this.options();
		const [outcome] = await this.pool.digestLong(file, this.digests, options);
		if (outcome === undefined) throw new Error('A worker gave no outcome for a long file.');
		const entry = entryOfFile(file.path, outcome);
		if (entry.state === 'digested') found.digested++;
		else found.amiss++;
		if (outcome.ok) {
			found.bytes += outcome.reading.sizeBytes;
			options.onProgress({ bytesDone: outcome.reading.sizeBytes });
		} else found.refused ??= outcome.refusal;
		found.lines.push(this.list.line(entry));
	}

	private options() {
		let told = 0;
		return {
			signal: this.signal,
			onProgress: ({ bytesDone }: Pick<ReadProgress, 'bytesDone'>) => {
				this.onBytes(bytesDone - told);
				told = bytesDone;
			},
		};
	}
}
