/**
 * A receipt that comes home from another laptop: taken where it answers this hand-over and is signed by the person it was
 * released to; refused otherwise, with which, nothing written in any case, and an entry that it was tried.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingPool } from '../../main/hashing/digest-files';
import { caseBook, seal } from '../../main/services/desk';
import { Jobs } from '../../main/services/jobs';
import { readCopyHere } from '../../main/services/merge';
import { readReceiptHere } from '../../main/services/receipts';
import { unlockNotebook } from '../../main/services/session';
import { Tickets } from '../../main/services/tickets';
import { COST } from '../../main/vault/kdf';
import { LedgerReaders } from '../../main/vault/ledger-readers';
import type { CaseId } from '../../shared/vocabulary';
import { smallKey } from '../vault/small-keys';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const CEM = { name: 'Cem Aydin', passphrase: 'orange ladder quiet tunnel' };
const [one, two, three] = [new Place(), new Place(), new Place()];
let ada: Asking;
let ben: Asking;
let cem: Asking;
let id: string;
let files = 0;

beforeAll(async () => {
	ada = await one.open();
	await ada.ask('notebook.create', FIRST);
	ben = await two.open();
	await ben.ask('notebook.create', { ...FIRST, ...BEN, notebook: 'Laboratory' });
	cem = await three.open();
	await cem.ask('notebook.create', { ...FIRST, ...CEM, notebook: 'Court' });
	for (const at of [ben, cem]) {
		const own = (await at.ask('case.open', { number: 'OWN', title: 'To show a certificate' })).case;
		const [first] = await at.ask('entry.list', { case: own });
		const path = join(one.folder, `${++files}.der`);
		writeFileSync(path, Buffer.from(String(first?.body.certificate), 'base64'));
		await ada.ask('person.admit', { certificate: ada.ticket(path) });
	}
	id = (await ada.ask('case.open', { number: 'IR-7', title: 'A laptop' })).case;
});
afterAll(async () => {
	for (const place of [one, two, three]) await place.remove();
});

const item = async (at: Asking, tag: string) => (await at.ask('custody.show', { case: id, tag })).items[0];
async function released(to = BEN.name): Promise<string> {
	const tag = `L-${++files}`;
	await ada.ask('evidence.register', { case: id, tag, description: 'A laptop', storedAt: 'Safe 1' });
	await ada.ask('custody.release', { case: id, tag, to, fromPassphrase: ADA.passphrase, reason: 'Imaging' });
	return tag;
}
async function written(from: Asking): Promise<string> {
	const path = join(one.folder, `carried-${++files}.zip`);
	await from.ask('casefile.export', { case: id, to: from.ticket(path) });
	return path;
}
async function bring(path: string, to: Asking, by = ada): Promise<void> {
	const { me } = await by.ask('notebook.status', {});
	await to.ask('casefile.merge', { file: to.ticket(path), accept: [me?.keyId ?? ''] });
}
const take = (tag: string, path: string) => ({ case: id, tag, file: ada.ticket(path) });
/** Refused with this code; no byte of any case has changed, and it is entered that it was tried. */
async function refused(tag: string, path: string, entered = true): Promise<string> {
	one.clock.pass(61_000);
	const before = await one.caseBytes();
	const { code } = await ada.refusal('custody.take-receipt', take(tag, path));
	expect(await one.caseBytes()).toEqual(before);
	const own = await ownEntries(one, await vaultOf(one));
	const last = own.filter(({ kind }) => kind === 'custody.attempted/1').at(-1);
	const tried = { tries: [expect.objectContaining({ refused: code, tag })] };
	if (entered) expect(last?.body).toMatchObject(tried);
	else expect(last?.body ?? {}).not.toMatchObject(tried);
	return code;
}
/** Ben signs for an item, and writes his file. */
async function receipt(tag: string): Promise<string> {
	await bring(await written(ada), ben);
	await ben.ask('custody.receive', { case: id, tag, place: 'Laboratory' });
	return written(ben);
}

