/**
 * Real system calls that fail, or kill, by strace. Node starts with system calls of its own on its first thread; strace
 * counts each thread by itself, and one other thread makes all of the store's.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChainFile } from '../../main/store/chain-file';
import { temporaryFor } from '../../main/store/durable';
import { layout } from '../../main/store/layout';
import { takeLock } from '../../main/store/lock';
import { Vault } from '../../main/vault/vault';
import { folder } from '../store/place';
import { COUNTED } from './built-program';
import { Expected, ExpectedChain } from './expected';
import { HOLDER, mustHold, newTask, parseReport, type Said, type Task, takeIn, whatWasLost } from './report';

export interface Injection {
	/** As strace names them; several with `?` before those that a processor may lack. */
	readonly calls: string;
	/** `error=EIO`, `signal=SIGKILL`. */
	readonly what: string;
	/** strace's own form: `5`, `5+3`, `5+`. */
	readonly when: string;
}

/** Why there is no injecting here, or null. */
export function whyNotInjected(): string | null {
	if (process.platform !== 'linux') return 'system calls are injected on Linux only';
	const { error, status, stderr } = spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true'], { encoding: 'utf8' });
	if (error) return 'strace is not installed';
	return status === 0 ? null : `strace may not trace here (${stderr.trim()})`;
}

export interface Traced {
	readonly hits: number;
	readonly report: Said[];
	/** What is wrong with how it ended, or null. */
	readonly ended: string | null;
}

/** Runs the program on `place` under one injection. */
export function traced(program: string, place: string, task: Task, { calls, what, when }: Injection): Traced {
	const trace = join(folder(), 'trace');
	const words = ['-f', '-qq', '-o', trace, '-e', `trace=${calls}`, '-e', `inject=${calls}:${what}:when=${when}`];
	const command = [...words, process.execPath, program, place, JSON.stringify(task)];
	const { stdout, status, signal, stderr } = spawnSync('strace', command, {
		encoding: 'utf8',
		env: COUNTED,
		maxBuffer: 2 ** 28,
	});
	const toBeKilled = what === 'signal=SIGKILL';
	const killed = signal === 'SIGKILL' || status === 137;
	const asMeant = status === 0 || (toBeKilled && killed);
	return {
		hits: toBeKilled ? Number(killed) : readFileSync(trace, 'utf8').split('(INJECTED)').length - 1,
		report: parseReport(stdout),
		ended: asMeant ? null : `the program ended with ${status ?? signal}: ${stderr.slice(0, 300)}`,
	};
}

/** What a killed program leaves: a chain whose last record is cut short, a lock of the dead, half-written files. */
async function crashed(place: string, task: Task, before: string): Promise<void> {
	const [id] = task.chains;
	if (!id) return;
	for (const at of [place, layout(place).notebook, join(place, 'objects')])
		mkdirSync(at, { recursive: true, mode: 0o700 });
	const path = join(place, `${id}.ledger`);
	const seal = new Vault(task.vault, task.notebook, Buffer.from(task.key, 'hex')).recordSeal(id);
	const chain = await ChainFile.create(path, { seal });
	for (const line of [before, 'torn']) await chain.append(line);
	await chain.close();
	writeFileSync(path, readFileSync(path).subarray(0, -3));
	await takeLock(place, { ...HOLDER, boot: 'an earlier boot' });
	for (const half of [join(place, 'plain'), join(place, 'objects', 'object'), layout(place).vault])
		writeFileSync(temporaryFor(half), 'half');
}

/** Many passes of the program, each in a crashed folder of its own, under one error: how many calls failed, what was lost. */
export async function injected(
	program: string,
	injection: Injection,
	{ passes, plant = '' }: { passes: number; plant?: string },
): Promise<{ hits: number; failed: string[] }> {
	const at = folder();
	const task = newTask({ passes, deeds: 2, folders: true, plant });
	const before = `${task.chains[0]} before`;
	for (let pass = 0; pass < passes; pass++) await crashed(join(at, `${pass}`), task, before);
	const { hits, report, ended } = traced(program, at, task, injection);
	const name = `${injection.calls} ${injection.what} when=${injection.when}`;
	const failed = ended ? [`${name}: ${ended}`] : [];
	for (let pass = 0; pass < passes; pass++) {
		const lost = await whatWasLost(async () => {
			const expected = new Expected();
			const chain = new ExpectedChain();
			chain.acknowledged.push(before);
			if (task.chains[0]) expected.chains.set(task.chains[0], chain);
			const said = report.filter(({ round }) => round === pass);
			takeIn(expected, said, task);
			await mustHold(join(at, `${pass}`), expected, task);
		});
		if (lost) failed.push(`${name}, pass ${pass}: ${lost}`);
	}
	// Only chains use fdatasync, and one that failed makes its chain refuse from there on.
	const readOnly = report.filter(({ code }) => code === 'notebook.read-only').length;
	if (injection.calls === 'fdatasync' && injection.what === 'error=EIO' && readOnly < hits)
		failed.push(`${name}: ${hits} syncs failed, and only ${readOnly} times was that said`);
	return { hits, failed };
}
