/** One sound file for each importer, in a folder, and what they are opened with. */
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BaselineHead, baselineBytes } from '../../../main/baselines/baseline-file';
import { LIST_READERS } from '../../../main/baselines/lists/read-list';
import { listWriter } from '../../../main/baselines/lists/write-list';
import { signOver } from '../../../main/casefile/cms';
import { writeCaseFile } from '../../../main/casefile/write';
import { layout } from '../../../main/store/layout';
import { timestampRequest } from '../../../main/vault/timestamp-request';
import { writeForkProof } from '../../../shared/ledger/fork';
import { writeReceipt } from '../../../shared/ledger/receipt';
import { signedHeadOf } from '../../../shared/ledger/signed-head';
import type { Sha256 } from '../../../shared/vocabulary';
import { seeded, someTree } from '../../baselines/trees';
import { putTogether, relist, resign, takeApart } from '../../casefile/altered-case';
import { CHAIN_A, SampleCase, sampleCase } from '../../casefile/sample-case';
import { handler, vaultOf } from '../../vault/handlers';
import { certificateOf, certificatePath, keyOf, keyPath, PASSPHRASE } from '../../vault/pkcs12-files';
import { certificateBag, fileOf, keyBag } from '../../vault/pkcs12-parts';
import { StampingAuthority } from '../../vault/stamping-authority';
import { ada, Chain } from '../../vectors/pen';
import { entryOf } from '../custodian';
import { ADVERSARY, WRITER } from './case-files';
import type { Said } from './importers';

const HEAD: BaselineHead = {
	...{ format: 'sealbook-baseline/1', made: '2026-11-22T08:00:00.000Z', host: 'FIN-FS01', root: { path: '/srv' } },
	...{ pathStyle: 'unix', digests: ['sha256'], rules: { include: [], exclude: ['*.log'] }, quick: false },
	...{ program: 'Sealbook 0.0.0', timeStepNs: 1, filesOnly: false },
};

export async function plantSeeds(folder: string): Promise<void> {
	const put = (name: string, bytes: string | Uint8Array) => writeFileSync(join(folder, name), bytes);
	for (const name of [WRITER, ADVERSARY]) {
		copyFileSync(keyPath(name), join(folder, `${name}.key.pem`));
		copyFileSync(certificatePath(name), join(folder, `${name}.crt.pem`));
	}
	const writer = { certificate: certificateOf(WRITER), privateKey: keyOf(WRITER) };
	await plantCases(folder);

	const [one, two] = [new Chain().note(ada, 'One.'), new Chain().note(ada, 'Other.')].map((chain) => entryOf(chain, 1));
	if (!one || !two) throw new Error('two entries were to be made');
	put('receipt', writeReceipt(signedHeadOf(one), one.digest, [ada.certificate]));
	put('fork proof', writeForkProof([signedHeadOf(one), signedHeadOf(two)], [ada.certificate]));
	put('line of a ledger', new Chain().admit(ada, ada).lines[0] ?? '');

	put('content', 'what is signed');
	const digest = createHash('sha256').update('what is signed').digest();
	put('signature', signOver(digest, writer.certificate, writer.privateKey, new Date('2026-11-22T02:00:00Z')));
	put('certificate', writer.certificate.der);
	const pkcs8 = writer.privateKey.export({ format: 'der', type: 'pkcs8' });
	put('PKCS#12', await fileOf([keyBag(pkcs8), certificateBag(writer.certificate.der)]));

	const tsa = new StampingAuthority();
	put('timestamp', tsa.reply(timestampRequest(digest.toString('hex') as Sha256, Buffer.alloc(8, 7)).bytes));
	tsa.remove();

	await vaultOf(join(folder, 'notebook'), ['avery', 'blake']);
	put('vault file', readFileSync(layout(join(folder, 'notebook')).vault));
	const { keyId, passphrase } = handler('avery');
	const said: Said = {
		vault: { keyId, passphrase },
		imprint: digest.toString('hex') as Sha256,
		p12: PASSPHRASE,
	};
	put('said.json', JSON.stringify(said));
	await plantLists(put);
	plantIndicators(put);
}

function plantIndicators(put: (name: string, text: string) => void): void {
	const object = (n: number, pattern: string) => ({
		...{ type: 'indicator', spec_version: '2.1', id: `indicator--0000000${n}-0000-4000-8000-000000000000` },
		...{ modified: '2026-11-22T01:00:00.000Z', pattern, pattern_type: 'stix', labels: ['x'], description: 'C2' },
	});
	const patterns = [
		"[ipv4-addr:value = '203.0.113.7' OR domain-name:value = 'evil.example']",
		"[file:name = 'a.exe' AND file:parent_directory_ref.path = 'C:\\\\Temp'] OR [mutex:name = 'Global\\\\x']",
		`[file:hashes.'SHA-256' = '${'ab'.repeat(32)}']`,
	];
	const objects = [{ type: 'malware' }, ...patterns.map((pattern, at) => object(at, pattern))];
	put('indicators, STIX 2.1', `${JSON.stringify({ type: 'bundle', objects }, null, 1)}\n`);
	const rows = [
		'url,hxxps://evil[.]example/,"C2, ""x""",TLP:RED',
		`filename|md5,a.exe|${'ab'.repeat(16)},,`,
		"mutex,'=x,,",
	];
	put('indicators, table', `\ufefftype,value,comment,tlp\r\n${rows.join('\r\n')}\r\n`);
}

async function plantCases(folder: string): Promise<void> {
	const [writer, other, adversary] = [WRITER, 'ben', ADVERSARY].map((name) => ({
		certificate: certificateOf(name),
		privateKey: keyOf(name),
	}));
	if (!writer || !other || !adversary) throw new Error('three people were to be there');
	const sample = new SampleCase();
	sample.admit(CHAIN_A, writer, writer);
	sample.append(CHAIN_A, 'case.opened/1', { number: '1', title: 'Tiny' }, [writer]);
	const attachments = [sample.store(Buffer.from('x'), 'x')];
	sample.append(CHAIN_A, 'note.written/1', { phase: 'da', text: 'one', attachments }, [writer]);
	await writeCaseFile(sample.request(join(folder, 'whole.zip'), writer));
	const apart = await takeApart(join(folder, 'whole.zip'));
	apart.files.delete('HOW-TO-VERIFY.txt');
	relist(apart);
	resign(apart, writer);
	await putTogether(apart, join(folder, 'small.zip'));
	const two = sampleCase({ ada: writer, ben: other, mallory: adversary });
	await writeCaseFile(two.request(join(folder, 'two-chains.zip'), writer));
}

async function plantLists(put: (name: string, bytes: Uint8Array) => void): Promise<void> {
	const records = someTree(seeded(3)).slice(0, 30);
	async function* all() {
		yield* records;
	}
	const pieces: Buffer[] = [];
	for await (const piece of baselineBytes(HEAD, all(), () => undefined)) pieces.push(piece);
	put('baseline', Buffer.concat(pieces));
	for (const format of LIST_READERS) {
		const writer = listWriter(format, { digests: ['sha256'], version: '0.1.0', root: '/srv' });
		const lines = records.map((record) => writer.line(record)).filter((line) => Buffer.isBuffer(line));
		put(`list, ${format}`, Buffer.concat([writer.begin, ...lines, writer.end]));
	}
}
