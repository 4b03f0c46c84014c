/**
 * What a notebook's folder must hold after anything, kept beside it by whoever wrote there: acknowledged entries in
 * their order and at most the one whose fate was open; of a document the acknowledged version or a later one that was
 * being written; acknowledged objects whole; torn tails kept aside as they were. `Lost` says what is not so.
 */
import type { ChainId, Sha256 } from '../../shared/vocabulary';

/** A promise that was not kept. */
export class Lost extends Error {}

export function must(holds: boolean, sentence: string): asserts holds {
	if (!holds) throw new Lost(sentence);
}

export class ExpectedChain {
	/** Was its making acknowledged? */
	made = false;
	acknowledged: string[] = [];
	/** Lines whose append ended with their fate open. */
	open: string[] = [];
	/** Lines that were acknowledged while the power went: the disk may have them, in this order, up to any. */
	late: string[] = [];
	/** Open lines that a program showed on a disk it could not make them safe on; another may stand behind them. */
	#found: readonly string[] = [];

	/**
	 * Lines that a reader found. What was shown on a disk that works must stay, so it counts as acknowledged from here on;
	 * on one that fails, only once another line stands behind it.
	 */
	shown(lines: readonly string[], works = true): void {
		const kept = this.acknowledged.length;
		must(lines.length >= kept, `${kept - lines.length} acknowledged entries lost of ${kept}`);
		this.acknowledged.forEach((line, i) => {
			must(lines[i] === line, `entry ${i + 1} is not the acknowledged one`);
		});
		const reached = this.late.findIndex((line, i) => lines[kept + i] !== line);
		const more = lines.slice(kept + (reached === -1 ? this.late.length : reached));
		const first = more.findIndex((line, i) => this.#found[i] !== line);
		const fresh = first === -1 ? 0 : more.length - first;
		must(fresh <= 1, `${fresh} entries that were never acknowledged`);
		must(
			more.every((line) => this.open.includes(line)),
			'an entry that was refused, or never written, stands there',
		);
		this.#found = works ? [] : more;
		if (!works) return;
		this.made = true;
		this.acknowledged = [...lines];
		this.open = [];
		this.late = [];
	}

	/** A program found so many lines on a disk that it could make them safe on: an open one among them stays. */
	opened(lines: number): void {
		this.made = true;
		const [first] = this.open;
		if (lines === this.acknowledged.length + 1 && first !== undefined) {
			this.acknowledged.push(first);
			this.open = [];
			this.#found = [];
		}
	}

	/** A line was acknowledged; `lines` is all that the writer holds, as far as that line. */
	appended(line: string, lines: readonly string[]): void {
		this.#found = [];
		this.acknowledged = lines.includes(line) ? lines.slice(0, lines.indexOf(line) + 1) : [...this.acknowledged, line];
	}
}

export class ExpectedDocument {
	acknowledged: string | null = null;
	open: string[] = [];

	/** The empty text stands for a removal. */
	shown(text: string | null): void {
		const mayBeGone = this.acknowledged === null || this.open.includes('');
		must(text !== null || mayBeGone, 'an acknowledged document is gone');
		must(
			text === null || text === this.acknowledged || this.open.includes(text),
			`a document is neither its acknowledged version nor a later one: ${text?.slice(0, 40)}`,
		);
	}

	replaced(text: string): void {
		this.acknowledged = text === '' ? null : text;
		this.open = [];
	}
}

/** A count, of which it is known how many were acknowledged and how many more may be in it. */
class ExpectedCount {
	#least = 0;
	#most = 0;

	counted(is: string, code: string): void {
		if (is === 'tried') this.#most += 1;
		if (is === 'done') this.#least += 1;
		if (is === 'refused' && code !== 'disk.unknown-outcome') this.#most -= 1;
	}

	shown(count: number): void {
		must(count >= this.#least, `${this.#least - count} of ${this.#least} counted unlocks lost`);
		must(count <= this.#most, `${count - this.#most} unlocks counted too many`);
		this.#least = count;
		this.#most = count;
	}
}

export class Expected {
	readonly chains = new Map<ChainId, ExpectedChain>();
	readonly documents = new Map<string, ExpectedDocument>();
	readonly objects = new Map<Sha256, Buffer>();
	readonly count = new ExpectedCount();
	/** Torn tails by path. */
	readonly keptAside = new Map<string, Buffer>();
}
