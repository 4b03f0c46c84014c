/** Where digests came from: each set of sources that occurs has a number, because few sets occur and many digests do. */
import { Refused } from '../../../shared/refusal';
import { MOST_ORIGINS } from './set-format';

export class Origins {
	readonly #numbers = new Map<string, number>();
	/** Of one source alone, the usual case: by the source's number. */
	readonly #alone: number[] = [];
	/** The sources of each origin, by its number. */
	readonly list: number[][] = [];

	/** The number of this set of sources, which are in ascending order. Refuses `hashset.origins`. */
	of(sources: readonly number[]): number {
		const [only] = sources;
		if (sources.length > 1 || only === undefined) return this.#numberOf(sources);
		const known = this.#alone[only];
		if (known !== undefined) return known;
		const made = this.#numberOf(sources);
		this.#alone[only] = made;
		return made;
	}

	#numberOf(sources: readonly number[]): number {
		const distinct = [...new Set(sources)];
		const key = distinct.join();
		const known = this.#numbers.get(key);
		if (known !== undefined) return known;
		const made = this.list.length;
		if (made >= MOST_ORIGINS)
			throw new Refused(
				'hashset.origins',
				`These lists overlap in more than ${MOST_ORIGINS} ways.`,
				'Join some of them first, or build several sets.',
			);
		this.#numbers.set(key, made);
		this.list.push(distinct);
		return made;
	}
}
