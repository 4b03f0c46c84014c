/** Writing in a hurry: what a note says of itself, late entries, drafts with files, the quick entry, and titles given later. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Takes } from '../../shared/contract';
import type { Ticket } from '../../shared/vocabulary';
import { ADA, type Asking, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
});
afterAll(() => place.remove());

const HOSTILE = '<b onclick=alert(1)>**bold**</b> \u202e [x](javascript:1)';
const sha = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
const entries = (of = id) => book.ask('entry.list', { case: of });
const last = async (of = id) => (await entries(of)).at(-1);
const pasted = async () =>
	existsSync(join(place.notebook, 'notebook/pasted')) ? readdir(join(place.notebook, 'notebook/pasted')) : [];
const paste = (text: string, name = 'image.png') =>
	book.ask('attachment.paste', { name, bytes: Buffer.from(text).toString('base64') });
const relock = async () => {
	await book.ask('notebook.lock', {});
	await book.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
};

describe('the first note', () => {
	it('opens its case itself, with the next free number of the year and a title that says when', async () => {
		const sealed = await book.ask('note.quick', { phase: 'da', text: 'Ransom note on FIN-FS01.' });
		id = sealed.case;
		expect(sealed).toMatchObject({ number: '2026-001', opened: true, ref: 'A-3' });
		const [summary] = await book.ask('case.list', {});
		expect(summary?.title).toMatch(/^Untitled, opened at 2026-11-22 02:4\d \+01:00$/);
		expect((await last())?.body).toEqual({ phase: 'da', text: 'Ransom note on FIN-FS01.' });
	});

	it('goes to the case that is named, and opens none', async () => {
		const sealed = await book.ask('note.quick', { case: id, phase: 'cer', text: 'Cable pulled.', stance: 'decision' });
		expect(sealed).toMatchObject({ case: id, number: '2026-001', opened: false });
		expect(await last()).toMatchObject({ stance: 'decision', body: { stance: 'decision' } });
		expect(await book.ask('case.list', {})).toHaveLength(1);
	});

	it('counts on from the highest number of this year, whatever other numbers there are', async () => {
		for (const number of ['2025-117', 'IR-9', '2026-041', '2026-007b'])
			await book.ask('case.open', { number, title: 'Another' });
		expect((await book.ask('note.quick', { phase: 'da', text: 'x' })).number).toBe('2026-042');
	});

	it('opens no case for a note that could not be sealed', async () => {
		const before = await book.ask('case.list', {});
		const two = { observedAt: '2026-11-22T01:00:00.000Z' as never, observedLocal: '2026-11-22T01:00' };
		expect(await book.refusal('note.quick', { phase: 'da', text: 'x', ...two })).toMatchObject({ code: 'note.times' });
		expect(await book.refusal('note.quick', { phase: 'da', text: ' ' })).toMatchObject({ field: 'text' });
		expect(await book.ask('case.list', {})).toEqual(before);
	});

	it('is followed by notes in the same phase, where none is said', async () => {
		await book.ask('note.write', { case: id, phase: 'cer', text: 'Cable pulled.' });
		await book.ask('note.write', { case: id, text: 'Second cable pulled.' });
		expect((await last())?.phase).toBe('cer');
	});
});

describe('a case that was opened in a hurry', () => {
	it('is given its title later; the first one stays in the ledger', async () => {
		await book.ask('case.title', { case: id, title: HOSTILE, reason: 'Now it is known.' });
		await book.ask('case.title', { case: id, title: 'Ransomware, finance' });
		expect((await book.ask('case.show', { case: id })).title).toBe('Ransomware, finance');
		expect((await book.ask('case.list', {})).find((c) => c.case === id)?.title).toBe('Ransomware, finance');
		const titles = (await entries()).flatMap((e) => (typeof e.body.title === 'string' ? [e.body.title] : []));
		expect(titles.filter((title) => title !== FIRST.title)).toMatchObject([
			expect.stringMatching(/^Untitled/),
			HOSTILE,
			'Ransomware, finance',
		]);
	});

	it('has its title while it is closed, and gets no other', async () => {
		const other = await book.ask('note.quick', { phase: 'da', text: 'x' });
		await book.ask('case.close', { case: other.case, reason: 'nothing' });
		expect(await book.refusal('case.title', { case: other.case, title: 'x' })).toMatchObject({ code: 'case.closed' });
	});
});

describe('a note', () => {
	const note = (more: Partial<Takes<'note.write'>>) =>
		book.ask('note.write', { case: id, phase: 'da', text: 'x', ...more });

	it('says what it is, why it is late, and a time of an unknown zone as it was found', async () => {
		await note({ stance: 'opinion', lateBecause: HOSTILE, observedLocal: '2026-11-21T23:58:07', accuracyMs: 60_000 });
		expect(await last()).toMatchObject({
			stance: 'opinion',
			body: { stance: 'opinion', lateBecause: HOSTILE, observedLocal: '2026-11-21T23:58:07', accuracyMs: 60_000 },
		});
		await note({ observedAt: '2026-11-01T00:00:00.000Z' as never, notLateBecause: 'time of an event found in a log' });
		expect((await last())?.body).toMatchObject({ notLateBecause: 'time of an event found in a log' });
		expect(await last()).toMatchObject({ stance: null, verdict: 'verified' });
	});

	it('names who did it and who watched, with their key where they are of the notebook; both may be withheld', async () => {
		await note({ doneBy: ADA.name, witness: HOSTILE });
		const { body, signers = [], mayWithhold = [] } = (await last()) ?? {};
		expect(body).toMatchObject({ doneBy: { keyId: signers[0]?.keyId, name: ADA.name }, witness: { name: HOSTILE } });
		expect(mayWithhold).toEqual(expect.arrayContaining(['doneBy', 'witness']));
		const found = await book.ask('search.find', { query: 'onclick case:2026-001' });
		const { ref = '' } = (await last()) ?? {};
		expect(found.hits.map((hit) => hit.ref)).toContain(ref);
		await book.ask('note.correct', { case: id, entry: ref, text: 'y', reason: 'z', doneBy: 'Cleo', witness: ADA.name });
		const witness = { keyId: signers[0]?.keyId, name: ADA.name };
		expect((await last())?.body).toMatchObject({ text: 'y', doneBy: { name: 'Cleo' }, witness });
	});

	it('is corrected without becoming something else', async () => {
		const receipt = await note({ stance: 'hypothesis', text: 'It came by mail.' });
		await book.ask('note.correct', { case: id, entry: receipt.ref, text: 'By a stick.', reason: 'Found it.' });
		expect(await last()).toMatchObject({
			kind: 'note.corrected/1',
			stance: 'hypothesis',
			body: { stance: 'hypothesis' },
		});
	});

	it('is refused with a time that has a zone, or no such day, or with both reasons', async () => {
		for (const observedLocal of [
			'2026-11-22T01:40:00Z',
			'2026-11-22T01:40+01:00',
			'2026-02-30T01:40',
			'01:40',
			HOSTILE,
		])
			expect(await book.refusal('note.write', { case: id, phase: 'da', text: 'x', observedLocal })).toMatchObject({
				code: 'input.invalid',
				field: 'observedLocal',
			});
		const both = { case: id, phase: 'da', text: 'x', lateBecause: 'x', notLateBecause: 'y' } as const;
		expect(await book.refusal('note.write', both)).toMatchObject({ code: 'note.late' });
	});
});

describe('a draft', () => {
	const DRAFT = {
		...{ text: 'Half a thou', phase: 'cer' as const, stance: 'opinion' as const, observedAt: null },
		...{ observedLocal: '2026-11-21T23:58', accuracyMs: 300_000, lateBecause: HOSTILE, notLateBecause: null },
		...{ doneBy: 'Ben', witness: null },
	};

	it('comes back whole after locking, with its files, and is sealed with them', async () => {
		const path = join(place.folder, `${HOSTILE.replaceAll('/', '')}.txt`);
		await writeFile(path, 'a file');
		const file = await book.ask('attachment.arrive', { file: book.ticket(path) });
		expect(file).toMatchObject({ sizeBytes: 6, sha256: sha('a file'), pasted: false });
		expect(JSON.stringify(file)).not.toContain(place.folder);
		const image = await paste('a picture');
		expect(image).toMatchObject({ name: 'image.png', sizeBytes: 9, sha256: sha('a picture'), pasted: true });
		await book.ask('draft.save', { case: id, ...DRAFT, attachments: [file.ticket, image.ticket] });
		await relock();
		const kept = await book.ask('draft.read', { case: id });
		expect(kept).toMatchObject({ ...DRAFT, attachments: [file, image] });
		expect(JSON.stringify(kept)).not.toContain(Buffer.from(place.folder).toString('base64').slice(0, 20));
		const attachments = kept?.attachments.map(({ ticket }) => ticket) ?? [];
		await book.ask('note.write', { case: id, phase: 'cer', text: DRAFT.text, attachments, draft: true });
		expect((await last())?.files).toMatchObject([
			{ object: sha('a file'), sizeBytes: 6 },
			{ name: 'image.png', object: sha('a picture'), digests: { sha256: sha('a picture') } },
		]);
		expect(await book.ask('draft.read', { case: id })).toBeNull();
		expect(await pasted()).toEqual([]);
	});

	it('is not the business of a note that was written past it', async () => {
		await book.ask('draft.save', { case: id, ...DRAFT });
		await book.ask('note.write', { case: id, phase: 'da', text: 'From the command line.' });
		await book.ask('note.quick', { case: id, phase: 'da', text: 'From the quick entry.', draft: true });
		expect((await book.ask('draft.read', { case: id }))?.text).toBe(DRAFT.text);
		await book.ask('draft.save', { case: id, ...DRAFT, text: '' });
		expect(await book.ask('draft.read', { case: id })).toBeNull();
	});

	it('is kept for a file alone; what is taken out of it or discarded is gone from the disk', async () => {
		const [one, two] = [await paste('one'), await paste('two')];
		const save = (attachments: Ticket[]) => book.ask('draft.save', { case: id, ...DRAFT, text: '', attachments });
		expect((await save([one.ticket, two.ticket]))?.attachments).toHaveLength(2);
		expect(await pasted()).toHaveLength(2);
		expect((await save([two.ticket]))?.attachments).toMatchObject([{ sha256: sha('two') }]);
		expect(await pasted()).toHaveLength(1);
		expect(await save([])).toBeNull();
		expect(await pasted()).toEqual([]);
	});

	it('names the file that changed between its arrival and the seal, and seals nothing', async () => {
		const path = join(place.folder, 'growing.log');
		await writeFile(path, 'first');
		const file = await book.ask('attachment.arrive', { file: book.ticket(path) });
		await writeFile(path, 'first and more');
		const before = (await entries()).length;
		const input = { case: id, phase: 'da' as const, text: 'See.', attachments: [file.ticket] };
		const refusal = await book.refusal('note.write', input);
		expect(refusal).toMatchObject({ code: 'file.changed', field: 'attachments' });
		for (const part of ['growing.log', sha('first'), sha('first and more')]) expect(refusal.sentence).toContain(part);
		expect((await entries()).length).toBe(before);
		// The ticket is still good: what arrived may come back.
		await writeFile(path, 'first');
		await book.ask('note.write', input);
		expect((await last())?.files).toMatchObject([{ name: 'growing.log', object: sha('first') }]);
	});

	it('says that pasted bytes are no longer there, as after a restore', async () => {
		const image = await paste('lost');
		await rm(join(place.notebook, 'notebook/pasted'), { recursive: true });
		const input = { case: id, phase: 'da' as const, text: 'See.', attachments: [image.ticket] };
		expect(await book.refusal('note.write', input)).toMatchObject({ code: 'attachment.missing' });
	});

	it('takes nothing from the clipboard that is not base64 or too much of it', async () => {
		for (const bytes of ['', 'no base64!', 'YQ', `${'A'.repeat(44_739_244)}AAAA`])
			expect(await book.refusal('attachment.paste', { name: 'x', bytes })).toMatchObject({ field: 'bytes' });
		expect(await book.refusal('attachment.paste', { name: 'a\nb', bytes: 'YQ==' })).toMatchObject({ field: 'name' });
	});
});

describe('the draft of the quick entry', () => {
	const DRAFT = { text: 'Quick', phase: 'da' as const, stance: 'fact' as const, observedAt: null };

	it('belongs to no case, survives locking, and goes when it is sealed', async () => {
		const image = await paste('quick picture');
		await book.ask('quick.save', { case: null, ...DRAFT, attachments: [image.ticket] });
		await relock();
		const kept = await book.ask('quick.read', {});
		expect(kept).toMatchObject({ case: null, ...DRAFT, attachments: [{ sha256: sha('quick picture') }] });
		const attachments = kept?.attachments.map(({ ticket }) => ticket) ?? [];
		const sealed = await book.ask('note.quick', { phase: 'da', text: 'Quick', attachments, draft: true });
		expect((await last(sealed.case))?.files).toMatchObject([{ object: sha('quick picture') }]);
		expect(await book.ask('quick.read', {})).toBeNull();
		expect(await pasted()).toEqual([]);
	});

	it('goes on in the case that was opened for it where its file had changed', async () => {
		const path = join(place.folder, 'quick.log');
		await writeFile(path, 'first');
		const { ticket } = await book.ask('attachment.arrive', { file: book.ticket(path) });
		await book.ask('quick.save', { case: null, ...DRAFT, attachments: [ticket] });
		await writeFile(path, 'second');
		const before = (await book.ask('case.list', {})).length;
		await book.refusal('note.quick', { phase: 'da', text: 'Quick', attachments: [ticket], draft: true });
		const kept = await book.ask('quick.read', {});
		expect(await book.ask('case.show', { case: kept?.case ?? '' })).toMatchObject({ number: expect.any(String) });
		expect((await book.ask('case.list', {})).length).toBe(before + 1);
	});
});
