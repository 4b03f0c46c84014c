/** Trees: every name has one record, nothing that is no file is opened, names come through byte for byte. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { journalRecords } from '../../main/evidence/journal';
import { plantHostileTree } from '../hashing/hostile-tree';
import { refusalOf } from '../refusal-of';
import { EvidencePlace, MIB, numbered, sha256Of } from './place';

let place = new EvidencePlace();
afterEach(() => {
	place.remove();
	place = new EvidencePlace();
});
const recordsOf = (name: string) =>
	new Map([...journalRecords(place.place(name))].map((record) => [record.path, record]));

describe('an acquired tree', () => {
	it('has the hostile names byte for byte, and leaves out what is no file, saying so', async () => {
		const tree = await plantHostileTree();
		try {
			const outcome = await place.acquire(tree.root, { kind: 'tree' }).outcome;
			expect(outcome).toMatchObject({
				files: tree.files.size,
				unreadable: 0,
				movements: [],
				secondReading: { result: 'equal' },
			});
			const records = recordsOf('copy');
			for (const [name, content] of tree.files) {
				const record = records.get(name.toString('latin1'));
				expect(record).toMatchObject({ state: 'clean', type: 'file', digests: { sha256: sha256Of(content) } });
				const path = Buffer.concat([Buffer.from(`${join(place.target, 'copy')}/`), name]);
				expect(readFileSync(path).equals(content)).toBe(true);
			}
			for (const [name, type] of tree.others)
				expect(records.get(Buffer.from(name).toString('latin1'))).toMatchObject({ state: 'not-checked', type });
			expect(records.size).toBe(tree.files.size + tree.others.size);
			expect(readdirSync(join(place.target, 'copy')).length).toBe(tree.files.size);
		} finally {
			await tree.remove();
		}
	});

	it('reaches a path that is longer than the system takes, and reads its copy again', async () => {
		const tree = await plantHostileTree();
		try {
			const outcome = await place.acquire(tree.deepRoot, { kind: 'tree' }).outcome;
			expect(outcome).toMatchObject({ files: 1, unreadable: 0, secondReading: { result: 'equal' } });
			expect([...recordsOf('copy').values()].at(-1)).toMatchObject({
				digests: { sha256: sha256Of(Buffer.from('deep')) },
			});
		} finally {
			await tree.remove();
		}
	});

	it('has empty folders and large files among small ones', async () => {
		const root = join(place.folder, 'tree');
		mkdirSync(join(root, 'empty', 'inner'), { recursive: true });
		writeFileSync(join(root, 'a'), numbered(10));
		writeFileSync(join(root, 'b'), numbered(36 * MIB + 1));
		writeFileSync(join(root, 'c'), '');
		const outcome = await place.acquire(root, { kind: 'tree' }).outcome;
		expect(outcome).toMatchObject({ files: 3, sizeBytes: 36 * MIB + 11, secondReading: { result: 'equal' } });
		expect(readdirSync(join(place.target, 'copy', 'empty', 'inner'))).toEqual([]);
		const records = recordsOf('copy');
		expect([...records.keys()]).toEqual(['a', 'b', 'c', 'empty', 'empty/inner']);
		expect(records.get('b')?.digests.sha256).toBe(sha256Of(numbered(36 * MIB + 1)));
		expect(records.get('b')?.chunks.length).toBe(3);
		expect(records.get('c')?.digests.sha256).toBe(sha256Of(Buffer.alloc(0)));
	});

	it('is not copied into itself', async () => {
		const refused = place.acquire(place.folder, { kind: 'tree' });
		expect(await refusalOf(refused.outcome)).toMatchObject({ code: 'acquisition.target-inside' });
	});

	it('keeps modes out of the copy and in the record', async () => {
		const root = join(place.folder, 'tree');
		mkdirSync(root);
		writeFileSync(join(root, 'setuid'), 'x');
		chmodSync(join(root, 'setuid'), 0o4755);
		await place.acquire(root, { kind: 'tree' }).outcome;
		expect(recordsOf('copy').get('setuid')).toMatchObject({ mode: 0o4755 });
	});
});
