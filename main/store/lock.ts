/**
 * One writer at a time. The lock is a file that appears whole, by link(2), or not at all; where a disk has no links
 * (exFAT) it is created with O_EXCL. It names its holder, so that a second opener can be told who that is.
 * What must hold: of any number of attempts at most one wins, also while a dead holder's lock is taken over. Only a
 * holder of this host that is certainly gone is taken over: another boot, no such process, or its number in use by a
 * later one. A holder on another host is never judged from here.
 *
 * Taking over. Each holder has a random nonce. To succeed holder N one must first make `.lock.after.<N>`, which only
 * one can; a successor that died there is itself succeeded by `.lock.after.<its nonce>`. Who has made the last of that
 * line, and then still finds `lock` naming N, replaces `lock` by its own and only then clears the line away. Who comes
 * late finds either the line taken or `lock` changed, because the line goes only after the change.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { codeOf, type Disk, nodeDisk } from './disk';
import { asRefusal, readWhole, temporaryFor, writeFresh } from './durable';

/** Who takes the lock: process id, when it started (shown to people), an id of this boot, the host's name. */
export interface Holder {
	readonly pid: number;
	readonly startedAt: string;
	readonly boot: string;
	readonly host: string;
}

export interface Lock {
	/** Gives the lock back. Does nothing if it is no longer ours. */
	release(): Promise<void>;
}

const holding = z.strictObject({
	nonce: z.string().regex(/^[0-9a-f]{32}$/),
	pid: z.int().positive(),
	startedAt: z.string().max(100),
	startTicks: z.string().max(40).nullable(),
	boot: z.string().max(100),
	host: z.string().max(255),
});
type Holding = z.infer<typeof holding>;

const LARGEST_BYTES = 4096;
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV']);

/** Takes the lock of the notebook in `folder`, or refuses `notebook.in-use` and says who holds it. */
export async function takeLock(folder: string, who: Holder, disk: Disk = nodeDisk): Promise<Lock> {
	const nonce = randomBytes(16).toString('hex');
	const { pid, startedAt, boot, host } = who;
	const own: Holding = { nonce, pid, startedAt, startTicks: await startTicksOf(pid), boot, host };
	const path = join(folder, 'lock');
	const claim = { folder, path, own, disk };
	// Each turn but the last means that another process moved in between; they cannot all go on for ever.
	for (let turn = 0; turn < 100; turn++) {
		if (await claimed(path, claim)) return { release: () => release(path, nonce, disk) };
		const holder = await holderIn(path, disk);
		if (holder === 'gone') continue;
		if (await succeeded(holder, claim)) return { release: () => release(path, nonce, disk) };
	}
	throw new Refused('notebook.in-use', 'Other programs keep opening this notebook.', 'Close them and try again.');
}

/**
 * Who else holds the notebook's lock and lives, in words for people; null where nobody does. Asks only, takes nothing.
 * @throws Refused `notebook.in-use` for a lock that does not say whose it is
 */
export async function lockHolder(
	folder: string,
	who: Pick<Holder, 'pid' | 'boot' | 'host'>,
	disk: Disk = nodeDisk,
): Promise<string | null> {
	const holder = await holderIn(join(folder, 'lock'), disk);
	if (holder === 'gone' || (holder.pid === who.pid && holder.host === who.host) || (await isGone(holder, who)))
		return null;
	const place = holder.host === who.host ? '' : ` on the computer ${visible(holder.host)}`;
	return `process ${holder.pid}${place}, since ${visible(holder.startedAt)}`;
}

interface Claim {
	readonly folder: string;
	readonly path: string;
	readonly own: Holding;
	readonly disk: Disk;
}

/** Makes the file `path` with our holding in it, whole, if there is none. */
async function claimed(path: string, { own, disk }: Claim): Promise<boolean> {
	const bytes = Buffer.from(`${JSON.stringify(own)}\n`, 'utf8');
	const temporary = temporaryFor(path);
	await writeFresh(temporary, bytes, path, disk);
	try {
		await disk.link(temporary, path);
		return true;
	} catch (error) {
		const code = codeOf(error);
		// Over a network a link may be made and its answer lost: what stands there tells.
		if (code === 'EEXIST') return await isOurs(path, own.nonce, disk);
		if (code === undefined || !NO_LINKS.has(code)) throw asRefusal(error, path);
	} finally {
		await disk.unlink(temporary).catch(() => undefined);
	}
	try {
		await writeFresh(path, bytes, path, disk);
		return true;
	} catch (error) {
		if (error instanceof Refused && error.refusal.code === 'disk.EEXIST') return false;
		throw error;
	}
}

