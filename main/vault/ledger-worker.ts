/**
 * A thread that reads a ledger's lines ahead of their verification: form, digests, bodies, signatures. It is bundled on its
 * own and loaded by path. It knows no vault and no secret: what it gets are lines in the clear and public keys.
 */
import { createPublicKey } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { PlainCatalogue } from '../../shared/catalogue/plain';
import type { Span } from '../../shared/ledger/bytes';
import { AheadReader } from '../../shared/ledger/read-ahead';
import type { LineBytes } from '../../shared/ledger/sound-line';
import type { KeyId, Sha256 } from '../../shared/vocabulary';
import { FOLLOWS, KIND_KNOWN, type LinesRead, type LinesToRead, SIGNED, SOUND } from './ledger-messages';
import { rsaVerifier } from './rsa';
import { sha256 } from './sha256';

const LF = 0x0a;
const LONGEST_SIGNATURE_BYTES = 1024;
const MOST_KEPT = 256;
const keys = new Map<KeyId, ReturnType<typeof rsaVerifier>>();
const decoded = Buffer.alloc(LONGEST_SIGNATURE_BYTES);
/** The part of it that the last signature took; the next is nearly always as long. */
let part = decoded;
const reader = new AheadReader(workerData as PlainCatalogue, holds);

/** The lines that are read now; one object for all of them. */
class BlockBytes implements LineBytes {
	bytes = Buffer.from(new SharedArrayBuffer(0));
	encoding: 'latin1' | 'utf8' = 'utf8';

	text(from: number, to: number): string {
		return this.bytes.toString(this.encoding, from, to);
	}

	same(at: number, other: number, length: number): boolean {
		return this.bytes.compare(this.bytes, at, at + length, other, other + length) === 0;
	}

	hash(from: number, to: number): Sha256 {
		return sha256(new Uint8Array(this.bytes.buffer, from, to - from));
	}
}

const source = new BlockBytes();

parentPort?.on('message', (request: LinesToRead) => {
	parentPort?.postMessage(readLinesAhead(request));
});

function readLinesAhead({ id, block, used, lines, isAscii, keys: given }: LinesToRead): LinesRead {
	keepKeys(given);
	source.bytes = Buffer.from(block, 0, used);
	source.encoding = isAscii ? 'latin1' : 'utf8';
	const flags = new Uint8Array(lines);
	const disclosures = new Uint16Array(lines);
	const objects: [number, LinesRead['objects'][number][1]][] = [];
	const digests: string[] = [];
	reader.restart();
	for (let at = 0, from = 0; at < lines; at += 1) {
		const to = source.bytes.indexOf(LF, from);
		const found = reader.read(source, from, to);
		from = to + 1;
		if (!found) continue;
		flags[at] =
			SOUND | (found.kindKnown ? KIND_KNOWN : 0) | (found.signed ? SIGNED : 0) | (found.follows ? FOLLOWS : 0);
		disclosures[at] = found.disclosures;
		digests.push(found.digest);
		if (found.objects.length > 0) objects.push([at, found.objects]);
	}
	return { id, flags, disclosures, digests: digests.join(''), objects };
}

function keepKeys(given: LinesToRead['keys']): void {
	if (keys.size > MOST_KEPT) keys.clear();
	for (const [keyId, spki] of given)
		if (!keys.has(keyId))
			keys.set(keyId, rsaVerifier(createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })));
}

function holds(line: LineBytes, keyId: Span, head: Sha256, signature: Span): boolean {
	const verifies = keys.get(line.text(keyId.from, keyId.to) as KeyId);
	const text = line.text(signature.from, signature.to);
	if (!verifies || !isCanonical(text)) return false;
	const length = decoded.write(text, 'base64url');
	if (part.length !== length) part = decoded.subarray(0, length);
	return verifies(head, part);
}

/** Of the last character, bits that belong to no byte are zero (RFC 4648, 3.5). */
function isCanonical(base64url: string): boolean {
	const over = base64url.length % 4;
	const last = base64url.slice(-1);
	return over === 0 || (over === 2 && 'AQgw'.includes(last)) || (over === 3 && 'AEIMQUYcgkosw048'.includes(last));
}
