/** Acts of custody as a custodian does them: what is entered, who signs, and what is refused and leaves no trace. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Takes } from '../../shared/contract';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const CEM = { name: 'Cem Aydin', passphrase: 'orange ladder quiet tunnel' };
const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	id = (await book.ask('case.open', { number: 'IR-1', title: 'A laptop' })).case;
	await book.ask('person.admit', BEN);
	await book.ask('person.admit', CEM);
});
afterAll(() => place.remove());

let made = 0;
/** A new item that Ada holds. */
async function item(more: object = {}): Promise<string> {
	const tag = `T-${++made}`;
	await book.ask('evidence.register', { case: id, tag, description: 'A disk', storedAt: 'Safe 1', ...more });
	return tag;
}
type What = Takes<'custody.record'>['what'];
const record = (tag: string, what: What, more: object = {}) =>
	book.ask('custody.record', { case: id, tag, what, ...more });
const refused = async (tag: string, what: What, more: object = {}) =>
	(await book.refusal('custody.record', { case: id, tag, what, ...more })).code;
const shown = async (tag: string) => (await book.ask('custody.show', { case: id, tag })).items[0];
const newest = async () => (await book.ask('entry.list', { case: id })).at(-1);
const give = (tag: string, to: typeof ADA, from: typeof ADA, more: object = {}) =>
	book.ask('custody.transfer', {
		...{ case: id, tag, to: to.name, fromPassphrase: from.passphrase, toPassphrase: to.passphrase },
		...{ reason: 'shift', place: 'Safe 2', ...more },
	});

async function nothingWritten(work: () => Promise<unknown>): Promise<void> {
	const before = await place.caseBytes();
	await work();
	expect(await place.caseBytes()).toEqual(before);
}

describe('collect, seal, hand over, store, open, examine, return', () => {
	it('adds up: every act stands in the item’s history, and nothing is found', async () => {
		const tag = await item({ authority: 'warrant', authorityNumber: '12 Gs 3/26', collectorName: 'Dana' });
		await record(tag, { act: 'seal', seal: 'S-1', bag: 'B-1' });
		await give(tag, BEN, ADA);
		await record(tag, { act: 'store', place: 'Locker 3' }, { doneBy: BEN.name, doneByPassphrase: BEN.passphrase });
		await record(tag, { act: 'check seal', seal: 'S-1', intact: true });
		const byBen = { doneBy: BEN.name, doneByPassphrase: BEN.passphrase };
		await record(tag, { act: 'break seal', seal: 'S-1', reason: 'imaging' }, byBen);
		await record(tag, { act: 'examine', purpose: 'triage' }, byBen);
		await record(tag, { act: 'return', to: 'The owner', reason: 'closed' }, byBen);
		const view = await shown(tag);
		expect(view?.findings).toEqual([]);
		expect(view?.state).toBe('returned');
		expect(view?.acts.length).toBe(7);
		expect(view?.fields).toMatchObject({ authority: 'warrant', collectorName: 'Dana' });
		expect(view?.intervals.map((i) => [i.state, i.holder.name, i.place])).toEqual([
			['held', ADA.name, 'Safe 1'],
			['held', BEN.name, 'Safe 2'],
			['held', BEN.name, 'Locker 3'],
			['returned', 'The owner', 'Locker 3'],
		]);
		const { signers, body } = (await newest()) ?? {};
		expect(signers?.map((s) => s.name)).toEqual([ADA.name, BEN.name]);
		expect(body?.doneBy).toMatchObject({ name: BEN.name });
	});

	it('a witness signs as well, and one who is the doer may not', async () => {
		const tag = await item();
		await record(tag, { act: 'seal', seal: 'S-2' }, { witness: CEM.name, witnessPassphrase: CEM.passphrase });
		expect((await newest())?.signers.map((s) => s.name)).toEqual([ADA.name, CEM.name]);
		const self = { witness: ADA.name, witnessPassphrase: ADA.passphrase };
		await nothingWritten(async () =>
			expect(await refused(tag, { act: 'store', place: 'x' }, self)).toBe('custody.same-person'),
		);
	});
});

