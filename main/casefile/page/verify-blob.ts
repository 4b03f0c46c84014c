/**
 * Verifies a case file that a person gave to a browser: the argument of judge.ts over a Blob, read by pieces, so that memory does
 * not grow with the file. This is what verify.html inside every case file runs (casefile.md; decision 20).
 * What must hold: it gives the report that the program gives of the same bytes and the same trust.
 */
import { type Answer, Refused } from '../../../shared/refusal';
import type { VerifyReport } from '../../../shared/views';
import { type Source, Unreadable } from '../container-reader';
import type { Progress } from '../contents';
import { verifyBytes } from '../judge';
import { trustIn } from '../trust';
import { trustTyped } from './trust-typed';

/** Small pieces follow one another: they are taken out of a stretch of this size. */
const STRETCH_BYTES = 4 << 20;
const AGE = /^(age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE-----)/;

/** @param typed what the reader got from signers: fingerprints and certificates, as they were pasted */
export async function verifyBlob(file: Blob, typed: string, how: Progress = {}): Promise<Answer<VerifyReport>> {
	try {
		const trust = trustIn(trustTyped(typed));
		if (AGE.test(await file.slice(0, 40).text())) throw encrypted();
		return { ok: true, value: await verifyBytes(fromBlob(file), file.size, trust, how) };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, refusal: error.refusal };
		if (error instanceof Error && error.name === 'NotReadableError') return { ok: false, refusal: unread().refusal };
		throw error;
	}
}

function fromBlob(file: Blob): Source {
	let held = new Uint8Array();
	let heldFrom = 0;
	const read = async (at: number, length: number) =>
		new Uint8Array(await file.slice(at, Math.min(at + length, file.size)).arrayBuffer());
	return async (into, at) => {
		if (at < heldFrom || at + into.length > heldFrom + held.length) {
			held = await read(at, Math.max(STRETCH_BYTES, into.length));
			heldFrom = at;
		}
		const piece = held.subarray(at - heldFrom, at - heldFrom + into.length);
		if (piece.length < into.length) throw new Unreadable('It became shorter while it was read.');
		into.set(piece);
	};
}

const encrypted = () =>
	new Refused(
		'casefile.encrypted',
		'This file is encrypted with age; this page opens plain ZIPs only.',
		'Decrypt it first with age -d -o case.zip FILE.zip.age, and choose case.zip.',
		'file',
	);

const unread = () =>
	new Refused(
		'file.unreadable',
		'The browser cannot read this file; it may have been changed or taken away since it was chosen.',
		'Choose it again.',
		'file',
	);
