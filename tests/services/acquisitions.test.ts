/** Acquisitions as a person starts them: entries that say what was done, resumable, read again when due. */
import { execFileSync } from 'node:child_process';
import {
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync,
	writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcquisitionView, Telling } from '../../shared/views';
import { workerPath } from '../bundled-workers';
import { MIB, numbered, sha256Of } from '../evidence/place';
import { type Asking, FIRST, Place } from './place';

let place: Place;
let asking: Asking;
beforeEach(async () => {
	place = new Place();
	asking = await place.open({ acquireWorkerPath: workerPath('acquire') });
	await asking.ask('notebook.create', FIRST);
	await asking.ask('case.open', { number: '2026-014', title: 'Unknown exfiltration' });
	await asking.ask('evidence.register', { case: '2026-014', tag: 'E-001', description: 'Laptop' });
	mkdirSync(target());
});
afterEach(() => place.remove());

const target = () => join(place.folder, 'target');
function file(name: string, sizeBytes: number): string {
	writeFileSync(join(place.folder, name), numbered(sizeBytes));
	return join(place.folder, name);
}
const start = (path: string, to: 'vault' | string = target(), more = {}) =>
	asking.ask('acquisition.start', {
		case: '2026-014',
		tag: 'E-001',
		sources: [asking.ticket(path)],
		to: to === 'vault' ? to : asking.ticket(to),
		...more,
	});
const list = () => asking.ask('acquisition.list', { case: '2026-014' });
const entries = (kind: string) => asking.ask('entry.list', { case: '2026-014', kind });

