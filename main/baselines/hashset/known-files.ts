/**
 * Several sets asked as one: is a file known good, known bad, or not known? Bad wins over good, and both are said.
 * What must hold: a set that cannot answer is never taken for one that does not know. Then a file is known bad where
 * another set says so, and else nothing is said of it.
 */
import { Refused } from '../../../shared/refusal';
import type { Digests } from '../../../shared/vocabulary';
import type { Hashset, Hit } from './hashset';
import { lookupMany } from './lookup-many';

export interface KnownBy extends Hit {
	/** The set’s name. */
	readonly set: string;
	readonly kind: 'good' | 'bad';
}

/** Sorting so few first would cost more than it saves. */
const FEW = 64;

/** `known: null`: nothing can be said; the file has no digest that a set has, or a set is damaged. */
export interface Known {
	readonly known: 'good' | 'bad' | 'unknown' | null;
	/** Every set that knows it, bad ones first. */
	readonly by: readonly KnownBy[];
}

export class KnownFiles {
	readonly #sets: readonly Hashset[];
	/** One sentence for each set that could not answer. */
	readonly faults: string[] = [];

	/** `faults`: of sets that could not even be opened. */
	constructor(sets: readonly Hashset[], faults: readonly string[] = []) {
		this.#sets = [...sets].sort((a, b) => Number(a.described.kind === 'good') - Number(b.described.kind === 'good'));
		this.faults.push(...faults);
	}

	/** What is known of each of these files, in their order. Some thousands at once are quickest. Refuses `digest.malformed`. */
	lookup(files: readonly Digests[]): Known[] {
		const asked = this.#sets.map((set) => ({ set, hits: this.#hitsOf(set, files) }));
		const silent = this.faults.length > 0;
		return files.map((digests, at) => {
			const by = asked.flatMap(({ set, hits }): KnownBy[] => {
				const hit = hits?.[at];
				return hit ? [{ ...hit, set: set.described.name, kind: set.described.kind }] : [];
			});
			const [first] = by;
			if (first?.kind === 'bad') return { known: 'bad', by };
			if (silent || !this.#couldAnswer(digests)) return { known: null, by };
			return { known: first ? 'good' : 'unknown', by };
		});
	}

	close(): void {
		for (const set of this.#sets) set.close();
	}

	/** True where at least one set has a digest that the file has. */
	#couldAnswer(digests: Digests): boolean {
		return this.#sets.some((set) => set.sections.some(({ algorithm }) => digests[algorithm] !== undefined));
	}

	#hitsOf(set: Hashset, files: readonly Digests[]): (Hit | null)[] | null {
		try {
			return files.length < FEW ? files.map((digests) => set.lookup(digests)) : lookupMany(set, files);
		} catch (error) {
			if (!(error instanceof Refused) || error.refusal.code !== 'hashset.damaged') throw error;
			const sentence = `“${set.described.name}”: ${error.refusal.sentence}`;
			if (!this.faults.includes(sentence)) this.faults.push(sentence);
			return null;
		}
	}
}
