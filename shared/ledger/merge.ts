/**
 * Two copies of one case made one, chain by chain and head by head (ledger.md, "Merging"). Pure: lines in, lines out.
 * What must hold: a head that stands is never changed or taken away; what either copy discloses is kept, each disclosure
 * held against the head that commits to it; copies whose heads differ at one number are a fork, and ours stays as it is.
 */
import type { ChainId } from '../vocabulary';
import { type CopyState, compareChains } from './fork';
import { type Disclosure, writeLine } from './line';
import type { ReadLine } from './verified';

/** A chain of a copy: its lines, and the same lines read. */
export interface CopiedChain {
	readonly lines: readonly string[];
	readonly read: readonly ReadLine[];
}

export type Copied = ReadonlyMap<ChainId, CopiedChain>;

export interface MergedChain {
	readonly chain: ChainId;
	/** How many entries our copy and the other one hold. */
	readonly lengths: readonly [number, number];
	readonly state: CopyState;
	/** The first number at which two different entries stand; null where there is none. */
	readonly forkedAt: number | null;
	/** The chain as it stands after the merge; empty where it is not taken. */
	readonly lines: readonly string[];
	/** Entries that we did not have. */
	readonly adds: number;
	/** Members of entries that we had, which the other copy discloses and ours withheld. */
	readonly discloses: number;
}

/** Every chain of both copies, in the order of their ids. */
export function mergeCopies(ours: Copied, theirs: Copied): MergedChain[] {
	const digests = (copied: Copied) =>
		new Map([...copied].map(([chain, { read }]) => [chain, read.map(({ digest }) => digest as string)]));
	return compareChains([digests(ours), digests(theirs)]).map((compared) => {
		const own = ours.get(compared.chain) ?? NOTHING;
		if (compared.state === 'forked') return { ...compared, lines: own.lines, adds: 0, discloses: 0 };
		return { ...compared, ...mergedLines(own, theirs.get(compared.chain) ?? NOTHING) };
	});
}

const NOTHING: CopiedChain = { lines: [], read: [] };

/** One is a prefix of the other: the longer stands, with what either discloses. */
function mergedLines(own: CopiedChain, other: CopiedChain): Pick<MergedChain, 'lines' | 'adds' | 'discloses'> {
	let discloses = 0;
	const lines = own.lines.map((line, i) => {
		if (line === other.lines[i]) return line;
		const more = disclosedBeside(own.read[i], other.read[i]);
		discloses += more.length;
		return more.length === 0 ? line : withDisclosures(line, own.read[i], more);
	});
	const tail = other.lines.slice(own.lines.length);
	return { lines: [...lines, ...tail], adds: tail.length, discloses };
}

/** What the other copy of an entry discloses and ours does not. Reading a line drops every disclosure that its head does not commit to. */
function disclosedBeside(own: ReadLine | undefined, other: ReadLine | undefined): readonly Disclosure[] {
	if (!own?.entry || !other?.entry || other.entry.disclosures.length === 0) return [];
	const { withheld } = own.entry;
	if (withheld.length === 0) return [];
	return other.entry.disclosures.filter(({ name }) => withheld.includes(name));
}

function withDisclosures(line: string, own: ReadLine | undefined, more: readonly Disclosure[]): string {
	if (!own?.entry) return line;
	const { headText, signatures, disclosures } = own.entry;
	const all = [...disclosures, ...more].sort((a, b) => (a.name < b.name ? -1 : 1));
	return writeLine(
		headText,
		signatures,
		all.map(({ text }) => text),
	);
}
