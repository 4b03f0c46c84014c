/**
 * Real system calls that fail, by strace: each call of every kind of write of the store, once here and there, and from
 * some call on. What was acknowledged stands, what failed is refused by name, and the next program works.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChainFile } from '../../main/store/chain-file';
import { Vault } from '../../main/vault/vault';
import { folder } from '../store/place';
import { builtProgram, COUNTED } from './built-program';
import { LONG, tell, tellNotRun } from './count';
import { Expected, ExpectedChain } from './expected';
import { mustHold, newTask, parseReport, type Said, type Task, takeIn, whatWasLost } from './report';

/** Calls as strace names them, on every processor; with the codes that such a call can give. */
const CALLS: readonly (readonly [string, readonly string[]])[] = [
	['openat', ['EIO', 'ENOSPC', 'EACCES', 'EMFILE']],
	['pwrite64', ['EIO', 'ENOSPC']],
	['fsync', ['EIO', 'ENOSPC']],
	['fdatasync', ['EIO', 'ENOSPC']],
	['ftruncate', ['EIO', 'EACCES']],
	['?rename,?renameat,?renameat2', ['EIO', 'ENOSPC', 'EACCES']],
	['?link,?linkat', ['EIO', 'ENOSPC', 'EACCES', 'EPERM']],
	['?unlink,?unlinkat', ['EIO', 'EACCES']],
	['?mkdir,?mkdirat', ['EIO', 'ENOSPC', 'EACCES']],
];
/** Calls that the program's own start makes, on its first thread, which strace counts by itself. */
const AT_START = 150;
const program = builtProgram();

/** Why there is no injecting here, or null. */
function whyNot(): string | null {
	if (process.platform !== 'linux') return 'system calls are injected on Linux only';
	const { error, status, stderr } = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
	if (error) return 'strace is not installed';
	return status === 0 ? null : `strace may not trace here (${stderr.trim()})`;
}

interface Injection {
	readonly calls: string;
	readonly code: string;
	/** strace's own form: `5`, `5+3`, `5+`. */
	readonly when: string;
	readonly passes: number;
}

/** A chain whose last record was cut short, so that opening has something to cut. */
async function tornChain(place: string, task: Task, lines: string[]): Promise<void> {
	const [id] = task.chains;
	if (!id) return;
	mkdirSync(place, { recursive: true, mode: 0o700 });
	const path = join(place, `${id}.ledger`);
	const seal = new Vault(task.vault, task.notebook, Buffer.from(task.key, 'hex')).recordSeal(id);
	const chain = await ChainFile.create(path, { seal });
	for (const line of [...lines, 'torn']) await chain.append(line);
	await chain.close();
	writeFileSync(path, readFileSync(path).subarray(0, -3));
}

/** One program under one injection: how many calls failed, in how many passes something was refused, what was lost. */
async function injected({ calls, code, when, passes }: Injection): Promise<{ hits: number; failed: string[] }> {
	const at = folder();
	const task = newTask({ passes, deeds: 2, folders: true });
	const first = `${task.chains[0]} before`;
	for (let pass = 0; pass < passes; pass++) await tornChain(join(at, `${pass}`), task, [first]);
	const trace = join(at, 'trace');
	const words = ['-f', '-qq', '-o', trace, '-e', `trace=${calls}`, '-e', `inject=${calls}:error=${code}:when=${when}`];
	const command = [...words, process.execPath, program, at, JSON.stringify(task)];
	const { stdout, status, signal, stderr } = spawnSync('strace', command, {
		encoding: 'utf8',
		env: COUNTED,
		maxBuffer: 2 ** 28,
	});
	const failed: string[] = [];
	if (status !== 0) failed.push(`the program ended with ${status ?? signal}: ${stderr.slice(0, 300)}`);
	const report = parseReport(stdout);
	for (let pass = 0; pass < passes; pass++) {
		const lost = await whatWasLost(() =>
			passHeld(
				join(at, `${pass}`),
				task,
				first,
				report.filter((said) => said.round === pass),
			),
		);
		if (lost) failed.push(`${calls} ${code} when=${when}, pass ${pass}: ${lost}`);
	}
	return { hits: readFileSync(trace, 'utf8').split('(INJECTED)').length - 1, failed };
}

async function passHeld(place: string, task: Task, before: string, report: Said[]): Promise<void> {
	const expected = new Expected();
	const chain = new ExpectedChain();
	chain.acknowledged.push(before);
	if (task.chains[0]) expected.chains.set(task.chains[0], chain);
	takeIn(expected, report, task);
	await mustHold(place, expected, task);
}

function injections(): Injection[] {
	const all: Injection[] = [];
	for (const [calls, codes] of CALLS) {
		const from = calls === 'openat' ? AT_START : 1;
		// Few of these stand in a pass, so more passes and shorter steps.
		const rare = calls === 'ftruncate';
		for (const [turn, code] of codes.entries()) {
			const steps = LONG ? [2, 3, 5, 7, 11, 13] : rare ? [2] : [3, 5];
			for (const step of steps)
				all.push({
					calls,
					code,
					when: `${from + turn}+${step}`,
					passes: (calls === 'openat' ? 16 : 7) * (LONG ? 4 : 1),
				});
			const starts = LONG ? Array.from({ length: 40 }, (_, i) => from + i) : [from + 1 + turn * 3];
			for (const start of starts) all.push({ calls, code, when: `${start}+`, passes: calls === 'openat' ? 7 : 2 });
		}
	}
	return all;
}

it('keeps everything acknowledged whichever system calls fail', async () => {
	const why = whyNot();
	if (why) return tellNotRun('injected system calls', why);
	let once = 0;
	const hit = new Set<string>();
	let sticky = 0;
	const failed: string[] = [];
	for (const injection of injections()) {
		const outcome = await injected(injection);
		if (!injection.when.endsWith('+')) once += outcome.hits;
		else if (outcome.hits > 0) sticky += 1;
		if (outcome.hits > 0) hit.add(`${injection.calls} ${injection.code}`);
		failed.push(...outcome.failed);
		if (failed.length >= 10) break;
	}
	tell('injected system calls', `${once} failing once, ${sticky} from then on`, failed);
	expect(failed).toEqual([]);
	// Each call, with each code, failed at least once.
	expect(hit.size).toBe(CALLS.flatMap(([, codes]) => codes).length);
	expect(once).toBeGreaterThanOrEqual(LONG ? 2000 : 200);
	expect(sticky).toBeGreaterThanOrEqual(15);
}, 3_600_000);
