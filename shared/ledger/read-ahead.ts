/**
 * What can be found out of a line before it stands among others, so that several threads can do it: that it is sound, that
 * its body fits its kind, which objects it names, and which of its signatures verify with the key that they name.
 * What must hold: only what `verifyLedger` would find out itself is told, and of a line with any fault nothing is: such a
 * line is read again where faults are named (`examineLine`, `checkBody`).
 */
import { checkBody } from '../catalogue/catalogue';
import type { KeyId, Sha256 } from '../vocabulary';
import type { Json } from './canonical';
import type { Disclosure, Entry, Hash, Head } from './line';
import { type NamedObject, objectsIn } from './objects';
import { soundLine } from './sound-line';

export interface ReadAhead {
	/** False where the kind is not known to this program; where it is known, the body fits it. */
	readonly kindKnown: boolean;
	readonly disclosures: number;
	readonly objects: readonly NamedObject[];
	/** Every signature was seen to verify with the key that `head.by` names for it; false: it is still to be seen. */
	readonly signed: boolean;
}

/** Does the signature over a head of this digest verify with that key? False also where the key is not at hand. */
export type Holds = (keyId: KeyId, head: Sha256, signature: string) => boolean;

/** Null where anything is out of the ordinary. */
export function readAhead(line: string, hash: Hash, holds: Holds): (ReadAhead & { readonly digest: Sha256 }) | null {
	const entry = soundLine(line, hash);
	if (!entry) return null;
	const { head, body, withheld, digest, signatures, disclosures } = entry;
	const misfit = checkBody(head.kind, body, withheld, head.by.length);
	if (misfit && misfit.length > 0) return null;
	let odd = false;
	const objects = disclosures.flatMap(({ value }) =>
		typeof value === 'object'
			? objectsIn(value, () => {
					odd = true;
				})
			: [],
	);
	if (odd) return null;
	const signed = head.by.every((keyId, i) => holds(keyId, digest, signatures[i] ?? ''));
	return { kindKnown: misfit !== null, disclosures: disclosures.length, objects, signed, digest };
}

/** The entry in a line that was found sound: taken apart when somebody looks. */
export class SoundEntry implements Entry {
	readonly head: Head;
	readonly headText: string;
	readonly digest: Sha256;
	readonly #rest: string;
	#fields: readonly string[] | null = null;
	#disclosures: readonly Disclosure[] | null = null;
	#body: Readonly<Record<string, Json>> | null = null;

	constructor(line: string, digest: Sha256) {
		const end = line.indexOf('\t');
		this.headText = line.slice(0, end);
		this.head = JSON.parse(this.headText) as Head;
		this.digest = digest;
		this.#rest = line.slice(end + 1);
	}

	get signatures(): readonly string[] {
		return JSON.parse(this.#texts()[0] ?? '[]') as string[];
	}

	get disclosures(): readonly Disclosure[] {
		this.#disclosures ??= this.#texts()
			.slice(1)
			.map((text) => {
				const [, name, value] = JSON.parse(text) as [string, string, Json];
				return { name, value, text };
			});
		return this.#disclosures;
	}

	get body(): Readonly<Record<string, Json>> {
		if (this.#body) return this.#body;
		const body: Record<string, Json> = Object.create(null);
		for (const { name, value } of this.disclosures) body[name] = value;
		this.#body = body;
		return body;
	}

	get withheld(): readonly string[] {
		const { body } = this;
		return Object.keys(this.head.body).filter((name) => !(name in body));
	}

	#texts(): readonly string[] {
		this.#fields ??= this.#rest.split('\t');
		return this.#fields;
	}
}