describe('an acquisition into a folder', () => {
	it('stands in two entries: what was begun behind which write blocker, and how it ended', async () => {
		const statements = { writeBlocker: 'Tableau T8u', operator: 'T. Okafor', target: 'evid-02' };
		const receipt = await start(file('disk.img', 20 * MIB), target(), { statements, pieceBytes: 8 * MIB });
		const [started] = await entries('acquisition.started/1');
		expect(started?.body).toMatchObject({ tag: 'E-001', tool: 'Sealbook 0.0.0', ...statements });
		const [completed] = await entries('acquisition.completed/1');
		expect(completed).toMatchObject({ ref: receipt.ref, verdict: 'verified' });
		expect(completed?.body).toMatchObject({
			verdict: 'complete',
			pieces: 3,
			sizeBytes: 20 * MIB,
			digests: { sha256: sha256Of(numbered(20 * MIB)) },
			secondReading: { result: 'equal' },
		});
		expect(readdirSync(target()).sort()).toEqual(['disk.img.001', 'disk.img.002', 'disk.img.003']);
		const [view] = await list();
		expect(view).toMatchObject({ state: 'complete', verifiedAs: 'equal', operator: 'T. Okafor' });
	});

	it('of a tree keeps a list that is a baseline, and is found damaged when it is', async () => {
		const root = join(place.folder, 'tree');
		mkdirSync(join(root, 'folder'), { recursive: true });
		writeFileSync(join(root, 'folder', 'one'), 'one');
		execFileSync('mkfifo', [join(root, 'waits for ever')]);
		await start(root);
		const [completed] = await entries('acquisition.completed/1');
		expect(completed?.body).toMatchObject({ verdict: 'complete', kind: 'tree', files: 1 });
		const { object = '' } = (completed?.body.list ?? {}) as { object?: string };
		const saved = join(place.folder, 'saved');
		await asking.ask('object.save', { case: '2026-014', object, to: asking.ticket(saved) });
		const lines = readFileSync(saved, 'utf8')
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as object);
		expect(lines[0]).toMatchObject({ format: 'sealbook-baseline/1' });
		expect(lines.slice(1, -1)).toMatchObject([
			{ path: 'folder', type: 'folder' },
			{ path: 'folder/one', digests: { sha256: sha256Of(Buffer.from('one')) } },
			{ path: 'waits for ever', type: 'fifo', state: 'not-checked' },
		]);
		expect(await asking.ask('acquisition.verify', { case: '2026-014', tag: 'E-001' })).toMatchObject({
			result: 'equal',
		});
		writeFileSync(join(target(), 'tree', 'folder', 'one'), 'two');
		const found = await asking.ask('acquisition.verify', { case: '2026-014', tag: 'E-001' });
		expect(found).toMatchObject({ result: 'differs', sources: [{ reading: { damaged: [{ file: 'folder/one' }] } }] });
		expect((await entries('acquisition.verified/1')).map((e) => e.body.result)).toEqual(['equal', 'differs']);
	});

	it('is refused for what stands where its copy would, and leaves nothing to resume', async () => {
		const source = file('disk.img', 2 * MIB + 1);
		for (const [name, more] of [
			['disk.img', {}],
			['disk.img.acquiring', {}],
			['disk.img.003', { pieceBytes: MIB }],
		] as const) {
			writeFileSync(join(target(), name), 'mine');
			await expect(start(source, target(), more)).rejects.toThrow('acquisition.target-exists');
			expect(readdirSync(target())).toEqual([name]);
			rmSync(join(target(), name));
		}
		expect([await entries('acquisition.started/1'), await list()]).toEqual([[], []]);
	});

	it('that was refused and cancelled keeps no other copy of the item from being read again', async () => {
		await start(file('disk.img', 100));
		const huge = file('huge.img', 0);
		truncateSync(huge, 2 ** 41);
		await expect(start(huge)).rejects.toThrow('acquisition.no-room');
		const [refused] = (await asking.ask('acquisition.list', { case: '2026-014' })).filter(
			({ state }) => state === 'interrupted',
		);
		await asking.ask('acquisition.cancel', { case: '2026-014', acquisition: refused?.acquisition ?? '' });
		expect(await asking.ask('acquisition.verify', { case: '2026-014', tag: 'E-001' })).toMatchObject({
			result: 'equal',
			sources: [{ name: 'disk.img' }],
		});
	});

	it('is refused for what is no source and no folder, before anything is entered', async () => {
		const input = { case: '2026-014', tag: 'E-001', to: asking.ticket(target()) };
		const fifo = join(place.folder, 'fifo');
		execFileSync('mkfifo', [fifo]);
		expect(await asking.refusal('acquisition.start', { ...input, sources: [asking.ticket(fifo)] })).toMatchObject({
			code: 'evidence.fifo',
		});
		const source = file('a', 1);
		expect(
			await asking.refusal('acquisition.start', {
				...input,
				sources: [asking.ticket(source)],
				to: asking.ticket(source),
			}),
		).toMatchObject({ code: 'acquisition.no-folder' });
		expect(await entries('acquisition.started/1')).toEqual([]);
	});
});

describe('an acquisition into the vault', () => {
	it('stores pieces that entries name, and that give the source', async () => {
		await start(file('disk.img', 20 * MIB + 1), 'vault', { pieceBytes: 8 * MIB });
		const stored = (await entries('acquisition.stored/1')).flatMap((e) => e.files);
		expect(stored.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
			['disk.img.001', 8 * MIB],
			['disk.img.002', 8 * MIB],
			['disk.img.003', 4 * MIB + 1],
		]);
		const pieces: Buffer[] = [];
		for (const { object, name } of stored) {
			const to = join(place.folder, name);
			await asking.ask('object.save', { case: '2026-014', object: object ?? '', to: asking.ticket(to) });
			pieces.push(readFileSync(to));
		}
		expect(Buffer.concat(pieces).equals(numbered(20 * MIB + 1))).toBe(true);
		expect(await asking.ask('acquisition.verify', { case: '2026-014', tag: 'E-001' })).toMatchObject({
			result: 'equal',
		});
	});

	it('of exactly whole pieces has no empty one, and an empty file has one', async () => {
		await start(file('whole', 8 * MIB), 'vault', { pieceBytes: 4 * MIB });
		await start(file('empty', 0), 'vault');
		const stored = (await entries('acquisition.stored/1')).flatMap((e) => e.files);
		expect(stored.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
			['whole.001', 4 * MIB],
			['whole.002', 4 * MIB],
			['empty', 0],
		]);
		expect((await list()).map(({ state }) => state)).toEqual(['complete', 'complete']);
	});
});

