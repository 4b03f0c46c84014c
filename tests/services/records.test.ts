/** Cases, notes, people and questions: what is sealed, what is refused, and that a refusal leaves nothing behind. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuestionName } from '../../shared/contract';
import type { Receipt } from '../../shared/views';
import type { Instant, Ticket } from '../../shared/vocabulary';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	id = (await book.ask('case.open', { number: 'IR-2026-004', title: 'Night shift', classification: 'TLP:AMBER' })).case;
});
afterAll(() => place.remove());

const write = (text: string) => book.ask('note.write', { case: id, phase: 'da', text });
const entries = () => book.ask('entry.list', { case: id });
const last = async () => (await entries()).at(-1);
const lengthOf = async () => (await entries()).length;

async function nothingWritten(work: () => Promise<unknown>): Promise<void> {
	const before = await place.bytes();
	await work();
	expect(await place.bytes()).toEqual(before);
}

describe('a case', () => {
	it('begins with its author’s admission, says what it is, and is listed', async () => {
		expect((await entries()).map((e) => [e.ref, e.kind, e.verdict])).toEqual([
			['A-1', 'person.admitted/1', 'verified'],
			['A-2', 'case.opened/1', 'verified'],
		]);
		const listed = { number: 'IR-2026-004', title: 'Night shift', classification: 'TLP:AMBER', state: 'open' };
		expect(await book.ask('case.list', {})).toMatchObject([{ case: id, ...listed, entries: 2, items: 0, chains: 1 }]);
		expect((await entries())[0]?.body).toMatchObject({
			monotonicClock: 'a clock set by hand',
			program: 'Sealbook 0.0.0',
		});
	});

	it('has its number alone', async () => {
		await nothingWritten(async () => {
			const refusal = await book.refusal('case.open', { number: 'IR-2026-004', title: 'Another' });
			expect(refusal).toMatchObject({ code: 'case.number-taken', field: 'number' });
		});
	});

	it('has its number alone also where two ask at once', async () => {
		const both = await Promise.all(
			[1, 2].map(() => book.notebook.ask('case.open', { number: 'IR-2026-005', title: 'Twice' })),
		);
		expect(both.filter((a) => a.ok).length).toBe(1);
		expect((await book.ask('case.list', {})).filter((c) => c.number === 'IR-2026-005').length).toBe(1);
	});

	it('is found by number and by id, and nothing else is', async () => {
		expect((await book.ask('case.show', { case: 'IR-2026-004' })).case).toBe(id);
		expect((await book.ask('case.show', { case: id })).case).toBe(id);
		for (const name of ['IR-2026-00', '../../etc', '019aa8f0-0000-7000-8000-000000000001'])
			expect(await book.refusal('case.show', { case: name })).toMatchObject({ code: 'case.unknown', field: 'case' });
	});

	it('is read-only while it is closed, and goes on when it is reopened', async () => {
		const other = await book.ask('case.open', { number: 'IR-2026-006', title: 'Short' });
		const note = { case: other.case, phase: 'post' as const, text: 'x' };
		await book.ask('case.close', { case: other.case, reason: 'done' });
		await nothingWritten(async () => {
			const more = [
				book.refusal('note.write', note),
				book.refusal('note.correct', { case: other.case, entry: '2', text: 'x', reason: 'x' }),
				book.refusal('evidence.register', { case: other.case, description: 'x' }),
				book.refusal('case.close', { case: other.case, reason: 'again' }),
			];
			for (const refusal of await Promise.all(more))
				expect(refusal).toMatchObject({ code: 'case.closed', field: 'case' });
		});
		expect((await book.ask('case.list', {})).find((c) => c.case === other.case)?.state).toBe('closed');
		await book.ask('case.reopen', { case: other.case, reason: 'more came up' });
		expect(await book.refusal('case.reopen', { case: other.case, reason: 'x' })).toMatchObject({ code: 'case.open' });
		await book.ask('note.write', note);
		expect((await book.ask('case.show', { case: other.case })).state).toBe('open');
	});
});

describe('a note', () => {
	const HOSTILE = `\u0000\u001b[2J \r\n\t"\\/ \u2028\u2029\ufeff\u202e\u2066 \ufffe\uffff e\u0301 \ud83d\ude00\u{10ffff} <script>`;

	it('keeps hostile text byte for byte, and gives a receipt that the log agrees with', async () => {
		const receipt = await write(HOSTILE);
		const entry = await last();
		expect(entry?.body.text).toBe(HOSTILE);
		expect(receipt).toEqual({
			...{ chain: entry?.chain, seq: entry?.seq, digest: entry?.digest, ref: entry?.ref, at: entry?.head.at },
		} satisfies Partial<Record<keyof Receipt, unknown>>);
	});

	it('is refused where it is empty or cannot be written, and nothing is sealed', async () => {
		await nothingWritten(async () => {
			for (const text of ['', '  \n\t', '\u3000', 'half \ud800 of a character'])
				expect(await book.refusal('note.write', { case: id, phase: 'da', text })).toMatchObject({
					code: 'input.invalid',
					field: 'text',
				});
		});
	});

	it('of 10 MB becomes an object that is given back byte for byte', async () => {
		const text = 'Zwölf Boxkämpfer jagen Viktor.\n'.repeat(310_000);
		await write(text);
		const [file] = (await last())?.files ?? [];
		const sha256 = createHash('sha256').update(text).digest('hex');
		expect(file).toMatchObject({ object: sha256, sizeBytes: Buffer.byteLength(text) });
		const to = join(place.folder, 'note.txt');
		await book.ask('object.save', { case: id, object: sha256, to: book.ticket(to) });
		expect((await readFile(to, 'utf8')) === text).toBe(true);
	});

	it('carries attachments, digested and stored', async () => {
		const path = join(place.folder, 'screen.png');
		await writeFile(path, Buffer.alloc(3_000_000, 7));
		await book.ask('note.write', { case: id, phase: 'da', text: 'See.', attachments: [book.ticket(path)] });
		const [file] = (await last())?.files ?? [];
		const sha256 = createHash('sha256').update(Buffer.alloc(3_000_000, 7)).digest('hex');
		expect(file).toMatchObject({
			name: 'screen.png',
			sizeBytes: 3_000_000,
			object: sha256,
			digests: { sha256 },
			remarks: [],
		});
	});

	it('is not sealed where an attachment is not there or was chosen twice', async () => {
		const gone = book.ticket(join(place.folder, 'gone'));
		const length = await lengthOf();
		for (const attachments of [[gone], [gone], ['never given' as Ticket]])
			await book.refusal('note.write', { case: id, phase: 'da', text: 'See.', attachments });
		expect(await lengthOf()).toBe(length);
	});

	it('is corrected by an entry that cites it; the old one stays', async () => {
		const receipt = await write('It was off.');
		const corrected = await book.ask('note.correct', {
			case: id,
			entry: receipt.ref,
			text: 'It was on.',
			reason: 'misread',
		});
		const list = await entries();
		const old = list.find((e) => e.ref === receipt.ref);
		expect(old).toMatchObject({ body: { text: 'It was off.' }, correctedBy: [corrected.ref], corrects: null });
		const addendum = list.find((e) => e.ref === corrected.ref);
		expect(addendum).toMatchObject({ corrects: receipt.ref, phase: 'da' });
		expect(addendum?.body.corrects).toEqual({ chain: receipt.chain, seq: receipt.seq, head: receipt.digest });
	});

	it('is cited by a bare number as well, and never by one that is not there', async () => {
		const receipt = await write('By number.');
		const proof = await book.ask('entry.show', { case: id, entry: String(receipt.seq) });
		expect(proof.entry.ref).toBe(receipt.ref);
		expect(proof.prev?.digest).toBe(proof.entry.head.prev);
		for (const entry of ['9999', 'B-1'])
			expect(await book.refusal('note.correct', { case: id, entry, text: 'x', reason: 'x' })).toMatchObject({
				code: 'entry.unknown',
				field: 'entry',
			});
	});

	it('stands in the order of asking, however many are asked at once', async () => {
		const texts = Array.from({ length: 20 }, (_, i) => `Note ${i}.`);
		await Promise.all(texts.map(write));
		expect((await entries()).slice(-20).map((e) => e.body.text)).toEqual(texts);
		expect((await book.ask('notebook.verify', {})).verdict).toBe('intact');
	});
});

describe('the clock', () => {
	it('that was set forward, set back, or starts anew shows beside the entries, and blocks nothing', async () => {
		await write('Before.');
		place.clock.set(3_600_000);
		await write('An hour on.');
		place.clock.set(-3_600_000);
		await write('And back.');
		place.clock.boot = 'boot two';
		await write('Booted.');
		const found = (await entries()).slice(-4).map((e) => e.clock && [e.clock.kind, e.clock.stepMs]);
		expect(found).toEqual([null, ['stepped', 3_600_000], ['set-back', -3_600_000], null]);
		const report = await book.ask('notebook.verify', {});
		expect(report.verdict).toBe('intact');
		expect(report.checks.find((c) => c.name === 'clock')?.count).toBe(2);
	});
});

describe('the clock held against a reference', () => {
	const check = (referenceTime: Instant, more: object = {}) =>
		book.ask('clock.check', { case: id, reference: 'GPS receiver', referenceTime, ...more });

	it('is an entry with both times and the difference, positive where the device is ahead', async () => {
		const referenceTime = place.clock.read().at;
		place.clock.set(-90_000);
		// This clock goes a second on while it is read.
		const receipt = await check(referenceTime);
		expect(await last()).toMatchObject({
			ref: receipt.ref,
			kind: 'clock.checked/1',
			verdict: 'verified',
			body: { reference: 'GPS receiver', referenceTime, differenceMs: -89_000 },
		});
		const { deviceTime } = (await last())?.body ?? {};
		expect(Date.parse(String(deviceTime)) - Date.parse(referenceTime)).toBe(-89_000);
		place.clock.set(90_000);
	});

	it('counts from when the reference was read', async () => {
		await check(place.clock.read().at, { readMsAgo: 12_000 });
		expect((await last())?.body.differenceMs).toBe(-11_000);
	});

	it('is refused without a reference, with a day that does not exist, or hours after it was read', async () => {
		const asked = { case: id, reference: 'GPS receiver', referenceTime: place.clock.read().at };
		await nothingWritten(async () => {
			for (const [field, odd] of [
				['reference', { reference: ' ' }],
				['referenceTime', { referenceTime: '2026-02-30T00:00:00.000Z' as never }],
				['readMsAgo', { readMsAgo: 7_200_000 }],
			] as const)
				expect(await book.refusal('clock.check', { ...asked, ...odd })).toMatchObject({ code: 'input.invalid', field });
		});
	});
});

describe('a person', () => {
	it('who is admitted later signs in cases that are open already', async () => {
		const ben = await book.ask('person.admit', { ...BEN, title: 'Analyst' });
		expect(ben).toMatchObject({ name: BEN.name, vouchedFor: true, signsHere: true });
		await book.ask('notebook.lock', {});
		await book.ask('notebook.unlock', { person: BEN.name, passphrase: BEN.passphrase });
		await write('Ben was here.');
		expect((await last())?.signers).toMatchObject([{ name: BEN.name, title: 'Analyst', vouchedFor: true }]);
		expect((await book.ask('case.show', { case: id })).people.map((p) => p.name)).toEqual([ADA.name, BEN.name]);
		await book.ask('notebook.lock', {});
		await book.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
	});

	it('is refused under a name that is taken or with a weak passphrase, and nothing is written', async () => {
		await nothingWritten(async () => {
			expect(await book.refusal('person.admit', BEN)).toMatchObject({ code: 'person.taken', field: 'name' });
			expect(await book.refusal('person.admit', { name: 'Cem', passphrase: 'short' })).toMatchObject({
				code: 'passphrase.weak',
				field: 'passphrase',
			});
		});
	});

	it('is recognized by their own passphrase only', async () => {
		const [ada] = await book.ask('person.list', {});
		const person = ada?.keyId ?? '';
		expect(await book.ask('person.check', { person, passphrase: ADA.passphrase })).toEqual({ keyId: person });
		expect(await book.refusal('person.check', { person, passphrase: BEN.passphrase })).toMatchObject({
			code: 'passphrase.wrong',
			field: 'passphrase',
		});
	});

	it('may be admitted by certificate alone, and then signs elsewhere', async () => {
		const file = join(import.meta.dirname, '../vectors/keys/cem.crt.pem');
		const cem = await book.ask('person.admit', { certificate: book.ticket(file) });
		expect(cem).toMatchObject({ name: 'Cem', signsHere: false, vouchedFor: true });
		for (const odd of ['exponent-one', 'elliptic', 'ed448', 'pss', 'short']) {
			const ticket = book.ticket(join(import.meta.dirname, `../vectors/keys/${odd}.crt.pem`));
			await nothingWritten(async () => {
				const { code } = await book.refusal('person.admit', { certificate: ticket });
				expect(code, odd).toMatch(/^certificate\./);
			});
		}
	});
});

describe('a question', () => {
	// What a hostile window could send: the types would not let it through here.
	const hostile = async (question: string, input: unknown) => {
		const answer = await book.notebook.ask(question as 'case.list', input as Record<string, never>);
		return answer.ok ? 'answered' : answer.refusal;
	};

	it('that nobody knows is refused, whatever it is called', async () => {
		for (const question of ['case.burn', '', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])
			expect(await hostile(question, {})).toMatchObject({ code: 'question.unknown' });
	});

	it('that the window’s own process answers is none of the notebook’s', async () => {
		for (const question of ['file.pick', 'page.print', 'clipboard.copy'] satisfies QuestionName[])
			expect(await hostile(question, {})).toMatchObject({ code: 'question.unknown' });
	});

	it.each([
		['case.open', { number: '', title: 'x' }, 'number'],
		['case.open', { number: 'x' }, 'title'],
		['case.open', { number: 'a\nb', title: 'x' }, 'number'],
		['case.open', { number: 'x', title: 'x'.repeat(301) }, 'title'],
		['case.open', { number: 'x', title: 'x', classification: 'SECRET' }, 'classification'],
		['note.write', { case: 'x', phase: 'lunch', text: 'x' }, 'phase'],
		['note.write', { case: 'x', phase: 'da', text: 'x', observedAt: '2026-02-30T00:00:00.000Z' }, 'observedAt'],
		['note.write', { case: 'x', phase: 'da', text: 'x', accuracyMs: -1 }, 'accuracyMs'],
		['note.write', { case: 'x', phase: 'da', text: 'x', attachments: [7] }, 'attachments.0'],
		['note.correct', { case: 'x', entry: 'A-0', text: 'x', reason: 'x' }, 'entry'],
		['evidence.register', { case: 'x', description: '\u001b[2J' }, 'description'],
		['person.admit', { name: '', passphrase: 'x' }, 'name'],
		['object.save', { case: 'x', object: '../x', to: 'x' }, 'object'],
		['case.list', { extra: 1 }, ''],
		['case.list', null, ''],
		['case.list', 'text', ''],
	])('with an input that does not fit is refused at its field: %s %j', async (question, input, field) => {
		await nothingWritten(async () => {
			expect(await hostile(question, input)).toMatchObject({ code: 'input.invalid', field });
		});
	});
});
