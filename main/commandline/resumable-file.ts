/**
 * A list that survives the death of the program that writes it: it grows beside its name in `NAME.unfinished`, and
 * `NAME.journal` says up to where it is whole and which entry was the last. A later run with the same question cuts off
 * what came after and goes on.
 * What must hold: what the journal says was written is on disk before the journal says so; the list gets its name only
 * when it is whole, and never replaces a file; another question never goes on with this list.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, readFile, unlink } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { isThere, type NewFile, named, taken } from './new-file';

const AS_IT_IS = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0);
const ANEW = AS_IT_IS | constants.O_CREAT | constants.O_TRUNC;

/** How far the list is. */
export interface Journalled {
	/** How long the list was. */
	readonly bytes: number;
	readonly entries: number;
	/** The last entry's path, base64. */
	readonly path: string;
	readonly digested: number;
	readonly amiss: number;
	/** Nothing follows: only the name is missing. */
	readonly whole: boolean;
}

const MEMBERS: Readonly<Record<keyof Journalled, (value: unknown) => boolean>> = {
	bytes: isCount,
	entries: isCount,
	path: (value) => typeof value === 'string',
	digested: isCount,
	amiss: isCount,
	whole: (value) => typeof value === 'boolean',
};

export interface ResumableFile extends NewFile {
	/** How far an earlier run came; `null` where this is the first. */
	readonly found: Journalled | null;
	/** Puts on disk what was written and then that it is there. */
	mark(at: Omit<Journalled, 'bytes'>): Promise<void>;
}

/**
 * `question` is what the list answers, as text of one line: paths, digests, form. Refuses with `file.there` where a file
 * of that name is there, and with `hash.other-question` where an unfinished list of that name answers another.
 */
export async function resumableFile(path: string, question: string): Promise<ResumableFile> {
	const refuse = (error: unknown): never => {
		throw refusalOfDisk(error, `“${path}” cannot be written`) ?? error;
	};
	const part = `${path}.unfinished`;
	const journalPath = `${path}.journal`;
	if (await isThere(path)) return leftOver(path, part, journalPath, question);
	const found = await journalOf(journalPath, question);
	const journal = await open(journalPath, found === null ? ANEW : AS_IT_IS, 0o600).catch(refuse);
	const list = await openList(part, found).catch(refuse);
	if (found === null) await journal.appendFile(`${question}\n`);
	// An unfinished line of the journal is cut off too, so that the next one stands alone.
	else await journal.truncate(found.journalBytes);
	let bytes = found?.last.bytes ?? 0;
	let journalBytes = found?.journalBytes ?? Buffer.byteLength(question) + 1;
	let done = false;
	return {
		found: found?.last ?? null,
		write: async (block) => {
			for (let at = 0; at < block.length; ) {
				const { bytesWritten } = await list.write(block, at, block.length - at, bytes).catch(refuse);
				at += bytesWritten;
				bytes += bytesWritten;
			}
		},
		mark: async (at) => {
			const line = Buffer.from(`${JSON.stringify({ bytes, ...at } satisfies Journalled)}\n`);
			await list.datasync().catch(refuse);
			await journal.write(line, 0, line.length, journalBytes).catch(refuse);
			journalBytes += line.length;
			await journal.datasync().catch(refuse);
		},
		keep: async () => {
			await list.sync().catch(refuse);
			await list.close();
			await journal.close();
			await named(part, path).catch(refuse);
			await unlink(journalPath).catch(refuse);
			done = true;
		},
		// What is there stays: that is what the next run goes on with.
		drop: async () => {
			if (done) return;
			done = true;
			await list.close().catch(() => undefined);
			await journal.close().catch(() => undefined);
		},
	};
}

/** The list has its name. Where the program died right after giving it, what was beside it is taken away now. */
async function leftOver(path: string, part: string, journalPath: string, question: string): Promise<ResumableFile> {
	const found = await journalOf(journalPath, question);
	if (!found?.last.whole) throw taken(path);
	for (const left of [part, journalPath]) await unlink(left).catch(() => undefined);
	const nothing = async () => undefined;
	return { found: found.last, write: nothing, mark: nothing, keep: nothing, drop: nothing };
}

interface Found {
	readonly last: Journalled;
	/** Up to the end of the line that says it. */
	readonly journalBytes: number;
}

/** The last whole line of the journal; `null` where there is none, and the list begins anew. */
async function journalOf(path: string, question: string): Promise<Found | null> {
	const text = await readFile(path, 'utf8').catch(() => '');
	const lines = text.split('\n').slice(0, -1);
	const [asked, ...rest] = lines;
	if (asked === undefined) return null;
	if (asked !== question) {
		const sentence = `“${path}” belongs to an unfinished list that answers another question.`;
		throw new Refused('hash.other-question', sentence, 'Ask as before, or name another file.', '--output');
	}
	let journalBytes = Buffer.byteLength(asked) + 1;
	let last: Journalled | null = null;
	for (const line of rest) {
		const read = journalled(line);
		if (read === null) break;
		last = read;
		journalBytes += Buffer.byteLength(line) + 1;
	}
	return last && { last, journalBytes };
}

/** Without the schema library, which alone would take longer to load than all that `hash` is made of. */
function journalled(line: string): Journalled | null {
	let read: unknown;
	try {
		read = JSON.parse(line);
	} catch {
		return null;
	}
	if (typeof read !== 'object' || read === null || Object.keys(read).length !== Object.keys(MEMBERS).length)
		return null;
	const isRight = Object.entries(MEMBERS).every(([member, isValid]) => isValid(Reflect.get(read, member)));
	return isRight ? (read as Journalled) : null;
}

function isCount(value: unknown): boolean {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** The list cut to what the journal vouches for. */
async function openList(part: string, found: Found | null): Promise<FileHandle> {
	if (found === null) return open(part, ANEW, 0o600);
	const list = await open(part, AS_IT_IS);
	const { size } = await list.stat();
	if (size < found.last.bytes) {
		await list.close();
		const sentence = `“${part}” is shorter than its journal says.`;
		throw new Refused('hash.unfinished-damaged', sentence, 'Remove both and begin anew.', '--output');
	}
	await list.truncate(found.last.bytes);
	return list;
}