/** Succeeds a dead holder; refuses if it, or a successor of it that is under way, lives. False: look again. */
async function succeeded(dead: Holding, claim: Claim): Promise<boolean> {
	const { folder, path, own, disk } = claim;
	const line: string[] = [];
	for (let last = dead; ; ) {
		if (!(await isGone(last, own))) throw inUse(last, own, path);
		const after = join(folder, `.lock.after.${last.nonce}`);
		line.push(after);
		if (await claimed(after, claim)) break;
		const next = await holderIn(after, disk);
		if (next === 'gone') return false;
		last = next;
	}
	const mine = line.at(-1) as string;
	if (!(await isOurs(path, dead.nonce, disk))) {
		await disk.unlink(mine).catch(() => undefined);
		return false;
	}
	const temporary = temporaryFor(path);
	await writeFresh(temporary, Buffer.from(`${JSON.stringify(own)}\n`, 'utf8'), path, disk);
	try {
		await disk.rename(temporary, path);
	} catch (error) {
		await disk.unlink(temporary).catch(() => undefined);
		await disk.unlink(mine).catch(() => undefined);
		throw asRefusal(error, path);
	}
	for (const step of line) await disk.unlink(step).catch(() => undefined);
	return true;
}

async function holderIn(path: string, disk: Disk): Promise<Holding | 'gone'> {
	let text: string;
	try {
		text = (await readWhole(path, LARGEST_BYTES, disk)).toString('utf8');
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return 'gone';
		// No file at all, a link or a giant: nothing that Sealbook put there.
		if (error instanceof Refused || codeOf(error) === 'ELOOP') throw ofNobody(path);
		throw asRefusal(error, path);
	}
	try {
		return holding.parse(JSON.parse(text));
	} catch {
		throw ofNobody(path);
	}
}

const ofNobody = (path: string): Refused =>
	new Refused(
		'notebook.in-use',
		'This notebook has a lock that does not say who holds it.',
		`Close Sealbook everywhere; if none is open, delete ${visible(path)}.`,
	);

async function isOurs(path: string, nonce: string, disk: Disk): Promise<boolean> {
	const holder = await holderIn(path, disk);
	return holder !== 'gone' && holder.nonce === nonce;
}

async function release(path: string, nonce: string, disk: Disk): Promise<void> {
	if (!(await isOurs(path, nonce, disk))) return;
	try {
		await disk.unlink(path);
	} catch (error) {
		throw asRefusal(error, path);
	}
}

function inUse(holder: Holding, own: Holding, path: string): Refused {
	const elsewhere = holder.host !== own.host;
	const place = elsewhere ? `on the computer ${visible(holder.host)} ` : '';
	return new Refused(
		'notebook.in-use',
		`This notebook is open in another Sealbook ${place}(process ${holder.pid}) since ${visible(holder.startedAt)}.`,
		elsewhere
			? `Close it there; if that computer no longer has the notebook open, delete the file ${visible(path)}.`
			: `Close it there first; if no Sealbook is running, delete the file ${visible(path)}.`,
	);
}

async function isGone(holder: Holding, own: Pick<Holder, 'boot' | 'host'>): Promise<boolean> {
	if (holder.host !== own.host) return false;
	if (holder.boot !== own.boot) return true;
	if (!isThere(holder.pid)) return true;
	const stat = await statOf(holder.pid);
	// Nothing is told where the system has no such files, or where whoever had the number has just gone.
	if (stat === null) return !isThere(holder.pid);
	// Dead, and waiting for a parent that does not ask: it has its number still, and does nothing any more.
	if (/^[ZX]$/.test(stat[0] ?? '')) return true;
	const ticks = stat[19] ?? null;
	return holder.startTicks !== null && ticks !== null && ticks !== holder.startTicks;
}

/** Whether a process, or a thread of one, has this number. */
function isThere(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it lives, as another user. Else there is none, or no process can have this number.
		return codeOf(error) === 'EPERM';
	}
}

/** When a process started, in ticks since the boot (field 22 of stat); null where that is not told. */
const startTicksOf = async (pid: number): Promise<string | null> => (await statOf(pid))?.[19] ?? null;

/** What Linux tells of a process (proc(5), stat), from the third field, its state, on; null where nothing is told. */
async function statOf(pid: number): Promise<readonly string[] | null> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
		// The second field is the program's name in parentheses and may hold anything, spaces and parentheses too.
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	} catch {
		return null;
	}
}
