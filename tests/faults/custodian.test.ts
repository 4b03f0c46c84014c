/**
 * Against whoever has the key: a chain written anew from any entry on, cut at any entry, or told in two ways. What
 * others said of it finds each one out, and never an honest chain that only grew.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { readForkProof, writeForkProof } from '../../shared/ledger/fork';
import { checkReceipt, readReceipt, writeReceipt } from '../../shared/ledger/receipt';
import { signedHeadOf } from '../../shared/ledger/signed-head';
import type { CaseId, ChainId, Sha256 } from '../../shared/vocabulary';
import { StampingAuthority } from '../vault/stamping-authority';
import { ada, adaAgain, ben, CASE, CHAINS, Chain } from '../vectors/pen';
import { LONG, tell, trials } from './count';
import { chainOf, custodian, entryOf, found, type Kind, rules, worldOf } from './custodian';
import { campaignSeed, random } from './random';

const LENGTH = 200;
/** Of a long chain some entries, in the release column each; of these short ones, two hundred entries together, each. */
const LONG_FROM = LONG ? Array.from({ length: LENGTH }, (_, i) => i + 1) : [1, LENGTH / 2, LENGTH];
const SHORT = Array.from({ length: 16 }, (_, i) => 5 + i);
const KINDS: readonly Kind[] = ['counter-signature', 'other-chain', 'receipt', 'timestamp'];
let tsa: StampingAuthority;
let root: string;

beforeAll(() => {
	tsa = new StampingAuthority();
	root = tsa.root;
});
afterAll(() => tsa.remove());

describe('written anew with the real key', () => {
	for (const kind of KINDS)
		it(`from any entry on: found out by a ${kind}, and growth is not`, () => {
			const missed: string[] = [];
			let [chains, alarms, noLongerHeld] = [0, 0, 0];
			for (const length of [...SHORT, LENGTH]) {
				const world = worldOf(kind, length, tsa);
				expect(found(world.told, root)).toEqual({ faults: 0, through: world.anchored });
				for (const from of length === LENGTH ? LONG_FROM : Array.from({ length }, (_, i) => i + 1)) {
					chains += 1;
					const { faults, through } = found(world.anew(from, false), root);
					if (faults === 0) missed.push(`entry ${from} of ${length}: said to be held through ${through}`);
					if (kind === 'counter-signature' || kind === 'timestamp') {
						// Who leaves the proof out has nothing left that says it: the report names all of it as resting on the key.
						const left = found(world.anew(from, true), root);
						if (left.faults > 0 || left.through === 0) noLongerHeld += 1;
						else missed.push(`entry ${from} of ${length}, proof left out: said to be held through ${left.through}`);
					}
				}
				for (let by = 1; by <= 5; by++) if (found(world.grown(by), root).faults > 0) alarms += 1;
				expect(found(world.grown(5), root).through).toBeGreaterThanOrEqual(world.anchored);
			}
			const beside = noLongerHeld > 0 ? `, ${noLongerHeld} with the proof left out` : '';
			const counted = `${chains} chains of 5 to ${LENGTH} entries${beside}, ${alarms} alarms on honest growth`;
			tell(`re-signed, ${kind}`, counted, missed, '0 undetected');
			expect(missed).toEqual([]);
			expect(alarms).toBe(0);
			expect(chains).toBeGreaterThan(200);
		}, 900_000);
});

describe('cut', () => {
	it(`at any of ${LENGTH} entries: found out by a receipt, and not without one`, () => {
		const chain = chainOf(LENGTH);
		const last = entryOf(chain, LENGTH);
		const receipt = readReceipt(writeReceipt(signedHeadOf(last), last.digest, [custodian.certificate]), rules);
		const missed: string[] = [];
		let silent = 0;
		for (let kept = 0; kept < LENGTH; kept++) {
			const digests = chain.digests.slice(0, kept);
			const reach = {
				length: () => digests.length,
				digest: (_: ChainId, seq: number) => (digests[seq - 1] as Sha256 | undefined) ?? null,
			};
			const finding = checkReceipt(receipt, CASE as CaseId, reach);
			if (finding.state !== 'cut' || finding.length !== kept) missed.push(`cut after ${kept}`);
			if (kept % 20 !== 3) continue;
			const cut = new Chain();
			cut.lines = chain.lines.slice(0, kept);
			const telling = { chain: cut, others: [], tokens: new Map() };
			if (found({ ...telling, receipts: [] }, root).faults === 0) silent += 1;
			if (found({ ...telling, receipts: [receipt] }, root).faults === 0) missed.push(`verified after ${kept}`);
		}
		tell('rollback', `${LENGTH} cuts, of 10 verified without a receipt ${10 - silent} found`, missed, '0 undetected');
		expect(missed).toEqual([]);
		expect(silent).toBe(10);
	}, 300_000);
});

describe('told in two ways', () => {
	const COUNT = trials(200, 200);
	it(`${COUNT} forks give ${COUNT} proofs that a third machine verifies`, () => {
		const seed = campaignSeed();
		const chance = random(seed);
		const chain = chainOf(40, ada);
		const missed: string[] = [];
		for (let n = 0; n < COUNT; n++) {
			const seq = 4 + chance.below(36);
			const other = new Chain();
			other.lines = chain.lines.slice(0, seq - 1);
			other.digests = chain.digests.slice(0, seq - 1);
			// One key under another certificate is one key (decision 1).
			const again = chance.oneIn(4);
			other.note(again ? adaAgain : ada, `Told otherwise, ${n}.`);
			const heads = [signedHeadOf(entryOf(chain, seq)), signedHeadOf(entryOf(other, seq))] as const;
			const proof = writeForkProof(heads, [ada.certificate, ...(again ? [adaAgain.certificate] : [])]);
			try {
				// Nothing but the text crosses to the third machine.
				const fork = readForkProof(proof, ledgerRules());
				if (fork.signedBoth.length !== 1 || fork.heads[0].head.seq !== seq) missed.push(`fork ${n}`);
			} catch (error) {
				missed.push(`fork ${n}: ${String(error)}`);
			}
			const at = chance.below(proof.length);
			const changed = proof.slice(0, at) + (proof[at] === '1' ? '2' : '1') + proof.slice(at + 1);
			expect(() => readForkProof(changed, ledgerRules())).toThrow();
		}
		const counted = `${COUNT} proofs verified by themselves, ${COUNT} changed ones refused, seed ${seed}`;
		tell('fork', counted, missed, '0 unproven');
		expect(missed).toEqual([]);
	}, 300_000);

	it('proves nothing where two keys signed, or the places differ, or the entries are the same', () => {
		const [one, two, three] = [new Chain(), new Chain(), new Chain(CHAINS[1])].map((c, i) =>
			c.note(i === 1 ? ben : ada, `${i}`),
		);
		const head = (chain: Chain | undefined) => signedHeadOf(entryOf(chain ?? new Chain(), 1));
		const both = [ada.certificate, ben.certificate];
		const read = (a: Chain | undefined, b: Chain | undefined) => () =>
			readForkProof(writeForkProof([head(a), head(b)], a === two || b === two ? both : both.slice(0, 1)), rules);
		expect(read(one, two)).toThrow(/no key signed both/);
		expect(read(one, three)).toThrow(/differ in chain/);
		expect(read(one, one)).toThrow(/the same/);
		expect(() => readForkProof(writeForkProof([head(one), head(two)], [ada.certificate]), rules)).toThrow(/lacks/);
	});
});
