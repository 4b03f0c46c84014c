/** Items of evidence and their custody: what is registered and handed over, what is refused and leaves no trace. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '../../shared/vocabulary';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	id = (await book.ask('case.open', { number: 'IR-1', title: 'A laptop' })).case;
	await book.ask('person.admit', BEN);
	await book.ask('person.admit', {
		certificate: book.ticket(join(import.meta.dirname, '../vectors/keys/cem.crt.pem')),
	});
});
afterAll(() => place.remove());

const at = (name: string) => join(place.folder, name);
const register = (more: object = {}) => book.ask('evidence.register', { case: id, description: 'A thing', ...more });
const items = () => book.ask('evidence.list', { case: id });
const item = async (tag: string) => (await items()).find((i) => i.tag === tag);

async function nothingWritten(work: () => Promise<unknown>): Promise<void> {
	const before = await place.caseBytes();
	await work();
	expect(await place.caseBytes()).toEqual(before);
}

describe('an item', () => {
	it('gets the next tag, and its handler is accountable for it', async () => {
		await register({ serial: 'SN-7', storedAt: 'Safe 1', observedAt: '2026-11-22T01:00:00.000Z', type: 'physical' });
		await register({ tag: 'E-007' });
		await register();
		expect((await items()).map((i) => [i.tag, i.holder.name, i.findings])).toEqual([
			['E-001', ADA.name, []],
			['E-007', ADA.name, []],
			['E-008', ADA.name, []],
		]);
		expect(await item('E-001')).toMatchObject({ fields: { serial: 'SN-7', type: 'physical' }, place: 'Safe 1' });
	});

	it('never gets a tag that was used, also where two ask at once', async () => {
		await nothingWritten(async () => {
			const refusal = await book.refusal('evidence.register', { case: id, description: 'x', tag: 'E-007' });
			expect(refusal).toMatchObject({ code: 'evidence.tag-taken', field: 'tag' });
		});
		const both = await Promise.all(
			[1, 2].map(() => book.notebook.ask('evidence.register', { case: id, description: 'x', tag: 'TWICE' })),
		);
		expect(both.filter((a) => a.ok).length).toBe(1);
		expect((await items()).filter((i) => i.tag === 'TWICE').length).toBe(1);
	});

	it('has the digests of its files that other tools give', async () => {
		const contents = [Buffer.alloc(0), Buffer.from('abc'), Buffer.alloc(5_000_001, 'evidence')];
		const paths = contents.map((bytes, i) => {
			writeFileSync(at(`file ${i}`), bytes);
			return at(`file ${i}`);
		});
		await register({ tag: 'FILES', files: paths.map((p) => book.ticket(p)) });
		const files = (await item('FILES'))?.files ?? [];
		const summed = (tool: string) => paths.map((p) => execFileSync(tool, [p], { encoding: 'utf8' }).split(' ')[0]);
		expect(files.map((f) => f.digests.sha256)).toEqual(summed('sha256sum'));
		expect(files.map((f) => f.digests.sha1)).toEqual(summed('sha1sum'));
		expect(files.map((f) => f.digests.md5)).toEqual(summed('md5sum'));
		expect(files.map((f) => [f.name, f.sizeBytes, f.object])).toEqual(
			contents.map((c, i) => [`file ${i}`, c.length, null]),
		);
	});

	it('keeps a file’s name that is no text', async () => {
		const path = Buffer.concat([Buffer.from(at('odd ')), Buffer.from([0xff, 0xfe])]);
		writeFileSync(path, 'x');
		await register({ tag: 'ODD', files: [book.ticket(path)] });
		const entry = (await book.ask('entry.list', { case: id })).at(-1);
		const [file] = (entry?.body.files ?? []) as { nameBytes?: string }[];
		expect(Buffer.from(file?.nameBytes ?? '', 'base64')).toEqual(Buffer.from('odd \xff\xfe', 'latin1'));
	});

	it.each([
		['that vanished', 'gone', () => undefined],
		['that is a FIFO', 'fifo', (p: string) => void execFileSync('mkfifo', [p])],
		['that is a folder', 'folder', (p: string) => void mkdirSync(p)],
		['that is a link', 'link', (p: string) => symlinkSync('/etc/hostname', p)],
		['that is a link to nothing', 'dangling', (p: string) => symlinkSync('/nowhere', p)],
		['under a file', 'plain/below', (p: string) => writeFileSync(join(p, '..'), 'x')],
	])('is not registered with a file %s, and nothing is written', async (_what, name, make) => {
		make(at(name));
		writeFileSync(at('sound'), 'x');
		await nothingWritten(async () => {
			const files = [book.ticket(at('sound')), book.ticket(at(name))];
			const { code, sentence } = await book.refusal('evidence.register', { case: id, description: 'x', files });
			expect(code).toMatch(/^(evidence|disk|file)\./);
			expect(sentence).toContain(name);
		});
		rmSync(at('sound'));
	});

	it('is not registered with a device, or with a ticket used or made up', async () => {
		writeFileSync(at('once'), 'x');
		const used = book.ticket(at('once'));
		await register({ files: [used] });
		await nothingWritten(async () => {
			for (const file of [book.ticket('/dev/zero'), used, '/etc/passwd' as Ticket])
				await book.refusal('evidence.register', { case: id, description: 'x', files: [file] });
		});
	});

	it('is not registered after the digesting was cancelled', async () => {
		writeFileSync(at('large'), Buffer.alloc(200_000_000));
		const length = (await items()).length;
		const registering = book.notebook.ask('evidence.register', {
			...{ case: id, description: 'x', files: [book.ticket(at('large'))], job: 'digesting' },
		});
		while (!(await book.ask('job.cancel', { job: 'digesting' })).cancelled) await new Promise(setImmediate);
		const answer = await registering;
		expect(answer.ok).toBe(false);
		expect((await items()).length).toBe(length);
		expect(await book.ask('job.cancel', { job: 'digesting' })).toEqual({ cancelled: false });
	});
});

describe('a hand-over', () => {
	const passing = { fromPassphrase: ADA.passphrase, toPassphrase: BEN.passphrase };
	const handing = () => ({ case: id, tag: 'E-001', to: BEN.name, ...passing, reason: 'end of shift', place: 'Safe 2' });

	it('with a wrong passphrase on either side is refused at its field, and nothing is written', async () => {
		await nothingWritten(async () => {
			for (const field of ['fromPassphrase', 'toPassphrase'])
				expect(await book.refusal('custody.transfer', { ...handing(), [field]: 'not this one at all' })).toMatchObject({
					code: 'passphrase.wrong',
					field,
				});
		});
	});

	it('to oneself, to somebody unknown, or to somebody without a key here is refused', async () => {
		await nothingWritten(async () => {
			const refused = async (more: object) => {
				const { code, field } = await book.refusal('custody.transfer', { ...handing(), ...more });
				return [code, field];
			};
			expect(await refused({ to: ADA.name })).toEqual(['custody.same-person', 'to']);
			expect(await refused({ to: 'Mallory' })).toEqual(['person.unknown', 'to']);
			expect(await refused({ to: 'Cem' })).toEqual(['person.no-key', 'to']);
			expect(await refused({ tag: 'E-999' })).toEqual(['evidence.unknown', 'tag']);
		});
	});

	it('that is declined is an entry of the releaser’s, and custody stays', async () => {
		const { toPassphrase: _, place: __, ...declining } = handing();
		const receipt = await book.ask('custody.decline', { ...declining, reason: 'the bag is torn' });
		const { entry } = await book.ask('entry.show', { case: id, entry: receipt.ref });
		expect(entry).toMatchObject({ kind: 'custody.refused/1', signers: [{ name: ADA.name }] });
		expect(await item('E-001')).toMatchObject({ holder: { name: ADA.name }, findings: [] });
	});

	it('is one entry with both signatures, and both intervals are told', async () => {
		const before = (await book.ask('entry.list', { case: id })).length;
		const receipt = await book.ask('custody.transfer', handing());
		const entries = await book.ask('entry.list', { case: id });
		expect(entries.length).toBe(before + 1);
		expect(entries.at(-1)).toMatchObject({
			...{ ref: receipt.ref, kind: 'custody.transferred/1', verdict: 'verified' },
			signers: [{ name: ADA.name }, { name: BEN.name }],
		});
		const {
			items: [shown],
		} = await book.ask('custody.show', { case: id, tag: 'E-001' });
		expect(shown).toMatchObject({ holder: { name: BEN.name }, place: 'Safe 2' });
		expect(shown?.intervals.map((i) => [i.holder.name, i.to])).toEqual([
			[ADA.name, entries.at(-1)?.head.at],
			[BEN.name, null],
		]);
		expect(shown?.findings.map((f) => f.kind)).toEqual([]);
	});

	it('by somebody who holds the item no longer is refused: the holder’s passphrase is asked', async () => {
		await nothingWritten(async () => {
			const back = { ...handing(), to: ADA.name, toPassphrase: ADA.passphrase };
			expect(await book.refusal('custody.transfer', back)).toMatchObject({ field: 'fromPassphrase' });
		});
	});

	it('is made once where it is asked for twice at once', async () => {
		const asked = await Promise.all(
			[1, 2].map(() => book.notebook.ask('custody.transfer', { ...handing(), tag: 'E-007' })),
		);
		expect(asked.filter((a) => a.ok).length).toBe(1);
		expect((await item('E-007'))?.intervals.length).toBe(2);
	});

	it('leaves a notebook that is intact', async () => {
		expect((await book.ask('notebook.verify', {})).verdict).toBe('intact');
	});
});
