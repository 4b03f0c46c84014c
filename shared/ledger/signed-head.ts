/**
 * One entry's head with its signatures and certificates, outside of any ledger: what receipts and proofs of a fork carry
 * (decision 6). Heads stand in those files as the very objects that were signed, so their canonical text is found again
 * byte for byte. Read as hostile input.
 */
import type { KeyId, Sha256 } from '../vocabulary';
import { canonical, type Json, NotCanonical, parseCanonical } from './canonical';
import { type Entry, type Head, readLine } from './line';
import type { Certificate, Rules } from './verified';

/** As it stands in a file. */
export interface SignedHead {
	readonly head: Json;
	readonly signatures: readonly string[];
}

/** An entry's, as its line has it. */
export const signedHeadOf = ({ headText, signatures }: Pick<Entry, 'headText' | 'signatures'>): SignedHead => ({
	head: parseCanonical(headText),
	signatures,
});

/** Read, with every signature found to hold. Plain data: it is handed from the process that read it to another. */
export interface ProvenHead {
	readonly head: Head;
	readonly digest: Sha256;
	/** Its signers, in the order of `by`. */
	readonly signers: readonly Pick<Certificate, 'keyId' | 'spki'>[];
}

/** Why a file is not what it should be; a sentence's end. */
export class Unproven extends Error {}

/** @param certificates DER in base64, at least those of the head's signers @throws Unproven */
export function provenHead(
	{ head, signatures }: SignedHead,
	certificates: readonly string[],
	rules: Rules,
): ProvenHead {
	const text = canonical(head);
	const { entry, digest, faults } = readLine(`${text}\t${canonical([...signatures])}`, rules.hash);
	const [fault] = faults;
	if (!entry || fault) throw new Unproven(`its head is not one of format 1: ${fault?.rule ?? 'it cannot be read'}`);
	const known = new Map(certificates.map((base64) => readAs(base64, rules)));
	const signers = entry.head.by.map((keyId, i) => {
		const certificate = known.get(keyId);
		if (!certificate) throw new Unproven(`it lacks the certificate ${keyId}`);
		if (!certificate.verifies(text, entry.signatures[i] ?? ''))
			throw new Unproven(`a signature by ${keyId} does not verify`);
		return { keyId: certificate.keyId, spki: certificate.spki };
	});
	return { head: entry.head, digest, signers };
}

/** A file holds the certificates of its signers and no others, so that no byte of it is free. @throws Unproven */
export function noneToSpare(certificates: readonly string[], heads: readonly ProvenHead[], rules: Rules): void {
	const needed = new Set(heads.flatMap(({ head }) => head.by));
	const given = certificates.map((base64) => readAs(base64, rules)[0]);
	if (given.length !== needed.size || !given.every((keyId) => needed.delete(keyId)))
		throw new Unproven('it holds a certificate that no signer needs');
}

function readAs(base64: string, rules: Rules): readonly [KeyId, Certificate] {
	try {
		const certificate = rules.readCertificate(base64);
		return [certificate.keyId, certificate];
	} catch (error) {
		throw new Unproven(`a certificate in it cannot be used: ${error instanceof Error ? error.message : String(error)}`);
	}
}

/** Canonical JSON whose members are exactly these. @throws Unproven */
export function membersOf(text: string, format: string, names: readonly string[]): Readonly<Record<string, Json>> {
	let value: Json;
	try {
		value = parseCanonical(text);
	} catch (error) {
		if (error instanceof NotCanonical) throw new Unproven(`it is not canonical JSON: ${error.message}`);
		throw error;
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unproven('it is not an object');
	const members = value as Readonly<Record<string, Json>>;
	if (members.format !== format) throw new Unproven(`its format is not ${format}`);
	if (Object.keys(members).sort().join() !== [...names].sort().join())
		throw new Unproven(`its members are not ${[...names].sort().join(', ')}`);
	return members;
}

/** A list of texts, at most 16. @throws Unproven */
export function textsIn(value: Json | undefined, what: string): string[] {
	if (!Array.isArray(value) || value.length === 0 || value.length > 16 || !value.every((v) => typeof v === 'string'))
		throw new Unproven(`its ${what} are not a list of texts`);
	return value as string[];
}
