/** Comparison: every path has exactly one state, and the one that a slow, obvious way finds. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ComparingOptions, compare, type Side } from '../../main/baselines/compare';
import { type Row, rowIn } from '../../main/baselines/comparison-row';
import { comparePaths, type PathRecord, unsaid } from '../../main/baselines/path-record';
import { sortedRecords, withoutCase } from '../../main/baselines/sorted-records';
import { laterTree, seeded, slowly, someTree } from './trees';

const folder = mkdtempSync(join(tmpdir(), 'sealbook-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* given(records: readonly PathRecord[]) {
	yield* records;
}
const side = (records: readonly PathRecord[], facts: Partial<Side> = {}): Side => ({
	...{ records: given(records), digests: ['sha256'], quick: false, timeStepNs: 1n, filesOnly: false },
	...facts,
});
async function rowsOf(before: Side, after: Side, options: Partial<ComparingOptions> = {}) {
	const compared = await compare(before, after, { folder, unchanged: true, ...options });
	const rows: Row[] = [];
	for await (const some of compared.rows())
		for (const { line, state } of some) {
			const row = rowIn(line);
			expect(row.state).toBe(state);
			rows.push(row);
		}
	await compared.close();
	return { rows, counts: compared.counts, known: compared.known };
}
const file = (path: string, content: string, more: Partial<PathRecord> = {}): PathRecord => ({
	...unsaid(Buffer.from(path)),
	type: 'file',
	sizeBytes: BigInt(content.length),
	mtimeNs: 1n,
	digests: content === '' ? {} : { sha256: Buffer.from(content).toString('hex').repeat(64).slice(0, 64) },
	...more,
});
const told = ({ rows }: { rows: readonly Row[] }) =>
	Object.fromEntries(rows.map(({ path, state, from }) => [path.toString(), from ? `${state} from ${from}` : state]));

describe('comparing', () => {
	it('gives every path of 2,000 pairs of trees the one state that the slow way finds', async () => {
		const random = seeded(20261122);
		const seen = new Map<string, number>();
		for (let pair = 0; pair < 2000; pair++) {
			const before = someTree(random);
			const after = laterTree(random, before);
			const { rows, counts } = await rowsOf(side(before), side(after));
			const expected = slowly(before, after);
			const found = new Map<string, { state: string; from: string | null } | null>();
			const put = (path: string, value: { state: string; from: string | null } | null) => {
				if (found.has(path)) throw new Error(`pair ${pair}: ${path} has two states`);
				found.set(path, value);
			};
			for (const { path, state, from } of rows) {
				put(path.toString('latin1'), { state, from: from?.toString('latin1') ?? null });
				if (state === 'moved' && from) put(from.toString('latin1'), null);
				seen.set(state, (seen.get(state) ?? 0) + 1);
			}
			const sorted = (map: typeof found) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
			expect(sorted(found), `pair ${pair}`).toEqual(sorted(expected));
			const paths = rows.map(({ path }) => path);
			expect(paths).toEqual([...paths].sort(comparePaths));
			for (const [state, count] of Object.entries(counts))
				expect(rows.filter((row) => row.state === state).length, state).toBe(count);
			if (pair % 10 > 0) continue;
			// Unchanged paths are where the others' copies come from, also when nobody wants to see them.
			const brief = await rowsOf(side(before), side(after), { unchanged: false });
			expect(brief).toEqual({ rows: rows.filter(({ state }) => state !== 'unchanged'), counts, known: null });
		}
		expect([...seen.keys()].sort()).toEqual(
			['added', 'copied', 'modified', 'moved', 'not-checked', 'removed', 'touched', 'unchanged', 'unreadable'].sort(),
		);
		for (const count of seen.values()) expect(count).toBeGreaterThan(10);
		expect(readdirSync(folder)).toEqual([]);
	}, 300_000);

	it('calls nothing unchanged that only has its size, its MD5 or nothing in common, without saying so', async () => {
		const md5 = { digests: { md5: 'a'.repeat(32) } };
		const none = { digests: {} };
		const before = [file('md5', 'x', md5), file('none', 'x', none)];
		const { rows } = await rowsOf(side(before, { digests: ['md5'] }), side(before, { digests: ['md5'] }));
		expect(told({ rows })).toEqual({ md5: 'unchanged', none: 'not-checked' });
		expect(rows[0]?.remark).toBe('only MD5 in common, which can be forged');
		expect(rows[1]?.remark).toBe('no digest in common');
	});

	it('trusts sizes and times in quick mode and says so in each row; a time that moved is never “touched”', async () => {
		const quick = { digests: {}, state: 'not-checked' as const };
		const before = [file('same', 'x', quick), file('time', 'x', quick)];
		const after = [file('same', 'x', quick), file('time', 'x', { ...quick, mtimeNs: 2n })];
		const ignored = new Set(['mtime'] as const);
		const { rows } = await rowsOf(side(before, { quick: true }), side(after, { quick: true }), { ignored });
		expect(told({ rows })).toEqual({ same: 'unchanged', time: 'modified' });
		expect(rows.map((row) => row.quick)).toEqual([true, true]);
		expect(rows[0]?.remark).toMatch(/^quick:/);
	});

	it('leaves out of account what it is told to, and shows it all the same', async () => {
		const ignored = new Set(['mode', 'mtime'] as const);
		const now = [file('a', 'x', { mode: 0o600, mtimeNs: 9n })];
		const { rows } = await rowsOf(side([file('a', 'x', { mode: 0o644 })]), side(now), { ignored });
		expect(rows[0]).toMatchObject({ state: 'unchanged', attributes: ['mode', 'mtime'] });
	});

	it('calls no device the same because only its times differ or nothing does: where it leads to is not recorded', async () => {
		const node = (path: string, more: Partial<PathRecord>): PathRecord => ({
			...{ ...unsaid(Buffer.from(path)), type: 'block-device', mode: 0o660, mtimeNs: 1n },
			...more,
		});
		const names = ['made anew', 'mode', 'no word', 'one word', 'same'];
		const was = names.map((path) => node(path, path.includes('word') ? {} : { ctimeNs: 1n }));
		const now = [
			node('made anew', { ctimeNs: 2n }),
			...[node('mode', { ctimeNs: 2n, mode: 0o666 }), node('no word', {}), node('one word', { device: '8:1' })],
			node('same', { ctimeNs: 1n }),
		];
		const states = { mode: 'modified', 'no word': 'not-checked', 'one word': 'not-checked', same: 'unchanged' };
		const compared = await rowsOf(side(was), side(now));
		expect(told(compared)).toEqual({ 'made anew': 'not-checked', ...states });
		expect(compared.rows[0]?.remark).toBe('the number of a device is not recorded');
		const ignored = new Set(['ctime', 'mtime'] as const);
		expect(told(await rowsOf(side(was), side(now), { ignored }))).toEqual({ 'made anew': 'not-checked', ...states });
	});

	it('tells a device that leads elsewhere from one that was only made anew, by the number that both recorded', async () => {
		const node = (path: string, device: string, ctimeNs: bigint): PathRecord => ({
			...{ ...unsaid(Buffer.from(path)), type: 'block-device', mode: 0o660, mtimeNs: 1n },
			...{ device, ctimeNs },
		});
		const was = [node('anew', '8:1', 1n), node('elsewhere', '8:1', 1n), node('same', '8:1', 1n)];
		const now = [node('anew', '8:1', 2n), node('elsewhere', '8:2', 1n), node('same', '8:1', 1n)];
		const ignored = new Set(['ctime', 'mtime'] as const);
		const found = await rowsOf(side(was), side(now));
		expect(told(found)).toEqual({ anew: 'touched', elsewhere: 'modified', same: 'unchanged' });
		expect(found.rows.map(({ attributes }) => attributes)).toEqual([['ctime'], ['device'], []]);
		expect(found.rows[1]).toMatchObject({ was: { device: '8:1' }, now: { device: '8:2' } });
		expect(told(await rowsOf(side(was), side(now), { ignored }))).toMatchObject({ anew: 'unchanged' });
	});

	it('takes paths that differ in case for the same when asked, and refuses two that are', async () => {
		const before = [file('Boot/Kernel', 'k'), file('a', '1')];
		const after = [file('BOOT/kernel', 'k'), file('A', '2')];
		const turned = (records: readonly PathRecord[]) =>
			side([], { records: sortedRecords(given(records), { folder, keyOf: withoutCase }) });
		const { rows } = await rowsOf(turned(before), turned(after), { keyOf: withoutCase });
		expect(told({ rows })).toEqual({ A: 'modified', 'BOOT/kernel': 'unchanged' });
		expect(rows[1]?.wasPath?.toString()).toBe('Boot/Kernel');
		expect(rows[1]?.was?.path.toString()).toBe('Boot/Kernel');
		const clash = rowsOf(turned([file('a', '1'), file('A', '2')]), turned([]), { keyOf: withoutCase });
		await expect(clash).rejects.toThrow('differ in upper and lower case only');
	});

	it('says of folders and links not in a list of files that they were not checked, and not that they are new', async () => {
		const after = [{ ...unsaid(Buffer.from('d')), type: 'folder' as const }, file('d/f', 'x'), file('d/g', 'y')];
		const { rows } = await rowsOf(side([file('d/f', 'x')], { filesOnly: true }), side(after));
		expect(told({ rows })).toEqual({ d: 'not-checked', 'd/f': 'unchanged', 'd/g': 'added' });
	});

	it('compares times as exactly as both sides know them', async () => {
		const now = [file('a', 'x', { mtimeNs: 1_700_000_000_123_456_789n }), file('b', 'x', { mtimeNs: -1n })];
		const was = [file('a', 'x', { mtimeNs: 1_700_000_000_000_000_000n }), file('b', 'x', { mtimeNs: 0n })];
		const { rows } = await rowsOf(side(was, { timeStepNs: 1_000_000_000n }), side(now));
		expect(told({ rows })).toEqual({ a: 'unchanged', b: 'touched' });
		expect(told(await rowsOf(side(was), side(now)))).toEqual({ a: 'touched', b: 'touched' });
	});

	it('asks sets of known files of what is not unchanged, and counts each row once, a moved one too', async () => {
		const known = ({ sha256 }: { sha256?: string }) =>
			({
				verdict: sha256?.startsWith('62') ? 'bad' : 'unknown',
				set: sha256?.startsWith('62') ? 'worse' : null,
			}) as const;
		const before = [file('gone', 'bb'), file('same', 'c')];
		const after = [file('here', 'bb'), file('new', 'd'), file('same', 'c')];
		const found = await rowsOf(side(before), side(after), { known });
		expect(told(found)).toEqual({ here: 'moved from gone', new: 'added', same: 'unchanged' });
		expect(found.known).toEqual({ good: 0, bad: 1, unknown: 1 });
		expect(found.rows.map((row) => row.known?.set ?? null)).toEqual(['worse', null, null]);
	});

	it('gives nothing and leaves nothing where a side turns out to be damaged or the work is stopped', async () => {
		async function* broken() {
			yield file('a', 'x');
			throw new Error('cut');
		}
		await expect(rowsOf(side([]), side([], { records: broken() }))).rejects.toThrow('cut');
		const signal = AbortSignal.abort();
		await expect(rowsOf(side([file('a', 'x')]), side([]), { signal })).rejects.toThrow('cancelled');
		expect(readdirSync(folder)).toEqual([]);
	});
});
