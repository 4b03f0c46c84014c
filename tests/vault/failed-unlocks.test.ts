/**
 * Failed unlocks are counted until they can become an entry, and the count never stands in the way.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countFailedUnlock, readFailedUnlocks, resetFailedUnlocks } from '../../main/vault/failed-unlocks';
import type { Instant } from '../../shared/vocabulary';
import { faultyDisk } from '../store/faulty-disk';
import { folder, refusalOf } from '../store/place';

const at = (minute: number) => `2026-11-22T08:0${minute}:00.000Z` as Instant;

it('counts, remembers the first and the last, and starts anew', async () => {
	const path = join(folder(), 'failed-unlocks.json');
	expect(await readFailedUnlocks(path)).toEqual({ count: 0, firstAt: null, lastAt: null, readable: true });
	expect(await countFailedUnlock(path, at(1))).toBe(1);
	expect(await countFailedUnlock(path, at(2))).toBe(2);
	expect(await countFailedUnlock(path, at(3))).toBe(3);
	expect(await readFailedUnlocks(path)).toEqual({ count: 3, firstAt: at(1), lastAt: at(3), readable: true });
	expect(readFileSync(path, 'utf8')).not.toContain('passphrase');
	await resetFailedUnlocks(path);
	await resetFailedUnlocks(path);
	expect(existsSync(path)).toBe(false);
});

it('takes a file that makes no sense as none, says so, and counts on', async () => {
	for (const text of ['', '{', '{"count":-1}', '{"count":1e99,"firstAt":"x","lastAt":"y"}', 'x'.repeat(10_000)]) {
		const path = join(folder(), 'failed-unlocks.json');
		writeFileSync(path, text);
		expect(await readFailedUnlocks(path)).toMatchObject({ count: 0, readable: false });
		expect(await countFailedUnlock(path, at(1))).toBe(1);
	}
});

it('does not start anew where the disk does not let it read the count just now', async () => {
	const path = join(folder(), 'failed-unlocks.json');
	await countFailedUnlock(path, at(1));
	await countFailedUnlock(path, at(2));
	for (const operation of ['open', 'stat', 'read'] as const) {
		const disk = faultyDisk();
		disk.fault = { operation, code: 'EMFILE', at: 1 };
		expect(await refusalOf(countFailedUnlock(path, at(3), disk))).toBe('disk.EMFILE');
	}
	expect(await readFailedUnlocks(path)).toMatchObject({ count: 2 });
	expect(await countFailedUnlock(path, at(3))).toBe(3);
});
