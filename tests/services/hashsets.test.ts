/** Sets of known files through the contract: built and asked without a notebook, registered in one, asked by it. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerPath } from '../bundled-workers';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const at = (name: string) => join(place.folder, name);
const set = at('bad.hashset');
let book: Asking;

beforeAll(async () => {
	book = await place.open({ hashsetWorkerPath: workerPath('hashset') });
	writeFileSync(at('bad.txt'), `# ours\n${md5('a')}\n${md5('b')}\n`);
	writeFileSync(at('asked.md5'), `${md5('a')}  dir/a.exe\n${md5('else')}  e\n`);
});
afterAll(() => place.remove());

const build = (to: string, from = [at('bad.txt')]) => ({
	from: from.map((path) => book.ticket(path)),
	to: book.ticket(to),
	kind: 'bad' as const,
	name: 'Ours',
});

describe('a set of known files', () => {
	it('is built, shown, verified and asked without a notebook', async () => {
		const built = await book.ask('hashset.build', build(set));
		expect(built).toMatchObject({ name: 'Ours', kind: 'bad', path: set, digests: { md5: 2 } });
		expect(built.sources).toMatchObject([{ name: 'bad.txt', format: 'digests', rows: 2 }]);
		expect(await book.ask('hashset.show', { set: book.ticket(set) })).toEqual(built);
		const verified = await book.ask('hashset.verify', { set: book.ticket(set) });
		expect(verified).toEqual({ ...built, file: createHash('sha256').update(readFileSync(set)).digest('hex') });
		const asked = { set: book.ticket(set), list: book.ticket(at('asked.md5')), digests: [md5('b').toUpperCase()] };
		expect(await book.ask('hashset.lookup', asked)).toEqual({
			...{ set: 'Ours', kind: 'bad', asked: 3, known: 2, unknown: 1, unanswered: 0, cut: false },
			rows: [
				{ digest: md5('b'), name: null, known: true, by: 'md5', sources: ['bad.txt'], contradictedBy: null },
				{ digest: md5('a'), name: 'dir/a.exe', known: true, by: 'md5', sources: ['bad.txt'], contradictedBy: null },
				{ digest: md5('else'), name: 'e', known: false, by: null, sources: [], contradictedBy: null },
			],
		});
		const known = { set: book.ticket(set), list: book.ticket(at('asked.md5')), show: 'known' as const };
		expect((await book.ask('hashset.lookup', known)).rows.map(({ name }) => name)).toEqual(['dir/a.exe']);
	});

	it('is refused where something stands in its place, or what is asked is no digest', async () => {
		expect(await book.refusal('hashset.build', build(set))).toMatchObject({ code: 'file.there' });
		const odd = { set: book.ticket(set), digests: ['abc'] };
		expect(await book.refusal('hashset.lookup', odd)).toMatchObject({ code: 'digest.malformed' });
		expect(await book.refusal('hashset.show', { set: book.ticket(at('bad.txt')) })).toMatchObject({
			code: 'hashset.unknown',
		});
	});

	it('whose building is cancelled leaves nothing', async () => {
		writeFileSync(at('long.txt'), Buffer.alloc(33 * 400_000, `${md5('x')}\n`));
		truncateSync(at('long.txt'), 33 * 400_000);
		const before = readdirSync(place.folder).sort();
		const building = book.refusal('hashset.build', { ...build(at('never'), [at('long.txt')]), job: 'build' });
		expect(await book.ask('job.cancel', { job: 'build' })).toEqual({ cancelled: true });
		expect(await building).toMatchObject({ code: 'job.cancelled' });
		expect(readdirSync(place.folder).sort()).toEqual(before);
		expect(existsSync(at('never'))).toBe(false);
	});

	it('is registered in the notebook once every byte of it was checked, and withdrawn again', async () => {
		await book.ask('notebook.create', FIRST);
		expect(await book.ask('hashset.list', {})).toEqual([]);
		const registered = await book.ask('hashset.register', { set: book.ticket(set) });
		const [listed] = await book.ask('hashset.list', {});
		expect(listed).toMatchObject({
			name: 'Ours',
			kind: 'bad',
			count: 2,
			path: set,
			state: 'there',
			registered: registered.ref,
		});
		expect([listed?.contents, listed?.file]).toEqual([registered.set.contents, registered.set.file]);

		renameSync(set, at('moved'));
		expect(await book.ask('hashset.list', {})).toMatchObject([{ state: 'missing' }]);
		const bytes = readFileSync(at('moved'));
		const flipped = Buffer.from(bytes);
		flipped[90] = (flipped[90] ?? 0) ^ 4;
		writeFileSync(set, flipped);
		// Opening checks all but the records; registering checks those too.
		expect(await book.refusal('hashset.register', { set: book.ticket(set) })).toMatchObject({
			code: 'hashset.damaged',
		});
		writeFileSync(set, bytes.subarray(0, -1));
		expect(await book.ask('hashset.list', {})).toMatchObject([{ state: 'changed' }]);
		await book.ask('hashset.register', { set: book.ticket(at('moved')) });
		expect(await book.ask('hashset.list', {})).toMatchObject([{ state: 'there', path: at('moved') }]);

		const contents = registered.set.contents;
		await book.ask('hashset.withdraw', { contents, reason: 'replaced' });
		expect(await book.ask('hashset.list', {})).toEqual([]);
		const again = await book.refusal('hashset.withdraw', { contents, reason: 'twice' });
		expect(again).toMatchObject({ code: 'hashset.not-registered', field: 'contents' });
		expect(await book.ask('notebook.verify', {})).toMatchObject({ verdict: 'intact' });
	});
});
