/**
 * Long work taken in pieces: between two of them the process answers whoever else asks, so that a key never waits for it.
 * What must hold: nothing that others may change meanwhile is read before a pass and relied upon after it.
 */

/** Milliseconds that may go by before others have their turn. */
const PIECE_MS = 20;

export class Turns {
	#since = performance.now();

	/** Is it somebody else's turn? */
	get due(): boolean {
		return performance.now() - this.#since >= PIECE_MS;
	}

	/** Lets everything that waits be answered first. */
	async pass(): Promise<void> {
		await new Promise<void>((resolve) => setImmediate(resolve));
		this.#since = performance.now();
	}
}