describe('an acquisition that is stopped', () => {
	/** Starts one and gives its first view that has read something. */
	async function begun(to: 'vault' | string): Promise<{ view: AcquisitionView; ended: Promise<unknown> }> {
		const seen = new Promise<AcquisitionView>((resolve) => {
			const stop = asking.notebook.listen((telling: Telling) => {
				if (telling.tells !== 'acquisition' || telling.acquisition.doneBytes === 0) return;
				stop();
				resolve(telling.acquisition);
			});
		});
		const ended = asking.notebook.ask('acquisition.start', {
			case: '2026-014',
			tag: 'E-001',
			sources: [asking.ticket(file('disk.img', 100 * MIB))],
			to: to === 'vault' ? to : asking.ticket(to),
			job: 'copying',
		});
		return { view: await seen, ended };
	}

	it.each(['vault', 'folder'])('by locking is interrupted, and gone on with to the same end (%s)', async (to) => {
		const { ended } = await begun(to === 'vault' ? to : target());
		await asking.ask('job.cancel', { job: 'copying' });
		expect(await ended).toMatchObject({ ok: false, refusal: { code: 'acquisition.interrupted' } });
		const [view] = await list();
		expect(view).toMatchObject({ state: 'interrupted' });
		await asking.ask('notebook.lock', {});
		await asking.ask('notebook.unlock', { person: FIRST.name, passphrase: FIRST.passphrase });
		await asking.ask('acquisition.resume', { case: '2026-014', acquisition: view?.acquisition ?? '' });
		const [after] = await list();
		expect(after).toMatchObject({
			state: 'complete',
			sources: [{ digests: { sha256: sha256Of(numbered(100 * MIB)) } }],
		});
	});

	it('by pausing goes on; by cancelling is entered as such, with what was read', async () => {
		const { view, ended } = await begun(target());
		const { acquisition } = view;
		expect(await asking.ask('acquisition.pause', { case: '2026-014', acquisition })).toMatchObject({ state: 'paused' });
		await asking.ask('acquisition.cancel', { case: '2026-014', acquisition });
		expect(await ended).toMatchObject({ ok: true });
		const [completed] = await entries('acquisition.completed/1');
		expect(completed?.body).toMatchObject({ verdict: 'cancelled', secondReading: { result: 'not-done' } });
		const copied = readFileSync(join(target(), 'disk.img'));
		expect(completed?.body).toMatchObject({ sizeBytes: copied.length, digests: { sha256: sha256Of(copied) } });
	});
});

describe('reading again when it is due', () => {
	it('is shown from the day on that was set, until it is done', async () => {
		await start(file('disk.img', 100));
		expect(await asking.ask('acquisition.schedule', { everyDays: 90 })).toMatchObject({ everyDays: 90, due: [] });
		place.clock.pass(91 * 86_400_000);
		expect((await asking.ask('acquisition.schedule', {})).due).toMatchObject([{ number: '2026-014', tag: 'E-001' }]);
		writeSync(openSync(join(target(), 'disk.img'), 'r+'), 'X', 5);
		expect(await asking.ask('acquisition.verify', { case: '2026-014', tag: 'E-001' })).toMatchObject({
			result: 'differs',
			sources: [{ reading: { damaged: [{ from: 0, toExclusive: 100 }] } }],
		});
		expect((await asking.ask('acquisition.schedule', {})).due).toEqual([]);
		expect(await asking.ask('acquisition.schedule', { everyDays: null })).toMatchObject({ everyDays: null });
	});
});
