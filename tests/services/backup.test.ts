/** A backup made of the open notebook, carried on, restored elsewhere; both notebooks go on and nothing forks. */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layout } from '../../main/store/layout';
import { ownEntries, recordsOf, vaultOf } from './own-ledger';
import { ADA, type Asking, FIRST, Place } from './place';

const original = new Place();
const elsewhere = new Place();
const unlocking = { person: ADA.name, passphrase: ADA.passphrase };
const stick = join(original.folder, 'KINGSTON');
let book: Asking;
let copy: Asking;
let id = '';
let mark = Buffer.alloc(0);
const markPath = () => join(elsewhere.notebook, 'notebook', 'restored.json');

beforeAll(async () => {
	await mkdir(stick);
	book = await original.open();
	await book.ask('notebook.create', FIRST);
	id = (await book.ask('case.open', { number: 'IR-1', title: 'A laptop' })).case;
	await write(book, 'Before the backup.');
	const picture = join(original.folder, 'picture.bin');
	await writeFile(picture, Buffer.alloc(700_000, 'picture'));
	await book.ask('note.write', { case: id, phase: 'da', text: 'With a file.', attachments: [book.ticket(picture)] });
});
afterAll(async () => {
	await original.remove();
	await elsewhere.remove();
});

const write = (on: Asking, text: string) => on.ask('note.write', { case: id, phase: 'da', text });
const backUp = () => book.ask('backup.make', { to: book.ticket(stick) });

/** Every record of every chain below a notebook's folder, by chain and number. */
async function records(place: Place): Promise<Map<string, string>> {
	const at = layout(place.notebook);
	const found = new Map<string, string>();
	for (const folder of [at.notebook, join(at.cases, id)])
		for (const name of (await readdir(folder)).filter((n) => n.endsWith('.ledger'))) {
			const { bytes, ends } = await recordsOf(join(folder, name));
			for (let n = 1; n < ends.length; n++)
				found.set(`${name} ${n}`, bytes.subarray(ends[n - 1], ends[n]).toString('hex'));
		}
	return found;
}

describe('a backup', () => {
	it('is made while the notebook is open, entered in its ledger and shown in its status', async () => {
		expect((await book.ask('notebook.status', {})).backup).toBeNull();
		const made = await backUp();
		expect(made).toMatchObject({ generation: 1, repaired: 0 });
		expect(made.copiedBytes).toBe(made.sizeBytes);
		const entry = (await ownEntries(original, await vaultOf(original))).at(-1);
		expect(entry).toMatchObject({ kind: 'notebook.backed-up/1', body: { generation: 1, sizeBytes: made.sizeBytes } });
		expect((await book.ask('notebook.status', {})).backup).toEqual({ at: made.madeAt, where: made.where });
	});

	it('copies the second time only what is new', async () => {
		const chain = async () => [...(await records(original)).values()].reduce((n, hex) => n + hex.length / 2, 0);
		const before = await chain();
		await write(book, 'After the first backup.');
		const grown = (await chain()) - before;
		const made = await backUp();
		expect(made.generation).toBe(2);
		// The records that were added since, the first backup's own entry among them, and a document that was rewritten.
		const entry = made.copiedBytes - grown;
		expect(entry).toBeGreaterThan(0);
		expect(entry).toBeLessThan(6000);
		await book.ask('draft.save', { case: id, text: 'A draft.', phase: null, observedAt: null });
		const again = await backUp();
		expect(again.copiedBytes).toBeLessThan(3000);
		expect(again.sizeBytes).toBeGreaterThan(700_000);
	});

	it('is checked in full, by anybody and by the notebook that wrote it', async () => {
		const checked = await book.ask('backup.check', { from: book.ticket(stick) });
		expect(checked).toMatchObject({ generation: 3, name: FIRST.notebook, faults: [], tag: 'holds' });
		expect(checked.others.map((o) => o.generation)).toEqual([2]);
		copy = await elsewhere.open();
		expect(await copy.ask('backup.check', { from: copy.ticket(stick) })).toMatchObject({
			faults: [],
			tag: 'not checked',
		});
	});
});

