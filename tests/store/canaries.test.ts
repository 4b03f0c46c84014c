/**
 * A lost laptop: over a whole notebook's folder, no word that a person typed and no byte of a file can be found, in any
 * name and in any file, in the forms in which it might have slipped through.
 */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChainFile } from '../../main/store/chain-file';
import { openDocument } from '../../main/store/documents';
import { layout } from '../../main/store/layout';
import { takeLock } from '../../main/store/lock';
import { ObjectStore } from '../../main/store/objects';
import { addSlot, createVaultFile } from '../../main/vault/vault';
import type { Instant, KeyId } from '../../shared/vocabulary';
import { caseId, chainId, folder } from './place';

const cost = { memoryKiB: 1024, passes: 1, parallelism: 1 };

function everything(under: string): { name: string; bytes: Buffer }[] {
	return readdirSync(under).flatMap((name) => {
		const path = join(under, name);
		return statSync(path).isDirectory()
			? [{ name, bytes: Buffer.alloc(0) }, ...everything(path)]
			: [{ name, bytes: readFileSync(path) }];
	});
}

it('the folder of a notebook tells nothing of its cases', async () => {
	const place = folder();
	const at = layout(place);
	const pkcs8 = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'der' });
	const certificateDer = Buffer.from('a certificate');
	const keyId = createHash('sha256').update(certificateDer).digest('hex') as KeyId;
	const slot = {
		passphrase: 'canary passphrase of avery',
		keyId,
		name: 'avery',
		certificateDer,
		privateKeyPkcs8: pkcs8,
		at: '2026-11-22T07:00:00.000Z' as Instant,
		cost,
	};
	const { vault } = await createVaultFile(place, { name: 'Desk 4', notebook: caseId(), vault: chainId() });
	await addSlot(place, vault, slot);
	const lock = await takeLock(place, { pid: process.pid, startedAt: 'now', boot: 'boot', host: 'host' });
	const [case1, chain1] = [caseId(), chainId()];
	mkdirSync(at.caseFolder(case1), { recursive: true });
	mkdirSync(at.documents);
	const chain = await ChainFile.create(at.chain(case1, chain1), { seal: vault.recordSeal(chain1) });
	for (let i = 0; i < 20; i++) await chain.append(`{"v":1}\tcanary note ${i}, Case Heron`);
	await chain.close();
	const file = Buffer.from('canary evidence '.repeat(50_000));
	const { object } = await new ObjectStore(at.objects(case1), vault).put(
		(async function* () {
			yield file;
		})(),
	);
	const document = await openDocument(at.document('recent'), 'recent', vault, { last: 'canary preference' });
	await document.write();

	const secrets = [
		'canary',
		'Case Heron',
		'canary passphrase',
		'canary evidence',
		object,
		pkcs8.subarray(30, 60),
	].flatMap((secret) => {
		const bytes = Buffer.from(secret);
		return [
			bytes,
			bytes.toString('hex'),
			bytes.toString('base64').replace(/=+$/, ''),
			Buffer.from(bytes.toString('latin1'), 'utf16le'),
		];
	});
	const found = everything(place);
	expect(found.length).toBeGreaterThanOrEqual(10);
	for (const { name, bytes } of found) {
		for (const secret of secrets) expect(bytes.includes(secret) || name.includes(String(secret))).toBe(false);
	}
	await lock.release();
});
