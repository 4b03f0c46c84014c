/** A ledger of several chains: what an append says of the others, and that it looks back at no entry to say so. */
import { beforeAll, expect, it } from 'vitest';
import type { Clock } from '../../main/platform/clock';
import { LedgerBook, type Signing, type StoredChain } from '../../main/services/ledger-book';
import { ledgerRules, sha256 } from '../../main/vault/ledger-rules';
import { makeIdentity } from '../../main/vault/selfsigned';
import { type ReadLine, readLines } from '../../shared/ledger/verify';
import type { CaseId, ChainId, Instant } from '../../shared/vocabulary';
import { steadyClock } from '../bench/made/ledger';

const CASE = '0190a7a0-0000-7000-8000-00000000000c' as CaseId;
const ADA = '0190a7a0-0000-7000-8000-00000000000a' as ChainId;
const BEN = '0190a7a0-0000-7000-8000-00000000000b' as ChainId;

const clock = steadyClock();
let signing: Signing;
let certificate: string;

beforeAll(async () => {
	const made = await makeIdentity({ name: 'Ada Lind' }, new Date('2026-01-01T00:00:00.000Z'));
	signing = { keyId: made.certificate.keyId, privateKey: made.privateKey };
	certificate = Buffer.from(made.certificate.der).toString('base64');
});

function inMemory(lines: string[] = []): StoredChain {
	return { lines, append: async (line) => void lines.push(line), close: () => undefined };
}

type Chains = readonly (readonly [ChainId, StoredChain])[];
const bookOf = (mine: ChainId, chains: Chains, ahead?: ReadonlyMap<ChainId, ReadLine[]>) =>
	new LedgerBook(CASE, mine, new Map(chains), clock, ledgerRules(), ahead);
const write = (book: LedgerBook, text: string) => book.append('note.written/1', { phase: 'da', text }, [signing]);

/** A chain of so many entries that knows of no other. */
async function chainOf(id: ChainId, entries: number): Promise<StoredChain> {
	const stored = inMemory();
	const book = bookOf(id, [[id, stored]]);
	await book.append('person.admitted/1', { certificate, name: 'Ada Lind' }, [signing]);
	for (let n = 1; n < entries; n += 1) await write(book, `note ${n}`);
	return stored;
}

const seenOf = (book: LedgerBook, ref: string) =>
	book.find(ref).head.seen.map(({ chain, seq, head }) => ({ chain, seq, head }));

it('an entry names the newest of other chains once, and again after they grew', async () => {
	const [ada, ben] = [await chainOf(ADA, 2), await chainOf(BEN, 3)];
	const book = bookOf(ADA, [
		[ADA, ada],
		[BEN, ben],
	]);
	const newest = () => ({ chain: BEN, seq: book.length(BEN), head: book.digest(BEN, book.length(BEN)) });
	const first = await write(book, 'one');
	const second = await write(book, 'two');
	expect(seenOf(book, first.ref)).toEqual([newest()]);
	expect(seenOf(book, second.ref)).toEqual([]);

	await write(bookOf(BEN, [[BEN, ben]]), 'Ben goes on');
	await book.exchange(async () => ({ chains: new Map([[ADA, ada] as const, [BEN, ben] as const]), ahead: new Map() }));
	const third = await write(book, 'three');
	const fourth = await write(book, 'four');
	expect(newest().seq).toBe(4);
	expect(seenOf(book, third.ref)).toEqual([newest()]);
	expect(seenOf(book, fourth.ref)).toEqual([]);

	// Whoever opens the ledger anew reads the same out of the entries.
	const again = bookOf(ADA, [
		[ADA, ada],
		[BEN, ben],
	]);
	expect(seenOf(again, (await write(again, 'five')).ref)).toEqual([]);
	expect(again.checked().faults).toEqual([]);
});

it('an append looks at no entry before it, however many there are', async () => {
	let looks = 0;
	const counted = (line: ReadLine): ReadLine => ({
		...{ digest: line.digest, faults: line.faults },
		get entry() {
			looks += 1;
			return line.entry;
		},
	});
	const [ada, ben] = [await chainOf(ADA, 30), await chainOf(BEN, 1)];
	const read = (stored: StoredChain) => readLines(stored.lines, sha256).map(counted);
	const book = bookOf(
		ADA,
		[
			[ADA, ada],
			[BEN, ben],
		],
		new Map([
			[ADA, read(ada)],
			[BEN, read(ben)],
		]),
	);
	await write(book, 'the first one after opening may look at all');
	looks = 0;
	for (const text of ['one', 'two', 'three']) expect((await write(book, text)).ref).toMatch(/^A-/);
	expect(looks).toBe(0);
});

it('seals nothing that no reader would take: a clock beyond the year 9999 is refused, and the next entry stands', async () => {
	const stored = inMemory();
	let at = '2026-01-01T00:00:00.000Z';
	const now: Clock = () => ({ ...clock(), at: at as Instant });
	const book = new LedgerBook(CASE, ADA, new Map([[ADA, stored]]), now, ledgerRules());
	await book.append('person.admitted/1', { certificate, name: 'Ada Lind' }, [signing]);
	for (at of ['+010000-01-01T00:00:00.000Z', '-000001-01-01T00:00:00.000Z'])
		await expect(write(book, 'a note')).rejects.toMatchObject({ refusal: { code: 'entry.unsound' } });
	at = '2026-01-01T00:00:01.000Z';
	await write(book, 'a note');
	expect([stored.lines.length, book.checked().faults]).toEqual([2, []]);
});
