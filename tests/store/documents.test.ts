/**
 * What screens rely on: a document is there, or is its defaults; it is never in the way.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDocument } from '../../main/store/documents';
import { layout } from '../../main/store/layout';
import { faultyDisk } from './faulty-disk';
import { folder, refusalOf, vault } from './place';

interface Preferences {
	theme: string;
	recent: string[];
}
const defaults: Preferences = { theme: 'light', recent: [] };

function place() {
	return layout(folder()).document('preferences');
}

it('a document keeps what was written, encrypted', async () => {
	const [path, v] = [place(), vault()];
	const document = await openDocument(path, 'preferences', v, defaults);
	expect(document.data).toEqual(defaults);
	await document.update((data) => {
		data.theme = 'canary-theme';
	});
	expect((await openDocument(path, 'preferences', v, defaults)).data.theme).toBe('canary-theme');
	expect(readFileSync(path).includes('canary')).toBe(false);
	expect(defaults.theme).toBe('light');
});

it('a document that is missing, cut, changed, renamed or foreign reads as its defaults', async () => {
	const [path, v] = [place(), vault()];
	const document = await openDocument(path, 'preferences', v, defaults);
	document.data.theme = 'dark';
	await document.write();
	const whole = readFileSync(path);
	const theme = async (name = 'preferences', by = v) => (await openDocument(path, name, by, defaults)).data.theme;
	expect(await theme()).toBe('dark');
	expect(await theme('another')).toBe('light');
	expect(await theme('preferences', vault())).toBe('light');
	for (let at = 0; at < whole.length; at++) {
		writeFileSync(path, whole.subarray(0, at));
		expect(await theme()).toBe('light');
		const changed = Buffer.from(whole);
		changed[at] = (changed[at] as number) ^ 1;
		writeFileSync(path, changed);
		expect(await theme()).toBe('light');
	}
	writeFileSync(path, whole);
	expect(await theme()).toBe('dark');
	const fits = (value: unknown): value is Preferences => value === 'nothing does';
	expect((await openDocument(path, 'preferences', v, defaults, { fits })).data).toEqual(defaults);
	expect((await openDocument(join(path, '..', 'gone', 'x'), 'preferences', v, defaults)).data).toEqual(defaults);
});

it('writes that overlap leave the last one, whole, and nothing beside it', async () => {
	const [path, v] = [place(), vault()];
	const document = await openDocument(path, 'preferences', v, defaults);
	const writes: Promise<void>[] = [];
	for (let i = 0; i < 20; i++) {
		document.data.recent = Array.from({ length: 100 - i }, () => String(i));
		writes.push(document.write());
	}
	await Promise.all(writes);
	const { recent } = (await openDocument(path, 'preferences', v, defaults)).data;
	expect(recent).toEqual(Array.from({ length: 81 }, () => '19'));
	expect(readdirSync(join(path, '..'))).toEqual(['preferences.json']);
});

it('a full disk refuses the write and keeps what was there', async () => {
	const [path, v] = [place(), vault()];
	const disk = faultyDisk();
	const document = await openDocument(path, 'preferences', v, defaults, { disk });
	document.data.theme = 'dark';
	await document.write();
	disk.freeBytes = 10;
	document.data.theme = 'none';
	expect(await refusalOf(document.write())).toBe('disk.ENOSPC');
	expect((await openDocument(path, 'preferences', v, defaults)).data.theme).toBe('dark');
	disk.freeBytes = 1000;
	await document.write();
	expect((await openDocument(path, 'preferences', v, defaults)).data.theme).toBe('none');
});
