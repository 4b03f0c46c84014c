/** The chains laid out for verification: which entry stands where, in which order, under which letter, and what is said of it. */
import type { ClockFinding } from '../views';
import { type ChainId, NO_ENTRY, type Sha256 } from '../vocabulary';
import type { Entry, LineFault } from './line';
import type { NamedObject } from './objects';
import { chainLetter, inOrder } from './order';
import type { ReadAhead } from './read-ahead';
import type { ChainAtHand, CheckedEntry, CheckedLedger, ReadLine, Step, StepFault } from './verified';

const NONE: readonly never[] = [];

interface Lettered {
	readonly chain: ChainId;
	letter: string;
}

/** A readable entry at its place in its file, and what each step of verification found of it. There may be a million of them. */
export class Row implements CheckedEntry {
	/** Its place in the file, which is what its head's `seq` must say. */
	readonly seq: number;
	readonly entry: Entry;
	readonly ahead: ReadAhead | undefined;
	readonly #of: Lettered;
	#faults: StepFault[] | null = null;
	verdict: CheckedEntry['verdict'] = 'verified';
	clock: ClockFinding | null = null;
	objects: readonly NamedObject[] = NONE;

	constructor(of: Lettered, seq: number, entry: Entry, ahead: ReadAhead | undefined) {
		this.#of = of;
		this.seq = seq;
		this.entry = entry;
		this.ahead = ahead;
	}

	get chain(): ChainId {
		return this.#of.chain;
	}

	get faults(): readonly StepFault[] {
		return this.#faults ?? NONE;
	}

	/** One more thing that is amiss with it. */
	sayOf(fault: StepFault): void {
		this.#faults ??= [];
		this.#faults.push(fault);
	}

	get ref(): string {
		return `${this.#of.letter}-${this.seq}`;
	}

	get digest(): Sha256 {
		return this.entry.digest;
	}

	get at(): string {
		return this.entry.head.at;
	}

	get seen(): Entry['head']['seen'] {
		return this.ahead?.follows ? NONE : this.entry.head.seen;
	}

	/** The kind, where it is one about people and their keys; another counts as none. */
	get kindAboutPeople(): string | null {
		if (this.ahead?.follows) return null;
		const { kind } = this.entry.head;
		return kind.startsWith('person.') ? kind : null;
	}
}

export class LaidOut {
	readonly chains: readonly ChainAtHand[];
	/** The readable entries in the one order of the case. */
	readonly order: readonly Row[];
	readonly faults: StepFault[] = [];
	readonly #lettered: ReadonlyMap<ChainId, Lettered>;
	/** In the order in which they joined the case. */
	readonly #joined: Lettered[] = [];
	/** Each chain's rows by their place from 0; nothing where a line could not be read. */
	readonly #rows: ReadonlyMap<ChainId, readonly (Row | undefined)[]>;

	constructor(chains: readonly ChainAtHand[]) {
		this.chains = chains;
		this.#lettered = new Map(chains.map(({ chain }) => [chain, { chain, letter: '' }]));
		const rowOf =
			(of: Lettered | undefined) =>
			({ entry, ahead }: ReadLine, i: number) =>
				of && entry ? new Row(of, i + 1, entry, ahead) : undefined;
		this.#rows = new Map(chains.map(({ chain, lines }) => [chain, lines.map(rowOf(this.#lettered.get(chain)))]));
		this.order = inOrder([...this.#rows.values()].map((rows) => rows.filter((row) => row !== undefined)));
		if (this.#rows.size > 1) for (const row of this.order) this.#join(row.chain);
		for (const { chain } of chains) this.#join(chain);
	}

	/** The rows of a chain by their place from 0. */
	rowsOf(chain: ChainId): readonly (Row | undefined)[] {
		return this.#rows.get(chain) ?? NONE;
	}

	/** `A-12`: chains are lettered in the order in which they joined the case (decision 11). */
	place(chain: ChainId, seq: number): string {
		return `${this.#lettered.get(chain)?.letter ?? '?'}-${seq}`;
	}

	row(chain: ChainId, seq: number): Row | undefined {
		return this.#rows.get(chain)?.[seq - 1];
	}

	/** The row before in the same chain. */
	before(row: Row): Row | undefined {
		return this.row(row.chain, row.seq - 1);
	}

	/** Says of a place that a rule does not hold there. */
	say(step: Step, place: string, { rule, expected, found }: LineFault, row?: Row): void {
		const fault: StepFault = { step, place, rule, expected, found };
		this.faults.push(fault);
		row?.sayOf(fault);
	}

	/** Says it of one entry. */
	sayOf(step: Step, row: Row, fault: LineFault): void {
		this.say(step, row.ref, fault, row);
	}

	faultsOf(row: Row): readonly StepFault[] {
		return row.faults;
	}

	/** Each chain with its length and ends, in the order in which they joined. */
	summaries(): CheckedLedger['chains'] {
		return this.#joined.map(({ chain, letter }) => {
			const lines = this.chains.find((c) => c.chain === chain)?.lines ?? [];
			return {
				chain,
				letter,
				length: lines.length,
				head: lines.at(-1)?.digest ?? NO_ENTRY,
				first: lines[0]?.entry?.head.at ?? '',
				last: lines.at(-1)?.entry?.head.at ?? '',
			};
		});
	}

	#join(chain: ChainId): void {
		const of = this.#lettered.get(chain);
		if (of?.letter !== '') return;
		of.letter = chainLetter(this.#joined.length);
		this.#joined.push(of);
	}
}
