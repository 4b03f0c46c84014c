/**
 * Everything that takes a stranger's file, each with files to begin from: how one is made wrong, and how it is read.
 * Reading gives true where a wrong file passes for what it is not; refusals are thrown, as to a person.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBaseline } from '../../../main/baselines/baseline-file';
import { LIST_READERS, readList } from '../../../main/baselines/lists/read-list';
import { verifyOver } from '../../../main/casefile/cms';
import { readIndicators } from '../../../main/indicators/read-indicators';
import type { Disk } from '../../../main/store/disk';
import { readCertificate } from '../../../main/vault/certificates';
import { ledgerRules, sha256 } from '../../../main/vault/ledger-rules';
import { readPkcs12 } from '../../../main/vault/pkcs12-read';
import { verifyTimestamp } from '../../../main/vault/timestamp';
import { readVault, unlock } from '../../../main/vault/vault';
import { readIndicator } from '../../../shared/indicators/read';
import { canonical } from '../../../shared/ledger/canonical';
import { readForkProof } from '../../../shared/ledger/fork';
import { readLine } from '../../../shared/ledger/line';
import { readReceipt } from '../../../shared/ledger/receipt';
import type { KeyId, Sha256 } from '../../../shared/vocabulary';
import { apart } from '../../casefile/in-memory';
import type { Random } from '../random';
import { ADVERSARY, caseReader, identityIn, relisted, resigned, WRITER } from './case-files';
import { type Form, mutated } from './mutate';

export interface Importer {
	readonly name: string;
	/** How many of a thousand files are for it. */
	readonly share: number;
	/** The files that nothing is wrong with. */
	readonly sound: readonly Buffer[];
	make(chance: Random): Promise<Buffer>;
	/** True where it passes for what it is not. */
	read(bytes: Buffer): Promise<boolean>;
}

/** What the seeds are opened and compared with. */
export interface Said {
	readonly vault: { readonly keyId: KeyId; readonly passphrase: string };
	readonly imprint: Sha256;
	/** The passphrase of the PKCS#12 file. */
	readonly p12: string;
}

/** @param folder the seeds, as seeds.ts leaves them */
export async function importers(folder: string): Promise<Importer[]> {
	const seed = (name: string) => readFileSync(join(folder, name));
	const said = JSON.parse(seed('said.json').toString()) as Said;
	const rules = ledgerRules();
	const writer = identityIn(folder, WRITER).certificate;
	const adversary = identityIn(folder, ADVERSARY);
	const cases = [seed('small.zip'), seed('two-chains.zip')] as const;
	const [small, two] = [await apart(cases[0]), await apart(cases[1])];
	const isCase = caseReader(folder);
	const stamped = statement(seed('timestamp'), said.imprint);
	const tagged = createHash('sha256').update(seed('content')).digest();

	const plain = (name: string, share: number, form: Form, read: Importer['read'], file = name): Importer => {
		const whole = seed(file);
		return { name, share, sound: [whole], make: async (chance) => mutated(whole, form, chance), read };
	};
	return [
		plain('case file, container', 120, 'zip', isCase, 'small.zip'),
		{
			...{ name: 'case file, listed anew', share: 70, sound: cases },
			make: (chance) => relisted(chance.oneIn(8) ? two : small, chance),
			read: isCase,
		},
		{
			...{ name: 'case file, signed anew', share: 10, sound: cases },
			make: (chance) => resigned(chance.oneIn(4) ? two : small, adversary, chance),
			read: isCase,
		},
		plain('receipt', 70, 'text', async (bytes) => readReceipt(bytes.toString('utf8'), rules) !== null),
		plain('fork proof', 60, 'text', async (bytes) => readForkProof(bytes.toString('utf8'), rules) !== null),
		plain('signature', 80, 'der', async (bytes) => verifyOver(bytes, tagged, writer).holds),
		// The certificates beside the authority's own may differ: nobody's word covers them (decision 4).
		plain('timestamp', 70, 'der', async (bytes) => ![null, stamped].includes(statement(bytes, said.imprint))),
		plain('certificate', 80, 'der', async (bytes) => readCertificate(bytes).keyId === writer.keyId),
		plain(
			'PKCS#12',
			30,
			'der',
			async (bytes) => (await readPkcs12(bytes, said.p12)).certificate.keyId !== writer.keyId,
		),
		plain('vault file', 40, 'text', async (bytes) => {
			const { keyId, passphrase } = said.vault;
			(await unlock(await readVault('/', diskOf(bytes)), keyId, passphrase)).vault.lock();
			return true;
		}),
		plain('line of a ledger', 60, 'text', async (bytes) => {
			readLine(bytes.toString('utf8'), sha256);
			return false;
		}),
		plain('baseline', 70, 'text', async (bytes) => {
			const opened = await openBaseline(once(bytes));
			for await (const _ of opened.records);
			return true;
		}),
		...LIST_READERS.map((format) =>
			plain(`list, ${format}`, 30, 'text', async (bytes) => {
				// Such a list says nothing of itself: another digest in it is another list.
				for await (const _ of readList(once(bytes), bytes.length % 2 === 0 ? format : undefined));
				return false;
			}),
		),
		...(['STIX 2.1', 'table'] as const).map((form) =>
			plain(`indicators, ${form}`, 30, 'text', async (bytes) => {
				// Such a file says nothing of itself either; what is taken is what an entry can hold.
				const { taken } = readIndicators(bytes);
				return taken.some((one) => canonical({ ...one }) === '' || 'problem' in readIndicator(one));
			}),
		),
	];
}

/** What a timestamp says, where it holds. */
function statement(tsr: Buffer, imprint: Sha256): string | null {
	const found = verifyTimestamp(tsr, imprint);
	return found.holds ? [found.at, found.serial, found.nonce, found.imprint, found.authority.keyId].join() : null;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes;
}

/** A disk with one file, whatever it is called. */
function diskOf(bytes: Buffer): Disk {
	const none = async () => {
		throw new Error('nothing is written here');
	};
	const open: Disk['open'] = async () => ({
		read: async (into, offset, length, position) => {
			const part = bytes.subarray(position, position + length);
			into.set(part, offset);
			return { bytesRead: part.length };
		},
		stat: async () => ({ size: bytes.length, isFile: () => true }),
		close: async () => undefined,
		...{ write: none, sync: none, datasync: none, truncate: none },
	});
	return { open, rename: none, link: none, unlink: none, mkdir: none, readdir: none, lstat: none };
}
