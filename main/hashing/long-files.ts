/**
 * Long files: who of the idle threads makes which digest of them.
 * What must hold: all digests of a file come from one reading; sharing the work never changes what is found.
 */
import type { DigestName, Digests } from '../../shared/vocabulary';
import { packPaths } from './packed-outcomes';
import { newRing } from './ring';
import type { JobOptions, Threads } from './threads';
import type { Answer, Ask, FileToRead } from './worker-messages';

/** From here on it pays to share a file. */
export const LONG_FILE_BYTES = 16 * 1024 * 1024;

/** Milliseconds that reading a mebibyte takes beside digesting it, from the page cache. */
const READING_MS = 0.25;

export class LongFiles {
	/** Milliseconds for a mebibyte, as a worker measured it. */
	private readonly costs = new Map<DigestName, number>();

	constructor(private readonly threads: Threads) {}

	/** What became of the file. Refuses as `HashingPool.digestFile` does. */
	async digest(file: FileToRead, digests: readonly DigestName[], options: JobOptions): Promise<Answer> {
		const wanted = [...new Set(digests)];
		await this.weigh(wanted, options);
		const files = packPaths([file]);
		const alone: Ask = { asks: 'read', files, digests: wanted };
		const answers = await this.threads.ask(
			({ idle, busyLong, waitingLong }) => {
				// Where others wait with long files too, each on a thread of its own is as quick.
				if (this.threads.limit < 2 || busyLong > 0 || waitingLong > 0) return [alone];
				if (idle < Math.min(2, this.threads.limit)) return undefined;
				const groups = shares(wanted, (name) => this.costs.get(name) ?? 1, idle);
				const ring = newRing();
				return groups.map((own, at) =>
					at === 0
						? { asks: 'lead', files, digests: own, ring, followers: groups.length - 1 }
						: { asks: 'follow', digests: own, ring, follower: at - 1 },
				);
			},
			{ ...options, long: true },
		);
		return answers.length === 1 && answers[0]?.said !== 'led' ? (answers[0] as Answer) : together(answers, wanted);
	}

	private async weigh(digests: readonly DigestName[], { signal }: JobOptions): Promise<void> {
		if (digests.every((name) => this.costs.has(name))) return;
		// All that are idle, so that they make their engines ready at the same time.
		const ask: Ask = { asks: 'weigh', digests };
		const sharing = Math.max(2, digests.length);
		const answers = await this.threads.ask(({ idle }) => Array.from({ length: Math.min(idle, sharing) }, () => ask), {
			signal,
		});
		const [first] = answers;
		if (first?.said !== 'weighed') return;
		for (const [at, name] of digests.entries()) this.costs.set(name, first.costs[at] ?? 1);
	}
}

/**
 * Shares digests among threads so that the slowest is done soonest: the dearest first, each to who has least. The first
 * share is the reader's, and may be empty.
 */
export function shares(
	digests: readonly DigestName[],
	costOf: (name: DigestName) => number,
	threads: number,
): DigestName[][] {
	const count = Math.max(2, Math.min(threads, digests.length));
	const groups = Array.from({ length: count }, (_, at) => ({ own: [] as DigestName[], ms: at === 0 ? READING_MS : 0 }));
	for (const name of [...digests].sort((a, b) => costOf(b) - costOf(a))) {
		const least = groups.reduce((best, next) => (next.ms < best.ms ? next : best));
		least.own.push(name);
		least.ms += costOf(name);
	}
	return groups.filter(({ own }, at) => at === 0 || own.length > 0).map(({ own }) => own);
}

/** One outcome of what the leader and those who followed found. */
function together(answers: readonly Answer[], digests: readonly DigestName[]): Answer {
	const [leader] = answers;
	if (leader?.said !== 'led') throw new Error('Nobody led through a long file.');
	const { outcome } = leader;
	if (!outcome.ok) return leader;
	const found: Record<string, string> = { ...outcome.digests };
	for (const answer of answers) if (answer.said === 'followed') Object.assign(found, answer.digests);
	const inOrder = Object.fromEntries(digests.map((name) => [name, found[name]])) as Digests;
	return { said: 'led', outcome: { ok: true, reading: outcome.reading, digests: inOrder } };
}
