/** The incident as entries tell it: its record, its four times, how it is rated, and what of CSF 2.0 they support. */
import { describe, expect, it } from 'vitest';
import { csfMap } from '../../shared/lists';
import { coverageOf } from '../../shared/projections/coverage';
import { findingsAmong, timesOf } from '../../shared/projections/four-times';
import { impactOf, tripleOf } from '../../shared/projections/impact';
import { recordOf } from '../../shared/projections/incident-record';
import { listsOf, offered } from '../../shared/projections/lists';
import { citing, type Said, told } from './story-entries';

const record = (body: Said['body'], withheld: readonly string[] = []): Said => ({
	...{ kind: 'incident.recorded/1', body, withheld },
});
const time = (which: string, stated?: object, more: object = {}): Said => ({
	kind: 'incident.time-set/1',
	body: { time: which, ...(stated ? { stated } : {}), ...more },
});
const rate = (outlook: string, body: object): Said => ({
	kind: 'impact.rated/1',
	body: { outlook, reason: 'as seen', ...body },
});
const level = (id: string, name = id) => ({ id, name });

describe('the record', () => {
	it('keeps of each member the last value, and every one before it', () => {
		const view = recordOf(
			told([
				record({ summary: 'Files left', cause: 'unknown yet', vectors: [level('email', 'Email')] }),
				record({ summary: 'Files left by night', reason: 'logs read' }),
				record({ cleared: ['cause'] }),
				record({}, ['summary']),
			]),
		);
		expect(view.summary.history.map(({ value, entry }) => [entry, value])).toEqual([
			['A-1', 'Files left'],
			['A-2', 'Files left by night'],
			['A-4', null],
		]);
		expect(view.cause).toMatchObject({
			value: null,
			history: [{ value: 'unknown yet' }, { value: null, entry: 'A-3' }],
		});
		expect(view.vectors.value).toEqual([{ id: 'email', name: 'Email' }]);
		expect(view.location).toEqual({ value: null, history: [] });
	});

	it('reads of a contact only what a contact has', () => {
		const view = recordOf(told([record({ reporter: { name: 'K. Brandt', phone: '+49 1', shoe: '44' } })]));
		expect(view.reporter.value).toEqual({ name: 'K. Brandt', phone: '+49 1' });
	});
});

describe('the four times', () => {
	const states = (said: readonly Said[]) => timesOf(told(said)).map(({ state }) => state);

	it('are not said, unknown, of an unknown zone, or known; and none becomes another', () => {
		const said = [
			time('started'),
			time('discovered', { local: '2026-11-22T01:10', accuracyMs: 60_000 }),
			time('reported', { at: '2026-11-22T00:12:00.000Z' }, { offset: 60 }),
		];
		expect(states(said)).toEqual(['unknown', 'zone unknown', 'known', 'not said']);
		const [, discovered, reported] = timesOf(told(said));
		expect(discovered?.last).toMatchObject({ stated: { local: '2026-11-22T01:10', accuracyMs: 60_000 }, offset: null });
		expect(reported?.last).toMatchObject({ stated: { at: '2026-11-22T00:12:00.000Z' }, offset: 60 });
	});

	it('are flagged, not refused, where their order cannot be', () => {
		const found = (...said: readonly Said[]) => findingsAmong(timesOf(told(said)));
		const started = time('started', { at: '2026-11-20T12:00:00.000Z' });
		expect(found(started, time('resolved', { at: '2026-11-20T11:00:00.000Z' }))).toMatchObject([
			{ kind: 'order', times: ['started', 'resolved'], entries: ['A-1', 'A-2'] },
		]);
		// Within what was said of accuracy, and within the zones there are, it can be.
		expect(found(started, time('resolved', { at: '2026-11-20T11:00:00.000Z', accuracyMs: 3_600_000 }))).toEqual([]);
		expect(found(started, time('resolved', { local: '2026-11-20T01:00' }))).toEqual([]);
		expect(found(started, time('resolved', { local: '2026-11-19T01:00' }))).toHaveLength(1);
		expect(found(started, time('resolved'))).toEqual([]);
	});

	it('are flagged where they lay in the future', () => {
		const [finding] = findingsAmong(timesOf(told([time('discovered', { at: '2027-01-01T00:00:00.000Z' })])));
		expect(finding).toMatchObject({ kind: 'future', times: ['discovered'] });
	});

	it('show the newest, and keep the others', () => {
		const [started] = timesOf(told([time('started', { at: '2026-11-20T12:00:00.000Z' }), time('started')]));
		expect(started).toMatchObject({ state: 'unknown', last: { entry: 'A-2' }, history: [{ entry: 'A-1' }, {}] });
	});
});

describe('the ratings', () => {
	const entries = told([
		rate('now', { functional: level('low', 'Low'), information: [level('none', 'None')] }),
		rate('expected', { functional: level('high', 'High') }),
		rate('now', { functional: level('medium', 'Medium') }),
		rate('now', { functional: level('high', 'High') }),
		rate('now', {
			information: [level('privacy-breach', 'Privacy Breach'), level('integrity-loss', 'Integrity Loss')],
		}),
	]);

	it('are kept now and as expected, with each change and the difference from first to last', () => {
		const [functional, information, recoverability, expected] = impactOf(entries);
		expect(functional?.history.map(({ entry, levels }) => [entry, levels[0]?.id])).toEqual([
			['A-1', 'low'],
			['A-3', 'medium'],
			['A-4', 'high'],
		]);
		expect(functional?.difference).toEqual({ first: [level('low', 'Low')], last: [level('high', 'High')] });
		expect(information?.levels).toHaveLength(2);
		expect(recoverability).toMatchObject({ levels: [], history: [], difference: null });
		expect(expected).toMatchObject({
			factor: 'functional',
			outlook: 'expected',
			levels: [{ id: 'high' }],
			difference: null,
		});
	});

	it('give the triple as it is now', () => {
		expect(tripleOf(impactOf(entries))).toEqual({
			...{ functional: 'High', information: 'Privacy Breach, Integrity Loss', recoverability: null },
		});
	});
});

