/** Those who listen to what is told while it happens, each until it stops. */
import type { Telling } from '../../shared/views';

type Listener = (telling: Telling) => void;

export class Listeners {
	readonly #all = new Set<Listener>();

	readonly tell: Listener = (telling) => {
		for (const listener of this.#all) listener(telling);
	};

	/** @returns stops it */
	readonly listen = (listener: Listener): (() => void) => {
		this.#all.add(listener);
		return () => {
			this.#all.delete(listener);
		};
	};
}