describe('what is refused leaves no trace', () => {
	it('an act by somebody who does not hold it, a wrong passphrase, an unknown item', async () => {
		const tag = await item();
		const byBen = { doneBy: BEN.name, doneByPassphrase: BEN.passphrase };
		await nothingWritten(async () => {
			expect(await refused(tag, { act: 'store', place: 'x' }, byBen)).toBe('custody.not-the-holder');
			expect(await refused(tag, { act: 'store', place: 'x' }, { doneBy: BEN.name })).toBe('passphrase.missing');
			expect(await refused(tag, { act: 'store', place: 'x' }, { ...byBen, doneByPassphrase: 'wrong' })).toBe(
				'passphrase.wrong',
			);
			expect(await refused('E-999', { act: 'store', place: 'x' })).toBe('evidence.unknown');
			expect(await refused(tag, { act: 'copy', copy: 'E-999' })).toBe('evidence.unknown');
		});
	});

	it('examining under a seal, a seal that is on another item, one that nobody applied, a hold that is not there', async () => {
		const [one, two] = [await item(), await item()];
		await record(one, { act: 'seal', seal: 'S-3' });
		await nothingWritten(async () => {
			expect(await refused(one, { act: 'examine', purpose: 'x' })).toBe('custody.sealed');
			expect(await refused(two, { act: 'seal', seal: 'S-3' })).toBe('custody.seal-taken');
			expect(await refused(two, { act: 'break seal', seal: 'S-9', reason: 'x' })).toBe('custody.seal-unknown');
			expect(await refused(two, { act: 'lift hold', reason: 'x' })).toBe('custody.not-on-hold');
			expect(await refused(two, { act: 'find', circumstances: 'x' })).toBe('custody.not-lost');
		});
		// What the world did is entered all the same, and found.
		await record(two, { act: 'check seal', seal: 'S-9', intact: true });
		expect((await shown(two))?.findings.map((f) => f.kind)).toEqual(['seal-changed']);
	});

	it('anything that is entered late without a reason', async () => {
		const tag = await item();
		const doneAt = '2026-11-21T10:00:00.000Z';
		expect(await refused(tag, { act: 'store', place: 'x' }, { doneAt })).toBe('entry.late');
	});
});

describe('released here, received elsewhere', () => {
	it('is in transit until the receiver signs, and nothing else can be done to it meanwhile', async () => {
		const tag = await item();
		const release = { case: id, tag, to: ADA.name, fromPassphrase: BEN.passphrase, reason: 'court' };
		await give(tag, BEN, ADA);
		await book.ask('custody.release', release);
		const out = await shown(tag);
		expect([out?.state, out?.awaitsReceipt !== null]).toEqual(['in transit', true]);
		expect(out?.findings.map((f) => f.kind)).toEqual(['released-not-received']);
		await nothingWritten(async () => {
			expect(await refused(tag, { act: 'store', place: 'x' })).toBe('custody.in-transit');
			expect((await book.refusal('custody.release', release)).code).toBe('custody.in-transit');
		});
		await book.ask('custody.receive', { case: id, tag, place: 'Court' });
		const back = await shown(tag);
		expect([back?.state, back?.holder.name, back?.place, back?.findings]).toEqual(['held', ADA.name, 'Court', []]);
		expect((await book.refusal('custody.receive', { case: id, tag, place: 'Court' })).code).toBe(
			'custody.not-released',
		);
	});

	it('cannot be received by another than the one it was released to', async () => {
		const tag = await item();
		await book.ask('custody.release', { case: id, tag, to: BEN.name, fromPassphrase: ADA.passphrase, reason: 'x' });
		expect((await book.refusal('custody.receive', { case: id, tag, place: 'x' })).code).toBe(
			'custody.not-the-receiver',
		);
	});

	it('somebody without a key stands by name, and what was signed on paper is said', async () => {
		const tag = await item();
		const to = { to: 'Erika Winter', organization: 'Court', paper: 'Form 12, in the file' };
		await book.ask('custody.release', { case: id, tag, ...to, fromPassphrase: ADA.passphrase, reason: 'expert' });
		expect((await newest())?.body.to).toEqual({ name: 'Erika Winter', organization: 'Court' });
	});
});

