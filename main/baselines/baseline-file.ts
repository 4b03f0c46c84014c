/**
 * The baseline file, `sealbook-baseline/1`: a tree as it was recorded, to be compared with for years. UTF-8, JSON Lines
 * in canonical form (RFC 8785): a head, one line a path in the order of `comparePaths`, an end with the counts and the
 * SHA-256 of all bytes before it.
 * What must hold: reading takes it as a stranger's. Any other member, order, number or form is refused with its line; a
 * path twice or out of order, a count that is not so, a flipped bit and a missing end are too. What was read before
 * must not be used once it is refused. Who wrote it only a signature can tell.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { canonical, NotCanonical } from '../../shared/ledger/canonical';
import { Refused } from '../../shared/refusal';
import { DIGESTS, INSTANT, SHA256 } from '../../shared/vocabulary';
import { type BaselineEnd, Counting, endLine, inOrder, malformed } from './baseline-checks';
import type { Cursor } from './cursor';
import { lineTexts } from './line-texts';
import type { PathRecord } from './path-record';
import { recordLine, textOnLine } from './record-members';
import { StoredCursor } from './stored-cursor';
import type { TreeLines } from './tree-lines';

export type { BaselineEnd } from './baseline-checks';

export const BASELINE_FORMAT = 'sealbook-baseline/1';
/** A head with 200 rules, or a path of many thousand bytes with a target as long, stays below. */
const LONGEST_LINE = 1024 * 1024;
const PIECE = 256 * 1024;

const text = z.string().check(z.minLength(1), z.maxLength(8192));
const patterns = z.array(text).check(z.maxLength(200));
const head = z.strictObject({
	format: z.literal(BASELINE_FORMAT),
	made: z.string().check(z.regex(INSTANT)),
	by: z.optional(text),
	host: z.optional(text),
	/** The folder that paths are relative to; `pathBytes` in base64 where it is not UTF-8. */
	root: z.strictObject({ path: text, pathBytes: z.optional(text) }),
	pathStyle: z.enum(['unix', 'windows']),
	/** Sorted as in `DIGESTS`; empty in quick mode. */
	digests: z.array(z.enum(DIGESTS)).check(z.maxLength(DIGESTS.length)),
	rules: z.strictObject({ include: patterns, exclude: patterns }),
	quick: z.boolean(),
	program: text,
	/** What it was made of, where that was another tool's list. */
	source: z.optional(
		z.strictObject({
			...{ name: text, format: text, sizeBytes: z.int().check(z.minimum(0)) },
			sha256: z.string().check(z.regex(SHA256)),
		}),
	),
	/** Times are known to so many nanoseconds: 1, or 1,000,000,000 where a list has whole seconds. */
	timeStepNs: z.int().check(z.minimum(1), z.maximum(1_000_000_000)),
	/** Holds files only, as its source did: folders, links and the rest are not told. */
	filesOnly: z.boolean(),
});
export type BaselineHead = z.infer<typeof head>;

export interface OpenedBaseline {
	readonly head: BaselineHead;
	/** In order, once. Refuses `baseline.*` and `list.*`; only when it has ended does all of it hold. */
	readonly records: AsyncGenerator<PathRecord, void, undefined>;
	/** The same path by path; `records` or this is to be read, once, and closed then. */
	readonly cursor: Cursor;
	/** What the end says; null before all of it was read. */
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

/** The same of lines that this program wrote of a tree just now. */
export async function* baselineOfLines(
	of: BaselineHead,
	batches: AsyncIterable<TreeLines>,
	onEnd: (end: BaselineEnd) => void,
): AsyncGenerator<Buffer, void, undefined> {
	const digest = createHash('sha256');
	const count = new Counting();
	let pending: Buffer[] = [Buffer.from(`${canonical(head.parse(of))}\n`)];
	let bytes = 0;
	for await (const batch of batches) {
		count.takeClean(batch.files, batch.fileBytes);
		for (const record of batch.others) count.take(record);
		pending.push(batch.bytes);
		bytes += batch.bytes.length;
		if (bytes < PIECE) continue;
		const piece = Buffer.concat(pending);
		digest.update(piece);
		pending = [];
		bytes = 0;
		yield piece;
	}
	const last = Buffer.concat(pending);
	digest.update(last);
	onEnd(count.end());
	yield Buffer.concat([last, Buffer.from(`${endLine(count.end(), digest)}\n`)]);
}

/** A piece of the source is used up when the next is asked for. */
export async function openBaseline(source: AsyncIterable<Buffer>): Promise<OpenedBaseline> {
	const batches = lineTexts(source, LONGEST_LINE);
	const first = await batches.next();
	if (first.done === true) throw malformed(1, 'is not there');
	const found = headIn(textOnLine(first.value.lines[0] ?? ''));
	const cursor = new StoredCursor(batches, first.value);
	async function* records() {
		try {
			for (await cursor.next(); !cursor.ended; await cursor.next()) yield cursor.record();
		} finally {
			await cursor.close();
		}
	}
	return { head: found, records: records(), cursor, end: () => cursor.end };
}

/** True where a file begins like a baseline file. */
export const looksLikeBaseline = (beginning: Buffer): boolean =>
	beginning.subarray(0, 4096).toString('latin1').startsWith('{') &&
	beginning.subarray(0, 1024 * 1024).includes(`"format":"${BASELINE_FORMAT}"`);

function headIn(line: string): BaselineHead {
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
