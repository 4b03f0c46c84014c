/** Anchors: when a case's newest digests are entered in the notebook's own ledger, and that nothing hangs on the disk taking them. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Anchors } from '../../main/services/anchors';
import { LedgerBook } from '../../main/services/ledger-book';
import { ledgerRules } from '../../main/vault/ledger-rules';
import { Refused } from '../../shared/refusal';
import type { CaseId, ChainId } from '../../shared/vocabulary';
import { ownEntries, vaultOf } from './own-ledger';
import { ADA, type Asking, FIRST, HandClock, Place } from './place';

const place = new Place();
const unlocking = { person: ADA.name, passphrase: ADA.passphrase };
let book: Asking;
let vault: Awaited<ReturnType<typeof vaultOf>>;
let number = 0;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	vault = await vaultOf(place);
});
afterEach(() => {
	vi.useRealTimers();
});
afterAll(async () => {
	vault.lock();
	await place.remove();
});

const newCase = async () => (await book.ask('case.open', { number: `IR-${++number}`, title: 'A laptop' })).case;
const write = (id: string, text: string) => book.ask('note.write', { case: id, phase: 'da', text });
const headsOf = async (id: string) =>
	(await book.ask('case.show', { case: id })).heads.map(({ chain, seq, digest }) => ({ chain, seq, head: digest }));
const anchorsOf = async (id: string) =>
	(await ownEntries(place, vault)).filter((e) => e.kind === 'case.anchored/1' && e.body.case === id);
const newestOf = async (id: string) => (await anchorsOf(id)).at(-1)?.body.heads;
const relock = async () => {
	await book.ask('notebook.lock', {});
	await book.ask('notebook.unlock', unlocking);
};

describe('a case is anchored', () => {
	it('when it is closed, with the entry that closed it', async () => {
		const id = await newCase();
		expect(await anchorsOf(id)).toEqual([]);
		await book.ask('case.close', { case: id, reason: 'done' });
		expect(await anchorsOf(id)).toHaveLength(1);
		expect(await newestOf(id)).toEqual(await headsOf(id));
	});

	it('when it is exported, once', async () => {
		const id = await newCase();
		for (const name of ['one.zip', 'two.zip'])
			await book.ask('casefile.export', { case: id, to: book.ticket(`${place.folder}/${name}`) });
		expect(await anchorsOf(id)).toHaveLength(1);
		expect(await newestOf(id)).toEqual(await headsOf(id));
	});

	it('after 20 entries, also where they are asked for at once', async () => {
		const id = await newCase();
		for (let n = 3; n < 20; n++) await write(id, `Note ${n}.`);
		expect(await anchorsOf(id)).toEqual([]);
		await write(id, 'The twentieth entry.');
		expect(await newestOf(id)).toMatchObject([{ seq: 20 }]);
		await Promise.all(Array.from({ length: 40 }, (_, n) => write(id, `At once ${n}.`)));
		expect((await anchorsOf(id)).length).toBe(3);
		await relock();
		expect(await newestOf(id)).toEqual(await headsOf(id));
	});

	it('a minute after something was added, and never without', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const id = await newCase();
		const anchored = new Promise<void>((resolve) => {
			const stop = book.notebook.listen((t) => {
				if (t.tells !== 'grew' || t.case !== null) return;
				stop();
				resolve();
			});
		});
		vi.advanceTimersByTime(59_999);
		expect(await anchorsOf(id)).toEqual([]);
		vi.advanceTimersByTime(1);
		await anchored;
		expect(await newestOf(id)).toEqual(await headsOf(id));
		vi.advanceTimersByTime(3_600_000);
		expect(await anchorsOf(id)).toHaveLength(1);
	});

	it('when the notebook is locked, once for each case that something was added to', async () => {
		const one = await newCase();
		const two = await newCase();
		await relock();
		const before = [...(await anchorsOf(one)), ...(await anchorsOf(two))].length;
		expect(before).toBe(2);
		await write(one, 'One more.');
		await book.ask('case.show', { case: two });
		await relock();
		expect(await anchorsOf(two)).toHaveLength(1);
		expect(await newestOf(one)).toEqual(await headsOf(one));
		const { length } = await ownEntries(place, vault);
		await relock();
		await relock();
		expect(await ownEntries(place, vault)).toHaveLength(length);
	});

	it('when a program closes the notebook without locking it', async () => {
		const id = await newCase();
		await book.notebook.close();
		book = await place.open();
		await book.ask('notebook.unlock', unlocking);
		expect(await newestOf(id)).toEqual(await headsOf(id));
	});
});

describe('an anchor that the disk does not take', () => {
	const empty = () => new LedgerBook('c' as CaseId, 'd' as ChainId, new Map(), new HandClock().read, ledgerRules());
	const full = () => Promise.reject(new Refused('disk.ENOSPC', 'The disk is full.'));

	it('is tried again with the next entry, and refuses none', async () => {
		const tried: string[] = [];
		let takes = false;
		const anchors = new Anchors(empty(), async (id) => {
			tried.push(id);
			if (!takes) await full();
		});
		const grown = empty();
		for (let n = 0; n < 22; n++) await anchors.grew(grown);
		expect(tried).toHaveLength(3);
		takes = true;
		await anchors.grew(grown);
		expect(tried).toHaveLength(4);
		await anchors.end();
		expect(tried).toHaveLength(4);
	});

	it('keeps nobody from locking, and is not tried after it', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		const write = vi.fn(full);
		const anchors = new Anchors(empty(), write);
		const grown = empty();
		await anchors.grew(grown);
		await anchors.end();
		await anchors.grew(grown);
		vi.advanceTimersByTime(3_600_000);
		expect(write).toHaveBeenCalledTimes(1);
	});
});
