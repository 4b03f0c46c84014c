/** What leaves a notebook to be kept by others, and what it shows later: timestamps, receipts, clocks set by hand. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReceiptHere } from '../../main/services/receipts';
import { tell, trials } from '../faults/count';
import { StampingAuthority } from '../vault/stamping-authority';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
const tsa = new StampingAuthority();
const at = (name: string) => join(place.folder, name);
let book: Asking;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
});
afterAll(async () => {
	tsa.remove();
	await place.remove();
});

let number = 0;
const newCase = async () => (await book.ask('case.open', { number: `IR-${++number}`, title: 'A laptop' })).case;
const write = (id: string, text: string) => book.ask('note.write', { case: id, phase: 'da', text });
const anchored = async (id: string) => (await book.ask('case.show', { case: id })).anchored;

describe('a timestamp', () => {
	it('is asked for on a stick, checked when it comes back, and entered with the authority’s own words', async () => {
		const id = await newCase();
		const note = await write(id, 'Before the stamp.');
		const asked = await book.ask('timestamp.request', { case: id, to: book.ticket(at('a.tsq')) });
		expect(asked).toMatchObject({ of: 'A-3', imprint: note.digest });
		writeFileSync(at('a.tsr'), tsa.reply(readFileSync(at('a.tsq'))));
		await write(id, 'While the stick was away.');
		const attached = await book.ask('timestamp.attach', { case: id, file: book.ticket(at('a.tsr')) });
		expect(attached).toMatchObject({ ref: 'A-5', timestamp: { of: 'A-3', authority: 'Stamps of Unit 7' } });
		const proof = await book.ask('entry.show', { case: id, entry: 'A-5' });
		expect(proof.entry).toMatchObject({ kind: 'timestamp.attached/1', verdict: 'verified' });
		expect((await anchored(id))[0]).toMatchObject({
			through: null,
			by: [
				{ kind: 'own-ledger', seq: 5 },
				{ kind: 'timestamp', seq: 3, weak: expect.stringContaining('trusts') },
			],
		});

		const zip = at('stamped.zip');
		await book.ask('casefile.export', { case: id, to: book.ticket(zip) });
		const report = await book.ask('casefile.verify', { file: book.ticket(zip), trust: [tsa.root] });
		expect(report).toMatchObject({ verdict: 'intact', anchored: [{ through: 3, rest: { from: 4, to: 5 } }] });
		const token = attached.timestamp.imprint;
		writeFileSync(join(tsa.folder, 'out.zip'), readFileSync(zip));
		execFileSync('unzip', ['-qo', 'out.zip', '*/data/objects/*'], { cwd: tsa.folder });
		expect(tsa.agrees(readFileSync(at('a.tsr')), token)).toBe(true);
		const verified = await book.ask('notebook.verify', {});
		expect(verified.checks.find((c) => c.name === 'timestamps')).toMatchObject({ state: 'holds', count: 1 });
	});

	it('that answers nothing this notebook asked is refused, and nothing is entered', async () => {
		const id = await newCase();
		const attach = (name: string) => book.refusal('timestamp.attach', { case: id, file: book.ticket(at(name)) });
		expect((await attach('a.tsr')).code).toBe('timestamp.not-requested');
		await book.ask('timestamp.request', { case: id, to: book.ticket(at('b.tsq')) });
		expect((await attach('a.tsr')).code).toBe('timestamp.refused');
		// The same digest under another nonce: an answer to somebody else's request.
		const { imprint } = await book.ask('timestamp.request', { case: id, to: book.ticket(at('c.tsq')) });
		tsa.openssl('ts', '-query', '-digest', imprint, '-sha256', '-cert', '-out', 'own.tsq');
		writeFileSync(at('own.tsr'), tsa.reply(readFileSync(join(tsa.folder, 'own.tsq'))));
		expect((await attach('own.tsr')).code).toBe('timestamp.not-requested');
		writeFileSync(at('noise.tsr'), 'not an answer');
		expect((await attach('noise.tsr')).code).toBe('timestamp.refused');
		expect((await book.ask('entry.list', { case: id, kind: 'timestamp.attached' })).length).toBe(0);
	});
});

describe('a receipt', () => {
	it('is reached while the case grows, and is of no other case', async () => {
		const id = await newCase();
		const saved = await book.ask('receipt.save', { case: id, to: book.ticket(at('r.json')) });
		expect(saved.entry).toBe('A-2');
		await write(id, 'On it goes.');
		const check = (of: string) => book.ask('receipt.check', { case: of, file: book.ticket(at('r.json')) });
		expect(await check(id)).toMatchObject({ state: 'reached', entry: 'A-2', found: saved.digest, proof: null });
		expect((await check(await newCase())).state).toBe('other case');
		const again = await book.refusal('receipt.save', { case: id, to: book.ticket(at('r.json')) });
		expect(again.code).toBe('disk.EEXIST');
		writeFileSync(at('bad.json'), readFileSync(at('r.json'), 'utf8').replace('Europe', 'europe'));
		const bad = await book.refusal('receipt.check', { case: id, file: book.ticket(at('bad.json')) });
		expect(bad.code).toBe('receipt.unreadable');
	});

	it('is parsed by another process: the one with the keys holds what it is told against the case', async () => {
		const other = new Place();
		const read: string[] = [];
		const elsewhere = join(other.folder, 'elsewhere.json');
		const asking = await other.open({
			readReceipt: async (path) => {
				read.push(String(path));
				return structuredClone(await readReceiptHere(elsewhere));
			},
		});
		await asking.ask('notebook.create', FIRST);
		const { case: id } = await asking.ask('case.open', { number: '1', title: 'A laptop' });
		await asking.ask('receipt.save', { case: id, to: asking.ticket(elsewhere) });
		const nowhere = join(other.folder, 'never-opened.json');
		const checked = await asking.ask('receipt.check', { case: id, file: asking.ticket(nowhere) });
		expect(checked).toMatchObject({ state: 'reached', entry: 'A-2' });
		expect(read).toEqual([nowhere]);
		await other.remove();
	});

	it('of a case written anew shows a fork, and the same file gives a proof that anybody can check', async () => {
		const places = [new Place(), new Place()] as const;
		const first = await places[0].open();
		await first.ask('notebook.create', FIRST);
		const { case: id } = await first.ask('case.open', { number: '1', title: 'A laptop' });
		await first.ask('notebook.lock', {});
		cpSync(places[0].notebook, places[1].notebook, { recursive: true });
		const second = await places[1].open();
		for (const one of [first, second])
			await one.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		await first.ask('note.write', { case: id, phase: 'da', text: 'As it was.' });
		await second.ask('note.write', { case: id, phase: 'da', text: 'As it should look.' });
		const [kept, proof] = ['kept.json', 'fork.json'].map((name) => join(places[0].folder, name));
		if (!kept || !proof) throw new Error('two names were to be there');
		await first.ask('receipt.save', { case: id, to: first.ticket(kept) });
		const found = await second.ask('receipt.check', { case: id, file: second.ticket(kept) });
		expect(found).toMatchObject({ state: 'rewritten', entry: 'A-3', proof: null });
		if (!found.file) throw new Error('the file was to be given once more');
		const proven = await second.ask('receipt.check', { case: id, file: found.file, proofTo: second.ticket(proof) });
		expect(proven).toMatchObject({ proof, file: null, sentence: expect.stringContaining('one key signed both') });
		const fork = await book.ask('fork.verify', { proof: book.ticket(proof) });
		expect([fork.seq, fork.signedBoth.length]).toEqual([3, 1]);
		for (const one of places) await one.remove();
	});
});

describe('how far anchors reach', () => {
	it('is said of the case: one key alone, and with another’s signature; the notebook’s own anchors count only against outsiders', async () => {
		const id = await newCase();
		await write(id, 'Alone.');
		await book.ask('case.close', { case: id, reason: 'done' });
		const [alone] = await anchored(id);
		expect(alone).toMatchObject({ through: null, rest: { from: 1, to: 4, who: ADA.name } });
		expect(alone?.by).toMatchObject([{ kind: 'own-ledger', seq: 4, weak: expect.stringContaining('without the key') }]);
		expect(alone?.sentence).toContain('A-1 to A-4 rest on the key of Ada Lind alone.');
		await book.ask('case.reopen', { case: id, reason: 'more' });
		await book.ask('person.admit', { name: BEN.name, passphrase: BEN.passphrase });
		await book.ask('evidence.register', { case: id, tag: 'E-1', description: 'A disk' });
		const both = { fromPassphrase: ADA.passphrase, toPassphrase: BEN.passphrase };
		const handed = await book.ask('custody.transfer', { case: id, tag: 'E-1', to: BEN.name, reason: 'lab', ...both });
		await write(id, 'After the hand-over.');
		const [shared] = await anchored(id);
		expect(shared).toMatchObject({ through: handed.seq, by: [{ kind: 'counter-signature', seq: handed.seq }] });
		expect(shared?.rest).toMatchObject({ from: handed.seq + 1, to: handed.seq + 1 });
		const proofs = await Promise.all(
			[handed.seq, handed.seq + 1].map((seq) => book.ask('entry.show', { case: id, entry: String(seq) })),
		);
		expect(proofs.map((p) => p.anchored.reached)).toEqual([true, false]);
	});
});

describe('the clock, set by hand', () => {
	it('is found at every step, and honest growth raises no alarm', async () => {
		const id = await newCase();
		const steps = [-3, 3, -60, 3600, -86_400, 31_536_000, -31_536_000, 5, -7, 315_360_000];
		const expected: string[] = [];
		for (let n = 0; n < trials(20, 200); n++) {
			for (let quiet = 0; quiet < n % 3; quiet++) {
				place.clock.pass(quiet * 1_800_000);
				await write(id, 'Nothing was set.');
			}
			place.clock.set((steps[n % steps.length] ?? 0) * 1000 * (n % 20 < 10 ? 1 : -1));
			expected.push((await write(id, `After step ${n}.`)).ref);
		}
		const entries = await book.ask('entry.list', { case: id });
		const found = entries.filter((e) => e.clock !== null).map((e) => e.ref);
		const missed = expected.filter((ref) => !found.includes(ref));
		const alarms = found.filter((ref) => !expected.includes(ref));
		const counted = `${expected.length} steps, ${entries.length - expected.length} entries without one`;
		tell('clock steps', counted, [...missed, ...alarms], '0 missed, 0 alarms');
		expect({ missed, alarms }).toEqual({ missed: [], alarms: [] });
		expect((await book.ask('case.show', { case: id })).verification.verdict).toBe('intact');
	});
});
