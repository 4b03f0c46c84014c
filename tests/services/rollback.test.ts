/** A case put back to how it was once: found at every length, said with its range, refused until somebody acknowledges it. */
import { cp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findingsOf } from '../../main/services/rollback';
import { Shelf } from '../../main/services/shelf';
import { layout } from '../../main/store/layout';
import { ledgerRules } from '../../main/vault/ledger-rules';
import type { VerifyReport } from '../../shared/views';
import type { CaseId, ChainId } from '../../shared/vocabulary';
import { recordsOf, slotsOf, vaultOf } from './own-ledger';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
const unlocking = { person: ADA.name, passphrase: ADA.passphrase };
let book: Asking;
let number = 0;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
});
afterAll(() => place.remove());

const newCase = async () => (await book.ask('case.open', { number: `IR-${++number}`, title: 'A laptop' })).case;
const write = (id: string, text = 'A note.') => book.ask('note.write', { case: id, phase: 'da', text });
const show = (id: string) => book.ask('case.show', { case: id });
const folderOf = (id: string) => join(layout(place.notebook).cases, id);
const ledgersOf = async (id: string) =>
	(await readdir(folderOf(id))).filter((n) => n.endsWith('.ledger')).map((n) => join(folderOf(id), n));
const locked = async (between: () => Promise<unknown>) => {
	await book.ask('notebook.lock', {});
	await between();
	await book.ask('notebook.unlock', unlocking);
};
/** Cuts the case's only chain back to its first entries, as if the rest had never been. */
const cutTo = async (id: string, entries: number) => {
	const [path = ''] = await ledgersOf(id);
	const { ends } = await recordsOf(path);
	await truncate(path, ends[entries]);
};

describe('a chain cut at the end of a record', () => {
	it('is found at every length of 30 entries, with what is missing', async () => {
		const id = (await newCase()) as CaseId;
		for (let n = 3; n <= 30; n++) await write(id, `Note ${n}.`);
		const { heads } = await show(id);
		await book.ask('notebook.lock', {});
		const vault = await vaultOf(place);
		const [path = ''] = await ledgersOf(id);
		const { bytes, ends } = await recordsOf(path);
		expect(ends).toHaveLength(31);
		const shelf = new Shelf(place.notebook, vault, await slotsOf(place, vault), ledgerRules());
		const notebook = await shelf.openOwn(() => 'none' as ChainId, place.clock.read);
		for (let length = 0; length <= 30; length++) {
			await writeFile(path, bytes.subarray(0, ends[length]));
			const at = await shelf.openCase(id, heads[0]?.chain as ChainId, place.clock.read);
			const found = findingsOf(notebook, at).map((f) => [f.from, f.to, f.head, f.length, f.acknowledgedIn]);
			expect(found).toEqual(length === 30 ? [] : [[length + 1, 30, heads[0]?.digest, length, null]]);
			await at.close();
		}
		await notebook.close();
		vault.lock();
		await book.ask('notebook.unlock', unlocking);
		expect((await show(id)).verification).toMatchObject({ verdict: 'intact', faults: [] });
	});

	it('is said in the case, and nothing is added to it or handed on', async () => {
		const id = await newCase();
		for (let n = 0; n < 5; n++) await write(id);
		const { heads, number: name } = await show(id);
		await locked(() => cutTo(id, 4));
		const { verification, lost } = await show(id);
		expect(lost).toEqual([
			{ entries: 'A-5 to A-7', count: 3, head: heads[0]?.digest, found: null, length: 4, acknowledgedIn: null },
		]);
		expect(verification).toMatchObject({ verdict: 'broken', checked: 4 });
		expect(verification.faults).toEqual([
			{
				place: 'A-5 to A-7',
				rule: 'what an anchor names is there (rollback)',
				expected: `A-5 to A-7, the last with digest ${heads[0]?.digest}`,
				found: 'a chain that ends after 4 entries',
			},
		]);
		const ledgers = async () => [...(await place.bytes())].filter(([path]) => !path.includes('documents'));
		const before = await ledgers();
		const to = book.ticket(join(place.folder, 'rolled-back.zip'));
		const refusals = await Promise.all([
			book.refusal('note.write', { case: id, phase: 'da', text: 'As if nothing had happened.' }),
			book.refusal('note.correct', { case: id, entry: '2', text: 'x', reason: 'x' }),
			book.refusal('evidence.register', { case: name, description: 'A stick' }),
			book.refusal('case.close', { case: id, reason: 'done' }),
			book.refusal('casefile.export', { case: id, to }),
		]);
		for (const refusal of refusals) {
			expect(refusal).toMatchObject({ code: 'ledger.rolled-back', field: 'case' });
			expect(refusal.sentence).toContain('A-5 to A-7');
			expect(refusal.hint).toContain('acknowledge');
		}
		expect((await ledgers()).map(([path]) => path)).toEqual(before.map(([path]) => path));
		expect(JSON.stringify(await ledgers()) === JSON.stringify(before)).toBe(true);
		// The others go on, and people can be admitted.
		const other = await newCase();
		await write(other);
		await book.ask('person.admit', BEN);
		expect((await show(other)).people.map((p) => p.name)).toContain(BEN.name);
		expect((await show(id)).people.map((p) => p.name)).not.toContain(BEN.name);
	});
});

