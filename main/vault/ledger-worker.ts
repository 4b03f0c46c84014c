/**
 * A thread that reads a ledger's lines ahead of their verification: form, digests, bodies, signatures. It is bundled on its
 * own and loaded by path. It knows no vault and no secret: what it gets are lines in the clear and certificates.
 */
import { parentPort } from 'node:worker_threads';
import { readAhead } from '../../shared/ledger/read-ahead';
import type { KeyId } from '../../shared/vocabulary';
import { readCertificate } from './certificates';
import { KIND_KNOWN, type LinesRead, type LinesToRead, SIGNED, SOUND } from './ledger-messages';
import { sha256 } from './ledger-rules';
import { rsaVerifier } from './rsa';

type Verifier = ReturnType<typeof rsaVerifier>;
const MOST_KEPT = 256;
/** By the certificate's base64; null for one that cannot be read. */
const read = new Map<string, { readonly keyId: KeyId; readonly verifies: Verifier } | null>();

parentPort?.on('message', (request: LinesToRead) => {
	parentPort?.postMessage(readLinesAhead(request));
});

function readLinesAhead({ id, text, certificates }: LinesToRead): LinesRead {
	const keys = new Map<KeyId, Verifier>();
	for (const base64 of certificates) {
		const signer = signerOf(base64);
		if (signer) keys.set(signer.keyId, signer.verifies);
	}
	const lines = text.split('\n');
	const flags = new Uint8Array(lines.length);
	const disclosures = new Uint16Array(lines.length);
	const objects: [number, LinesRead['objects'][number][1]][] = [];
	const digests: string[] = [];
	for (const [at, line] of lines.entries()) {
		const found = readAhead(line, sha256, (keyId, head, signature) => {
			const bytes = Buffer.from(signature, 'base64url');
			return bytes.toString('base64url') === signature && keys.get(keyId)?.(head, bytes) === true;
		});
		if (!found || found.disclosures > 0xffff) continue;
		flags[at] = SOUND | (found.kindKnown ? KIND_KNOWN : 0) | (found.signed ? SIGNED : 0);
		disclosures[at] = found.disclosures;
		digests.push(found.digest);
		if (found.objects.length > 0) objects.push([at, found.objects]);
	}
	return { id, flags, disclosures, digests: digests.join(''), objects };
}

function signerOf(base64: string) {
	const known = read.get(base64);
	if (known !== undefined) return known;
	let signer: { keyId: KeyId; verifies: Verifier } | null = null;
	try {
		const { keyId, publicKey } = readCertificate(Buffer.from(base64, 'base64'));
		signer = { keyId, verifies: rsaVerifier(publicKey) };
	} catch {
		// Whoever verifies reads it again and says what is wrong with it.
	}
	if (read.size >= MOST_KEPT) read.clear();
	read.set(base64, signer);
	return signer;
}
