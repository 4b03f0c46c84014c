/** Lines made to cost a reader more than they are worth: what is found of each is bounded, and none is passed over. */
import { describe, expect, it } from 'vitest';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { examineLine, LONGEST_LINE_BYTES, readLine } from '../../shared/ledger/line';
import { inOrder } from '../../shared/ledger/order';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import type { ChainId } from '../../shared/vocabulary';
import { ben, opened } from '../vectors/pen';

const rules = ledgerRules();
const { hash } = rules;
const chain = opened().note(ben, 'five');
const [line = ''] = chain.lines.slice(-1);
const faultsOf = (bent: string) =>
	verifyLedger([{ chain: chain.id as ChainId, lines: readLines([...chain.lines.slice(0, -1), bent], hash) }], rules)
		.faults;
const rulesIn = (bent: string) => new Set(faultsOf(bent).map(({ rule }) => rule));

describe('an endless line', () => {
	it('of 100,000 disclosures that are none is told in few words', () => {
		const bent = line + '\t'.repeat(100_000);
		expect(faultsOf(bent).length).toBeLessThan(300);
		expect(rulesIn(bent)).toContain('a line discloses what its head names');
	});

	it('of 100,000 signatures that are none is told in few words', () => {
		const bent = line.replace('\t[', `\t[${'0,'.repeat(100_000)}`);
		expect(faultsOf(bent).length).toBeLessThan(10);
		expect(rulesIn(bent)).toContain('as many signatures as signers');
	});

	it('over the greatest length is not taken apart; the next line can still name it', () => {
		const bent = line + '\t'.repeat(LONGEST_LINE_BYTES);
		const { entry, digest, faults } = readLine(bent, hash);
		expect([entry, digest, faults.length]).toEqual([null, chain.digests.at(-1), 1]);
		expect(examineLine('\t'.repeat(2 * LONGEST_LINE_BYTES), hash).faults.length).toBe(1);
	});

	it('with a kind of 128 letters is read, of one more is not', () => {
		const kindOf = (length: number) => `a.${'b'.repeat(length - 4)}/1`;
		const read = (length: number) =>
			readLine(opened().add(ben, kindOf(length), {}).lines.at(-1) ?? '', hash).faults.map(({ rule }) => rule);
		expect([read(128), read(129)]).toEqual([[], ['kind is noun.verb/version']]);
	});

	it('that has seen 3,000 chains is read, and each is looked at once while it waits for its place', () => {
		const uuid = (i: number) => `019aa8f0-0000-7000-9000-${String(i).padStart(12, '0')}`;
		const seen = Array.from({ length: 3000 }, (_, i) => ({ chain: uuid(i), seq: 1, head: 'a'.repeat(64) }));
		expect(readLine(opened().note(ben, 'x', { head: { seen } }).lines.at(-1) ?? '', hash).faults).toEqual([]);
		let looked = 0;
		const counted = seen.map(({ chain, seq }) => ({
			seq,
			get chain() {
				looked += 1;
				return chain;
			},
		}));
		const waiting = { chain: 'b', seq: 1, at: '9', seen: counted };
		const others = Array.from({ length: 3000 }, (_, i) => ({ chain: 'a', seq: i + 1, at: '1', seen: [] }));
		expect(inOrder([[waiting], others]).at(-1)).toBe(waiting);
		expect(looked).toBe(seen.length);
	});

	it('is told as many times as it stands there', () => {
		const empty = readLines([...chain.lines, ...Array<string>(50_000).fill('')], hash);
		expect(verifyLedger([{ chain: chain.id as ChainId, lines: empty }], rules).faults.length).toBe(50_000);
	});
});
