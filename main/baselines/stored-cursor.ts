/**
 * The paths of a baseline file that is being read, one at hand. Each line is held against the one form that it may have:
 * by making its record and writing that again, or by being the same as a line that this program has just written.
 * What must hold: when it has ended, every line was held against its form, the order, the counts and the SHA-256.
 */
import { createHash } from 'node:crypto';
import { type BaselineEnd, Counting, checkEnd, inOrder, malformed } from './baseline-checks';
import type { Cursor } from './cursor';
import type { LineTexts } from './line-texts';
import type { PathRecord } from './path-record';
import { NotARecord, recordIn, recordLine, textOnLine } from './record-members';

const END = '{"byState"';

export class StoredCursor implements Cursor {
	ended = false;
	/** What the end says, once it was met. */
	end: BaselineEnd | null = null;
	readonly #batches: AsyncIterator<LineTexts>;
	readonly #digest = createHash('sha256');
	readonly #count = new Counting();
	/** The batch at hand, and how many lines stand before it; the head is line 1. */
	#texts: LineTexts;
	#before = 0;
	#at = 0;
	/** Lines of the batch that are in the digest. */
	#digested = 0;
	#record: PathRecord | null = null;
	#wasPassed = false;
	/** The path before the one at hand, or the line that it stands in. */
	#last: Buffer | string | null = null;

	/** `texts`: the first batch, which begins with the head. */
	constructor(batches: AsyncIterator<LineTexts>, texts: LineTexts) {
		this.#batches = batches;
		this.#texts = texts;
	}

	get line(): string {
		return this.#texts.lines[this.#at] ?? '';
	}

	get #number(): number {
		return this.#before + this.#at + 1;
	}

	record(): PathRecord {
		if (this.#record) return this.#record;
		const number = this.#number;
		const record = recordAt(number, textOnLine(this.line));
		const last = typeof this.#last === 'string' ? recordAt(number - 1, textOnLine(this.#last)).path : this.#last;
		inOrder(last, record.path, number);
		this.#count.take(record);
		this.#record = record;
		return record;
	}

	passed(sizeBytes: number): void {
		// Its record was asked for, and counted, while the other side was not yet there.
		if (this.#record) return;
		this.#count.takeClean(1, sizeBytes);
		this.#wasPassed = true;
	}

	next(): Promise<void> | undefined {
		// The head comes first, and is nobody's record.
		if (this.#before + this.#at > 0) this.#leave();
		this.#at++;
		const { line } = this;
		return this.#at < this.#texts.lines.length && !line.startsWith(END) ? undefined : this.#further();
	}

	/** Nobody may leave a line that was not held against its form. */
	#leave(): void {
		this.#last = this.#wasPassed ? this.line : this.record().path;
		this.#record = null;
		this.#wasPassed = false;
	}

	async #further(): Promise<void> {
		for (;;) {
			this.#digestTo(this.#at);
			if (this.#at < this.#texts.lines.length) {
				if (this.end) throw malformed(this.#number, 'comes after the end');
				if (!this.line.startsWith(END)) return;
				const counted = this.#count.end();
				checkEnd(this.#number, textOnLine(this.line), counted, this.#digest);
				this.end = counted;
				this.#at++;
				continue;
			}
			const next = await this.#batches.next();
			if (next.done === true) {
				if (!this.end) throw malformed(0, 'is missing: the file was cut');
				this.ended = true;
				return;
			}
			this.#before += this.#texts.lines.length;
			this.#texts = next.value;
			this.#at = 0;
			this.#digested = 0;
		}
	}

	#digestTo(toExclusive: number): void {
		if (toExclusive <= this.#digested) return;
		const { bytes, lines } = this.#texts;
		if (bytes && this.#digested === 0 && toExclusive === lines.length) this.#digest.update(bytes);
		else this.#digest.update(`${lines.slice(this.#digested, toExclusive).join('\n')}\n`, 'latin1');
		this.#digested = toExclusive;
	}

	async close(): Promise<void> {
		await this.#batches.return?.();
	}
}

function recordAt(number: number, line: string): PathRecord {
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
