/** The chains laid out for verification: which entry stands where, in which order, under which letter, and what is said of it. */
import { type ChainId, NO_ENTRY } from '../vocabulary';
import type { Entry, LineFault } from './line';
import { chainLetter, inOrder } from './order';
import type { ChainAtHand, CheckedLedger, Step, StepFault } from './verified';

/** A readable entry at its place in its file. */
export interface Row {
	readonly chain: ChainId;
	/** Its place in the file, which is what its head's `seq` must say. */
	readonly seq: number;
	readonly ref: string;
	readonly at: string;
	readonly seen: Entry['head']['seen'];
	readonly entry: Entry;
}

export class LaidOut {
	readonly chains: readonly ChainAtHand[];
	/** The readable entries in the one order of the case. */
	readonly order: readonly Row[];
	readonly faults: StepFault[] = [];
	readonly #letters = new Map<ChainId, string>();
	readonly #rows: ReadonlyMap<ChainId, ReadonlyMap<number, Row>>;
	readonly #faultsOf = new Map<Row, StepFault[]>();

	constructor(chains: readonly ChainAtHand[]) {
		this.chains = chains;
		const bare = chains.map(({ chain, lines }) =>
			lines.flatMap(({ entry }, i) =>
				entry ? [{ chain, seq: i + 1, at: entry.head.at, seen: entry.head.seen, entry }] : [],
			),
		);
		const order = inOrder(bare);
		for (const { chain } of [...order, ...chains])
			if (!this.#letters.has(chain)) this.#letters.set(chain, chainLetter(this.#letters.size));
		this.order = order.map((row) => ({ ...row, ref: this.place(row.chain, row.seq) }));
		const rows = new Map(chains.map(({ chain }) => [chain, new Map<number, Row>()]));
		for (const row of this.order) rows.get(row.chain)?.set(row.seq, row);
		this.#rows = rows;
	}

	/** `A-12`: chains are lettered in the order in which they joined the case (decision 11). */
	place(chain: ChainId, seq: number): string {
		return `${this.#letters.get(chain) ?? '?'}-${seq}`;
	}

	row(chain: ChainId, seq: number): Row | undefined {
		return this.#rows.get(chain)?.get(seq);
	}

	/** The row before in the same chain. */
	before(row: Row): Row | undefined {
		return this.row(row.chain, row.seq - 1);
	}

	/** Says of a place that a rule does not hold there. */
	say(step: Step, place: string, { rule, expected, found }: LineFault, row?: Row): void {
		const fault: StepFault = { step, place, rule, expected, found };
		this.faults.push(fault);
		if (row) this.#faultsOf.set(row, [...this.faultsOf(row), fault]);
	}

	/** Says it of one entry. */
	sayOf(step: Step, row: Row, fault: LineFault): void {
		this.say(step, row.ref, fault, row);
	}

	faultsOf(row: Row): readonly StepFault[] {
		return this.#faultsOf.get(row) ?? [];
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
}
