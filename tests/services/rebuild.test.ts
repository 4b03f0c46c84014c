/** Whatever was done: what is shown equals what the files on disk give, read and verified from nothing. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ChainFile } from '../../main/store/chain-file';
import { chainsIn, layout } from '../../main/store/layout';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { readVault, unlock } from '../../main/vault/vault';
import { readLines, verifyLedger } from '../../shared/ledger/verify';
import { caseOf } from '../../shared/projections/case';
import { custodyOf } from '../../shared/projections/custody';
import { entriesOf } from '../../shared/projections/entries';
import { ADA, type Asking, BEN, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let vault: Awaited<ReturnType<typeof unlock>>['vault'];
let number = 0;

beforeAll(async () => {
	book = await place.open();
	const { me } = await book.ask('notebook.create', FIRST);
	await book.ask('person.admit', BEN);
	const file = await readVault(place.notebook);
	vault = (await unlock(file, me?.keyId ?? file.slots[0]?.keyId ?? fail(), ADA.passphrase)).vault;
});
afterAll(async () => {
	vault.lock();
	await place.remove();
});

function fail(): never {
	throw new Error('nobody is here');
}

/** From the bytes in the folder, by another way than the notebook that is open. */
async function fromFiles(id: string) {
	const at = layout(place.notebook);
	const rules = ledgerRules();
	const folder = join(at.cases, id);
	const chains = await Promise.all(
		(await chainsIn(folder)).map(async (chain) => {
			const read = await ChainFile.openDamaged(join(folder, `${chain}.ledger`), { seal: vault.recordSeal(chain) });
			expect([read.damagedAt, read.tornBytes]).toEqual([null, 0]);
			return { chain, lines: readLines(read.lines, rules.hash) };
		}),
	);
	const ledger = verifyLedger(chains, rules);
	expect(ledger.faults).toEqual([]);
	return { ledger, entries: entriesOf(ledger) };
}

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((t) => t.trim() !== '');
const act = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ does: fc.constant('note' as const), text }) },
	{ weight: 3, arbitrary: fc.record({ does: fc.constant('correct' as const), text, which: fc.nat() }) },
	{ weight: 3, arbitrary: fc.record({ does: fc.constant('register' as const), text }) },
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('decline' as const), which: fc.nat() }) },
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('close' as const) }) },
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('reopen' as const) }) },
	{
		weight: 1,
		arbitrary: fc.record({ does: fc.constant('set the clock' as const), ms: fc.integer({ min: -1e7, max: 1e7 }) }),
	},
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** Does one thing, or is refused; either is well. */
async function perform(id: string, what: Act): Promise<unknown> {
	switch (what.does) {
		case 'note':
			return book.notebook.ask('note.write', { case: id, phase: 'cer', text: what.text });
		case 'correct': {
			const { length } = await book.ask('entry.list', { case: id });
			const entry = `A-${(what.which % length) + 1}`;
			return book.notebook.ask('note.correct', { case: id, entry, text: what.text, reason: 'misread' });
		}
		case 'register':
			return book.notebook.ask('evidence.register', { case: id, description: what.text });
		case 'decline': {
			const items = await book.ask('evidence.list', { case: id });
			const tag = items[what.which % Math.max(1, items.length)]?.tag ?? 'E-001';
			const declining = { case: id, tag, to: BEN.name, fromPassphrase: ADA.passphrase, reason: 'no room' };
			return book.notebook.ask('custody.decline', declining);
		}
		case 'close':
			return book.notebook.ask('case.close', { case: id, reason: 'done' });
		case 'reopen':
			return book.notebook.ask('case.reopen', { case: id, reason: 'not done' });
		case 'set the clock':
			return place.clock.set(what.ms);
		default:
			return what satisfies never;
	}
}

it('shows what a rebuild from the files gives, after any acts', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
			const { case: id } = await book.ask('case.open', { number: `IR-${++number}`, title: 'Any' });
			for (const what of acts) await perform(id, what);
			const { ledger, entries } = await fromFiles(id);
			expect(await book.ask('entry.list', { case: id })).toEqual(entries);
			expect(await book.ask('evidence.list', { case: id })).toEqual(custodyOf(ledger, entries));
			const listed = (await book.ask('case.list', {})).find((c) => c.case === id);
			expect(listed).toEqual(caseOf(id, ledger, entries));
		}),
		{ numRuns: 12 },
	);
});
