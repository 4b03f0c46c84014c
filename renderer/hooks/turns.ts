/**
 * Answers to one question that is asked again and again, shown in the order of asking however they come. What must hold: an
 * older answer never takes the place of a newer one, and where it is asked faster than it is answered, answers are still shown.
 */
export class Turns {
	#asked = 0;
	#shown = 0;

	/** A question is asked: its turn. */
	next(): number {
		this.#asked += 1;
		return this.#asked;
	}

	/** Its answer came: may it be shown? */
	mayShow(turn: number): boolean {
		if (turn <= this.#shown) return false;
		this.#shown = turn;
		return true;
	}

	/** Nothing that was asked so far is wanted any more. */
	drop(): void {
		this.#shown = this.#asked;
	}
}
