/**
 * What a process holds in its memory, looked through for secrets, as somebody would who takes the running laptop: every
 * readable page of every process of the program (what `gcore` would write), read from /proc while it stands still.
 * Linux only. Reading needs the right to trace the process, which its parent has, and root.
 */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

/** What is looked for, by name. Each at least 16 bytes, so that chance does not find it. */
export type Secrets = ReadonlyMap<string, Buffer>;

export interface Looked {
	readonly pid: number;
	/** What the process calls itself, and its pid. */
	readonly process: string;
	readonly megabytes: number;
	/** Names of the secrets found, each with how often. */
	readonly found: Readonly<Record<string, number>>;
}

/** The process and all that descend from it, by pid. */
export function family(first: number): number[] {
	const parents = new Map<number, number>();
	for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
		try {
			const [, parent = ''] = /\) . (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
			parents.set(Number(name), Number(parent));
		} catch {
			// It ended while we looked.
		}
	}
	const found = [first];
	for (const one of found) for (const [pid, parent] of parents) if (parent === one) found.push(pid);
	return found;
}

/** Whether this system lets us: Linux, and no policy against tracing what we started. */
export function mayLookThrough(pid: number): boolean {
	try {
		closeSync(openSync(`/proc/${pid}/mem`, 'r'));
		return true;
	} catch {
		return false;
	}
}

const BLOCK = 8 << 20;

/** Reads all that this process holds, while it is stopped; null where it has ended. Throws where it may not be read. */
export function lookThrough(pid: number, secrets: Secrets): Looked | null {
	try {
		return looked(pid, secrets);
	} catch (error) {
		if (!isThere(pid)) return null;
		throw error;
	}
}

export function isThere(pid: number): boolean {
	try {
		return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
	} catch {
		return false;
	}
}

function looked(pid: number, secrets: Secrets): Looked {
	const longest = Math.max(...[...secrets.values()].map((secret) => secret.length));
	const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
	const [, role = 'main'] = /--(?:utility-sub-)?type=(\S+)/.exec(words) ?? [];
	const found: Record<string, number> = {};
	let bytes = 0;
	process.kill(pid, 'SIGSTOP');
	const memory = openSync(`/proc/${pid}/mem`, 'r');
	try {
		const block = Buffer.alloc(BLOCK + longest);
		for (const { from, to } of present(pid))
			for (let at = from; at < to; at += BLOCK) {
				// A little further than the block, so that a secret across its end is found, and found once.
				const read = readAt(memory, block, at, Math.min(to - at, BLOCK + longest - 1));
				bytes += Math.min(read, BLOCK);
				const piece = block.subarray(0, read);
				for (const [name, secret] of secrets)
					for (let hit = piece.indexOf(secret); hit >= 0 && hit < BLOCK; hit = piece.indexOf(secret, hit + 1))
						found[name] = (found[name] ?? 0) + 1;
			}
	} finally {
		closeSync(memory);
		if (isThere(pid)) process.kill(pid, 'SIGCONT');
	}
	return { pid, process: `${role} (${pid})`, megabytes: Math.round(bytes / 1e6), found };
}

/** The ranges that are readable and have a page in memory; of files, only what the process could have written to. */
function present(pid: number): { from: number; to: number }[] {
	const ranges: { from: number; to: number; resident: boolean }[] = [];
	for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
		const [, from, to, rights = '', file] = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ (\d+)/.exec(line) ?? [];
		if (from && to) ranges.push({ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), resident: false });
		const last = ranges.at(-1);
		if (rights[0] === '-' || (rights[1] === '-' && file !== '0')) ranges.pop();
		else if (last && /^(Rss|Swap):\s+[1-9]/.test(line)) last.resident = true;
	}
	return ranges.filter(({ resident }) => resident);
}

function readAt(memory: number, into: Buffer, at: number, most: number): number {
	try {
		return readSync(memory, into, 0, most, at);
	} catch (error) {
		// The kernel's own pages ([vvar]) are listed and cannot be read.
		if (error instanceof Error && 'code' in error && (error.code === 'EIO' || error.code === 'EFAULT')) return 0;
		throw error;
	}
}