describe('coverage of CSF 2.0', () => {
	const marked = (said: readonly Said[]) =>
		Object.fromEntries(
			coverageOf(told(said))
				.rows.filter(({ entries }) => entries.length > 0)
				.map(({ subcategory, entries }) => [subcategory, entries]),
		);
	const tick = (step: string): Said => ({ kind: 'checklist.ticked/1', body: { step, name: step, extent: 'wholly' } });

	it('marks nothing where there is nothing', () => {
		expect(marked([])).toEqual({});
		expect(marked([{ kind: 'person.admitted/1', body: {} }])).toEqual({});
	});

	it('marks exactly what an entry supports', () => {
		expect(marked([{ kind: 'note.written/1', body: { phase: 'da', text: 'x' } }])).toEqual({
			...{ 'DE.AE-02': ['A-1'], 'RS.AN-06': ['A-1'] },
		});
		expect(marked([tick('9')])).toEqual({ 'RS.AN-06': ['A-1'], 'ID.IM-03': ['A-1'] });
		expect(marked([time('resolved')])).toEqual({});
		expect(marked([{ kind: 'notification.made/1', body: { reached: false } }])).toEqual({});
		expect(marked([{ kind: 'notification.made/1', body: { reached: true } }])).toHaveProperty(['RS.CO-02']);
		expect(marked([time('resolved', { at: '2026-11-22T00:00:00.000Z' })])).toEqual({ 'RC.RP-06': ['A-1'] });
		expect(marked([{ kind: 'restoration.proved/1', body: {} }])).toEqual({ 'RC.RP-03': ['A-1'], 'RC.RP-05': ['A-1'] });
	});

	it('takes back what was withdrawn', () => {
		const withdrawn: Said = { kind: 'checklist.withdrawn/1', body: { step: '9', withdraws: citing(1), reason: 'x' } };
		expect(marked([tick('9'), withdrawn])).toEqual({});
		const recorded: Said = { kind: 'indicator.recorded/1', body: { ids: ['i1', 'i2'] } };
		const gone = (indicator: string): Said => ({ kind: 'indicator.withdrawn/1', body: { indicator, reason: 'x' } });
		expect(marked([recorded, gone('i1')])).toEqual({ 'DE.AE-07': ['A-1'] });
		expect(marked([recorded, gone('i1'), gone('i2')])).toEqual({});
	});

	it('marks every subcategory that has a rule by an entry of each rule, and no rule without its entry', () => {
		for (const { subcategory, by } of csfMap.support)
			for (const { kinds, where = {}, has = [] } of by) {
				const members = Object.entries(where).map(([name, values]) => [name, values?.[0]]);
				const body = { ...Object.fromEntries(has.map((name) => [name, 'x'])), ...Object.fromEntries(members) };
				expect(marked([{ kind: kinds[0] ?? '', body }])).toHaveProperty([subcategory], ['A-1']);
				const other = Object.fromEntries(members.map(([name]) => [name, 'something else']));
				if (members.length > 0)
					expect(marked([{ kind: kinds[0] ?? '', body: { ...body, ...other } }])).not.toHaveProperty([subcategory]);
			}
	});
});

describe('own items of lists', () => {
	const add = (list: string, item: string, more: object = {}): Said => ({
		kind: 'list.item-added/1',
		body: { list, item, name: `our ${item}`, ...more },
	});
	const retire = (list: string, item: string, seq: number): Said => ({
		kind: 'list.item-retired/1',
		body: { list, item, added: citing(seq), reason: 'not used' },
	});
	const items = (said: readonly Said[]) => listsOf(told(said)).get('attack-vectors')?.items ?? [];

	it('stand after what ships, and are offered until they are retired', () => {
		expect(items([add('attack-vectors', 'own-usb')]).at(-1)).toMatchObject({
			id: 'own-usb',
			own: 'A-1',
			retired: null,
		});
		const list = listsOf(told([add('attack-vectors', 'own-usb'), retire('attack-vectors', 'own-usb', 1)])).get(
			'attack-vectors',
		);
		expect(list?.items.at(-1)?.retired).toEqual({ entry: 'A-2', reason: 'not used' });
		expect(list && offered(list)).toHaveLength(8);
	});

	it('never change, hide or double what ships', () => {
		const shipped = items([]);
		expect(items([add('attack-vectors', 'email', { name: 'Fax' })])).toEqual(shipped);
		expect(items([retire('attack-vectors', 'email', 1)])).toEqual(shipped);
		expect(items([add('phases', 'own-panic'), add('constructor', 'x')])).toEqual(shipped);
		expect(listsOf(told([add('phases', 'own-panic')])).get('phases')?.items).toHaveLength(4);
	});
});