describe('a loss that is acknowledged', () => {
	it('stands in the first entries of a new chain, which goes on from what is left', async () => {
		const id = await newCase();
		for (let n = 0; n < 3; n++) await write(id);
		const lost = (await show(id)).heads[0];
		await locked(() => cutTo(id, 3));
		const left = (await show(id)).heads[0];
		const receipt = await book.ask('case.acknowledge-rollback', { case: id, reason: 'restored from a backup' });
		expect(receipt.ref).toBe('B-2');
		const entries = await book.ask('entry.list', { case: id });
		const [first, second] = entries.filter((e) => e.ref.startsWith('B-'));
		expect(first).toMatchObject({ ref: 'B-1', kind: 'person.admitted/1', verdict: 'verified' });
		expect(first?.head.seen).toEqual([{ chain: left?.chain, seq: 3, head: left?.digest }]);
		expect(second?.body).toEqual({
			closes: lost?.chain,
			missing: [{ chain: lost?.chain, from: 4, to: lost?.seq, head: lost?.digest }],
			reason: 'restored from a backup',
		});
		await write(id, 'And on.');
		const after = await show(id);
		expect(after.verification).toMatchObject({ verdict: 'intact', faults: [] });
		expect(after.lost).toMatchObject([{ entries: `A-4 to A-${lost?.seq}`, acknowledgedIn: 'B-2' }]);
		expect(after.heads.map((h) => [h.letter, h.mine])).toEqual([
			['A', false],
			['B', true],
		]);
		// A bare number means this notebook's chain, which is the new one now.
		expect((await book.ask('entry.show', { case: id, entry: '2' })).entry.ref).toBe('B-2');
		// Those who can sign here are admitted again where their admission was lost.
		expect(after.people.map((p) => p.name)).toContain(BEN.name);
		await locked(async () => undefined);
		await write(id, 'The next day.');
		const again = await show(id);
		expect(again.heads[1]).toMatchObject({ mine: true, seq: (after.heads[1]?.seq ?? 0) + 1 });
		expect(again.heads[0]).toEqual(after.heads[0]);
		const to = book.ticket(join(place.folder, 'acknowledged.zip'));
		expect((await book.ask('casefile.export', { case: id, to })).report.verdict).toBe('intact');
		expect((await book.ask('case.list', {})).filter((c) => c.case === id)).toHaveLength(1);
	});

	it('may be of every entry: what is left is the case’s id', async () => {
		const id = await newCase();
		await locked(() => cutTo(id, 0));
		expect((await show(id)).verification.faults.map((f) => f.found)).toContain('a chain that ends after 0 entries');
		await book.ask('case.acknowledge-rollback', { case: id, reason: 'all gone' });
		await write(id, 'From here on.');
		expect(await show(id)).toMatchObject({ number: id, state: 'open', verification: { verdict: 'intact' } });
		await locked(async () => undefined);
		expect((await show(id)).verification.verdict).toBe('intact');
	});

	it('is refused where nothing is missing', async () => {
		const id = await newCase();
		const before = await place.bytes();
		const refusal = await book.refusal('case.acknowledge-rollback', { case: id, reason: 'to be sure' });
		expect(refusal).toMatchObject({ code: 'ledger.whole', field: 'case' });
		expect(await place.bytes()).toEqual(before);
	});

	it('does not cover a further one, also of the new chain itself', async () => {
		const id = await newCase();
		for (let n = 0; n < 6; n++) await write(id);
		await locked(() => cutTo(id, 6));
		await book.ask('case.acknowledge-rollback', { case: id, reason: 'once' });
		await locked(async () => {
			const whole = await Promise.all((await ledgersOf(id)).map(async (p) => [p, (await recordsOf(p)).ends] as const));
			for (const [path, ends] of whole) if (ends.length === 7) await truncate(path, ends[5]);
		});
		const { faults } = (await show(id)).verification;
		expect(faults.map((f) => f.place)).toContain('A-6 to A-9');
		expect(await book.refusal('note.write', { case: id, phase: 'da', text: 'x' })).toMatchObject({
			code: 'ledger.rolled-back',
		});
	});

	it('is found again where the folder is put back to a day before it, as a chain that is gone', async () => {
		const id = await newCase();
		for (let n = 0; n < 4; n++) await write(id);
		const aside = join(place.folder, 'aside');
		await locked(async () => {
			await cutTo(id, 4);
			await cp(folderOf(id), aside, { recursive: true });
		});
		await book.ask('case.acknowledge-rollback', { case: id, reason: 'once' });
		await locked(async () => {
			await rm(folderOf(id), { recursive: true });
			await cp(aside, folderOf(id), { recursive: true });
		});
		const { faults } = (await show(id)).verification;
		expect(faults.map((f) => f.place.slice(0, 4))).toEqual(['A-5 ', 'entr']);
		expect((await book.ask('case.acknowledge-rollback', { case: id, reason: 'twice' })).ref).toBe('B-2');
		await write(id);
		expect((await show(id)).verification.verdict).toBe('intact');
	});
});

