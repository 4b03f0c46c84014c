/**
 * Programs beside each other: every round runs each once, one after the other, so that what else the machine does falls
 * on all of them; what counts is the ratio within a round, not the seconds.
 */
import { spawnSync } from 'node:child_process';
import { median } from './say';

export interface Runner {
	readonly name: string;
	readonly program: string;
	readonly words: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	/** Ours is held against the others. */
	readonly ours?: boolean;
}

export const TIMES = Number(process.env.SEALBOOK_ROUNDS ?? 5);

/** Seconds of each round, by the runner's name. A program that is not there is left out and said so. */
export function race(title: string, runners: readonly Runner[], rounds = TIMES): void {
	const there = runners.filter(({ name, program }) => {
		const found = spawnSync('sh', ['-c', 'command -v -- "$0"', program]).status === 0;
		if (!found) console.log(`  ${name}: not there`);
		return found;
	});
	const seconds = new Map<string, number[]>(there.map(({ name }) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const { name, program, words, env } of there) {
			const started = performance.now();
			const { status, stderr } = spawnSync(program, words, {
				stdio: ['ignore', 'ignore', 'pipe'],
				env: { ...process.env, ELECTRON_RUN_AS_NODE: '', ...env },
			});
			if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
			seconds.get(name)?.push((performance.now() - started) / 1000);
		}
	}
	console.log(`\n${title}, ${rounds} rounds`);
	for (const [name, times] of seconds) console.log(`  ${name.padEnd(34)} ${three(times)} s`);
	for (const { name } of there.filter(({ ours }) => ours)) {
		for (const { name: peer } of there.filter(({ ours }) => !ours)) {
			const own = seconds.get(name) ?? [];
			const ratios = (seconds.get(peer) ?? []).map((time, round) => time / (own[round] ?? Number.NaN));
			console.log(`  ${name} is ${three(ratios)} × ${peer}`);
		}
	}
}

/** The least, the median and the most. */
function three(numbers: readonly number[]): string {
	return [Math.min(...numbers), median(numbers), Math.max(...numbers)].map((n) => n.toFixed(2)).join(' / ');
}
