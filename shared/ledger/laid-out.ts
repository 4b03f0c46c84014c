/** The chains laid out for verification: which entry stands where, in which order, under which letter, and what is said of it. */
import type { ClockFinding } from '../views';
import { type ChainId, NO_ENTRY, type Sha256 } from '../vocabulary';
import type { Entry, LineFault } from './line';
import type { NamedObject } from './objects';
import { chainLetter, inOrder } from './order';
import type { ReadAhead } from './read-ahead';
import type { ChainAtHand, CheckedEntry, CheckedLedger, ReadLine, Step, StepFault } from './verified';

const NONE: readonly never[] = [];

/** A readable entry at its place in its file, and what each step of verification found of it. */
export class Row implements CheckedEntry {
	readonly chain: ChainId;
	/** Its place in the file, which is what its head's `seq` must say. */
	readonly seq: number;
	readonly digest: Sha256;
	readonly entry: Entry;
	readonly ahead: ReadAhead | undefined;
	ref = '';
	faults: readonly StepFault[] = NONE;
	verdict: CheckedEntry['verdict'] = 'verified';
	clock: ClockFinding | null = null;
	objects: readonly NamedObject[] = NONE;

	constructor(chain: ChainId, seq: number, entry: Entry, ahead: ReadAhead | undefined) {
		this.chain = chain;
		this.seq = seq;
		this.digest = entry.digest;
		this.entry = entry;
		this.ahead = ahead;
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
	readonly #letters = new Map<ChainId, string>();
	/** Each chain's rows by their place from 0; nothing where a line could not be read. */
	readonly #rows: ReadonlyMap<ChainId, readonly (Row | undefined)[]>;

	constructor(chains: readonly ChainAtHand[]) {
		this.chains = chains;
		const rowOf =
			(chain: ChainId) =>
			({ entry, ahead }: ReadLine, i: number) =>
				entry ? new Row(chain, i + 1, entry, ahead) : undefined;
		this.#rows = new Map(chains.map(({ chain, lines }) => [chain, lines.map(rowOf(chain))]));
		this.order = inOrder([...this.#rows.values()].map((rows) => rows.filter((row) => row !== undefined)));
		for (const { chain } of this.order) if (!this.#letters.has(chain)) this.#letter(chain);
		for (const { chain } of chains) if (!this.#letters.has(chain)) this.#letter(chain);
		for (const row of this.order) row.ref = this.place(row.chain, row.seq);
	}

	/** `A-12`: chains are lettered in the order in which they joined the case (decision 11). */
	place(chain: ChainId, seq: number): string {
		return `${this.#letters.get(chain) ?? '?'}-${seq}`;
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
		if (row) row.faults = [...row.faults, fault];
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
		return [...this.#letters].map(([chain, letter]) => {
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

	#letter(chain: ChainId): void {
		this.#letters.set(chain, chainLetter(this.#letters.size));
	}
}
