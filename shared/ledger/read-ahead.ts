/**
 * What can be found out of a line before it stands among others, so that several threads can do it: that it is sound, that
 * its body fits its kind, which objects it names, and which of its signatures verify with the key that they name.
 * What must hold: only what `verifyLedger` would find out itself is told, and of a line with any fault nothing is: such a
 * line is read again where faults are named (`examineLine`, `checkBody`).
 */
import { bodyFits, type PlainCatalogue } from '../catalogue/plain';
import type { Sha256 } from '../vocabulary';
import type { Span } from './bytes';
import type { Json } from './canonical';
import { type NamedObject, objectsIn } from './objects';
import { type LineBytes, SoundLine } from './sound-line';

export interface ReadAhead {
	/** False where the kind is not known to this program; where it is known, the body fits it. */
	readonly kindKnown: boolean;
	readonly disclosures: number;
	readonly objects: readonly NamedObject[];
	/** Every signature was seen to verify with the key that `head.by` names for it; false: it is still to be seen. */
	readonly signed: boolean;
	/**
	 * The line before it in its chain was sound, and this head goes on from that one as nearly all do: the next number, its
	 * digest, the same case, chain and signers; the clock ran on; no other chain seen; the kind is none about people. Whoever
	 * finds the line before in order need not look at this head.
	 */
	readonly follows: boolean;
}

/** Takes a signature over a head of this digest, to see whether it verifies with that key; both stand in the line. False where it cannot. */
export type TakesSignature = (line: LineBytes, keyId: Span, head: Sha256, signature: Span) => boolean;

/** What was found out of a line; whether it is signed is known once the signatures that it claims were checked. */
export interface FoundAhead extends Omit<ReadAhead, 'signed'> {
	readonly digest: Sha256;
	/** Every signature was taken. */
	readonly claimed: boolean;
}

const NONE: readonly never[] = [];

export class AheadReader {
	readonly #line = new SoundLine();
	readonly #catalogue: PlainCatalogue;
	readonly #takes: TakesSignature;

	constructor(catalogue: PlainCatalogue, takes: TakesSignature) {
		this.#catalogue = catalogue;
		this.#takes = takes;
	}

	/** The lines that are read next do not stand behind those that were read until now. */
	restart(): void {
		this.#line.restart();
	}

	/** Null where anything is out of the ordinary. */
	read(line: LineBytes, from: number, to: number): FoundAhead | null {
		const sound = this.#line;
		const found = sound.read(line, from, to) ? this.#found(line) : null;
		if (!found) this.restart();
		return found;
	}

	#found(line: LineBytes): FoundAhead | null {
		const { head, digest, values, signatures, follows } = this.#line;
		const kindKnown = bodyFits(this.#catalogue, head.kind, this.#line, head.signers);
		if (kindKnown === false) return null;
		const objects = objectsOf(values);
		if (!objects) return null;
		let claimed = true;
		for (let i = 0; i < head.signers && claimed; i += 1) {
			const [by, signature] = [head.by[i], signatures[i]];
			claimed = by !== undefined && signature !== undefined && this.#takes(line, by, digest, signature);
		}
		return { kindKnown: kindKnown !== null, disclosures: values.length, objects, claimed, follows, digest };
	}
}

const isObject = (value: Json): boolean => typeof value === 'object';

/** Null where one is not named as it must be. */
function objectsOf(values: readonly Json[]): readonly NamedObject[] | null {
	if (!values.some(isObject)) return NONE;
	let odd = false;
	const objects = values.flatMap((value) =>
		objectsIn(value, () => {
			odd = true;
		}),
	);
	return odd ? null : objects;
}
