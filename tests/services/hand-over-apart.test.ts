/**
 * A hand-over across two laptops (decision 16): the release travels as a case file, the receipt is signed in the
 * receiver's own chain and comes home by merge. Until then the item is in transit, and nobody can do anything to it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const [one, two] = [new Place(), new Place()];
let ada: Asking;
let ben: Asking;
let id: string;
let files = 0;

beforeAll(async () => {
	ada = await one.open();
	await ada.ask('notebook.create', FIRST);
	ben = await two.open();
	await ben.ask('notebook.create', { ...FIRST, ...BEN, notebook: 'Laboratory' });
	const path = join(one.folder, 'ben.der');
	writeFileSync(path, await certificateOf(ben));
	await ada.ask('person.admit', { certificate: ada.ticket(path) });
	id = (await ada.ask('case.open', { number: 'IR-7', title: 'A laptop' })).case;
});
afterAll(async () => {
	await one.remove();
	await two.remove();
});

/** The certificate that a notebook's first entry admits; taken from a case of its own. */
async function certificateOf(at: Asking): Promise<Buffer> {
	const own = (await at.ask('case.open', { number: 'OWN', title: 'To show a certificate' })).case;
	const [first] = await at.ask('entry.list', { case: own });
	return Buffer.from(String(first?.body.certificate), 'base64');
}
async function carry(from: Asking, to: Asking): Promise<string> {
	const path = join(one.folder, `carried-${++files}.zip`);
	await from.ask('casefile.export', { case: id, to: from.ticket(path) });
	await bring(path, to);
	return path;
}
async function bring(path: string, to: Asking): Promise<void> {
	const keys = await Promise.all([ada, ben].map(async (at) => (await at.ask('notebook.status', {})).me?.keyId ?? ''));
	await to.ask('casefile.merge', { file: to.ticket(path), accept: keys });
}
const item = async (at: Asking, tag: string) => (await at.ask('custody.show', { case: id, tag })).items[0];
const release = (tag: string, to = BEN.name) =>
	ada.ask('custody.release', { case: id, tag, to, fromPassphrase: ADA.passphrase, reason: 'For the laboratory' });
async function register(): Promise<string> {
	const tag = `L-${++files}`;
	await ada.ask('evidence.register', { case: id, tag, description: 'A laptop', storedAt: 'Safe 1' });
	return tag;
}

describe('released on one laptop, received on another', () => {
	it('is in transit on both until the receipt comes home, and then adds up on both', async () => {
		const tag = await register();
		await release(tag);
		await carry(ada, ben);
		for (const at of [ada, ben]) {
			const out = await item(at, tag);
			expect([out?.state, out?.findings.map((f) => f.kind)]).toEqual(['in transit', ['released-not-received']]);
		}
		const refusal = await ada.refusal('custody.receive', { case: id, tag, place: 'Safe 1' });
		expect(refusal.code, 'the releaser cannot sign for the receiver').toBe('custody.not-the-receiver');
		await ben.ask('custody.receive', { case: id, tag, place: 'Laboratory, locker 1', condition: 'as described' });
		expect((await item(ada, tag))?.state, 'not known at home yet').toBe('in transit');
		await carry(ben, ada);
		const [here, there] = [await item(ada, tag), await item(ben, tag)];
		expect(here).toEqual(there);
		expect([here?.state, here?.holder.name, here?.place]).toEqual(['held', BEN.name, 'Laboratory, locker 1']);
		expect(here?.findings, 'the receiver was vouched for when it was released').toEqual([]);
		expect(here?.intervals.map(({ state, holder }) => [state, holder.name])).toEqual([
			['held', ADA.name],
			['in transit', ADA.name],
			['held', BEN.name],
		]);
	});

	it('an old copy brought again changes nothing; a second receipt is refused', async () => {
		const tag = await register();
		await release(tag);
		const released = await carry(ada, ben);
		await ben.ask('custody.receive', { case: id, tag, place: 'Locker' });
		await bring(released, ben);
		expect((await item(ben, tag))?.state).toBe('held');
		const again = await ben.refusal('custody.receive', { case: id, tag, place: 'Locker' });
		expect(again.code).toBe('custody.not-released');
	});

	it('one that was never released cannot be received; one released to another neither', async () => {
		const [kept, others] = [await register(), await register()];
		await release(others, 'Cem Aydin');
		await carry(ada, ben);
		expect((await ben.refusal('custody.receive', { case: id, tag: kept, place: 'x' })).code).toBe(
			'custody.not-released',
		);
		expect((await ben.refusal('custody.receive', { case: id, tag: others, place: 'x' })).code).toBe(
			'custody.not-the-receiver',
		);
	});

	it('after the receipt came home nobody but the receiver acts on it, on either laptop', async () => {
		const tag = await register();
		await release(tag);
		await carry(ada, ben);
		await ben.ask('custody.receive', { case: id, tag, place: 'Locker' });
		await carry(ben, ada);
		await ben.ask('custody.record', { case: id, tag, what: { act: 'store', place: 'Shelf 4' } });
		expect((await item(ben, tag))?.place).toBe('Shelf 4');
		const refusal = await ada.refusal('custody.record', { case: id, tag, what: { act: 'store', place: 'Safe 1' } });
		expect(refusal.code, 'here everybody knows who holds it').toBe('custody.not-the-holder');
	});
});
