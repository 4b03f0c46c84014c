/** Indicators from a note to the ledger: found, ticked, recorded in one act or each, withdrawn; and what is refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceQuestion, Takes } from '../../shared/contract';
import { LONGEST_LINE_BYTES } from '../../shared/ledger/shapes';
import { type Asking, FIRST, Place } from './place';

const place = new Place();
let book: Asking;
let id: string;

beforeAll(async () => {
	book = await place.open();
	await book.ask('notebook.create', FIRST);
	id = (await book.ask('case.open', { number: 'IR-1', title: 'Unknown exfiltration' })).case;
});
afterAll(() => place.remove());

const write = async (text: string) => (await book.ask('note.write', { case: id, phase: 'da', text })).ref;
const shown = async () => (await book.ask('hosts.show', { case: id })).indicators;
type Indicators = Takes<'indicator.record'>['indicators'];
const record = (indicators: Indicators, more: object = {}) =>
	book.ask('indicator.record', { case: id, indicators, ...more });
async function refused<Q extends ServiceQuestion>(question: Q, input: Omit<Takes<Q>, 'case'>) {
	const before = await place.bytes();
	const refusal = await book.refusal(question, { case: id, ...input } as Takes<Q>);
	expect(await place.bytes()).toEqual(before);
	return refusal;
}

describe('from a note to the ledger', () => {
	it('proposes what stands in the note, and records what was chosen in one entry that names the note', async () => {
		const text = 'Beacon to hxxp://evil[.]example/a from 10.20.0.5; again 10.20.0.5.';
		const ref = await write(text);
		const { candidates, read, more } = await book.ask('indicator.extract', { case: id, entry: ref });
		expect({ read, more }).toEqual({ read: 1, more: false });
		expect(candidates.map(({ type, value, shown: s, count, isPrivate }) => [type, value, s, count, isPrivate])).toEqual(
			[
				['url', 'http://evil.example/a', 'hxxp://evil[.]example/a', 1, false],
				['domain', 'evil.example', 'evil[.]example', 1, false],
				['ipv4', '10.20.0.5', '10[.]20[.]0[.]5', 2, true],
			],
		);
		const place0 = candidates[0]?.places[0];
		expect(place0?.entry).toBe(ref);
		expect(text.slice(place0?.from, place0?.toExclusive)).toBe('hxxp://evil[.]example/a');

		const chosen = candidates.slice(0, 2).map(({ type, value }) => ({ type, value }));
		const done = await record(chosen, { from: [ref], tlp: 'TLP:GREEN', sharing: 'technical-information' });
		const entry = done.receipts[0]?.ref ?? '';
		expect(done).toMatchObject({ recorded: 2, known: [] });
		expect(await shown()).toMatchObject([
			{ ref: `${entry}.1`, type: 'url', value: 'http://evil.example/a', from: [ref], tlp: 'TLP:GREEN' },
			{ ref: `${entry}.2`, value: 'evil.example', shown: 'evil[.]example', sharing: 'technical-information' },
		]);
		const again = await book.ask('indicator.extract', { case: id, entry: ref });
		expect(again.candidates.map(({ known }) => known)).toEqual([`${entry}.1`, `${entry}.2`, null]);
	});

	it('reads a part of a note, long notes that are stored as files, and the whole case', async () => {
		const long = `${'x '.repeat(40_000)}198.51.100.77`;
		const ref = await write(long);
		const all = await book.ask('indicator.extract', { case: id, entry: ref });
		expect(all.candidates.map(({ value }) => value)).toEqual(['198.51.100.77']);
		expect(all.candidates[0]?.places[0]?.from).toBe(80_000);
		const part = { case: id, entry: ref, from: 0, toExclusive: 80_005 };
		expect((await book.ask('indicator.extract', part)).candidates).toEqual([]);
		const whole = await book.ask('indicator.extract', { case: id });
		expect(whole.candidates.map(({ value }) => value)).toEqual(expect.arrayContaining(['10.20.0.5', '198.51.100.77']));
	});

	it('takes ten thousand addresses of one note in one act, in as many entries as lines allow', async () => {
		const addresses = Array.from({ length: 10_000 }, (_, n) => `198.18.${n >> 8}.${n & 255}`);
		const ref = await write(addresses.join('\n'));
		const { candidates } = await book.ask('indicator.extract', { case: id, entry: ref });
		expect(candidates.length).toBe(10_000);
		const many = candidates.map(({ type, value }) => ({ type, value }));
		const { receipts, recorded } = await record(many, { from: [ref] });
		expect([receipts.length, recorded]).toEqual([20, 10_000]);
		const long = 'https://evil.example/'.padEnd(2000, 'é');
		await record(Array.from({ length: 200 }, (_, n) => ({ type: 'url' as const, value: `${long}${n}` })));
		const sizes = (await book.ask('entry.list', { case: id })).map(({ body }) =>
			Buffer.byteLength(JSON.stringify(body)),
		);
		expect(Math.max(...sizes)).toBeLessThan(LONGEST_LINE_BYTES / 1.3);
	});

	it('records each by itself where asked, knows what is there, and takes one that was withdrawn anew', async () => {
		const two: Indicators = [
			{ type: 'digest', value: 'AB'.repeat(32) },
			{ type: 'other', value: 'e7d705a3286e19ea42f587b344ee6865', called: 'JA3' },
		];
		const { receipts } = await record(two, { each: true });
		expect(receipts.length).toBe(2);
		const [digest, other] = receipts.map(({ ref }) => ref);
		expect((await shown()).slice(-2)).toMatchObject([
			{ ref: digest, algorithm: 'sha256', value: 'ab'.repeat(32) },
			{ ref: other, called: 'JA3' },
		]);
		const more = await record([...two, { type: 'mutex', value: 'Global\\abc' }]);
		expect(more).toMatchObject({ recorded: 1, known: [digest, other] });
		await book.ask('indicator.withdraw', { case: id, indicator: digest ?? '', reason: 'Of a test file' });
		expect((await shown()).find(({ ref }) => ref === digest)?.withdrawn).toMatchObject({ reason: 'Of a test file' });
		expect((await record(two.slice(0, 1))).recorded).toBe(1);
	});
});

describe('what is refused leaves no trace', () => {
	it('what is no indicator of its type, with the field that is wrong', async () => {
		const good = { type: 'domain' as const, value: 'new.example' };
		const said = await refused('indicator.record', { indicators: [good, { type: 'ipv4', value: '1.2.3' }] });
		expect(said).toMatchObject({ code: 'indicator.invalid', field: 'indicators.1.value' });
		expect((await refused('indicator.record', { indicators: [] })).code).toBe('input.invalid');
		expect((await refused('indicator.record', { indicators: [good], hosts: ['nobody'] })).code).toBe('host.unknown');
		expect((await refused('indicator.record', { indicators: [good], from: ['A-9999'] })).code).toBe('entry.unknown');
	});

	it('what is recorded already, and too many entries at once', async () => {
		const there = { type: 'domain' as const, value: 'EVIL[.]example' };
		expect((await refused('indicator.record', { indicators: [there] })).code).toBe('indicator.known');
		const many = Array.from({ length: 201 }, (_, n) => ({ type: 'domain' as const, value: `d${n}.example` }));
		expect((await refused('indicator.record', { indicators: many, each: true })).code).toBe('indicator.many');
	});

	it('withdrawing what is not there, twice, or one of several without saying which', async () => {
		const reason = 'x';
		expect((await refused('indicator.withdraw', { indicator: 'A-1', reason })).code).toBe('indicator.unknown');
		const two: Indicators = [
			{ type: 'domain', value: 'one.example' },
			{ type: 'domain', value: 'two.example' },
		];
		const ref = (await record(two)).receipts[0]?.ref ?? '';
		expect((await refused('indicator.withdraw', { indicator: ref, reason })).code).toBe('indicator.several');
		await book.ask('indicator.withdraw', { case: id, indicator: `${ref}.2`, reason });
		expect((await refused('indicator.withdraw', { indicator: `${ref}.2`, reason })).code).toBe('indicator.withdrawn');
	});

	it('looking into what holds no text, or a part that is none', async () => {
		expect((await refused('indicator.extract', { entry: 'A-1' })).code).toBe('indicator.no-text');
		expect((await refused('indicator.extract', { from: 1 })).code).toBe('indicator.range');
		const ref = await write('short');
		expect((await refused('indicator.extract', { entry: ref, from: 2, toExclusive: 99 })).code).toBe('indicator.range');
		expect((await refused('indicator.extract', { entry: ref, from: 5 })).code).toBe('indicator.range');
	});
});