describe('a restored notebook', () => {
	it('opens with the same passphrase, and its new chains begin by naming the ends of the old ones', async () => {
		expect((await copy.ask('notebook.status', {})).state).toBe('absent');
		const restored = await copy.ask('backup.restore', { from: copy.ticket(stick) });
		expect(restored).toMatchObject({ generation: 3, name: FIRST.notebook });
		const before = await records(elsewhere);
		mark = await readFile(markPath());
		await copy.ask('notebook.unlock', unlocking);
		const own = await ownEntries(elsewhere, await vaultOf(elsewhere));
		const [begin] = own.filter((e) => e.ref === 'B-1');
		expect(begin?.kind).toBe('notebook.restored/1');
		const ends = own.filter((e) => e.ref.startsWith('A-'));
		expect(begin?.body.closes).toBe(ends[0]?.chain);
		expect(begin?.head.seen).toEqual([{ chain: ends[0]?.chain, seq: ends.length, head: ends.at(-1)?.digest }]);
		const entries = await copy.ask('entry.list', { case: id });
		const old = entries.filter((e) => e.ref.startsWith('A-'));
		expect(entries.find((e) => e.ref === 'B-1')?.head.seen).toEqual([
			{ chain: old[0]?.chain, seq: old.length, head: old.at(-1)?.digest },
		]);
		expect(entries.find((e) => e.ref === 'B-2')).toMatchObject({ kind: 'chain.restarted/1', body: { missing: [] } });
		// What was in the backup is untouched.
		const after = await records(elsewhere);
		for (const [place, bytes] of before) expect(after.get(place)).toBe(bytes);
		expect((await copy.ask('notebook.verify', {})).verdict).toBe('intact');
		expect((await copy.ask('draft.read', { case: id }))?.text).toBe('A draft.');
	});

	it('and the original both go on, and nothing forks', async () => {
		await write(copy, 'On the new laptop.');
		await write(book, 'On the old laptop.');
		await book.ask('clock.check', { case: id, reference: 'GPS', referenceTime: '2026-11-22T02:00:00.000Z' });
		const ours = await records(original);
		const theirs = await records(elsewhere);
		const both = [...ours.keys()].filter((place) => theirs.has(place));
		expect(both.length).toBeGreaterThan(8);
		for (const place of both) expect(theirs.get(place)).toBe(ours.get(place));
		expect(theirs.size).toBeGreaterThan(both.length);
		expect(ours.size).toBeGreaterThan(both.length);
		// Both sides' chains in one folder are one sound case.
		await book.ask('notebook.lock', {});
		for (const name of (await readdir(join(layout(elsewhere.notebook).cases, id))).filter((n) => n.endsWith('.ledger')))
			if (!ours.has(`${name} 1`))
				await cp(join(layout(elsewhere.notebook).cases, id, name), join(layout(original.notebook).cases, id, name));
		await book.ask('notebook.unlock', unlocking);
		const view = await book.ask('case.show', { case: id });
		expect(view.verification).toMatchObject({ verdict: 'intact', faults: [] });
		expect(view.heads).toHaveLength(2);
	});

	it('begins anew once only, and keeps to its chain at every later unlock', async () => {
		const chains = async () => [...(await records(elsewhere)).keys()].filter((n) => n.endsWith(' 1'));
		const before = await chains();
		await copy.ask('notebook.lock', {});
		await copy.ask('notebook.unlock', unlocking);
		expect((await write(copy, 'The next day.')).ref).toMatch(/^B-/);
		expect(await chains()).toEqual(before);
		expect((await copy.ask('notebook.status', {})).backup?.where).toBe((await readdirName()).where);
	});

	it('goes on with the chains it began where a crash left the mark', async () => {
		const chains = async () => [...(await records(elsewhere)).keys()].filter((n) => n.endsWith(' 1'));
		const before = await chains();
		await copy.ask('notebook.lock', {});
		await writeFile(markPath(), mark);
		await copy.ask('notebook.unlock', unlocking);
		expect(await chains()).toEqual(before);
		await expect(readFile(markPath())).rejects.toThrow('ENOENT');
		expect((await write(copy, 'After the crash.')).ref).toMatch(/^B-/);
		expect((await copy.ask('notebook.verify', {})).verdict).toBe('intact');
	});

	it('is not carried on into the backup of the other: the refusal names the chain', async () => {
		await backUpOriginal();
		const refusal = await copy.refusal('backup.make', { to: copy.ticket(stick) });
		expect(refusal.code).toBe('backup.other-chain');
		expect(refusal.sentence).toMatch(/the notebook’s own chain [0-9a-f-]{36}, which is longer there/);
		const own = join(elsewhere.folder, 'another');
		await mkdir(own);
		expect(await copy.ask('backup.make', { to: copy.ticket(own) })).toMatchObject({ generation: 1 });
	});

	it('is refused where something is, and where a notebook is', async () => {
		const full = join(original.folder, 'full');
		await mkdir(full);
		await writeFile(join(full, 'thesis.txt'), 'mine');
		await book.ask('notebook.lock', {});
		const refusal = await book.refusal('backup.restore', { from: book.ticket(stick), to: book.ticket(full) });
		expect(refusal).toMatchObject({ code: 'restore.not-empty', field: 'to' });
		expect(refusal.sentence).toContain('thesis.txt');
		expect(await readFile(join(full, 'thesis.txt'), 'utf8')).toBe('mine');
		expect(await book.refusal('backup.restore', { from: book.ticket(stick) })).toMatchObject({
			code: 'notebook.exists',
		});
	});
});

const backUpOriginal = async () => {
	await write(book, 'Once more.');
	return backUp();
};
const readdirName = async () => book.ask('backup.check', { from: book.ticket(stick) });
