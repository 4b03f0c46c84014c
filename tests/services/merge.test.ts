/** A case carried from laptop to laptop by files: joined, continued, brought home; and everything that is not taken. */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../main/vault/ledger-rules';
import { makeIdentity } from '../../main/vault/selfsigned';
import type { MergeView } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { editLines, putTogether, recount, resign, takeApart } from '../casefile/altered-case';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const one = new Place();
const two = new Place();
let ada: Asking;
let ben: Asking;
let number = 0;
let files = 0;

beforeAll(async () => {
	ada = await one.open();
	await ada.ask('notebook.create', FIRST);
	ben = await two.open();
	await ben.ask('notebook.create', { ...FIRST, ...BEN, notebook: 'Response team south' });
});
afterAll(async () => {
	await one.remove();
	await two.remove();
});

const newCase = async (at = ada) => (await at.ask('case.open', { number: `IR-${++number}`, title: 'A laptop' })).case;
const write = (at: Asking, id: string, text = 'A note.') => at.ask('note.write', { case: id, phase: 'da', text });
const exported = async (at: Asking, id: string, withhold?: string[], without?: 'objects'[]) => {
	const path = join(one.folder, `copy-${++files}.zip`);
	await at.ask('casefile.export', {
		...{ case: id, to: at.ticket(path) },
		...(withhold ? { withhold } : {}),
		...(without ? { without } : {}),
	});
	return path;
};
/** Every file by what it holds, but for the documents that can be thrown away. */
const bytes = async () =>
	[...(await one.bytes())]
		.filter(([name]) => !name.includes('/documents/'))
		.map(([name, held]) => [name, sha256(held)]);
const keyOf = async (at: Asking) => (await at.ask('notebook.status', {})).me?.keyId as KeyId;
/** Merges, with consent to whoever signs for the other laptop. */
const merged = async (at: Asking, path: string): Promise<MergeView> =>
	at.ask('casefile.merge', { file: at.ticket(path), accept: [await keyOf(ada), await keyOf(ben)] });
const heads = async (at: Asking, id: string) =>
	(await at.ask('case.show', { case: id })).heads.map(({ chain, seq, digest }) => [chain, seq, digest]);
const entries = async (at: Asking, id: string) =>
	(await at.ask('entry.list', { case: id })).map(({ ref, digest, verdict, body, withheld }) => ({
		...{ ref, digest, verdict, body, withheld },
	}));
const state = (view: MergeView) => Object.fromEntries(view.chains.map((c) => [c.letter, [c.state, c.adds]]));

describe('a case that is new here', () => {
	it('is joined with a chain of our own, whose author nobody vouches for yet, and comes home', async () => {
		const id = await newCase();
		await write(ada, id, 'Seen at the console.');
		const brought = await merged(ben, await exported(ada, id));
		expect(brought).toMatchObject({ done: true, known: false, rolledBack: false, findings: [], adds: { entries: 3 } });
		expect(state(brought)).toEqual({ A: ['new', 3] });
		expect((await ben.ask('entry.list', { case: id })).at(-1)?.body.name).toBe(BEN.name);
		await write(ben, id, 'Continued on the other laptop.');
		const view = await ben.ask('case.show', { case: id });
		expect(view.heads.map(({ letter, seq, mine }) => [letter, seq, mine])).toEqual([
			['A', 3, false],
			['B', 2, true],
		]);
		expect(view.people.map(({ name, vouchedFor }) => [name, vouchedFor])).toEqual([
			[ADA.name, true],
			[BEN.name, false],
		]);
		expect(view.verification.verdict).toBe('intact');

		const home = await merged(ada, await exported(ben, id));
		expect(state(home)).toEqual({ A: ['same', 0], B: ['new', 2] });
		expect(await entries(ada, id)).toEqual(await entries(ben, id));
		expect(await heads(ada, id)).toEqual(await heads(ben, id));
		await write(ada, id, 'After the merge.');
		const last = (await ada.ask('entry.list', { case: id })).at(-1);
		expect(last?.head.seen.map(({ seq }) => seq)).toEqual([2]);
		expect((await ada.ask('notebook.verify', {})).verdict).toBe('intact');
	});

	it('may have a number that another case here has: said, and each is named by its id', async () => {
		const theirs = (await ben.ask('case.open', { number: 'IR-SAME', title: 'Theirs' })).case;
		const ours = (await ada.ask('case.open', { number: 'IR-SAME', title: 'Ours' })).case;
		const view = await merged(ada, await exported(ben, theirs));
		expect(view.findings).toEqual([expect.stringContaining('Another case here has the number IR-SAME')]);
		const refusal = await ada.refusal('case.show', { case: 'IR-SAME' });
		expect(refusal.code).toBe('case.ambiguous');
		expect(refusal.hint).toContain(ours);
		expect((await ada.ask('case.show', { case: theirs })).title).toBe('Theirs');
	});
});

