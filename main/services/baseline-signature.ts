/**
 * What stands beside a baseline file: FILE.p7s, who signed it, and FILE.sha256. Both are looked at each time the file is
 * used. What must hold: one that is there and does not fit refuses the file; one that is not there is said to be missing.
 */
import { basename } from 'node:path';
import { checksumName } from '../../shared/list-text';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import type { Instant, KeyId } from '../../shared/vocabulary';
import { certificateIn, LARGEST_SIGNATURE_BYTES, signOver, verifyOver } from '../casefile/cms';
import { readGiven } from '../store/given-file';
import { readCertificate } from '../vault/certificates';
import type { Me } from './desk';

export interface BaselineSigner {
	readonly keyId: KeyId;
	/** As the certificate has it; only a person of the notebook is known to be who it says. */
	readonly name: string;
	readonly signedAt: Instant;
	readonly p7s: Uint8Array;
}

/** Signs a file by its SHA-256 (32 bytes): CMS, detached, which `openssl cms -verify -binary -content FILE` accepts. */
export function signBaseline(
	digest: Uint8Array,
	me: Pick<Me, 'certificateDer' | 'privateKey'>,
	at: Instant,
): Uint8Array {
	return signOver(digest, readCertificate(me.certificateDer), me.privateKey, new Date(at));
}

/** Who signed the file with this SHA-256. Refuses `baseline.signature` where the signature is not over it. */
export function signerOf(p7s: Uint8Array, digest: Uint8Array): BaselineSigner {
	const certificate = certificateIn(p7s);
	const found = verifyOver(p7s, digest, certificate);
	if (!found.holds) {
		const sentence = 'The signature is not of this baseline: the file or the signature was changed.';
		throw new Refused('baseline.signature', sentence, 'Use an undamaged copy of both; nothing of this one counts.');
	}
	return { keyId: found.keyId, name: certificate.commonName, signedAt: found.signingTime, p7s };
}

/** What stands beside a file; null where nothing does. Refuses `baseline.signature`, `baseline.damaged`, `disk.<CODE>`. */
export async function besideBaseline(
	path: string | Buffer,
	digest: Uint8Array,
): Promise<{ readonly signer: BaselineSigner | null; readonly sums: boolean }> {
	const sums = await readBeside(path, '.sha256', 8192);
	if (
		sums &&
		!sums.toString('latin1').toLowerCase().replace(/^\\/, '').startsWith(Buffer.from(digest).toString('hex'))
	) {
		const sentence = 'The baseline does not have the SHA-256 that stands beside it.';
		throw new Refused('baseline.damaged', sentence, 'Use an undamaged copy; nothing of this one counts.');
	}
	const p7s = await readBeside(path, '.p7s', LARGEST_SIGNATURE_BYTES);
	return { signer: p7s && signerOf(p7s, digest), sums: sums !== null };
}

/** The line that `sha256sum --check` reads, in the folder of the file. */
export function sumLine(path: string | Buffer, digest: Uint8Array): Buffer {
	const name = basename(typeof path === 'string' ? path : path.toString('latin1'));
	const bytes = Buffer.from(name, typeof path === 'string' ? 'utf8' : 'latin1').toString('latin1');
	const { mark, escaped } = checksumName(bytes);
	return Buffer.from(`${mark}${Buffer.from(digest).toString('hex')}  ${escaped}\n`, 'latin1');
}

export const besidePath = (path: string | Buffer, ending: string): string | Buffer =>
	typeof path === 'string' ? `${path}${ending}` : Buffer.concat([path, Buffer.from(ending)]);

async function readBeside(path: string | Buffer, ending: string, mostBytes: number): Promise<Buffer | null> {
	try {
		return await readGiven(besidePath(path, ending), mostBytes);
	} catch (error) {
		if (error instanceof Refused && error.refusal.code === 'disk.ENOENT') return null;
		throw error;
	}
}

export const shownSigner = (signer: Pick<BaselineSigner, 'name' | 'keyId'>): string =>
	`${visible(signer.name)}, key ${signer.keyId.slice(0, 8)}`;
