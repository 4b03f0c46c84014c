/** A case that goes to another laptop encrypted, and is read there by who has the key. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ticket } from '../../shared/vocabulary';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const one = new Place();
const two = new Place();
let ada: Asking;
let ben: Asking;
let id: string;
let recipient: string;
const at = (name: string) => join(one.folder, name);

beforeAll(async () => {
	ada = await one.open();
	await ada.ask('notebook.create', FIRST);
	ben = await two.open();
	await ben.ask('notebook.create', { ...FIRST, ...BEN, notebook: 'Response team south' });
	id = (await ada.ask('case.open', { number: 'IR-1', title: 'A laptop' })).case;
	writeFileSync(at('evidence.bin'), Buffer.alloc(200_000, 'noise '));
	const attachments = [ada.ticket(at('evidence.bin'))];
	await ada.ask('note.write', { case: id, phase: 'da', text: 'Seen at the console.', attachments });
	const [secret, other] = [await generateX25519Identity(), await generateX25519Identity()];
	recipient = await identityToRecipient(secret);
	writeFileSync(at('ben.txt'), `# public key: ${recipient}\n${secret}\n`);
	writeFileSync(at('other.txt'), `${other}\n`);
});
afterAll(async () => {
	await one.remove();
	await two.remove();
});

it('is written for its recipients, which the notebook’s own ledger says, and brought in with the key', async () => {
	const view = await ada.ask('casefile.export', {
		...{ case: id, to: ada.ticket(at('for-ben.zip.age')) },
		encryptTo: [recipient, recipient],
	});
	expect(view).toMatchObject({ encryptedTo: [recipient], report: { verdict: 'intact' } });
	const bytes = readFileSync(at('for-ben.zip.age'));
	expect([bytes.includes('IR-1'), bytes.includes('bagit'), bytes.length]).toEqual([false, false, view.sizeBytes]);
	const ledger = await ownEntries(one, await vaultOf(one));
	expect(ledger.find(({ kind }) => kind === 'case.exported/1')?.body.encryptedTo).toEqual([recipient]);

	const file = ben.ticket(at('for-ben.zip.age'));
	expect(await ben.refusal('casefile.preview-merge', { file })).toMatchObject({
		code: 'casefile.encrypted',
		field: 'identity',
	});
	const other = ben.ticket(at('other.txt'));
	expect(await ben.refusal('casefile.preview-merge', { file, identity: other })).toMatchObject({
		code: 'casefile.wrong-key',
		field: 'identity',
	});
	// The same tickets once more: nobody has to choose the file again for having chosen another key.
	const identity = ben.ticket(at('ben.txt'));
	const report = await ben.ask('casefile.verify', { file: ben.ticket(at('for-ben.zip.age')), identity });
	expect([report.verdict, report.checks[0]?.name]).toEqual(['intact, signer unknown', 'encryption']);
	const preview = await ben.ask('casefile.preview-merge', { file, identity });
	const [signer] = preview.signers;
	const accept = signer ? [signer.keyId] : [];
	const merged = await ben.ask('casefile.merge', { file: preview.file as Ticket, identity, accept });
	expect(merged).toMatchObject({ done: true, findings: [], adds: { objects: 1 }, fileSha256: view.sha256 });
	const [object] = (await ben.ask('entry.list', { case: id })).flatMap(({ files }) => files);
	const saved = { case: id, object: object?.object ?? '', to: ben.ticket(at('saved.bin')) };
	expect((await ben.ask('object.save', saved)).sizeBytes).toBe(200_000);
});

it('carries a hand-over there and its receipt back, each opened by whom it is for', async () => {
	const item = { case: id, tag: 'L-1' };
	await ada.ask('evidence.register', { ...item, description: 'A laptop', storedAt: 'Safe 1' });
	const reason = { reason: 'For the laboratory', fromPassphrase: ADA.passphrase };
	await ada.ask('custody.release', { ...item, to: BEN.name, ...reason });
	const there = at('there.zip.age');
	await ada.ask('casefile.export', { case: id, to: ada.ticket(there), encryptTo: [recipient] });
	const identity = ben.ticket(at('ben.txt'));
	const preview = await ben.ask('casefile.preview-merge', { file: ben.ticket(there), identity });
	const accept = preview.signers.map(({ keyId }) => keyId);
	await ben.ask('casefile.merge', { file: preview.file as Ticket, identity, accept });
	await ben.ask('custody.receive', { ...item, place: 'Laboratory' });

	const [home, filePassphrase] = [at('home.zip.age'), 'walnut herring umbrella 4'];
	const made = await ben.ask('casefile.export', { case: id, to: ben.ticket(home), filePassphrase });
	expect(made).toMatchObject({ encryptedTo: ['passphrase'], report: { verdict: 'intact' } });
	const file = ada.ticket(home);
	const asked = { code: 'casefile.encrypted', field: 'filePassphrase' };
	expect(await ada.refusal('custody.take-receipt', { ...item, file })).toMatchObject(asked);
	const signers = made.report.signers.map(({ keyId }) => keyId);
	await ada.ask('custody.take-receipt', { ...item, file, filePassphrase, accept: signers });
	const [shown] = (await ada.ask('custody.show', item)).items;
	expect([shown?.state, shown?.holder.name, shown?.place]).toEqual(['held', BEN.name, 'Laboratory']);
});

it('is refused for a recipient that is none, for a weak passphrase, and for both ways at once', async () => {
	const refusal = (more: { encryptTo?: string[]; filePassphrase?: string }) =>
		ada.refusal('casefile.export', { case: id, to: ada.ticket(at('none.zip.age')), ...more });
	expect(await refusal({ encryptTo: [recipient.replace(/.$/, 'b')] })).toMatchObject({
		code: 'recipient.unreadable',
		field: 'encryptTo',
	});
	expect(await refusal({ filePassphrase: ADA.passphrase.slice(0, 5) })).toMatchObject({
		code: 'passphrase.weak',
		field: 'filePassphrase',
	});
	expect(await refusal({ encryptTo: [recipient], filePassphrase: ADA.passphrase })).toMatchObject({
		code: 'casefile.two-ways',
	});
});

it('is not stamped or compared as it is, and says what to do', async () => {
	const [file, to] = [ada.ticket(at('for-ben.zip.age')), ada.ticket(at('x.tsq'))];
	expect(await ada.refusal('timestamp.request-file', { file, to })).toMatchObject({ code: 'casefile.encrypted' });
	const files: [Ticket, Ticket] = [ada.ticket(at('for-ben.zip.age')), ada.ticket(at('for-ben.zip.age'))];
	expect(await ada.refusal('fork.compare', { files })).toMatchObject({ code: 'casefile.encrypted' });
});

it('is stopped while it is written, verified or brought in, which is no fault of the program and leaves nothing', async () => {
	const stopping = ({ notebook }: Asking) =>
		notebook.listen(({ tells, ...told }) => {
			if (tells === 'progress') void notebook.ask('job.cancel', { job: Object(told).progress.job });
		});
	const before = readdirSync(one.folder);
	for (const asking of [ada, ben]) stopping(asking);
	const [job, to] = ['stopped', ada.ticket(at('stopped.zip'))];
	expect(await ada.refusal('casefile.export', { job, case: id, to })).toMatchObject({ code: 'job.cancelled' });
	const identity = ben.ticket(at('ben.txt'));
	for (const question of ['casefile.verify', 'casefile.preview-merge', 'casefile.merge'] as const) {
		const file = ben.ticket(at('for-ben.zip.age'));
		expect(await ben.refusal(question, { job, file, identity })).toMatchObject({ code: 'job.cancelled' });
	}
	expect(readdirSync(one.folder)).toEqual(before);
});
