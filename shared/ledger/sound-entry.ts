/** The entry in a line that was found sound: taken apart when somebody looks, and each part only then. */
import type { Sha256 } from '../vocabulary';
import type { Json } from './canonical';
import type { Disclosure, Entry, Head } from './line';

const DIGEST_DIGITS = 64;

export class SoundEntry implements Entry {
	readonly #line: string;
	readonly #digests: string;
	readonly #at: number;
	#head: Head | null = null;
	#disclosures: readonly Disclosure[] | null = null;
	#body: Readonly<Record<string, Json>> | null = null;

	/** @param digests text in which the entry's digest stands, from place `at` on: of many entries it is cut out when asked for */
	constructor(line: string, digests: string, at = 0) {
		this.#line = line;
		this.#digests = digests;
		this.#at = at;
	}

	get digest(): Sha256 {
		return this.#digests.slice(this.#at, this.#at + DIGEST_DIGITS) as Sha256;
	}

	get headText(): string {
		return this.#line.slice(0, this.#line.indexOf('\t'));
	}

	get head(): Head {
		this.#head ??= JSON.parse(this.headText) as Head;
		return this.#head;
	}

	get signatures(): readonly string[] {
		return JSON.parse(this.#line.split('\t', 2)[1] ?? '[]') as string[];
	}

	get disclosures(): readonly Disclosure[] {
		this.#disclosures ??= this.#readDisclosures();
		return this.#disclosures;
	}

	/** Looked at far more often than the disclosures, which are not kept for its sake. */
	get body(): Readonly<Record<string, Json>> {
		if (this.#body) return this.#body;
		const body: Record<string, Json> = Object.create(null);
		for (const { name, value } of this.#disclosures ?? this.#readDisclosures()) body[name] = value;
		this.#body = body;
		return body;
	}

	#readDisclosures(): Disclosure[] {
		return this.#line
			.split('\t')
			.slice(2)
			.map((text) => {
				const [, name, value] = JSON.parse(text) as [string, string, Json];
				return { name, value, text };
			});
	}

	get withheld(): readonly string[] {
		const { body } = this;
		return Object.keys(this.head.body).filter((name) => !(name in body));
	}
}
