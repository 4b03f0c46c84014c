/**
 * Case files made wrong, in three depths: the container's bytes; a file inside, with container and manifests made to
 * fit; a ledger inside, with everything made to fit and signed by a key that the reader trusts.
 */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBytes } from '../../../main/casefile/judge';
import { trustIn } from '../../../main/casefile/trust';
import { readCertificatePem } from '../../../main/vault/certificates';
import type { Identity } from '../../../main/vault/selfsigned';
import { editLines, type Opened, recount, relist, resign } from '../../casefile/altered-case';
import { source, together } from '../../casefile/in-memory';
import type { Random } from '../random';
import { mutated } from './mutate';

export const ADVERSARY = 'eve';
export const WRITER = 'ada';

/** A person whose key and certificate lie in the folder of the seeds. */
export function identityIn(folder: string, name: string): Identity {
	const certificate = readCertificatePem(readFileSync(join(folder, `${name}.crt.pem`), 'latin1'));
	return { certificate, privateKey: createPrivateKey(readFileSync(join(folder, `${name}.key.pem`))) };
}

/** Accepted as intact, which it is not? Both keys are trusted. */
export function caseReader(folder: string): (bytes: Buffer) => Promise<boolean> {
	const trust = trustIn([WRITER, ADVERSARY].map((name) => identityIn(folder, name).certificate.keyId));
	return async (bytes) => (await verifyBytes(source(bytes), bytes.length, trust)).verdict.startsWith('intact');
}

const copyOf = ({ top, files }: Opened): Opened => ({ top, files: new Map(files) });
const isDer = (name: string) => name.endsWith('.p7s') || name.endsWith('.tsr');

/** One file inside is wrong; the manifests and the container fit it. */
export async function relisted(whole: Opened, chance: Random): Promise<Buffer> {
	const copy = copyOf(whole);
	const name = chance.pick([...copy.files.keys()].filter((one) => one !== 'HOW-TO-VERIFY.txt'));
	const changed = mutated(copy.files.get(name) ?? Buffer.alloc(0), isDer(name) ? 'der' : 'text', chance);
	// Where what the case says of itself cannot be read any more, the manifests stay as they were.
	if (name !== 'data/case.json' && !chance.oneIn(4)) {
		copy.files.set(name, changed);
		relist(copy);
	}
	copy.files.set(name, changed);
	return together(copy);
}

/** Something is put into a line of a ledger; all that follows from it is made to fit, and signed. */
export async function resigned(whole: Opened, signer: Identity, chance: Random): Promise<Buffer> {
	const copy = copyOf(whole);
	const ledgers = [...copy.files.keys()].filter((name) => name.endsWith('.ledger'));
	const chain = chance.pick(ledgers).replace(/^.*\/|\.ledger$/g, '');
	editLines(copy, chain, (lines) => {
		const at = chance.below(lines.length);
		return lines.map((line, n) => {
			if (n !== at) return line;
			const changed = mutated(Buffer.from(line), 'text', chance).toString('utf8');
			return changed === line ? line.slice(1) : changed;
		});
	});
	recount(copy);
	resign(copy, signer);
	return together(copy);
}
