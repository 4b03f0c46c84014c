/** People's keys over their life: out to a file and in again, replaced, revoked; what was signed before stays. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../shared/views';
import type { KeyId } from '../../shared/vocabulary';
import { certificatePath, keyPath } from '../vault/pkcs12-files';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
const NUMBER = 'IR-2026-004';
const CLOSED = 'IR-2026-003';
const FILE = 'a file that travels 17';
const CEM = { name: 'Cem Aksoy', passphrase: 'quiet lantern, brown river' };
let book: Asking;
let ben: Person;
let first: KeyId;

const people = async () => book.ask('person.list', {});
const me = async () => (await book.ask('notebook.status', {})).me;
const entries = (of = NUMBER) => book.ask('entry.list', { case: of });
const verdict = async () => (await book.ask('notebook.verify', {})).verdict;
const note = (text: string) => book.ask('note.write', { case: NUMBER, phase: 'da', text });
const path = (name: string) => join(place.folder, name);
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] });
const made = (name: string, who = name) => {
	const args = ['-inkey', keyPath(who), '-in', certificatePath(who), '-passout', `pass:${FILE}`];
	openssl('pkcs12', '-export', '-out', path(`${name}.p12`), ...args);
	return () => ({ file: book.ticket(path(`${name}.p12`)), filePassphrase: FILE });
};

beforeAll(async () => {
	book = await place.open();
	first = (await book.ask('notebook.create', FIRST)).me?.keyId as KeyId;
	ben = await book.ask('person.admit', BEN);
	await book.ask('case.open', { number: CLOSED, title: 'Long done' });
	await book.ask('case.close', { case: CLOSED, reason: 'done' });
	await book.ask('case.open', { number: NUMBER, title: 'Night shift' });
	await book.ask('evidence.register', { case: NUMBER, tag: 'E-001', description: 'A laptop' });
	await note('Signed with the first key.');
});
afterAll(() => place.remove());

describe('a key that leaves', () => {
	const asked = (more: object = {}) => ({
		...{ person: ben.keyId, passphrase: BEN.passphrase, filePassphrase: FILE, to: book.ticket(path('ben.p12')) },
		...more,
	});

	it('stands in a file that openssl opens, and its leaving is an entry', async () => {
		const exported = await book.ask('key.export', asked());
		expect(exported.path).toBe(path('ben.p12'));
		const out = openssl('pkcs12', '-in', exported.path, '-passin', `pass:${FILE}`, '-nodes', '-nokeys');
		const der = execFileSync('openssl', ['x509', '-outform', 'DER'], { input: out });
		expect(createHash('sha256').update(der).digest('hex')).toBe(ben.keyId);
		const entered = (await ownEntries(place, await vaultOf(place))).find(({ seq }) => seq === exported.receipt.seq);
		expect(entered).toMatchObject({
			kind: 'person.key-exported/1',
			body: {
				key: ben.keyId,
				fileName: 'ben.p12',
				fileSha256: createHash('sha256').update(readFileSync(exported.path)).digest('hex'),
			},
		});
	});

	it.each([
		['without its owner’s passphrase', { passphrase: ADA.passphrase }, 'passphrase.wrong', 'passphrase'],
		[
			'under a passphrase that others read otherwise',
			{ filePassphrase: 'fünf müde Käfer' },
			'passphrase.characters',
			'filePassphrase',
		],
		['under a weak one', { filePassphrase: '12345678' }, 'passphrase.weak', 'filePassphrase'],
		['of somebody unknown', { person: '0'.repeat(64) }, 'person.no-key', 'person'],
	])('does not %s', async (_how, more, code, field) => {
		const before = await place.bytes();
		expect(await book.refusal('key.export', asked({ to: book.ticket(path('no.p12')), ...more }))).toMatchObject({
			code,
			field,
		});
		expect(await place.bytes()).toEqual(before);
	});

	it('replaces no file', async () => {
		expect(await book.refusal('key.export', asked())).toMatchObject({ code: 'disk.EEXIST' });
	});
});

describe('a key that comes in', () => {
	it('makes a further person who signs here', async () => {
		const cems = made('cem');
		const cem = await book.ask('key.import', { ...cems(), ...CEM });
		expect(cem).toMatchObject({ name: CEM.name, signsHere: true, vouchedFor: true, revoked: null, replacedBy: null });
		await book.ask('person.check', { person: cem.keyId, passphrase: CEM.passphrase });
		expect((await entries()).at(-1)).toMatchObject({ kind: 'person.admitted/1', verdict: 'verified' });
		expect(await book.refusal('key.import', { ...cems(), ...CEM, name: 'Another' })).toMatchObject({
			code: 'person.taken',
		});
	});

	it('is refused with another passphrase, and under a certificate of a key that is known', async () => {
		const wrong = { ...made('eve')(), filePassphrase: 'not this one at all' };
		expect(await book.refusal('key.import', { ...wrong, ...CEM, name: 'Eve' })).toMatchObject({
			code: 'pkcs12.passphrase',
			field: 'filePassphrase',
		});
		expect(
			await book.ask('key.import', { ...made('ada')(), passphrase: CEM.passphrase, name: 'Ada, the other' }),
		).toMatchObject({
			signsHere: true,
		});
		openssl(
			'pkcs12',
			'-export',
			'-out',
			path('again.p12'),
			'-inkey',
			keyPath('ada'),
			'-in',
			certificatePath('ada-again'),
			'-passout',
			`pass:${FILE}`,
		);
		const again = { file: book.ticket(path('again.p12')), filePassphrase: FILE };
		expect(await book.refusal('key.import', { ...again, ...CEM, name: 'Ada again' })).toMatchObject({
			code: 'key.same',
		});
	});
});

describe('a key that is replaced', () => {
	let rotated: Person;

	it('is not, without its owner’s passphrase', async () => {
		const before = await place.bytes();
		expect(await book.refusal('key.rotate', { passphrase: BEN.passphrase })).toMatchObject({
			code: 'passphrase.wrong',
		});
		expect(await place.bytes()).toEqual(before);
		expect(await book.refusal('key.rotate', { passphrase: ADA.passphrase, filePassphrase: FILE })).toMatchObject({
			code: 'input.invalid',
			field: 'filePassphrase',
		});
	});

	it('goes on as another, entered in the notebook and in every case by both', async () => {
		rotated = await book.ask('key.rotate', { passphrase: ADA.passphrase });
		expect(rotated).toMatchObject({
			name: ADA.name,
			title: 'Handler',
			phone: '+49 30 1',
			signsHere: true,
			vouchedFor: true,
		});
		expect(rotated.keyId).not.toBe(first);
		expect((await me())?.keyId).toBe(rotated.keyId);
		expect((await people()).find((p) => p.keyId === first)).toMatchObject({
			signsHere: false,
			replacedBy: rotated.keyId,
		});
		for (const of of [NUMBER, CLOSED]) {
			const [admitted, entry] = (await entries(of)).slice(-2);
			expect(admitted).toMatchObject({ kind: 'person.admitted/1', head: { by: [first] } });
			expect(entry).toMatchObject({
				kind: 'person.key-rotated/1',
				head: { by: [first, rotated.keyId] },
				verdict: 'verified',
			});
		}
		expect((await book.ask('case.list', {})).find((c) => c.number === CLOSED)?.state).toBe('closed');
	});

	it('leaves what it signed as good as it was; the new one signs from here on', async () => {
		await note('Signed with the second key.');
		const notes = (await entries()).filter((e) => e.kind === 'note.written/1');
		expect(notes.map((e) => [e.head.by[0], e.verdict])).toEqual([
			[first, 'verified'],
			[rotated.keyId, 'verified'],
		]);
		expect(await verdict()).toBe('intact');
	});

	it('lets the same person hand over what they took into custody before', async () => {
		const shown = await book.ask('custody.show', { case: NUMBER });
		expect(shown.items[0]?.holder).toMatchObject({ keyId: rotated.keyId, name: ADA.name });
		const hand = { tag: 'E-001', to: BEN.name, fromPassphrase: ADA.passphrase, toPassphrase: BEN.passphrase };
		await book.ask('custody.transfer', { case: NUMBER, ...hand, reason: 'shift', place: 'Safe 2' });
		expect((await book.ask('custody.show', { case: NUMBER })).items[0]).toMatchObject({
			holder: { name: BEN.name },
			findings: [],
		});
	});

	it('opens the notebook with the passphrase of before, and a case that was closed before', async () => {
		await book.ask('notebook.lock', {});
		const status = await book.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
		expect(status.me?.keyId).toBe(rotated.keyId);
		await book.ask('case.reopen', { case: CLOSED, reason: 'a question' });
		expect((await entries(CLOSED)).every((e) => e.verdict === 'verified')).toBe(true);
	});

	it('may be replaced by one from a file', async () => {
		const again = await book.ask('key.rotate', { passphrase: ADA.passphrase, ...made('bens', 'ben')() });
		expect(again.keyId).not.toBe(rotated.keyId);
		await note('Signed with the third key.');
		expect(await verdict()).toBe('intact');
	});
});

describe('a key that is revoked', () => {
	const asked = (person: KeyId, more: object = {}) => ({
		person,
		passphrase: ADA.passphrase,
		reason: 'A laptop was lost.',
		...more,
	});

	it('is none that whoever is here signs with, and is so by whoever is here only', async () => {
		const own = (await me())?.keyId as KeyId;
		const before = await place.bytes();
		expect(await book.refusal('key.revoke', asked(own))).toMatchObject({
			code: 'key.own',
			hint: expect.stringMatching(/Rotate/),
		});
		expect(await book.refusal('key.revoke', asked(first, { passphrase: BEN.passphrase }))).toMatchObject({
			code: 'passphrase.wrong',
		});
		expect(await book.refusal('key.revoke', asked('0'.repeat(64) as KeyId))).toMatchObject({ code: 'person.unknown' });
		const since = '2999-01-01T00:00:00.000Z';
		expect(await book.refusal('key.revoke', asked(first, { since }))).toMatchObject({
			code: 'key.since',
			field: 'since',
		});
		expect(await place.bytes()).toEqual(before);
	});

	it('is revoked in the notebook and in every case; what it signed before stays', async () => {
		const receipts = await book.ask('key.revoke', asked(first));
		expect(receipts).toHaveLength(3);
		expect((await people()).find((p) => p.keyId === first)?.revoked).toMatchObject({ reason: 'A laptop was lost.' });
		expect((await entries()).filter((e) => e.head.by.includes(first)).every((e) => e.verdict === 'verified')).toBe(
			true,
		);
		expect(await verdict()).toBe('intact');
		expect(await book.refusal('key.revoke', asked(first))).toMatchObject({ code: 'key.revoked' });
	});

	it('signs nothing here any more, takes nothing over and opens nothing', async () => {
		await book.ask('key.revoke', asked(ben.keyId, { since: '2026-11-22T01:40:00.000Z' }));
		const hand = { case: NUMBER, tag: 'E-001', fromPassphrase: BEN.passphrase, reason: 'shift' };
		// What the list of cases shows is kept when it is asked for.
		await book.ask('case.list', {});
		// That it was tried is an entry of the notebook’s own ledger; in the case there is no trace.
		const before = await place.caseBytes();
		const toCem = { ...hand, to: CEM.name, toPassphrase: CEM.passphrase };
		expect(await book.refusal('custody.transfer', toCem)).toMatchObject({ code: 'key.revoked' });
		expect(await place.caseBytes()).toEqual(before);
		await book.ask('notebook.lock', {});
		const unlocking = { person: BEN.name, passphrase: BEN.passphrase };
		expect(await book.refusal('notebook.unlock', unlocking)).toMatchObject({ code: 'key.revoked', field: 'person' });
		await book.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
	});

	it('is not admitted in cases opened later, and cannot come in again', async () => {
		await book.ask('case.open', { number: 'IR-2026-009', title: 'Later' });
		const admitted = (await entries('IR-2026-009')).filter((e) => e.kind === 'person.admitted/1');
		expect(admitted.map((e) => e.body.name)).not.toContain(BEN.name);
		expect(
			await book.refusal('key.import', { file: book.ticket(path('ben.p12')), filePassphrase: FILE, ...CEM }),
		).toMatchObject({
			code: 'key.revoked',
		});
	});

	it('that may have been in other hands before is said beside what it signed then', async () => {
		const report = await book.ask('notebook.verify', {});
		expect(report.verdict).toBe('intact');
		const doubts = report.checks.find((c) => c.name === 'signed in doubt');
		expect(doubts).toMatchObject({ state: 'remark', count: 1 });
		expect(doubts?.faults[0]?.place).toMatch(/^IR-2026-004 A-/);
	});
});