describe('a case that is here', () => {
	it('is not changed by an old copy, and nothing is entered', async () => {
		const id = await newCase();
		const old = await exported(ada, id);
		await write(ada, id);
		await ada.ask('case.close', { case: id, reason: 'Anchored.' });
		const before = await bytes();
		const view = await merged(ada, old);
		expect(view).toMatchObject({ done: true, receipt: null, adds: { entries: 0, disclosures: 0, objects: 0 } });
		expect(state(view)).toEqual({ A: ['longer here', 0] });
		expect(await bytes()).toEqual(before);
	});

	it('keeps what either copy discloses, and takes objects that were left out', async () => {
		const id = await newCase();
		const attach = await ada.ask('note.write', {
			...{ case: id, phase: 'da', text: 'The secret is in the file.' },
			attachments: [ada.ticket(import.meta.filename)],
		});
		const brought = await merged(ben, await exported(ada, id, ['note.written:text'], ['objects']));
		expect(brought.verdict).toBe('incomplete');
		expect(brought.findings.join()).toContain('1 stored files that entries name are neither here nor in the copy');
		const withheld = async () => (await ben.ask('entry.list', { case: id })).find((e) => e.digest === attach.digest);
		expect((await withheld())?.withheld).toEqual(['text']);

		const more = await merged(ben, await exported(ada, id));
		expect(more.adds).toEqual({ entries: 0, disclosures: 1, objects: 1 });
		expect((await withheld())?.body.text).toBe('The secret is in the file.');
		// A copy that withholds takes nothing away again.
		const less = await merged(ben, await exported(ada, id, ['note.written:text'], ['objects']));
		expect(less).toMatchObject({ receipt: null, adds: { entries: 0, disclosures: 0, objects: 0 } });
		expect((await withheld())?.body.text).toBe('The secret is in the file.');
		expect((await ben.ask('notebook.verify', {})).verdict).not.toBe('broken');
		await ben.ask('notebook.lock', {});
		await ben.ask('notebook.unlock', { person: BEN.name, passphrase: BEN.passphrase });
		expect((await withheld())?.body.text).toBe('The secret is in the file.');
	});

	it('was rolled back here: what was lost comes back, and the case goes on in a new chain', async () => {
		const id = await newCase();
		await write(ada, id, 'Kept.');
		await ada.ask('notebook.lock', {});
		const older = join(one.folder, `older-${number}`);
		await cp(one.notebook, older, { recursive: true });
		await ada.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		await write(ada, id, 'Lost and found.');
		const path = await exported(ada, id);
		await ada.ask('notebook.lock', {});
		await rm(one.notebook, { recursive: true });
		await cp(older, one.notebook, { recursive: true });
		await ada.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });

		const view = await merged(ada, path);
		expect(view).toMatchObject({ rolledBack: true, adds: { entries: 1 } });
		expect(view.findings).toEqual([expect.stringContaining('this notebook was rolled back')]);
		const shown = await ada.ask('case.show', { case: id });
		expect(shown.heads.map(({ letter, seq, mine }) => [letter, seq, mine])).toEqual([
			['A', 4, false],
			['B', 2, true],
		]);
		expect(shown.verification.verdict).toBe('intact');
		await write(ada, id, 'In the new chain.');
		expect((await ada.ask('entry.list', { case: id })).at(-1)?.ref).toBe('B-3');
	});

	it('was forked: both versions are reported, ours stays, the rest is taken', async () => {
		const id = await newCase();
		await merged(ben, await exported(ada, id));
		await write(ben, id, 'From the other laptop.');
		await merged(ada, await exported(ben, id));
		await ada.ask('notebook.lock', {});
		const older = join(one.folder, `older-${number}`);
		await cp(one.notebook, older, { recursive: true });
		await ada.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		await write(ada, id, 'One version.');
		await merged(ben, await exported(ada, id));
		await write(ben, id, 'More from the other laptop.');
		const path = await exported(ben, id);
		await ada.ask('notebook.lock', {});
		await rm(one.notebook, { recursive: true });
		await cp(older, one.notebook, { recursive: true });
		await ada.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		await write(ada, id, 'Another version.');

		const ours = await heads(ada, id);
		const view = await merged(ada, path);
		expect(state(view)).toEqual({ A: ['refused', 0], B: ['grows', 1] });
		const refused = view.chains[0]?.refused;
		expect(refused).toMatchObject({ why: 'forked', fork: { seq: 3, signedBoth: [{ keyId: await keyOf(ada) }] } });
		expect(refused?.keptAs).toMatch(/^[0-9a-f]{64}$/);
		expect((await heads(ada, id))[0]).toEqual(ours[0]);
		expect(view.findings[0]).toContain('was forked at A-3');
		// The other chain has seen the version that is not here: that stays said.
		expect((await ada.ask('case.show', { case: id })).verification.faults.map(({ rule }) => rule)).toEqual([
			'an entry that was seen is there',
		]);
		const { verdict, checks } = await ada.ask('notebook.verify', {});
		expect(verdict).toBe('broken');
		// The case still travels, and says what it has come to; whoever has the other version is told of the fork.
		const told = await exported(ada, id);
		expect((await ben.ask('casefile.verify', { file: ben.ticket(told) })).verdict).toBe('broken');
		expect(state(await merged(ben, told))).toEqual({ A: ['refused', 0], B: ['same', 0] });
		expect(checks.filter(({ state: s }) => s === 'missing')).toEqual([]);
	});

	it('is previewed without a byte written, and merged by the ticket that the preview gives', async () => {
		const id = await newCase(ben);
		await write(ben, id);
		const path = await exported(ben, id);
		await ada.ask('notebook.status', {});
		const before = await bytes();
		const preview = await ada.ask('casefile.preview-merge', { file: ada.ticket(path) });
		expect(preview).toMatchObject({ done: false, needsConsent: true, known: false, receipt: null });
		expect(preview.news).toContainEqual({ kind: 'note.written/1', count: 1 });
		expect(await bytes()).toEqual(before);
		const [signer] = preview.signers;
		if (!preview.file || !signer) throw new Error('a preview gives a ticket and a signer');
		const done = await ada.ask('casefile.merge', { file: preview.file, accept: [signer.keyId] });
		expect(done.receipt?.ref).toMatch(/^[A-Z]+-\d+$/);
	});
});

