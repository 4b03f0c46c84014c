/** A case that is merged again and again is backed up to the same stick, whatever a merge sealed anew. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { KeyId } from '../../shared/vocabulary';
import { type Asking, BEN, FIRST, Place } from './place';

const one = new Place();
const two = new Place();
let ada: Asking;
let ben: Asking;
let accept: KeyId[] = [];
let files = 0;

beforeAll(async () => {
	ada = await one.open();
	await ada.ask('notebook.create', FIRST);
	ben = await two.open();
	await ben.ask('notebook.create', { ...FIRST, ...BEN, notebook: 'Response team south' });
	const keyOf = async (at: Asking) => (await at.ask('notebook.status', {})).me?.keyId as KeyId;
	accept = [await keyOf(ada), await keyOf(ben)];
});
afterAll(async () => {
	await one.remove();
	await two.remove();
});

it('goes on to the same stick, and never while a case file is brought in', async () => {
	const stick = join(one.folder, 'stick');
	await mkdir(stick);
	const id = (await ada.ask('case.open', { number: 'IR-1', title: 'A laptop' })).case;
	const exported = async (at: Asking, withhold?: string[]) => {
		const path = join(one.folder, `copy-${++files}.zip`);
		await at.ask('casefile.export', { case: id, to: at.ticket(path), ...(withhold ? { withhold } : {}) });
		return path;
	};
	const asked = (at: Asking, path: string) => ({ file: at.ticket(path), accept });
	const backUp = () => ada.ask('backup.make', { to: ada.ticket(stick) });
	await ben.ask('casefile.merge', asked(ben, await exported(ada)));
	await ben.ask('note.write', { case: id, phase: 'da', text: 'Over there.' });
	await ada.ask('casefile.merge', asked(ada, await exported(ben, ['note.written:text'])));
	await backUp();
	await ben.ask('note.write', { case: id, phase: 'da', text: 'More from over there.' });
	// Longer by an entry, and with what was withheld before.
	const copy = await exported(ben);
	const [second, refusal] = await Promise.all([backUp(), ada.refusal('casefile.merge', asked(ada, copy))]);
	expect(refusal).toMatchObject({ code: 'work.under-way', sentence: 'A backup is being made.' });
	expect(await ada.ask('casefile.merge', asked(ada, copy))).toMatchObject({ adds: { entries: 1, disclosures: 1 } });
	expect((await backUp()).generation).toBe(second.generation + 1);
	const checked = await ada.ask('backup.check', { from: ada.ticket(stick) });
	expect(checked).toMatchObject({ faults: [], tag: 'holds' });
});
