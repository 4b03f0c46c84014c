/** Takes the digests of the lists, one list after another, into one sorter for each algorithm. */
import type { DigestName } from '../../../shared/vocabulary';
import { DigestSorter, type SorterOptions } from './digest-sorter';
import { DIGEST_BYTES } from './set-format';

/** What a reader of lists gives its digests to. */
export interface DigestTaker {
	/** A file was told of, whose digests were given since the one before; `name` as it stands in the list. */
	row(name?: Buffer): void;
	/** The digest whose hexadecimal digits stand at `at`; false where they are none, and nothing was taken. */
	hex(algorithm: DigestName, text: Uint8Array, at: number): boolean;
	/** The digest whose bytes stand at `at`. */
	bytes(algorithm: DigestName, bytes: Uint8Array, at: number): void;
}

export class Intake implements DigestTaker {
	readonly sorters = new Map<DigestName, DigestSorter>();
	readonly #options: SorterOptions;
	#origin = 0;
	#rows = 0;
	#counts = new Map<DigestName, number>();

	constructor(options: SorterOptions) {
		this.#options = options;
	}

	/** From here on digests come from this source. */
	begin(origin: number): void {
		this.#origin = origin;
		this.#rows = 0;
		this.#counts = new Map();
	}

	/** What came from the source since it was begun. */
	get taken(): { readonly rows: number; readonly digests: Readonly<Partial<Record<DigestName, number>>> } {
		return { rows: this.#rows, digests: Object.fromEntries(this.#counts) };
	}

	row(): void {
		this.#rows++;
	}

	hex(algorithm: DigestName, text: Uint8Array, at: number): boolean {
		if (!this.#sorter(algorithm).addHex(text, at, this.#origin)) return false;
		this.#counts.set(algorithm, (this.#counts.get(algorithm) ?? 0) + 1);
		return true;
	}

	bytes(algorithm: DigestName, bytes: Uint8Array, at: number): void {
		this.#sorter(algorithm).addBytes(bytes, at, this.#origin);
		this.#counts.set(algorithm, (this.#counts.get(algorithm) ?? 0) + 1);
	}

	/** Takes the scratch files away. */
	close(): void {
		for (const sorter of this.sorters.values()) sorter.close();
	}

	#sorter(algorithm: DigestName): DigestSorter {
		let sorter = this.sorters.get(algorithm);
		if (sorter === undefined) {
			sorter = new DigestSorter(DIGEST_BYTES[algorithm], this.#options);
			this.sorters.set(algorithm, sorter);
		}
		return sorter;
	}
}
