/** What commands leave in the notebook's own ledger, and what they say of a case that was rolled back; a real notebook. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceClock } from '../../main/platform/clock';
import { openNotebook } from '../../main/services/notebook';
import type { Check } from '../../shared/views';
import { scratch, type Told, told } from './fake';

/** Deriving keys takes a moment and not half a second. */
const CHEAP = { memoryKiB: 1024, passes: 1, parallelism: 1 };

const place = scratch();
const folder = join(place, 'notebook');
const PASSPHRASE = 'amber lantern quiet river';

/** Nothing here reads files, so no worker is ever started. */
const sealbook = (...words: readonly string[]): Promise<Told> =>
	told(['--notebook', folder, ...words], {
		typed: [PASSPHRASE, PASSPHRASE],
		openNotebook: (path) =>
			openNotebook({ folder: path, workerPath: '/no/worker', version: '0.0.0', clock: deviceClock(), slotCost: CHEAP }),
	});
const anchors = async (): Promise<Check> => {
	const { out } = await sealbook('notebook', 'verify', '--json');
	return JSON.parse(out).checks.find((c: Check) => c.name === 'anchors');
};

beforeAll(async () => {
	expect((await sealbook('notebook', 'init', '--name', 'Kit', '--handler', 'Ada')).status).toBe(0);
	expect((await sealbook('case', 'new', '--number', '1', '--title', 'T')).status).toBe(0);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('a command', () => {
	it('that added entries ends with one anchor, and one that added none with none', async () => {
		let { count } = await anchors();
		expect(count).toBe(1);
		for (const [more, ...words] of [
			[1, 'note', 'add', '1', '--text', 'x'],
			[0, 'case', 'show', '1'],
			[0, 'note', 'add', '1', '--text', ' '],
			[1, 'clock', 'check', '1', '--reference', 'GPS', '--reads', '2026-11-22T01:40:00Z'],
			[1, 'case', 'close', '1', '--reason', 'done'],
			[0, 'note', 'add', '1', '--text', 'x'],
			[1, 'case', 'reopen', '1', '--reason', 'more'],
		] as const) {
			await sealbook(...words);
			count += more;
			expect([words.join(' '), (await anchors()).count]).toEqual([words.join(' '), count]);
		}
	});
});

describe('a case put back to an older copy', () => {
	it('says so with status 1, takes nothing until it is acknowledged, and then goes on', async () => {
		cpSync(join(folder, 'cases'), join(place, 'older'), { recursive: true });
		expect((await sealbook('note', 'add', '1', '--text', 'After the copy.')).status).toBe(0);
		rmSync(join(folder, 'cases'), { recursive: true });
		cpSync(join(place, 'older'), join(folder, 'cases'), { recursive: true });
		const shown = await sealbook('case', 'show', '1');
		expect(shown.status).toBe(1);
		expect(shown.out).toMatch(/A-7\s.*rollback.*expected A-7/s);
		const verified = await sealbook('notebook', 'verify');
		expect(verified.status).toBe(1);
		expect(verified.out).toMatch(/anchors +[0-9]+ +broken/);
		const refused = await sealbook('note', 'add', '1', '--text', 'As if nothing were missing.');
		expect(refused.status).toBe(2);
		expect(refused.error).toMatch(/rolled back: .*names A-7, which the disk does not hold.*acknowledge/);
		const acknowledged = await sealbook('case', 'acknowledge', '1', '--reason', 'The stick was put back.');
		expect(acknowledged.status).toBe(0);
		expect(acknowledged.out).toContain('B-2');
		expect((await sealbook('note', 'add', '1', '--text', 'And on.')).out).toContain('B-3');
		expect((await sealbook('case', 'show', '1')).status).toBe(0);
		expect((await sealbook('log', '1')).out).toMatch(/B-2 .*chain\.restarted\/1 +verified/);
		const after = await sealbook('notebook', 'verify');
		expect([after.status, after.out.split('\n')[0]]).toEqual([0, 'intact']);
		expect(after.out).toMatch(/anchors +[0-9]+ +remark/);
	});
});