describe('a receipt', () => {
	it('of this hand-over closes it; the same once more is not awaited', async () => {
		const tag = await released();
		const home = await receipt(tag);
		await ada.ask('custody.take-receipt', take(tag, home));
		expect(await item(ada, tag)).toMatchObject({ state: 'held', holder: { name: BEN.name }, findings: [] });
		expect(await refused(tag, home, false)).toBe('receipt.not-awaited');
	});

	it('of an earlier hand-over of the same item is a replay', async () => {
		const tag = await released();
		const home = await receipt(tag);
		await ada.ask('custody.take-receipt', take(tag, home));
		const back = { case: id, tag, to: ADA.name, fromPassphrase: BEN.passphrase, reason: 'done' };
		await ben.ask('custody.release', back);
		await bring(await written(ben), ada, ben);
		await ada.ask('custody.receive', { case: id, tag, place: 'Safe 1' });
		await ada.ask('custody.release', {
			...{ case: id, tag, to: BEN.name, fromPassphrase: ADA.passphrase, reason: 'once more' },
		});
		expect(await refused(tag, home)).toBe('receipt.replayed');
	});

	it('of another hand-over, or none at all, is refused', async () => {
		const [waiting, other] = [await released(), await released()];
		const handOver = await written(ada);
		expect(await refused(waiting, handOver, false)).toBe('receipt.none');
		expect(await refused(waiting, await receipt(other))).toBe('receipt.another');
	});

	it('of another case is refused', async () => {
		const tag = await released();
		const path = join(one.folder, 'other-case.zip');
		const other = (await ada.ask('case.open', { number: `O-${++files}`, title: 'Another' })).case;
		await ada.ask('casefile.export', { case: other, to: ada.ticket(path) });
		expect(await refused(tag, path, false)).toBe('receipt.other-case');
	});

	it('in a file that was edited on the way is refused as broken', async () => {
		const tag = await released();
		const home = await receipt(tag);
		const bytes = readFileSync(home);
		const at = bytes.lastIndexOf('Laboratory');
		bytes[at] = 0x6c;
		writeFileSync(home, bytes);
		expect(await refused(tag, home)).toBe('merge.broken');
		expect((await item(ada, tag))?.state).toBe('in transit');
	});

	it('signed by another key than the one it was released to is refused', async () => {
		const tag = await released();
		await bring(await written(ada), cem);
		expect((await cem.refusal('custody.receive', { case: id, tag, place: 'x' })).code).toBe('custody.not-the-receiver');
		await forge(tag);
		expect(await refused(tag, await written(cem))).toBe('receipt.other-key');
	});
});

/** Cem signs for what was released to Ben, with a program that lets him. */
async function forge(tag: string): Promise<void> {
	const release = (await cem.ask('entry.list', { case: id, kind: 'custody.released' })).find((e) => e.body.tag === tag);
	if (!release) throw new Error('nothing was released');
	await cem.notebook.close();
	const tell = () => undefined;
	const hashing = new HashingPool({ workerPath: 'none' });
	const setting = {
		...{ folder: three.notebook, version: '0.0.0', clock: three.clock.read, hashing, jobs: new Jobs(tell), tell },
		...{ acquireWorkerPath: 'none', hashsetWorkerPath: 'none', tickets: new Tickets(), readers: new LedgerReaders() },
		...{ readCopy: readCopyHere, readReceipt: readReceiptHere, slotCost: async () => COST, newKey: smallKey },
	};
	const { desk, end } = await unlockNotebook(setting, { person: CEM.name, passphrase: CEM.passphrase });
	const { item: of, from } = release.body;
	const { chain, seq, digest: head } = release;
	await seal(desk, await caseBook(desk, id as CaseId), 'custody.received/1', {
		...{ item: String(of), tag, from: from as { name: string }, release: { chain, seq, head }, place: 'Court' },
		to: { keyId: desk.me.keyId, name: CEM.name },
	});
	await end();
	cem = await three.open();
	await cem.ask('notebook.unlock', { person: CEM.name, passphrase: CEM.passphrase });
}
