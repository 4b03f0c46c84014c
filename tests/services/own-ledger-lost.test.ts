/** The notebook's own ledger put back to an older day, or lost: what it does not know any more is said, never passed over. */
import { cp, readdir, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { layout } from '../../main/store/layout';
import { recordsOf } from './own-ledger';
import { ADA, type Asking, FIRST, Place } from './place';

const place = new Place();
let asking: Asking;
afterAll(() => place.remove());

it('has the cases that it does not know said by the check at the start and by the one in full', async () => {
	asking = await place.open({ checkAtStart: true });
	await asking.ask('notebook.create', FIRST);
	await asking.ask('notebook.lock', {});
	const own = layout(place.notebook).notebook;
	const older = join(place.folder, 'older');
	await cp(own, older, { recursive: true });
	const unlock = () => asking.ask('notebook.unlock', { person: ADA.name, passphrase: ADA.passphrase });
	await unlock();
	const { case: id } = await asking.ask('case.open', { number: 'IR-1', title: 'Heron' });
	await asking.ask('note.write', { case: id, phase: 'da', text: 'Seen.' });
	expect((await asking.ask('notebook.verify', {})).verdict).toBe('intact');
	await asking.ask('notebook.lock', {});
	await rm(own, { recursive: true });
	await cp(older, own, { recursive: true });
	await unlock();
	expect(await asking.ask('case.list', {})).toEqual([]);
	const said = expect.objectContaining({
		place: id,
		found: 'a case of 3 entries, and no such entry: that ledger was cut or an older one put back',
	});
	const standing = async () => (await asking.ask('notebook.status', {})).verification;
	await expect.poll(async () => (await standing()).at, { timeout: 60_000 }).not.toBeNull();
	expect((await standing()).faults).toEqual([said]);
	const report = await asking.ask('notebook.verify', {});
	expect(report.verdict).toBe('broken');
	expect(report.checks.flatMap(({ faults }) => faults)).toContainEqual(said);
});

it('is never begun anew, where it is lost or cut to its beginning', async () => {
	await asking.ask('notebook.lock', {});
	const own = layout(place.notebook).notebook;
	const [name = ''] = (await readdir(own)).filter((each) => each.endsWith('.ledger'));
	const path = join(own, name);
	const kept = join(place.folder, 'kept');
	await cp(path, kept);
	const unlocking = { person: ADA.name, passphrase: ADA.passphrase };
	const { ends } = await recordsOf(path);
	for (const lose of [() => truncate(path, ends[1]), () => truncate(path, 9), () => rm(path)]) {
		await lose();
		expect((await asking.refusal('notebook.unlock', unlocking)).code).toBe('ledger.lost');
		await cp(kept, path);
	}
	expect((await asking.ask('notebook.unlock', unlocking)).state).toBe('open');
});
