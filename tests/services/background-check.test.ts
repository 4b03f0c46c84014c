/** The check of all ledgers that runs at every start: what it says while it goes on, what it finds, and that it can be stopped. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BACKGROUND_JOB } from '../../main/services/background-check';
import type { NotebookVerification } from '../../shared/views';
import { ADA, type Asking, FIRST, Place } from './place';

let place: Place;
afterEach(() => place.remove());

const PERSON = { person: ADA.name, passphrase: ADA.passphrase };

/** A notebook with so many cases, locked. */
async function filled(cases: number): Promise<string[]> {
	place = new Place();
	const asking = await place.open();
	await asking.ask('notebook.create', FIRST);
	const ids: string[] = [];
	for (let n = 1; n <= cases; n += 1) {
		ids.push((await asking.ask('case.open', { number: `IR-${n}`, title: 'A case' })).case);
		await asking.ask('note.write', { case: `IR-${n}`, phase: 'da', text: 'The laptop was still running.' });
	}
	await asking.ask('case.list', {});
	await asking.ask('notebook.lock', {});
	return ids;
}

/** Every standing that was told, up to the first that is final. */
async function checked(asking: Asking): Promise<NotebookVerification[]> {
	const told: NotebookVerification[] = [];
	const now = async () => (await asking.ask('notebook.status', {})).verification;
	for (let last = await now(); ; last = await now()) {
		told.push(last);
		if (last.at !== null || last.state === 'not-checked') return told;
		await new Promise((resolve) => setImmediate(resolve));
	}
}

function chainOf(id: string): string {
	const folder = join(place.notebook, 'cases', id);
	const name = readdirSync(folder).find((each) => each.endsWith('.ledger'));
	return join(folder, name ?? '');
}

describe('the check at every start', () => {
	it('says how many ledgers are checked, and that they are intact', async () => {
		await filled(3);
		const asking = await place.open({ checkAtStart: true });
		const tellings: string[] = [];
		asking.notebook.listen(({ tells }) => tellings.push(tells));
		await asking.ask('notebook.unlock', PERSON);
		const told = await checked(asking);
		expect(told.at(-1)).toMatchObject({ state: 'intact', checked: 4, total: 4, faults: [] });
		expect(tellings.filter((tells) => tells === 'standing').length).toBeGreaterThanOrEqual(4);
		expect((await asking.ask('notebook.status', {})).verification.at).not.toBeNull();
	});

	it('writes nothing', async () => {
		await filled(2);
		const asking = await place.open({ checkAtStart: true });
		await asking.ask('notebook.unlock', PERSON);
		const before = await place.bytes();
		await checked(asking);
		expect(await place.bytes()).toEqual(before);
	});

	it('finds one changed byte in a case that nobody opens', async () => {
		const [, second = ''] = await filled(2);
		const path = chainOf(second);
		const bytes = readFileSync(path);
		bytes[600] = (bytes[600] ?? 0) ^ 1;
		writeFileSync(path, bytes);
		const asking = await place.open({ checkAtStart: true });
		await asking.ask('notebook.unlock', PERSON);
		const last = (await checked(asking)).at(-1);
		expect(last).toMatchObject({ state: 'broken', checked: 3, total: 3 });
		expect(last?.faults.map(({ place: at, rule }) => `${at}: ${rule}`)).toContainEqual(
			expect.stringMatching(/-1: the disk holds what was sealed$/),
		);
	});

	it('finds a case that was cut short', async () => {
		const [only = ''] = await filled(1);
		const path = chainOf(only);
		const bytes = readFileSync(path);
		const firstRecord = 4 + bytes.readUInt32BE(0);
		writeFileSync(path, bytes.subarray(0, firstRecord + 4 + bytes.readUInt32BE(firstRecord)));
		const asking = await place.open({ checkAtStart: true });
		await asking.ask('notebook.unlock', PERSON);
		const last = (await checked(asking)).at(-1);
		expect(last?.state).toBe('broken');
		expect(last?.faults.map(({ rule }) => rule)).toEqual(['what an anchor names is there (rollback)']);
	});

	it('is stopped by name, and by locking, and says that it did not come to the end', async () => {
		await filled(3);
		const asking = await place.open({ checkAtStart: true });
		const unlocking = asking.ask('notebook.unlock', PERSON);
		await unlocking;
		expect((await asking.ask('job.cancel', { job: BACKGROUND_JOB })).cancelled).toBe(true);
		expect((await checked(asking)).at(-1)).toMatchObject({ state: 'not-checked', at: null });
		await asking.ask('notebook.lock', {});
		await asking.ask('notebook.unlock', PERSON);
		await asking.ask('notebook.lock', {});
		expect((await asking.ask('notebook.status', {})).verification.state).toBe('not-checked');
	});

	it('is followed by what a check in full finds', async () => {
		await filled(1);
		const asking = await place.open();
		await asking.ask('notebook.unlock', PERSON);
		expect((await asking.ask('notebook.status', {})).verification.state).toBe('not-checked');
		await asking.ask('notebook.verify', {});
		expect((await asking.ask('notebook.status', {})).verification).toMatchObject({
			state: 'intact',
			checked: 2,
			total: 2,
		});
	});
});