describe('verification of the notebook', () => {
	const anchors = (report: VerifyReport) => report.checks.find((c) => c.name === 'anchors');

	it('counts anchors, says which entries none of them reaches, and is broken where some are missing', async () => {
		const own = new Place();
		const fresh = await own.open();
		const verify = () => fresh.ask('notebook.verify', {});
		const relock = async () => {
			await fresh.ask('notebook.lock', {});
			await fresh.ask('notebook.unlock', unlocking);
		};
		try {
			await fresh.ask('notebook.create', FIRST);
			const { case: id } = await fresh.ask('case.open', { number: 'IR-1', title: 'A laptop' });
			const note = { case: id, phase: 'da' as const, text: 'A note.' };
			await fresh.ask('note.write', note);
			const none = await verify();
			expect(anchors(none)).toEqual({ name: 'anchors', state: 'holds', count: 0, faults: [] });
			expect(none.notProven.join()).toContain('IR-1 A-1 to A-3 rest on their signers’ keys alone');
			await relock();
			const one = await verify();
			expect(anchors(one)).toMatchObject({ state: 'holds', count: 1 });
			expect(one.notProven.join()).not.toContain('alone');
			await fresh.ask('note.write', note);
			const more = await verify();
			expect(more.notProven.join()).toContain('IR-1 A-4 rest on');
			expect(more.notProven.join()).toContain('stop only those without a key');
			expect(more.verdict).toBe('intact');
			const head = (await fresh.ask('case.show', { case: id })).heads[0];
			await fresh.ask('notebook.lock', {});
			const path = layout(own.notebook).chain(id, head?.chain as ChainId);
			await truncate(path, (await recordsOf(path)).ends[2]);
			await fresh.ask('notebook.unlock', unlocking);
			const broken = await verify();
			expect(broken.verdict).toBe('broken');
			const fault = { place: 'IR-1 A-3 to A-4', found: 'a chain that ends after 2 entries' };
			expect(anchors(broken)).toMatchObject({ state: 'broken', count: 2, faults: [fault] });
			expect(anchors(broken)?.faults[0]?.expected).toContain(head?.digest);
			await fresh.ask('case.acknowledge-rollback', { case: id, reason: 'a test' });
			const remarked = await verify();
			expect(remarked.verdict).toBe('intact');
			const known = { ...fault, found: 'a chain that ends after 2 entries; acknowledged in B-2' };
			expect(anchors(remarked)).toMatchObject({ state: 'remark', faults: [known] });
		} finally {
			await own.remove();
		}
	});
});

describe('an older copy of the folder', () => {
	it('of all cases is found in each that had grown, and in no other', async () => {
		const grown = [await newCase(), await newCase()];
		const still = await newCase();
		for (const id of grown) await write(id);
		const { cases } = layout(place.notebook);
		const copy = join(place.folder, 'backup of cases');
		await locked(() => cp(cases, copy, { recursive: true }));
		for (const id of grown) await write(id, 'After the backup.');
		await locked(async () => {
			await rm(cases, { recursive: true });
			await cp(copy, cases, { recursive: true });
		});
		for (const id of grown) expect((await show(id)).verification.faults.map((f) => f.place)).toEqual(['A-5']);
		expect((await show(still)).verification.verdict).toBe('intact');
		await write(still);
	});

	it('that somebody with the key went on from is found as other entries in the place of those anchored', async () => {
		const id = await newCase();
		await write(id, 'As it was.');
		const day = join(place.folder, 'a day before');
		await locked(() => cp(place.notebook, day, { recursive: true }));
		await write(id, 'The truth.');
		await write(id, 'More of it.');
		const { heads } = await show(id);
		const kept = join(place.folder, 'the notebook’s own ledger');
		await locked(async () => {
			await cp(layout(place.notebook).notebook, kept, { recursive: true });
			await rm(place.notebook, { recursive: true });
			await cp(day, place.notebook, { recursive: true });
		});
		await write(id, 'Something else.');
		await write(id, 'More of that.');
		await write(id, 'And more.');
		expect((await show(id)).verification.verdict).toBe('intact');
		await locked(async () => {
			await rm(layout(place.notebook).notebook, { recursive: true });
			await cp(kept, layout(place.notebook).notebook, { recursive: true });
		});
		const { faults } = (await show(id)).verification;
		expect(faults.map((f) => f.place)).toEqual(['A-5 to A-6']);
		expect(faults[0]?.expected).toContain(heads[0]?.digest);
		expect(faults[0]?.found).toMatch(/^another entry 6, with digest /);
		expect((await book.ask('case.acknowledge-rollback', { case: id, reason: 'known' })).ref).toBe('B-2');
		expect((await show(id)).verification.verdict).toBe('intact');
	});
});
