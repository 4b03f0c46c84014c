/**
 * Real system calls that fail, by strace: each call of every kind of write of the store, and of its reading and
 * recovering, once here and there, and from some call on. What was acknowledged stands, what failed is refused by name,
 * and the next program works.
 */
import { expect, it } from 'vitest';
import { folder } from '../store/place';
import { builtProgram } from './built-program';
import { LONG, tell, tellCaught, tellNotRun, trials } from './count';
import { Expected } from './expected';
import { type Injection, injected, traced, whyNotInjected } from './injection';
import { campaignSeed, random } from './random';
import { mustHold, newTask, takeIn, whatWasLost } from './report';

interface Call {
	/** As strace names it, on every processor. */
	readonly calls: string;
	/** Codes that such a call can give. */
	readonly codes: readonly string[];
	/** The first that fails: Node's start makes some, on its first thread, which strace counts by itself. */
	readonly from: number;
	/** How many passes hold enough of them. */
	readonly passes: number;
	readonly steps: readonly number[];
}

const CALLS: readonly Call[] = [
	{ calls: 'openat', codes: ['EIO', 'ENOSPC', 'EACCES', 'EMFILE'], from: 150, passes: 7, steps: [5, 11] },
	{ calls: 'pwrite64', codes: ['EIO', 'ENOSPC'], from: 1, passes: 3, steps: [3, 5] },
	{ calls: 'pread64', codes: ['EIO'], from: 10, passes: 4, steps: [3] },
	{ calls: 'fsync', codes: ['EIO', 'ENOSPC'], from: 1, passes: 4, steps: [5, 11] },
	{ calls: 'fdatasync', codes: ['EIO', 'ENOSPC'], from: 1, passes: 5, steps: [3, 5] },
	{ calls: 'ftruncate', codes: ['EIO', 'EACCES'], from: 1, passes: 8, steps: [2] },
	{ calls: '?statx,?newfstatat', codes: ['EIO'], from: 40, passes: 5, steps: [7] },
	{ calls: 'getdents64', codes: ['EIO'], from: 10, passes: 5, steps: [3] },
	{ calls: 'close', codes: ['EIO'], from: 60, passes: 6, steps: [5, 7] },
	{ calls: '?rename,?renameat,?renameat2', codes: ['EIO', 'ENOSPC', 'EACCES'], from: 1, passes: 3, steps: [3, 5] },
	{ calls: '?link,?linkat', codes: ['EIO', 'ENOSPC', 'EACCES', 'EPERM'], from: 1, passes: 5, steps: [2] },
	{ calls: '?unlink,?unlinkat', codes: ['EIO', 'EACCES'], from: 1, passes: 5, steps: [3, 5] },
	{ calls: '?mkdir,?mkdirat', codes: ['EIO', 'ENOSPC', 'EACCES'], from: 1, passes: 3, steps: [3, 5] },
];
const program = builtProgram();
const HOUR = 3_600_000;

function injections(): (Injection & { readonly passes: number })[] {
	return CALLS.flatMap(({ calls, codes, from, passes, steps }) =>
		codes.flatMap((code, turn) => {
			const what = `error=${code}`;
			const once = (LONG ? [2, 3, 5, 7, 11, 13] : steps).map((step) => ({
				when: `${from + turn}+${step}`,
				passes: passes * (LONG ? 3 : 1),
			}));
			const starts = LONG ? Array.from({ length: 30 }, (_, i) => from + i) : [from + 1 + turn * 3];
			const sticky = starts.map((start) => ({ when: `${start}+`, passes: from > 100 ? 5 : 2 }));
			return [...once, ...sticky].map((one) => ({ calls, what, ...one }));
		}),
	);
}

it(
	'keeps everything acknowledged whichever system calls fail',
	async () => {
		const why = whyNotInjected();
		if (why) return tellNotRun('injected system calls', why);
		let once = 0;
		let sticky = 0;
		const hit = new Set<string>();
		const failed: string[] = [];
		for (const injection of injections()) {
			const outcome = await injected(program, injection, injection);
			if (!injection.when.endsWith('+')) once += outcome.hits;
			else if (outcome.hits > 0) sticky += 1;
			if (outcome.hits > 0) hit.add(`${injection.calls} ${injection.what}`);
			failed.push(...outcome.failed);
			if (failed.length >= 10) break;
		}
		tell('injected system calls', `${once} failing once, ${sticky} from then on`, failed);
		expect(failed).toEqual([]);
		// Each call, with each code, failed at least once.
		expect(hit.size).toBe(CALLS.flatMap(({ codes }) => codes).length);
		expect(once + sticky).toBeGreaterThanOrEqual(trials(300, 2000));
		expect(sticky).toBeGreaterThanOrEqual(20);
	},
	HOUR,
);

it(
	'notices a store that tries a failed sync again',
	async () => {
		const why = whyNotInjected();
		if (why) return tellNotRun('planted, a sync tried again after EIO, with injected system calls', why);
		const plant = 'a sync tried again after EIO';
		const injection = { calls: 'fdatasync', what: 'error=EIO', when: '2+4' };
		expect((await injected(program, injection, { passes: 3 })).failed).toEqual([]);
		const { hits, failed } = await injected(program, injection, { passes: 3, plant });
		expect(failed.length).toBeGreaterThan(0);
		tellCaught(`${plant}, with injected system calls`, failed.length, hits);
	},
	HOUR,
);

/** Calls of a recovery, with how many of each one makes. */
const IN_RECOVERY: readonly (readonly [string, number, number])[] = [
	['openat', 20, 45],
	['fsync', 1, 14],
	['fdatasync', 1, 3],
	['pwrite64', 1, 8],
	['ftruncate', 1, 1],
	['?link,?linkat', 1, 2],
	['?unlink,?unlinkat', 1, 4],
	['?rename,?renameat,?renameat2', 1, 3],
];

it(
	'loses nothing where a program is killed while it recovers from the last one',
	async () => {
		const count = trials(40, 300);
		const campaign = 'killed during recovery';
		const why = whyNotInjected();
		if (why) return tellNotRun(campaign, why);
		const seed = campaignSeed();
		const chance = random(seed);
		const failed: string[] = [];
		let killed = 0;
		for (let turn = 0; killed < count && turn < count * 4 && failed.length < 5; turn++) {
			const place = `${folder()}/notebook`;
			const task = newTask({ passes: 1, deeds: 1, folders: false });
			const expected = new Expected();
			// The first is killed in its work, the others in what is to recover from that.
			for (let life = 0; life < 4; life++) {
				const [calls, least, most] = life === 0 ? (['pwrite64', 4, 12] as const) : chance.pick(IN_RECOVERY);
				const when = `${least + chance.below(most - least + 1)}`;
				const from = turn * 10 + life;
				const { hits, report, ended } = traced(
					program,
					place,
					{ ...task, from },
					{ calls, what: 'signal=SIGKILL', when },
				);
				if (life > 0) killed += hits;
				const lost = ended ?? (await whatWasLost(async () => takeIn(expected, report, task)));
				if (lost) failed.push(`turn ${turn}: ${lost}`);
			}
			const lost = await whatWasLost(() => mustHold(place, expected, task));
			if (lost) failed.push(`turn ${turn}: ${lost}`);
		}
		tell(campaign, `${killed} programs killed, seed ${seed}`, failed);
		expect(failed).toEqual([]);
		expect(killed).toBeGreaterThanOrEqual(count);
	},
	HOUR,
);