describe('what is not taken leaves every byte as it was', () => {
	const refusedFor = async (path: string, accept: readonly KeyId[] = []) => {
		const before = await one.caseBytes();
		const refusal = await ada.refusal('casefile.merge', { file: ada.ticket(path), accept: [...accept] });
		expect(await one.caseBytes()).toEqual(before);
		return refusal;
	};

	it('a signer whom nobody here knows, until they are accepted by name', async () => {
		const id = await newCase(ben);
		const refusal = await refusedFor(await exported(ben, id));
		expect(refusal).toMatchObject({ code: 'signer.unknown', field: 'accept' });
		expect(refusal.sentence).toMatch(/Ben Ode, fingerprint ([0-9A-F]{2}:){31}[0-9A-F]{2}/);
		expect((await refusedFor(await exported(ben, id), [await keyOf(ada)])).code).toBe('signer.unknown');
	});

	it('a file that was altered, however its manifests were made to fit', async () => {
		const id = await newCase(ben);
		for (const text of ['one', 'two', 'three']) await write(ben, id, text);
		const path = await exported(ben, id);
		const [chain = ''] = (await heads(ben, id))[0] ?? [];
		const name = `data/ledger/${String(chain)}.ledger`;
		const mallory = await makeIdentity({ name: 'Mallory' }, new Date('2026-11-22T01:00:00Z'));
		const accept = [mallory.certificate.keyId, await keyOf(ben)];
		const alterations: Record<string, (lines: string[]) => string[]> = {
			swapped: ([a = '', b = '', c = '', d = '', ...rest]) => [a, b, d, c, ...rest],
			removed: ([a = '', b = '', , ...rest]) => [a, b, ...rest],
			twice: (lines) => [...lines, lines.at(-1) ?? ''],
			reworded: (lines) => lines.map((line) => line.replace('"three"', '"threE"')),
			resaid: (lines) => lines.map((line) => line.replace('note.written/1', 'note.written/9')),
			unsigned: (lines) => lines.map((line) => line.replace(/\t\["[^"]*"\]/, '\t[]')),
		};
		for (const [what, alter] of Object.entries(alterations)) {
			const opened = await takeApart(path);
			editLines(opened, String(chain), alter);
			recount(opened);
			resign(opened, mallory);
			const altered = await putTogether(opened, join(one.folder, `altered-${what}.zip`));
			expect((await refusedFor(altered, accept)).code, what).toBe('merge.broken');
		}
		const flipped = await takeApart(path);
		flipped.files.set(name, Buffer.from(String(flipped.files.get(name)).replace('"one"', '"One"')));
		expect((await refusedFor(await putTogether(flipped, join(one.folder, 'flipped.zip')), accept)).code).toBe(
			'merge.broken',
		);
		const unsigned = await takeApart(path);
		for (const file of unsigned.files.keys()) if (file.startsWith('signatures/')) unsigned.files.delete(file);
		expect((await refusedFor(await putTogether(unsigned, join(one.folder, 'unsigned.zip')), accept)).code).toBe(
			'merge.unsigned',
		);
		expect((await refusedFor(import.meta.filename, accept)).code).toBe('casefile.unreadable');
		expect((await refusedFor(one.folder, accept)).code).toMatch(/^(casefile\.not-a-file|disk\.)/);
		expect((await refusedFor(join(one.folder, 'nothing.zip'), accept)).code).toBe('disk.ENOENT');
	});
});
