/** First run, unlocking, locking, and what a notebook says of trouble on its disk. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layout } from '../../main/store/layout';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, FIRST, Place } from './place';

const place = new Place();
const unlocking = { person: ADA.name, passphrase: ADA.passphrase };
let book: Asking;
let number = 0;

beforeAll(async () => {
	book = await place.open();
});
afterAll(() => place.remove());

describe('first run', () => {
	it('says that there is no notebook, and makes nothing by looking', async () => {
		expect(await book.ask('notebook.status', {})).toMatchObject({ state: 'absent', name: null, people: [], me: null });
		expect(await book.refusal('notebook.unlock', unlocking)).toMatchObject({ code: 'notebook.missing' });
		expect(existsSync(place.notebook)).toBe(false);
	});

	it.each(['short', 'aaaaaaaaaaaaaaaaaa', 'abcabcabcabcabc', 'password123456', 'Ada Lind 2026!'])(
		'refuses a weak passphrase: %s',
		async (passphrase) => {
			const refusal = await book.refusal('notebook.create', { ...FIRST, passphrase });
			expect(refusal).toMatchObject({ code: 'passphrase.weak', field: 'passphrase' });
			expect(existsSync(place.notebook)).toBe(false);
		},
	);

	it('makes the notebook and its first entries, and is open', async () => {
		const status = await book.ask('notebook.create', FIRST);
		expect(status).toMatchObject({ state: 'open', name: FIRST.notebook, head: { seq: 2 }, failedUnlocks: 0 });
		expect(status.me).toMatchObject({
			name: ADA.name,
			title: 'Handler',
			phone: '+49 30 1',
			vouchedFor: true,
			signsHere: true,
		});
		expect(status.me?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
	});

	it('refuses to be made or unlocked a second time', async () => {
		expect(await book.refusal('notebook.create', FIRST)).toMatchObject({ code: 'notebook.open' });
		expect(await book.refusal('notebook.unlock', unlocking)).toMatchObject({ code: 'notebook.open' });
	});

	it('is locked after a lock that was asked for while a passphrase was being tried', async () => {
		await book.ask('notebook.lock', {});
		const [opened, locked] = await Promise.all([book.ask('notebook.unlock', unlocking), book.ask('notebook.lock', {})]);
		expect([opened.state, locked.state]).toEqual(['open', 'locked']);
		expect(await book.ask('notebook.status', {})).toMatchObject({ state: 'locked' });
		await book.ask('notebook.unlock', unlocking);
	});

	it('refuses a second opener while it is open, whoever asks', async () => {
		const second = await place.open();
		expect(await second.refusal('notebook.unlock', unlocking)).toMatchObject({ code: 'notebook.in-use' });
		expect(await second.refusal('notebook.create', FIRST)).toMatchObject({ code: 'notebook.in-use' });
		expect(await book.ask('case.list', {})).toEqual([]);
	});
});

describe('locking and unlocking', () => {
	it('answers nothing but its status while it is locked', async () => {
		const told: string[] = [];
		const stop = book.notebook.listen((t) => told.push(t.tells));
		expect(await book.ask('notebook.lock', {})).toMatchObject({ state: 'locked', me: null, head: null });
		stop();
		expect(told).toEqual(['locked']);
		expect(await book.refusal('case.list', {})).toMatchObject({ code: 'notebook.locked' });
		expect(await book.refusal('notebook.create', FIRST)).toMatchObject({ code: 'notebook.exists' });
	});

	it('counts wrong passphrases while locked, and enters them at the next unlock', async () => {
		const wrong = { ...unlocking, passphrase: `${ADA.passphrase}!` };
		expect(await book.refusal('notebook.unlock', wrong)).toMatchObject({ code: 'passphrase.wrong' });
		expect(await book.refusal('notebook.unlock', wrong)).toMatchObject({ code: 'passphrase.wrong' });
		expect(await book.ask('notebook.status', {})).toMatchObject({ state: 'locked', failedUnlocks: 2 });
		const before = 2;
		expect(await book.ask('notebook.unlock', unlocking)).toMatchObject({ head: { seq: before + 1 }, failedUnlocks: 0 });
		expect(existsSync(layout(place.notebook).failedUnlocks)).toBe(false);
	});

	it('knows nobody by another name', async () => {
		await book.ask('notebook.lock', {});
		const refusal = await book.refusal('notebook.unlock', { ...unlocking, person: 'Mallory' });
		expect(refusal).toMatchObject({ code: 'person.unknown', field: 'person' });
		await book.ask('notebook.unlock', unlocking);
	});

	it('is unlocked by key id as well, and by the passphrase typed on another keyboard', async () => {
		const { people } = await book.ask('notebook.lock', {});
		const keyId = people[0]?.keyId ?? '';
		await book.ask('notebook.unlock', { person: keyId, passphrase: ADA.passphrase.normalize('NFD') });
		expect((await book.ask('notebook.status', {})).me?.keyId).toBe(keyId);
	});
});

const newCase = async () => book.ask('case.open', { number: `IR-${++number}`, title: 'A laptop' });
const reopen = async (between: () => Promise<void>) => {
	await book.ask('notebook.lock', {});
	await between();
	await book.ask('notebook.unlock', unlocking);
};
const write = (name: string, text: string) => book.ask('note.write', { case: name, phase: 'da', text });
const told = async () => {
	const answers = [];
	for (const c of await book.ask('case.list', {})) {
		const { verification, ...view } = await book.ask('case.show', { case: c.case });
		answers.push(c, view, { ...verification, at: null }, await book.ask('entry.list', { case: c.case }));
		answers.push(await book.ask('evidence.list', { case: c.case }), await book.ask('custody.show', { case: c.case }));
	}
	return { answers, people: await book.ask('person.list', {}) };
};

describe('what lies in the folder', () => {
	it('keeps drafts over locking, and forgets one when its note is sealed', async () => {
		const { case: id } = await newCase();
		const draft = { text: 'Half a thou', phase: 'cer' as const, observedAt: 'yesterday' };
		await book.ask('draft.save', { case: id, ...draft });
		await reopen(async () => undefined);
		expect(await book.ask('draft.read', { case: id })).toMatchObject(draft);
		await book.ask('note.write', { case: id, phase: 'da', text: 'A thought.', draft: true });
		expect(await book.ask('draft.read', { case: id })).toBeNull();
		await book.ask('draft.save', { case: id, ...draft });
		await book.ask('draft.save', { case: id, ...draft, text: '  \n' });
		expect(await book.ask('draft.read', { case: id })).toBeNull();
	});

	it('gives the same answers after every document was deleted', async () => {
		const { case: id } = await newCase();
		await write(id, 'Remember me.');
		await book.ask('evidence.register', { case: id, description: 'A stick' });
		// Locking anchors the heads, which is told truly: only what the deleting changes is looked for.
		await reopen(async () => undefined);
		const before = await told();
		const { documents } = layout(place.notebook);
		expect((await readdir(documents)).length).toBeGreaterThan(0);
		await reopen(() => rm(documents, { recursive: true }));
		expect(await told()).toEqual(before);
	});

	it('gives the same answers after every document was filled with rubbish', async () => {
		const before = await told();
		const { documents } = layout(place.notebook);
		await reopen(async () => {
			for (const name of await readdir(documents)) await writeFile(join(documents, name), '{"rubbish":');
		});
		expect(await told()).toEqual(before);
	});

	it('holds no word of what was written', async () => {
		const { case: id } = await newCase();
		await write(id, 'Word that nobody else writes: Quirkelbach');
		await book.ask('draft.save', { case: id, text: 'Schnorkelheim', phase: null, observedAt: null });
		for (const [name, base64] of await place.bytes()) {
			const bytes = Buffer.from(base64, 'base64');
			for (const word of ['Quirkelbach', 'Schnorkelheim', 'IR-1', ADA.passphrase])
				expect(bytes.includes(word) || name.includes(word), `${word} in ${name}`).toBe(false);
		}
	});

	it('is intact', async () => {
		const report = await book.ask('notebook.verify', {});
		expect(report.verdict).toBe('intact');
		expect(report.checks.flatMap((c) => c.faults)).toEqual([]);
		for (const c of report.checks.filter((c) => ['lines', 'chains', 'signatures'].includes(c.name)))
			expect(c.count).toBeGreaterThan(3);
	});
});

describe('a chain that was damaged while nobody looked', () => {
	const chainOf = async (id: string) => {
		const folder = join(layout(place.notebook).cases, id);
		const name = (await readdir(folder)).find((n) => n.endsWith('.ledger'));
		return join(folder, name ?? '');
	};

	it('is named with its place, refuses to be added to, and spares the other cases', async () => {
		const hurt = await newCase();
		const whole = await newCase();
		for (const text of ['One.', 'Two.', 'Three.']) await write(hurt.case, text);
		const path = await chainOf(hurt.case);
		const bytes = await readFile(path);
		await reopen(async () => {
			const flipped = Buffer.from(bytes);
			// Within the second record: behind the first one's length and bytes.
			const at = 4 + flipped.readUInt32BE(0) + 4 + 40;
			flipped[at] = (flipped[at] ?? 0) ^ 1;
			await writeFile(path, flipped);
		});
		const report = await book.ask('notebook.verify', {});
		expect(report.verdict).toBe('broken');
		const faults = report.checks.flatMap((c) => c.faults);
		// That it cannot be opened, and what the notebook's own ledger knows of what is lost.
		expect(faults.map(({ place }) => place)).toEqual([hurt.case, `${hurt.case} A-2 to A-5`]);
		expect(faults[0]?.found).toContain('entry 2');
		expect(await book.refusal('note.write', { case: hurt.case, phase: 'da', text: 'x' })).toMatchObject({
			code: 'ledger.damaged',
		});
		await write(whole.case, 'Here all is well.');
		expect((await book.ask('case.list', {})).map((c) => c.case)).toContain(whole.case);
		await reopen(() => writeFile(path, bytes));
		expect((await book.ask('notebook.verify', {})).verdict).toBe('intact');
	});

	it('is named with its place also while the notebook is open', async () => {
		const { case: id, number: name } = await newCase();
		for (const text of ['One.', 'Two.']) await write(id, text);
		const path = await chainOf(id);
		const bytes = await readFile(path);
		const flipped = Buffer.from(bytes);
		flipped[bytes.length - 1] = (flipped[bytes.length - 1] ?? 0) ^ 1;
		await writeFile(path, flipped);
		const report = await book.ask('notebook.verify', {});
		expect(report.verdict).toBe('broken');
		expect(report.checks.flatMap((c) => c.faults).map((f) => f.place)).toEqual([`${name} A-4`]);
		await writeFile(path, bytes);
		expect((await book.ask('notebook.verify', {})).verdict).toBe('intact');
	});

	it('says which object was damaged, and which is gone', async () => {
		const { case: id, number: name } = await newCase();
		const { ref } = await write(id, 'A long note. '.repeat(20_000));
		const folder = join(layout(place.notebook).cases, id, 'objects');
		const path = join(folder, (await readdir(folder))[0] ?? '');
		const bytes = await readFile(path);
		const flipped = Buffer.from(bytes);
		flipped[1000] = (flipped[1000] ?? 0) ^ 1;
		await writeFile(path, flipped);
		const broken = await book.ask('notebook.verify', {});
		expect(broken.verdict).toBe('broken');
		expect(broken.checks.flatMap((c) => c.faults).map((f) => f.place)).toEqual([`${name} ${ref}`]);
		await rm(path);
		const gone = await book.ask('notebook.verify', {});
		expect(gone.verdict).toBe('incomplete');
		expect(gone.checks.flatMap((c) => c.faults).map((f) => f.place)).toEqual([`${name} ${ref}`]);
		await writeFile(path, bytes);
	});

	it('says that a chain is gone', async () => {
		const { case: id } = await newCase();
		const path = await chainOf(id);
		const bytes = await readFile(path);
		await reopen(() => rm(path));
		const report = await book.ask('notebook.verify', {});
		expect(report.verdict).toBe('broken');
		expect(report.checks.flatMap((c) => c.faults).map((f) => f.place)).toEqual([id]);
		await reopen(() => writeFile(path, bytes));
	});

	it('enters a torn tail as found, keeps it aside, and goes on', async () => {
		const { case: id } = await newCase();
		await write(id, 'Sealed before the power went.');
		const path = await chainOf(id);
		const recovered = async () =>
			(await ownEntries(place, await vaultOf(place))).filter(({ kind }) => kind === 'ledger.recovered/1').length;
		await reopen(async () => undefined);
		const before = await recovered();
		await reopen(async () => writeFile(path, Buffer.concat([await readFile(path), Buffer.from([0, 0, 9])])));
		expect((await book.ask('entry.list', { case: id })).at(-1)?.body.text).toBe('Sealed before the power went.');
		// The loss is itself an entry, of the notebook's own ledger, made once.
		expect(await recovered()).toBe(before + 1);
		await write(id, 'And after.');
		expect((await readdir(join(layout(place.notebook).cases, id))).some((n) => n.includes('.torn-'))).toBe(true);
		await reopen(async () => undefined);
		await book.ask('entry.list', { case: id });
		expect(await recovered()).toBe(before + 1);
		expect((await book.ask('notebook.verify', {})).verdict).toBe('intact');
	});

	it('refuses to open where the notebook’s own chain is damaged, and changes nothing', async () => {
		await book.ask('notebook.lock', {});
		const { notebook } = layout(place.notebook);
		const name = (await readdir(notebook)).find((n) => n.endsWith('.ledger')) ?? '';
		const bytes = await readFile(join(notebook, name));
		const flipped = Buffer.from(bytes);
		flipped[60] = (flipped[60] ?? 0) ^ 1;
		await writeFile(join(notebook, name), flipped);
		expect(await book.refusal('notebook.unlock', unlocking)).toMatchObject({ code: 'ledger.damaged' });
		expect(await readFile(join(notebook, name))).toEqual(flipped);
		await writeFile(join(notebook, name), bytes);
		await book.ask('notebook.unlock', unlocking);
	});
});
