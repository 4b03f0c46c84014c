/**
 * A custody case from the command line, every way an item can go: handed over, lent out to somebody without a key, taken
 * apart, counted, disposed of. Then what `custody show` says of it, and the case file before the second reader.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cheapSlots } from './cheap-slots';
import { done, ROOT, run, sealbook } from './program';

const CASE = '2026-040';
const PEOPLE = ['Ada Winter', 'Ben Sommer', 'Cem Aydin'] as const;
type Who = (typeof PEOPLE)[number];
const folder = mkdtempSync(join(tmpdir(), 'sealbook-custody-'));
const secret = (who: Who) => join(folder, `${who}.txt`);
const shared = (who: Who) => ['--notebook', join(folder, 'notebook'), '--passphrase-file', secret(who), '--as', who];
const act = (who: Who, ...words: string[]) => done([...shared(who), ...words]);

/** Many questions in one run, none of them refused. */
async function asked(...questions: readonly { readonly question: string; readonly input: object }[]): Promise<void> {
	const input = questions.map((one) => JSON.stringify(one)).join('\n');
	const out = await done([...shared('Ada Winter'), 'ask', '--lines'], { input: `${input}\n` });
	const refused = out.split('\n').filter((line) => line.includes('"ok":false'));
	if (refused.length > 0) throw new Error(`refused: ${refused.join('\n').slice(0, 1_000)}`);
}

interface Shown {
	readonly tag: string;
	readonly state: string;
	readonly intervals: readonly {
		readonly from: string;
		readonly to: string | null;
		readonly holder: string;
		readonly place: string | null;
		readonly entries: readonly string[];
	}[];
	readonly findings: readonly { readonly kind: string }[];
}

beforeAll(async () => {
	for (const who of PEOPLE) writeFileSync(secret(who), `plum tractor ${who} nine\n`);
	const [ada, ben, cem] = PEOPLE;
	const first = ['notebook', 'init', '--name', 'Kit', '--handler', ada];
	await done(['--notebook', join(folder, 'notebook'), '--passphrase-file', secret(ada), ...first]);
	for (const who of [ben, cem])
		await act(ada, 'person', 'admit', '--handler', who, '--new-passphrase-file', secret(who));
	const passphraseOf = (who: Who) => `plum tractor ${who} nine`;
	await cheapSlots(join(folder, 'notebook'), new Map(PEOPLE.map((who) => [who, passphraseOf(who)])));
	await act(ada, 'case', 'new', '--number', CASE, '--title', 'Custody');
	const house = { question: 'place.record', input: { name: 'House', kind: 'building' } };
	const items = ['A laptop', 'A bag of sticks', 'A disk'].map((description) => ({
		question: 'evidence.register',
		input: { case: CASE, description, storedAt: 'House' },
	}));
	const from = (giver: Who) => ({ case: CASE, tag: 'E-001', fromPassphrase: passphraseOf(giver), reason: 'Imaging' });
	const handOver = (giver: Who, to: Who, place: string) => ({
		question: 'custody.transfer',
		input: { ...from(giver), to, toPassphrase: passphraseOf(to), place },
	});
	await asked(
		...[house, ...items, handOver(ada, ben, 'Laboratory'), handOver(ben, cem, 'Court'), handOver(cem, ada, 'House')],
		{ question: 'custody.release', input: { ...from(ada), to: ben } },
	);
	await act(ben, 'custody', 'receive', CASE, 'E-001', '--place', 'Laboratory');
	const parts = [{ description: 'Stick, red' }, { description: 'Stick, blue' }];
	const second = { second: ben, secondPassphrase: passphraseOf(ben) };
	const witness = (who: Who) => ({ witness: who, witnessPassphrase: passphraseOf(who) });
	const end = { ...from(ada), tag: 'E-003', method: 'shredded', ...second, ...witness(cem) };
	const seen = [{ case: CASE, tag: 'E-006' }];
	await asked(
		{ question: 'custody.split', input: { case: CASE, tag: 'E-002', parts } },
		{ question: 'custody.merge', input: { case: CASE, tags: ['E-004', 'E-005'], description: 'Both sticks' } },
		{ question: 'custody.dispose', input: end },
		{ question: 'stock.count', input: { place: 'House', seen, ...witness(ben) } },
	);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('tells of every item who had it, from its registration until now, without a gap', async () => {
	const { status, out } = await sealbook([...shared('Ada Winter'), 'custody', 'show', CASE, '--json']);
	const { items }: { readonly items: readonly Shown[] } = JSON.parse(out);
	expect([status, items.map(({ tag, state }) => `${tag} ${state}`)]).toEqual([
		0,
		['E-001 held', 'E-002 split', 'E-003 disposed', 'E-004 merged', 'E-005 merged', 'E-006 held'],
	]);
	for (const { tag, intervals, findings } of items) {
		expect(findings, tag).toEqual([]);
		expect(intervals.length, tag).toBeGreaterThan(0);
		for (const [at, { to, entries }] of intervals.entries()) {
			expect(to, `${tag}, interval ${at}`).toBe(intervals[at + 1]?.from ?? null);
			expect(entries.length).toBeGreaterThan(0);
		}
	}
	expect(items[0]?.intervals.map(({ holder, place }) => [holder, place])).toEqual([
		['Ada Winter', 'House'],
		['Ben Sommer', 'Laboratory'],
		['Cem Aydin', 'Court'],
		['Ada Winter', 'House'],
		['Ada Winter', null],
		['Ben Sommer', 'Laboratory'],
	]);
});

it('holds before the second reader, both signatures of each hand-over and all three of a disposal among those counted', async () => {
	const file = join(folder, 'case.zip');
	await act('Ada Winter', 'export', CASE, '--to', file);
	const { checks } = JSON.parse((await sealbook(['verify', file, '--json'])).out);
	const { faults } = checks.find(({ name }: { name: string }) => name === 'instructions for strangers');
	expect(faults).toMatchObject([{ place: 'verify.html', found: expect.stringMatching(/^the page of Sealbook \d/) }]);
	const log = (await act('Ada Winter', 'log', CASE, '--json'))
		.trim()
		.split('\n')
		.map((line): { readonly head: { readonly kind: string; readonly by: readonly string[] } } => JSON.parse(line));
	const signed = (kind: string) => log.filter(({ head }) => head.kind === kind).map(({ head }) => head.by.length);
	expect(signed('custody.transferred/1')).toEqual([2, 2, 2]);
	expect([signed('custody.disposed/1'), signed('stock.taken/1')]).toEqual([[3], [2]]);
	const signatures = log.reduce((sum, { head }) => sum + head.by.length, 0);
	const checker = join(ROOT, '../shared/interop/check_case_file.py');
	if (!existsSync(checker)) return;
	const { status, out, error } = await run('python3', [checker, file]);
	expect(`${out}${error}`).toMatch(/^holds/m);
	expect(status).toBe(0);
	expect(out).toMatch(new RegExp(`^ *${signatures} signatures$`, 'm'));
	expect(out).toMatch(new RegExp(`^ *${log.length} entries$`, 'm'));
});