describe('digests at a hand-over', () => {
	it('are held against those registered; a difference needs a reason that both sign, and is found for ever after', async () => {
		const path = join(place.folder, 'disk.dd');
		writeFileSync(path, 'as collected');
		const tag = await item({ files: [book.ticket(path)] });
		await give(tag, BEN, ADA, { files: [book.ticket(path)] });
		expect((await shown(tag))?.findings).toEqual([]);
		writeFileSync(path, 'as changed!!');
		const again = {
			case: id,
			tag,
			to: ADA.name,
			fromPassphrase: BEN.passphrase,
			toPassphrase: ADA.passphrase,
			reason: 'x',
			place: 'x',
		};
		const refusal = await book.refusal('custody.transfer', { ...again, files: [book.ticket(path)] });
		expect([refusal.code, refusal.field]).toEqual(['custody.digest-differs', 'mismatchBecause']);
		await give(tag, ADA, BEN, { files: [book.ticket(path)], mismatchBecause: 'mounted writable by mistake' });
		const [finding] = (await shown(tag))?.findings ?? [];
		expect(finding?.kind).toBe('digest-changed');
		expect(finding?.sentence).toContain('mounted writable by mistake');
	});
});

describe('lost, found, settled, disposed of', () => {
	it('a loss is found for ever after; an entry explains it and leaves it there', async () => {
		const tag = await item();
		await record(tag, { act: 'lose', circumstances: 'not on its shelf' });
		await record(tag, { act: 'find', circumstances: 'behind it', place: 'Shelf' });
		const [loss] = (await shown(tag))?.findings ?? [];
		expect([loss?.kind, loss?.settledBy, loss?.to !== null]).toEqual(['nobody-accountable', null, true]);
		const settle = { case: id, tag, finding: 'nobody-accountable', entries: [...(loss?.entries ?? [])] };
		const wrong = { ...settle, finding: 'place-unknown', explanation: 'x' };
		expect((await book.refusal('custody.settle', wrong)).code).toBe('custody.no-finding');
		const { ref } = await book.ask('custody.settle', { ...settle, explanation: 'It had fallen; the room was locked.' });
		expect((await shown(tag))?.findings.map((f) => [f.kind, f.settledBy])).toEqual([['nobody-accountable', ref]]);
	});

	it('disposal takes three people and no hold', async () => {
		const tag = await item();
		const people = {
			...{ fromPassphrase: ADA.passphrase, second: BEN.name, secondPassphrase: BEN.passphrase },
			...{ witness: CEM.name, witnessPassphrase: CEM.passphrase },
		};
		const dispose = { case: id, tag, method: 'shredded', reason: 'retention ended', ...people };
		await record(tag, { act: 'hold', reason: 'appeal' });
		await nothingWritten(async () =>
			expect((await book.refusal('custody.dispose', dispose)).code).toBe('custody.on-hold'),
		);
		await record(tag, { act: 'lift hold', reason: 'appeal withdrawn' });
		const twice = { ...dispose, witness: BEN.name, witnessPassphrase: BEN.passphrase };
		await nothingWritten(async () =>
			expect((await book.refusal('custody.dispose', twice)).code).toBe('custody.same-person'),
		);
		await book.ask('custody.dispose', dispose);
		expect((await newest())?.signers.map((s) => s.name)).toEqual([ADA.name, BEN.name, CEM.name]);
		expect([(await shown(tag))?.state, (await shown(tag))?.findings]).toEqual(['disposed', []]);
		expect(await refused(tag, { act: 'store', place: 'x' })).toBe('custody.disposed');
	});
});

describe('stock-take', () => {
	it('enters what should be there and what is, and says the difference', async () => {
		const tags = [await item({ storedAt: 'Shelf 9' }), await item({ storedAt: 'Shelf 9' }), await item()];
		const taken = await book.ask('stock.take', { case: id, place: 'Shelf 9', seen: [tags[0] ?? '', tags[2] ?? ''] });
		expect([taken.missing, taken.unexpected]).toEqual([[tags[1]], [tags[2]]]);
		expect((await newest())?.body).toMatchObject({
			place: 'Shelf 9',
			expected: tags.slice(0, 2),
			seen: [tags[0], tags[2]],
		});
	});
});
