/**
 * The power goes at every step of a merge: what is found afterwards is the case as it was or as it was to be, never
 * between; and the notebook's own ledger says of it what is so.
 */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Disk, type DiskFile, nodeDisk, OPEN } from '../../main/store/disk';
import type { KeyId } from '../../shared/vocabulary';
import { type Asking, BEN, FIRST, Place } from './place';

const one = new Place();
const two = new Place();
const unlocking = { person: BEN.name, passphrase: BEN.passphrase };
let key: KeyId;
let id: string;
let joining: string;
let growing: string;

beforeAll(async () => {
	const ada = await one.open();
	await ada.ask('notebook.create', FIRST);
	key = (await ada.ask('notebook.status', {})).me?.keyId as KeyId;
	id = (await ada.ask('case.open', { number: 'C-1', title: 'Power' })).case;
	const attachments = [ada.ticket(import.meta.filename)];
	await ada.ask('note.write', { case: id, phase: 'da', text: 'With a file.', attachments });
	joining = join(one.folder, 'joining.zip');
	await ada.ask('casefile.export', { case: id, to: ada.ticket(joining), withhold: ['note.written:text'] });
	await ada.ask('note.write', { case: id, phase: 'da', text: 'One more.' });
	growing = join(one.folder, 'growing.zip');
	await ada.ask('casefile.export', { case: id, to: ada.ticket(growing) });
	const ben = await two.open();
	await ben.ask('notebook.create', { ...FIRST, ...BEN });
	await ben.notebook.close();
	await cp(two.notebook, join(two.folder, 'empty'), { recursive: true });
	const again = await two.open();
	await again.ask('notebook.unlock', unlocking);
	await again.ask('casefile.merge', { file: again.ticket(joining), accept: [key] });
	await again.notebook.close();
	await cp(two.notebook, join(two.folder, 'joined'), { recursive: true });
});
afterAll(async () => {
	await one.remove();
	await two.remove();
});

/** A disk whose power goes with the n-th change; from then on nothing more reaches it. */
function cutAt(n: number): Disk & { readonly changes: () => number } {
	let changes = 0;
	const change = async <T>(work: () => Promise<T>): Promise<T> => {
		changes += 1;
		if (changes >= n) throw Object.assign(new Error('the power went'), { code: 'EIO' });
		return work();
	};
	const file = (under: DiskFile): DiskFile => ({
		read: (...where) => under.read(...where),
		stat: () => under.stat(),
		close: () => under.close(),
		write: (...what) => change(() => under.write(...what)),
		truncate: (size) => change(() => under.truncate(size)),
		sync: () => change(() => under.sync()),
		datasync: () => change(() => under.datasync()),
	});
	return {
		...nodeDisk,
		changes: () => changes,
		open: async (path, flags, mode) =>
			file(
				flags === OPEN.fresh
					? await change(() => nodeDisk.open(path, flags, mode))
					: await nodeDisk.open(path, flags, mode),
			),
		rename: (from, to) => change(() => nodeDisk.rename(from, to)),
		unlink: (path) => change(() => nodeDisk.unlink(path)),
		mkdir: (path, mode) => change(() => nodeDisk.mkdir(path, mode)),
	};
}

async function from(state: string): Promise<void> {
	await rm(two.notebook, { recursive: true, force: true });
	await cp(join(two.folder, state), two.notebook, { recursive: true });
}

async function opened(disk?: Disk): Promise<Asking> {
	const ben = await two.open(disk ? { disk } : {});
	await ben.ask('notebook.unlock', unlocking);
	return ben;
}

/** What the notebook says of the case; null where it knows none. */
async function told(ben: Asking) {
	const list = await ben.ask('case.list', {});
	if (list.length === 0) return null;
	const { heads, verification } = await ben.ask('case.show', { case: id });
	const entries = await ben.ask('entry.list', { case: id });
	const note = entries.find(({ kind }) => kind === 'note.written/1');
	return {
		lengths: heads.map(({ seq }) => seq),
		verdict: verification.verdict,
		text: note?.body.text ?? null,
		notebook: (await ben.ask('notebook.verify', {})).verdict,
	};
}

it.each([
	['empty', () => joining],
	['joined', () => growing],
] as const)(
	'from %s: all of it or nothing, at every step',
	async (state, file) => {
		const merging = (ben: Asking) =>
			ben.notebook.ask('casefile.merge', { file: ben.ticket(file()), accept: [key] }).catch(() => null);
		await from(state);
		const whole = await opened();
		const was = await told(whole);
		expect((await merging(whole))?.ok).toBe(true);
		const becomes = await told(whole);
		await whole.notebook.close();
		expect(becomes).not.toEqual(was);

		// Opening makes changes of its own; the cuts come after those.
		await from(state);
		const disk = cutAt(Number.MAX_SAFE_INTEGER);
		const starting = await opened(disk);
		const began = disk.changes();
		await starting.notebook.close();

		let cuts = 0;
		const met = { was: 0, becomes: 0 };
		for (let n = 1; ; n++) {
			await from(state);
			const dying = cutAt(began + n);
			const ben = await opened(dying);
			const answer = await merging(ben);
			await ben.notebook.close().catch(() => undefined);
			if (answer?.ok && dying.changes() < began + n) break;
			cuts += 1;
			const after = await opened();
			const found = await told(after);
			const as = JSON.stringify(found) === JSON.stringify(was) ? 'was' : 'becomes';
			met[as] += 1;
			expect(found, `cut at change ${n}`).toEqual(as === 'was' ? was : becomes);
			// Whatever was cut, the same file brings the rest.
			expect((await merging(after))?.ok).toBe(true);
			expect(await told(after), `after cut at change ${n}`).toEqual(becomes);
			await after.notebook.close();
		}
		expect(cuts).toBeGreaterThan(20);
		expect(Math.min(met.was, met.becomes)).toBeGreaterThan(3);
	},
	300_000,
);
