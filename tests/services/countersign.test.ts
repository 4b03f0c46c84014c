/** Counter-signatures: who may put one under an entry, what it then says wherever the entry is shown, and what does not count. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countersignedText } from '../../shared/projections/countersignatures';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	await book.ask('person.admit', { name: BEN.name, passphrase: BEN.passphrase, title: 'Reviewer' });
	({ case: id } = await book.ask('note.quick', { phase: 'da', text: 'Ransom note on FIN-FS01.' }));
});
afterAll(() => place.remove());

const entries = () => book.ask('entry.list', { case: id });
const noted = async () => (await entries()).find(({ kind }) => kind === 'note.written/1');
const byBen = (entry: string, more = {}) =>
	({ case: id, entry, role: 'reviewer', second: BEN.name, secondPassphrase: BEN.passphrase, ...more }) as const;

describe('a counter-signature', () => {
	it('is an entry that both sign, shown under the one it cites, and anchors all before it', async () => {
		const { ref = '', chain, seq, digest: head } = (await noted()) ?? {};
		const sealed = await book.ask('entry.countersign', byBen(ref, { remark: 'Seen on the screen.' }));
		const last = (await entries()).at(-1);
		expect(last).toMatchObject({ ref: sealed.ref, kind: 'entry.countersigned/1', countersigns: ref });
		expect(last?.signers.map(({ name }) => name)).toEqual([ADA.name, BEN.name]);
		expect(last?.body).toMatchObject({ entry: { chain, seq, head }, role: 'reviewer', remark: 'Seen on the screen.' });
		expect((await noted())?.countersigned).toMatchObject([{ entry: sealed.ref, name: BEN.name, weak: null }]);
		const { entry, anchored } = await book.ask('entry.show', { case: id, entry: ref });
		expect(entry.countersigned.map(countersignedText)).toEqual([`reviewed by ${BEN.name} in ${sealed.ref}`]);
		expect(anchored).toMatchObject({ reached: true, sentence: expect.stringContaining(BEN.name) });
	});

	it('is refused to whoever signed the entry, with a wrong passphrase, and under nothing', async () => {
		const { ref = '' } = (await noted()) ?? {};
		const before = await place.caseBytes();
		const refusals = [
			await book.refusal('entry.countersign', { case: id, entry: ref, role: 'witness' }),
			await book.refusal('entry.countersign', byBen((await entries()).at(-1)?.ref ?? '')),
			await book.refusal('entry.countersign', byBen(ref, { secondPassphrase: 'plum' })),
			await book.refusal('entry.countersign', byBen('A-99')),
			await book.refusal('entry.countersign', byBen(ref, { second: 'Nobody' })),
		];
		expect(refusals.map(({ code }) => code)).toEqual([
			...['countersign.own', 'countersign.own', 'passphrase.wrong', 'entry.unknown', 'person.unknown'],
		]);
		expect(refusals[0]?.sentence).toBe(`${ADA.name} signed ${ref} themselves.`);
		expect(await place.caseBytes()).toEqual(before);
	});

	it('is made alone by a second person who is here', async () => {
		await book.ask('notebook.lock', {});
		await book.ask('notebook.unlock', { person: BEN.name, passphrase: BEN.passphrase });
		const { ref = '' } = (await noted()) ?? {};
		await book.ask('entry.countersign', { case: id, entry: ref, role: 'witness' });
		expect((await entries()).at(-1)?.signers.map(({ name }) => name)).toEqual([BEN.name]);
		expect((await noted())?.countersigned.map(({ role }) => role)).toEqual(['reviewer', 'witness']);
	});

	it('leaves with the case file, which holds; its remark may be withheld and the report says who signed', async () => {
		const to = join(place.folder, 'copy.zip');
		const withhold = ['entry.countersigned:remark'];
		const { report, withheld } = await book.ask('casefile.export', { case: id, to: book.ticket(to), withhold });
		expect(report).toMatchObject({
			verdict: 'intact',
			withheld: [{ kind: 'entry.countersigned/1', member: 'remark' }],
		});
		expect(withheld).toBe(1);
		// Members are stored as they are, so that the report can be read in the file itself.
		expect((await readFile(to)).toString()).toMatch(new RegExp(`reviewed by ${BEN.name} in A-[0-9]+`));
	});
});
