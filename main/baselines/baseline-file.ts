/**
 * The baseline file, `sealbook-baseline/1`: a tree as it was recorded, to be compared with for years. UTF-8, JSON Lines
 * in canonical form (RFC 8785): a head, one line a path in the order of `comparePaths`, an end with the counts and the
 * SHA-256 of all bytes before it.
 * What must hold: reading takes it as a stranger's. Any other member, order, number or form is refused with its line; a
 * path twice or out of order, a count that is not so, a flipped bit and a missing end are too. What was read before
 * must not be used once it is refused. Who wrote it only a signature can tell.
 */
import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import { canonical, NotCanonical } from '../../shared/ledger/canonical';
import { Refused } from '../../shared/refusal';
import { DIGESTS, INSTANT, SHA256 } from '../../shared/vocabulary';
import { displayName } from '../hashing/names';
import { listLines } from './lists/list-lines';
import { comparePaths, PATH_STATES, type PathRecord, type PathState } from './path-record';
import { NotARecord, recordIn, recordLine } from './record-members';

export const BASELINE_FORMAT = 'sealbook-baseline/1';
/** A head with 200 rules, or a path of many thousand bytes with a target as long, stays below. */
const LONGEST_LINE = 1024 * 1024;
const PIECE = 256 * 1024;

const text = z.string().min(1).max(8192);
const head = z.strictObject({
	format: z.literal(BASELINE_FORMAT),
	made: z.string().regex(INSTANT),
	by: text.optional(),
	host: text.optional(),
	/** The folder that paths are relative to; `pathBytes` in base64 where it is not UTF-8. */
	root: z.strictObject({ path: text, pathBytes: text.optional() }),
	pathStyle: z.enum(['unix', 'windows']),
	/** Sorted as in `DIGESTS`; empty in quick mode. */
	digests: z.array(z.enum(DIGESTS)).max(DIGESTS.length),
	rules: z.strictObject({ include: z.array(text).max(200), exclude: z.array(text).max(200) }),
	quick: z.boolean(),
	program: text,
	/** What it was made of, where that was another tool's list. */
	source: z
		.strictObject({ name: text, format: text, sizeBytes: z.int().min(0), sha256: z.string().regex(SHA256) })
		.optional(),
	/** Times are known to so many nanoseconds: 1, or 1,000,000,000 where a list has whole seconds. */
	timeStepNs: z.int().min(1).max(1_000_000_000),
	/** Holds files only, as its source did: folders, links and the rest are not told. */
	filesOnly: z.boolean(),
});
export type BaselineHead = z.infer<typeof head>;

export interface BaselineEnd {
	readonly paths: number;
	readonly byState: Readonly<Record<PathState, number>>;
	/** Of all files. */
	readonly sizeBytes: bigint;
}

export interface OpenedBaseline {
	readonly head: BaselineHead;
	/** In order, once. Refuses `baseline.*` and `list.*`; only when it has ended does all of it hold. */
	readonly records: AsyncGenerator<PathRecord, void, undefined>;
	/** What the end says; null before `records` has ended. */
	end(): BaselineEnd | null;
}

/** Writes records, which come in order. `onEnd` is told the counts. Refuses `baseline.duplicate` and what `records` do. */
export async function* baselineBytes(
	of: BaselineHead,
	records: AsyncIterable<PathRecord>,
	onEnd: (end: BaselineEnd) => void,
): AsyncGenerator<Buffer, void, undefined> {
	const digest = createHash('sha256');
	const count = new Counting();
	let pending = `${canonical(head.parse(of))}\n`;
	let last: Buffer | null = null;
	for await (const record of records) {
		inOrder(last, record.path);
		last = record.path;
		count.take(record);
		pending += `${recordLine(record)}\n`;
		if (pending.length < PIECE) continue;
		const piece = Buffer.from(pending);
		digest.update(piece);
		pending = '';
		yield piece;
	}
	digest.update(pending);
	onEnd(count.end());
	yield Buffer.from(`${pending}${endLine(count.end(), digest)}\n`);
}

export async function openBaseline(source: AsyncIterable<Buffer>): Promise<OpenedBaseline> {
	const digest = createHash('sha256');
	const lines = listLines(source, 0x0a, LONGEST_LINE);
	const first = await lines.next();
	if (first.done === true) throw malformed(1, 'is not there');
	const found = headIn(first.value.bytes);
	const lined = new Lined(digest);
	lined.take(first.value.bytes);
	let end: BaselineEnd | null = null;
	async function* records() {
		const count = new Counting();
		let last: Buffer | null = null;
		for await (const { number, bytes } of lines) {
			if (end) throw malformed(number, 'comes after the end');
			const line = bytes.toString('utf8');
			if (line.startsWith('{"byState"')) {
				lined.flush();
				checkEnd(number, line, count.end(), digest);
				end = count.end();
				continue;
			}
			const record = recordOnLine(number, line);
			inOrder(last, record.path, number);
			last = record.path;
			count.take(record);
			lined.take(bytes);
			yield record;
		}
		if (!end) throw malformed(0, 'is missing: the file was cut');
	}
	return { head: found, records: records(), end: () => end };
}

