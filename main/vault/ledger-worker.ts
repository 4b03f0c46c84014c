/**
 * A thread that reads a ledger's lines ahead of their verification: form, digests, bodies, signatures. It is bundled on its
 * own and loaded by path. It knows no vault and no secret: what it gets are lines in the clear and public keys.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { PlainCatalogue } from '../../shared/catalogue/plain';
import { AheadReader } from '../../shared/ledger/read-ahead';
import type { LineBytes } from '../../shared/ledger/sound-line';
import type { Sha256 } from '../../shared/vocabulary';
import { FOLLOWS, KIND_KNOWN, type LinesRead, type LinesToRead, SIGNED, SOUND } from './ledger-messages';
import { LedgerSignatures } from './ledger-signatures';
import { sha256 } from './sha256';

const LF = 0x0a;
const signatures = new LedgerSignatures();
/** The number of the line that is read now. */
let number = 0;
const reader = new AheadReader(workerData as PlainCatalogue, (line, keyId, digest, signature) =>
	signatures.note(number, line, keyId, digest, signature),
);

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
	signatures.keepKeys(given);
	source.bytes = Buffer.from(block, 0, used);
	source.encoding = isAscii ? 'latin1' : 'utf8';
	const flags = new Uint8Array(lines);
	const disclosures = new Uint16Array(lines);
	const objects: [number, LinesRead['objects'][number][1]][] = [];
	const digests: string[] = [];
	reader.restart();
	for (let at = 0, from = 0; at < lines; at += 1) {
		number = at;
		const to = source.bytes.indexOf(LF, from);
		const found = reader.read(source, from, to);
		from = to + 1;
		if (!found) continue;
		flags[at] =
			SOUND | (found.kindKnown ? KIND_KNOWN : 0) | (found.claimed ? SIGNED : 0) | (found.follows ? FOLLOWS : 0);
		disclosures[at] = found.disclosures;
		digests.push(found.digest);
		if (found.objects.length > 0) objects.push([at, found.objects]);
	}
	signatures.check((line) => {
		flags[line] = (flags[line] ?? 0) & ~SIGNED;
	});
	return { id, flags, disclosures, digests: digests.join(''), objects };
}
