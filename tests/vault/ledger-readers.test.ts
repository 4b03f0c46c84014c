/** Ledgers read by threads and verified, beside the same read line by line with every fault named: they say the same. */
import { afterAll, describe, expect, it } from 'vitest';
import { LedgerReaders } from '../../main/vault/ledger-readers';
import { ledgerRules, sha256 } from '../../main/vault/ledger-rules';
import { examineLine } from '../../shared/ledger/line';
import { type ChainAtHand, type ReadLine, verifyLedger } from '../../shared/ledger/verify';
import type { ChainId } from '../../shared/vocabulary';
import { workerPath as pathOf } from '../bundled-workers';
import { mutant, randomFrom } from '../shared/mutants';
import { vectors } from '../vectors/read';

const workerPath = pathOf('ledger');
const readers = new LedgerReaders({ workerPath, threads: 2, few: 0 });
afterAll(() => readers.close());

interface Chain {
	readonly id: string;
	readonly lines: readonly string[];
	readonly torn: boolean;
}

/** Everything that verification says, as plain text. */
function said(chains: readonly Chain[], read: readonly (readonly ReadLine[])[]): string {
	const atHand = chains.map(({ id, torn }, i): ChainAtHand => ({ chain: id as ChainId, torn, lines: read[i] ?? [] }));
	const { entries, admissions, faults, counts, chains: ends } = verifyLedger(atHand, ledgerRules());
	const seen = entries.map(({ ref, digest, verdict, clock, objects, faults: own, entry }) => ({
		...{ ref, digest, verdict, clock, objects, own },
		entry: [
			entry.head,
			entry.headText,
			entry.signatures,
			entry.disclosures,
			entry.withheld,
			Object.entries(entry.body),
		],
	}));
	const admitted = [...admissions].map(([keyId, { ref, vouchedFor }]) => ({ keyId, ref, vouchedFor }));
	return JSON.stringify({ seen, admitted, faults, counts, ends });
}

async function bothWays(chains: readonly Chain[]): Promise<{ readonly ahead: number }> {
	const byThreads = await readers.read(chains.map(({ lines }) => lines));
	const named = chains.map(({ lines }) => lines.map((line) => examineLine(line, sha256)));
	expect(said(chains, byThreads)).toBe(said(chains, named));
	return { ahead: byThreads.flat().filter(({ ahead }) => ahead?.signed).length };
}

const all = vectors();

describe('threads that read ledgers ahead', () => {
	it('are followed by the same report as reading line by line, for every vector', async () => {
		let ahead = 0;
		for (const { chains } of all) ahead += (await bothWays(chains)).ahead;
		expect(ahead).toBeGreaterThan(500);
	});

	it('and for 600 ledgers with lines changed at random', async () => {
		const random = randomFrom(7);
		for (let n = 0; n < 600; n += 1) {
			const { chains } = all[Math.floor(random() * all.length)] ?? { chains: [] };
			const changed = chains.map((chain) => ({
				...chain,
				lines: chain.lines.map((line) => (random() < 0.2 ? mutant(line, random).replaceAll('\n', '') : line)),
			}));
			await bothWays(changed);
		}
	});

	it('may be lost, and may be stopped', async () => {
		const { chains } = all.find((v) => v.name.startsWith('intact')) ?? { chains: [] };
		const lines = chains.map((chain) => chain.lines);
		const noSuch = new LedgerReaders({ workerPath: `${workerPath}.gone`, threads: 2, few: 0 });
		expect(said(chains, await noSuch.read(lines))).toBe(said(chains, await readers.read(lines)));
		await noSuch.close();
		await expect(readers.read(lines, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
		const ending = new LedgerReaders({ workerPath, threads: 2, few: 0 });
		const reading = ending.read(lines);
		await ending.close();
		expect(said(chains, await reading)).toBe(said(chains, await readers.read(lines)));
	});
});
