/** What a person relies on of a backup: only what is new is copied, every flip is found and named, the last good one stays. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBackup } from '../../main/backup/check';
import { newestManifest } from '../../main/backup/manifest';
import { folderFor, partPath } from '../../main/backup/places';
import { restoreBackup } from '../../main/backup/restore';
import { Refused } from '../../shared/refusal';
import { faultyDisk, type Operation } from '../store/faulty-disk';
import { CASE, CHAIN, filesBelow, MADE_AT, NotebookFolder, OWN, VAULT } from './notebook-folder';

const going = { signal: new AbortController().signal, onProgress: () => undefined };
const rootOf = (at: NotebookFolder) => folderFor(at.stick, VAULT);
const check = (from: string) => checkBackup({ from, vault: null, ...going });
const restore = (from: string, to: string, generation?: number) =>
	restoreBackup({ from, to, generation, at: MADE_AT, boot: 'boot', ...going });
const refusal = async (work: Promise<unknown>) => {
	const error = await work.then(
		() => null,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof Refused)) throw new Error(`not refused: ${String(error)}`);
	return error.refusal;
};
const manifestOf = async (at: NotebookFolder) => {
	const { manifest } = await newestManifest(rootOf(at));
	if (!manifest) throw new Error('no manifest');
	return manifest;
};

describe('what is copied', () => {
	it('is, the second time, only what was added, to the byte', async () => {
		const at = new NotebookFolder();
		const first = await at.backUp();
		expect(first.copiedBytes).toBe(first.sizeBytes);
		expect((await at.backUp()).copiedBytes).toBe(0);
		const grown = at.append(`cases/${CASE}/${CHAIN}.ledger`, 4);
		at.object(31_000);
		const third = await at.backUp();
		expect(third.copiedBytes).toBe(grown + 31_000);
		expect(third.sizeBytes).toBe(first.sizeBytes + grown + 31_000);
		expect(third.generation).toBe(3);
	});

	it('reaches to the records that were acknowledged, not to what is being written', async () => {
		const at = new NotebookFolder();
		const path = `notebook/${OWN}.ledger`;
		const whole = readFileSync(join(at.folder, path));
		writeFileSync(join(at.folder, path), Buffer.concat([whole, Buffer.from([0, 0, 1, 0, 7, 7])]));
		await at.backUp();
		expect((await manifestOf(at)).files.find((f) => f.path === path)?.sizeBytes).toBe(whole.length);
	});

	it('comes back the same, byte for byte, also cut into many parts', async () => {
		const at = new NotebookFolder();
		at.write(`cases/${CASE}/draft`, Buffer.from('a draft'));
		at.write('notebook/documents/cases.json', Buffer.from('{}'));
		await at.backUp({ longestPartBytes: 4096 });
		at.append(`notebook/${OWN}.ledger`, 2);
		await at.backUp({ longestPartBytes: 4096 });
		const to = join(at.place, 'restored');
		await restore(at.stick, to);
		expect(filesBelow(to, /restored\.json$/)).toEqual(filesBelow(at.folder));
		expect(Math.max(...readdirSync(join(rootOf(at), 'parts')).map((f) => f.length))).toBeLessThan(9);
	});

	it('leaves out who has the notebook open and what is half-written', async () => {
		const at = new NotebookFolder();
		at.write('lock', Buffer.from('me'));
		at.write(`cases/${CASE}/objects/.object.0123456789abcdef.tmp`, Buffer.from('half'));
		at.write('notebook/failed-unlocks.json', Buffer.from('{}'));
		await at.backUp();
		const paths = (await manifestOf(at)).files.map((f) => f.path);
		expect(paths).toHaveLength(6);
		expect(paths.filter((p) => /lock|tmp/.test(p))).toEqual([]);
	});

	it('keeps the two newest backups, and removes what only older ones named', async () => {
		const at = new NotebookFolder();
		for (let n = 1; n <= 4; n++) {
			at.write(`cases/${CASE}/draft`, Buffer.from(`draft ${n}`));
			await at.backUp();
		}
		expect(
			readdirSync(rootOf(at))
				.filter((n) => n.startsWith('manifest'))
				.sort(),
		).toEqual(['manifest-000003.json', 'manifest-000004.json']);
		const to = join(at.place, 'older');
		await restore(at.stick, to, 3);
		expect(readFileSync(join(to, 'cases', CASE, 'draft'), 'utf8')).toBe('draft 3');
		const parts = [...filesBelow(join(rootOf(at), 'parts')).keys()];
		expect(parts).toHaveLength(6 + 2);
	});
});

describe('a chain that the backup does not continue', () => {
	it('is refused and named: shorter, other, or gone', async () => {
		const at = new NotebookFolder();
		await at.backUp();
		const before = filesBelow(at.stick);
		const path = join(at.folder, 'cases', CASE, `${CHAIN}.ledger`);
		const bytes = readFileSync(path);
		writeFileSync(path, bytes.subarray(0, 204 * 4));
		const shorter = await refusal(at.backUp({ records: new Map() }));
		expect(shorter).toMatchObject({ code: 'backup.other-chain', field: 'to' });
		expect(shorter.sentence).toContain(`the chain ${CHAIN} of case ${CASE}, which is longer there`);
		const other = Buffer.from(bytes);
		other[300] = (other[300] ?? 0) ^ 1;
		writeFileSync(path, other);
		expect((await refusal(at.backUp())).sentence).toContain('other entries');
		rmSync(path);
		expect((await refusal(at.backUp())).sentence).toContain('does not have at all');
		expect(filesBelow(at.stick)).toEqual(before);
	});
});

describe('a stick that changed', () => {
	it('has every flipped part found and named, and is put right by the next backup', async () => {
		const at = new NotebookFolder();
		await at.backUp();
		const { files } = await manifestOf(at);
		for (const [n, { path, parts }] of files.entries()) {
			const part = partPath(rootOf(at), parts[0]?.sha256 ?? '');
			const sound = readFileSync(part);
			const flipped = Buffer.from(sound);
			const place = (n * 7919) % sound.length;
			flipped[place] = (flipped[place] ?? 0) ^ (1 << (n % 8));
			writeFileSync(part, flipped);
			const { faults } = await check(at.stick);
			expect(faults.map((f) => f.place)).toEqual([path]);
			const to = join(at.place, `damaged ${n}`);
			expect(await refusal(restore(at.stick, to))).toMatchObject({ code: 'backup.damaged' });
			expect(existsSync(join(to, 'notebook'))).toBe(false);
			expect(await at.backUp()).toMatchObject({ repaired: 1, copiedBytes: sound.length });
			expect((await check(at.stick)).faults).toEqual([]);
		}
	});

	it('has lost and cut parts found and named, and put right', async () => {
		const at = new NotebookFolder();
		await at.backUp();
		const { files } = await manifestOf(at);
		const [first, second] = files.map(({ parts }) => partPath(rootOf(at), parts[0]?.sha256 ?? ''));
		rmSync(first ?? '');
		writeFileSync(second ?? '', readFileSync(second ?? '').subarray(0, 100));
		expect((await check(at.stick)).faults.map((f) => [f.place, f.found])).toEqual([
			[files[0]?.path, 'nothing'],
			[files[1]?.path, '100 bytes'],
		]);
		expect((await at.backUp()).repaired).toBe(2);
		expect((await check(at.stick)).faults).toEqual([]);
	});

	it('has every changed byte of a manifest found: it does not count, and the one before it stands', async () => {
		const at = new NotebookFolder();
		await at.backUp();
		await at.backUp();
		const path = join(rootOf(at), 'manifest-000002.json');
		const sound = readFileSync(path);
		for (let place = 0; place < sound.length; place += 97) {
			const flipped = Buffer.from(sound);
			flipped[place] = (flipped[place] ?? 0) ^ 1;
			writeFileSync(path, flipped);
			const checked = await checkBackup({ from: at.stick, vault: at.vault, ...going });
			expect([place, checked.tag === 'broken' || checked.faults.length > 0]).toEqual([place, true]);
		}
	});

	it('with a manifest that somebody made to fit is not carried on', async () => {
		const at = new NotebookFolder();
		await at.backUp();
		const path = join(rootOf(at), 'manifest-000001.json');
		writeFileSync(path, readFileSync(path, 'utf8').replace('"name":"Team"', '"name":"Tram"'));
		expect((await checkBackup({ from: at.stick, vault: at.vault, ...going })).tag).toBe('broken');
		expect(await refusal(at.backUp())).toMatchObject({ code: 'backup.changed' });
	});

	it('with a path in its manifest that climbs restores nothing', async () => {
		const at = new NotebookFolder();
		await at.backUp();
		const path = join(rootOf(at), 'manifest-000001.json');
		const sound = readFileSync(path, 'utf8');
		for (const bad of [
			'../../evil',
			'notebook/../../evil',
			'/etc/passwd',
			'lock',
			'notebook/.hidden',
			'cases/x/draft',
		]) {
			writeFileSync(path, sound.replace('notebook/vault.json', bad));
			expect(await refusal(restore(at.stick, join(at.place, 'evil')))).toMatchObject({ code: 'backup.unreadable' });
		}
	});
});

describe('a stick that fails', () => {
	const cases: readonly (readonly [string, Operation, RegExp])[] = [
		['ENOSPC', 'write', /^KINGSTON is full; .* are needed\.$/],
		['EROFS', 'open', /^KINGSTON is read-only\.$/],
		['EIO', 'sync', /^KINGSTON does not answer any more \(EIO\); was it pulled out\?$/],
		['ENODEV', 'rename', /^KINGSTON does not answer any more/],
		['ENOENT', 'open', /^KINGSTON does not answer any more/],
	];
	it.each(cases)('%s at every %s: named, and the backup before stays whole', async (code, operation, says) => {
		const at = new NotebookFolder();
		await at.backUp();
		const good = (await manifestOf(at)).digest;
		at.append(`notebook/${OWN}.ledger`, 2);
		at.object(5000);
		let refused = 0;
		for (let nth = 1; ; nth++) {
			const disk = faultyDisk();
			disk.fault = { operation, code, at: nth, sticky: true };
			const done = await at.backUp({ disk }).then(
				() => null,
				(error: unknown) => error,
			);
			if (!(done instanceof Refused)) {
				expect(done).toBeNull();
				break;
			}
			refused++;
			if (done.refusal.code !== 'disk.unknown-outcome') {
				expect(done.refusal.sentence).toMatch(says);
				expect(done.refusal.hint).toContain('the backup of 2026-11-22 01:40 UTC on it stays as it was');
			}
			const { faults } = await check(at.stick);
			expect(faults).toEqual([]);
			expect((await manifestOf(at)).digest === good || done.refusal.code === 'disk.unknown-outcome').toBe(true);
		}
		expect(refused).toBeGreaterThan(2);
		expect((await check(at.stick)).generation).toBeGreaterThan(1);
	});

	it('or was pulled before it began: nothing is made where it was', async () => {
		const at = new NotebookFolder();
		rmSync(at.stick, { recursive: true });
		expect(await refusal(at.backUp())).toMatchObject({ code: 'backup.no-folder' });
		expect(existsSync(at.stick)).toBe(false);
	});
});

describe('work that is stopped', () => {
	it('keeps what is copied for the next time, and the backup before', async () => {
		const at = new NotebookFolder();
		for (let n = 0; n < 20; n++) at.object(10_000 + n);
		const stop = new AbortController();
		const onProgress = ({ doneItems }: { doneItems: number }) => doneItems >= 12 && stop.abort();
		expect(await refusal(at.backUp({ signal: stop.signal, onProgress }))).toMatchObject({ code: 'job.cancelled' });
		expect(await refusal(check(at.stick))).toMatchObject({ code: 'backup.unreadable' });
		const made = await at.backUp();
		expect(made.copiedBytes).toBeLessThan(made.sizeBytes - 80_000);
		expect((await check(at.stick)).faults).toEqual([]);
	});
});

describe('a place with more than one backup, or none', () => {
	it('is refused with what is there', async () => {
		const at = new NotebookFolder();
		expect(await refusal(check(at.stick))).toMatchObject({ code: 'backup.none', field: 'from' });
		await at.backUp();
		mkdirSync(join(at.stick, 'sealbook-backup-019aa8f0-0000-7000-8000-000000000099'));
		expect(await refusal(check(at.stick))).toMatchObject({ code: 'backup.many' });
		expect((await check(rootOf(at))).faults).toEqual([]);
		const moved = join(at.place, 'copied elsewhere');
		renameSync(rootOf(at), moved);
		expect((await check(moved)).faults).toEqual([]);
		expect(statSync(moved).isDirectory()).toBe(true);
	});
});