/** True where a file begins like a baseline file. */
export const looksLikeBaseline = (beginning: Buffer): boolean =>
	beginning.subarray(0, 4096).toString('latin1').startsWith('{') &&
	beginning.subarray(0, 1024 * 1024).includes(`"format":"${BASELINE_FORMAT}"`);

function headIn(bytes: Buffer): BaselineHead {
	const line = bytes.toString('utf8');
	try {
		const parsed = head.safeParse(JSON.parse(line));
		if (parsed.success && canonical(parsed.data) === line) return parsed.data;
		if (!parsed.success && !line.includes('sealbook-baseline/')) throw new SyntaxError();
		const problem = parsed.success
			? 'is not in canonical form'
			: `: ${parsed.error.issues[0]?.path.join('.') ?? ''} is not right`;
		throw malformed(1, problem);
	} catch (error) {
		if (!(error instanceof SyntaxError || error instanceof NotCanonical)) throw error;
		const hint = 'Choose a baseline; a list of another tool is imported.';
		throw new Refused('baseline.format', `This is no baseline file (${BASELINE_FORMAT}).`, hint);
	}
}

function recordOnLine(number: number, line: string): PathRecord {
	try {
		const record = recordIn(JSON.parse(line));
		if (recordLine(record) === line) return record;
		throw malformed(number, 'is not in the one form that a path has here');
	} catch (error) {
		if (error instanceof NotARecord) throw malformed(number, `tells no path: ${error.message}`);
		if (error instanceof SyntaxError) throw malformed(number, 'is no JSON');
		throw error;
	}
}

function inOrder(last: Buffer | null, path: Buffer, number?: number): void {
	if (last === null) return;
	const order = comparePaths(last, path);
	if (order < 0) return;
	if (order === 0)
		throw new Refused(
			'baseline.duplicate',
			`“${displayName(path)}” stands twice.`,
			'One path has one record; correct the source.',
		);
	if (number === undefined) throw new Error(`out of order: ${displayName(last)} before ${displayName(path)}`);
	throw malformed(number, 'is out of order');
}

/** Lines with their ends on the way into a digest, many at a time: each call costs more than a line's bytes. */
class Lined {
	readonly #room = Buffer.alloc(64 * 1024);
	#filled = 0;

	constructor(readonly digest: Hash) {}

	take(line: Buffer): void {
		if (this.#filled + line.length + 1 > this.#room.length) this.flush();
		if (line.length + 1 > this.#room.length) {
			this.digest.update(line).update('\n');
			return;
		}
		this.#room.set(line, this.#filled);
		this.#filled += line.length + 1;
		this.#room[this.#filled - 1] = 0x0a;
	}

	flush(): void {
		this.digest.update(this.#room.subarray(0, this.#filled));
		this.#filled = 0;
	}
}

class Counting {
	#paths = 0;
	#sizeBytes = 0n;
	readonly #byState: Record<PathState, number> = { clean: 0, changed: 0, partial: 0, unreadable: 0, 'not-checked': 0 };

	take({ state, type, sizeBytes }: PathRecord): void {
		this.#paths++;
		this.#byState[state]++;
		if (sizeBytes !== null && (type === 'file' || type === 'unknown')) this.#sizeBytes += sizeBytes;
	}

	end(): BaselineEnd {
		return { paths: this.#paths, byState: { ...this.#byState }, sizeBytes: this.#sizeBytes };
	}
}

const endLine = ({ byState, paths, sizeBytes }: BaselineEnd, digest: Hash): string =>
	canonical({ byState: { ...byState }, paths, sha256: digest.copy().digest('hex'), sizeBytes: String(sizeBytes) });

function checkEnd(number: number, line: string, counted: BaselineEnd, digest: Hash): void {
	if (endLine(counted, digest) === line) return;
	throw malformed(
		number,
		`does not fit what stands before it: ${PATH_STATES.length} counts and a SHA-256 that are not so`,
	);
}

function malformed(number: number, what: string): Refused {
	const where = number === 0 ? 'The end of the baseline' : `Line ${number} of the baseline`;
	return new Refused(
		'baseline.malformed',
		`${where} ${what}.`,
		'Use an undamaged copy of it; nothing of this one counts.',
	);
}
