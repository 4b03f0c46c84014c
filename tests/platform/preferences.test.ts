/** Preferences on disk: kept, and defaults where a file or a member of it makes no sense. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openPreferences } from '../../main/platform/preferences';
import { replaceFile } from '../../main/store/durable';

const folder = mkdtempSync(join(tmpdir(), 'sealbook-preferences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const opened = async (name: string) => (await openPreferences(join(folder, name), replaceFile)).data;

it('begins with defaults and keeps what was chosen', async () => {
	expect(await opened('new')).toEqual({
		...{ theme: 'system', singleKeys: true, lockAfterMinutes: 10, lateAfterMinutes: 60, bounds: null },
		alarmSound: true,
	});
	const kept = await openPreferences(join(folder, 'new'), replaceFile);
	await kept.update((data) => {
		data.lockAfterMinutes = 3;
	});
	expect((await opened('new')).lockAfterMinutes).toBe(3);
});

it.each([0, 121, 2.5, -1, '10', null, 1e9])(
	'a lock after %s minutes becomes one after 10',
	async (lockAfterMinutes) => {
		writeFileSync(join(folder, 'odd'), JSON.stringify({ theme: 'dark', lockAfterMinutes }));
		expect(await opened('odd')).toMatchObject({ theme: 'dark', lockAfterMinutes: 10 });
	},
);

it('a file that is no JSON is no reason not to start', async () => {
	writeFileSync(join(folder, 'broken'), '{"theme":');
	expect(await opened('broken')).toMatchObject({ theme: 'system', lockAfterMinutes: 10 });
});
