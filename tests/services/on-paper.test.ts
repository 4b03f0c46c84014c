/** What was signed on paper or drawn on the screen, typed in and kept; what is refused leaves no trace. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnPath } from '../../shared/drawing';
import { STROKES } from '../reports/six-hand-overs';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	id = (await book.ask('case.open', { number: 'IR-1', title: 'A laptop' })).case;
	await book.ask('person.admit', BEN);
});
afterAll(() => place.remove());

let made = 0;
async function item(): Promise<string> {
	const tag = `T-${++made}`;
	await book.ask('evidence.register', { case: id, tag, description: 'A disk', storedAt: 'Safe 1' });
	return tag;
}
const file = (name: string) => {
	const path = join(place.folder, name);
	writeFileSync(path, name);
	return book.ticket(path);
};
const shown = async (tag: string) => (await book.ask('custody.show', { case: id, tag })).items[0];
const release = (tag: string, more: object = {}) => ({
	...{ case: id, tag, to: 'Erika Winter', fromPassphrase: ADA.passphrase, reason: 'To the laboratory' },
	...more,
});
const drawn = { by: 'Erika Winter', strokes: STROKES };

describe('somebody without a key', () => {
	it('holds the item once they drew a signature, and gives it back by signing on paper; nothing is found', async () => {
		const tag = await item();
		await book.ask('custody.release', release(tag, { place: 'Courier', organization: 'Post', drawn }));
		expect(await shown(tag)).toMatchObject({
			state: 'held',
			holder: { keyId: '', name: 'Erika Winter', organization: 'Post' },
			place: 'Courier',
			awaitsReceipt: null,
		});
		const entry = (await book.ask('entry.list', { case: id })).at(-1);
		const [picture] = entry?.files ?? [];
		expect(picture).toMatchObject({ name: 'signature.svg' });
		const saved = join(place.folder, 'saved.svg');
		await book.ask('object.save', { case: id, object: picture?.object ?? '', to: book.ticket(saved) });
		expect(drawnPath(readFileSync(saved, 'utf8'))).toMatch(/^M20 107L26 120/);
		await book.ask('custody.receive', { case: id, tag, place: 'Safe 2', signedOnPaper: ['Erika Winter'] });
		const view = await shown(tag);
		expect(view).toMatchObject({ state: 'held', holder: { name: ADA.name }, place: 'Safe 2', findings: [] });
		expect(view?.acts.map(({ drawnBy, onPaper, signers }) => [drawnBy, onPaper, signers])).toEqual([
			['Erika Winter', [], 1],
			[null, ['Erika Winter'], 1],
		]);
	});

	it('who signed nothing is waited for, or refused', async () => {
		const tag = await item();
		await book.ask('custody.release', release(tag));
		expect(await shown(tag)).toMatchObject({ state: 'in transit', findings: [{ kind: 'released-not-received' }] });
		const other = await item();
		await book.ask('custody.release', release(other, { drawn }));
		const before = await place.caseBytes();
		const back = { case: id, tag: other, place: 'Safe 1' };
		expect((await book.refusal('custody.receive', back)).code).toBe('custody.not-signed');
		const wrong = { ...back, signedOnPaper: ['Somebody else'] };
		expect((await book.refusal('custody.receive', wrong)).code).toBe('custody.not-signed');
		expect(await place.caseBytes()).toEqual(before);
	});

	it('does not draw for somebody who has a key, nor more than a hand draws', async () => {
		const tag = await item();
		const before = await place.caseBytes();
		const ben = release(tag, { to: 'Erika Winter', drawn: { ...drawn, by: BEN.name } });
		expect((await book.refusal('custody.release', ben)).code).toBe('custody.signs-with-key');
		for (const strokes of [[], [[1, 2]], [[1, 2, 3]], [[1, 2, 3, 4000]], [Array.from({ length: 20_000 }, () => 1)]])
			expect((await book.refusal('custody.release', release(tag, { drawn: { by: 'X', strokes } }))).code).toBe(
				'input.invalid',
			);
		expect(await place.caseBytes()).toEqual(before);
	});
});

describe('what was done while the laptop was away', () => {
	it('is entered later with its time, the reason, who signed the paper, and a photograph of it', async () => {
		const tag = await item();
		const doneAt = (await shown(tag))?.registeredAt ?? ('' as never);
		place.clock.pass(3_600_000);
		await book.ask('custody.transfer', {
			...{ case: id, tag, to: BEN.name, fromPassphrase: ADA.passphrase, toPassphrase: BEN.passphrase },
			...{ reason: 'night', place: 'Safe 3', doneAt, lateBecause: 'No laptop at hand.' },
			...{ signedOnPaper: [ADA.name, BEN.name], attachments: [file('paper.jpg')] },
		});
		const [act] = (await shown(tag))?.acts ?? [];
		expect(act).toMatchObject({
			at: doneAt,
			lateBecause: 'No laptop at hand.',
			onPaper: [ADA.name, BEN.name],
			signers: 2,
		});
		expect(Date.parse(act?.enteredAt ?? '')).toBeGreaterThan(Date.parse(doneAt));
		expect(act?.files.map(({ name, object }) => [name, object === null])).toEqual([['paper.jpg', false]]);
	});

	it('is refused without the reason, or where that time has not come yet', async () => {
		const tag = await item();
		const at = { case: id, tag, what: { act: 'store', place: 'Safe 9' } as const };
		const past = '2026-11-22T01:40:00.000Z' as never;
		const before = await place.caseBytes();
		expect(await book.refusal('custody.record', { ...at, doneAt: past })).toMatchObject({ code: 'entry.late' });
		const coming = { ...at, doneAt: '2099-01-01T00:00:00.000Z' as never, lateBecause: 'x' };
		expect(await book.refusal('custody.record', coming)).toMatchObject({ code: 'entry.early', field: 'doneAt' });
		expect(await place.caseBytes()).toEqual(before);
	});
});

describe('photographs', () => {
	it('are stored when an item is registered and later, and are no files to be held against', async () => {
		const tag = 'P-1';
		const files = { files: [file('disk.img')], photographs: [file('a.jpg'), file('b.jpg')] };
		await book.ask('evidence.register', { case: id, tag, description: 'A disk', storedAt: 'Safe 1', ...files });
		await book.ask('evidence.photograph', { case: id, tag, photographs: [file('c.jpg')], remark: 'The other side' });
		const view = await shown(tag);
		expect(view?.files.map(({ name }) => name)).toEqual(['disk.img']);
		expect(view?.photographs.map(({ name, object }) => [name, object !== null])).toEqual([
			...[['a.jpg', true] as const, ['b.jpg', true] as const, ['c.jpg', true] as const],
		]);
		expect(view?.findings).toEqual([]);
		expect(view?.acts).toMatchObject([{ kind: 'evidence.photographed/1', reason: 'The other side' }]);
	});
});
