/** Two copies of a chain made one: nothing that stands is changed, and what either discloses is kept. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../main/vault/ledger-rules';
import { type Copied, mergeCopies } from '../../shared/ledger/merge';
import { readLines } from '../../shared/ledger/verify';
import type { ChainId } from '../../shared/vocabulary';
import { CHAIN_A, CHAIN_B, people, type SampleCase, sampleCase } from '../casefile/sample-case';

let sample: SampleCase;
let a: readonly string[];
let b: readonly string[];

beforeAll(async () => {
	sample = sampleCase(await people(), 4);
	a = sample.chains.get(CHAIN_A) ?? [];
	b = sample.chains.get(CHAIN_B) ?? [];
});

const copied = (chains: Readonly<Record<string, readonly string[]>>): Copied =>
	new Map(Object.entries(chains).map(([id, lines]) => [id as ChainId, { lines, read: readLines(lines, sha256) }]));
/** The line without the disclosures at these places. */
const withheld = (line: string, ...at: number[]) =>
	line
		.split('\t')
		.filter((_, i) => !at.includes(i - 2))
		.join('\t');
const told = (ours: Copied, theirs: Copied) =>
	mergeCopies(ours, theirs).map(({ state, adds, discloses, forkedAt, lines }) => [
		...[state, adds, discloses, forkedAt],
		lines.length,
	]);

describe('two copies of a case', () => {
	it('give the longer of each chain, whichever way round', () => {
		const [short, long] = [copied({ [CHAIN_A]: a.slice(0, 3) }), copied({ [CHAIN_A]: a, [CHAIN_B]: b })];
		expect(told(short, long)).toEqual([
			['second is longer', a.length - 3, 0, null, a.length],
			['only in the second', b.length, 0, null, b.length],
		]);
		expect(told(long, short)).toEqual([
			['first is longer', 0, 0, null, a.length],
			['only in the first', 0, 0, null, b.length],
		]);
		expect(mergeCopies(short, long).map(({ lines }) => lines)).toEqual([a, b]);
		expect(told(long, long).map(([state]) => state)).toEqual(['same', 'same']);
	});

	it('give the disclosures that either holds, line for line as nothing had been withheld', () => {
		const mine = a.map((line, i) => (i % 2 === 0 ? withheld(line, 0) : line));
		const theirs = a.map((line, i) => (i % 2 === 0 ? line : withheld(line, 1)));
		const [merged] = mergeCopies(copied({ [CHAIN_A]: mine }), copied({ [CHAIN_A]: theirs }));
		expect(merged?.lines).toEqual(a);
		expect(merged?.discloses).toBe(mine.filter((line, i) => line !== a[i]).length);
		expect(told(copied({ [CHAIN_A]: a }), copied({ [CHAIN_A]: theirs }))).toEqual([['same', 0, 0, null, a.length]]);
	});

	it('take no disclosure that its head does not commit to, and no other signatures', () => {
		const mine = a.map((line) => withheld(line, 0, 1, 2, 3, 4));
		const lied = a.map((line) => line.replace('plain', 'plaiN').replace(/"([A-Za-z0-9_-]{300,700})"/, '"x$1"'));
		const [merged] = mergeCopies(copied({ [CHAIN_A]: mine }), copied({ [CHAIN_A]: lied }));
		expect(merged?.lines.join()).not.toContain('plaiN');
		expect(merged?.lines.map((line) => line.split('\t')[1])).toEqual(a.map((line) => line.split('\t')[1]));
		expect(merged?.lines.map((line) => line.split('\t')[0])).toEqual(a.map((line) => line.split('\t')[0]));
	});

	it('differ at one number: that is a fork, and ours stays to the letter', async () => {
		const other = sampleCase(await people(), 4).chains.get(CHAIN_A) ?? [];
		const forked = [...a.slice(0, 4), ...other.slice(4)];
		expect(told(copied({ [CHAIN_A]: a }), copied({ [CHAIN_A]: forked }))).toEqual([['forked', 0, 0, 5, a.length]]);
		expect(mergeCopies(copied({ [CHAIN_A]: a }), copied({ [CHAIN_A]: forked }))[0]?.lines).toEqual(a);
	});
});
