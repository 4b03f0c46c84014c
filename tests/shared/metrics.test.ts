/**
 * The measures of §3.4.2 over a ledger made by hand. Every figure below was worked out on paper first:
 *
 *   A-1   case opened 22 Nov 01:01 (an entry a minute from 01:01 on)
 *   A-2   started     20 Nov 22:00 UTC ± 30 min          21:30 … 22:30 on the 20th
 *   A-3   discovered  21 Nov 08:00 UTC, exact
 *         start → discovery: 08:00 less 22:30 and 21:30  9 h 30 min … 10 h 30 min, a range
 *   A-4   reported    21 Nov 08:15 UTC, exact            discovery → report 15 min; since start 9 h 45 … 10 h 45
 *   A-5   da entered  21 Nov 08:45                       report → first act 30 min (the phase, not the later opening)
 *   A-6   first rated 22 Nov 01:06 (its own clock)       discovery → rating 17 h 06 min
 *         functional Low, then High: difference Low → High
 *   hosts FS01, FS02 affected
 *   A-9   FS01 contained 21 Nov 10:00 ± 5 min            09:55 … 10:05
 *   A-10  FS02 contained 21 Nov 11:00, exact
 *         contained on both: the later of the two = 11:00 exactly; discovery → contained 3 h
 *   A-11  FS01 recovered 21 Nov 20:00, FS02 never: recovered on 1 of 2, so not known
 *   A-12  cer entered 21 Nov 09:30, open: to the newest entry (A-33, 22 Nov 01:33) at least 16 h 03 min, without an end
 *   A-13  da left 21 Nov 12:45                           da 08:45 … 12:45 = 4 h
 *   da for a group 21 Nov 12:15 … 14:15      half an hour of it overlaps: da together 08:45 … 14:15 = 5 h 30
 *   CIO told 21 Nov 08:40                    discovery → management 40 min
 *   US-CERT told 21 Nov 10:20                discovery → external 2 h 20 min
 *   A-21…23  work: Ada 09:00 … 12:30 = 3 h 30; K. Brandt 60 … 120 min; R. Vogt unknown
 *         together at least 4 h 30, without an end; 2 of 3 known
 *   damage 1250.50 EUR, and 100 … 300.25 EUR: 1350.50 … 1550.75 EUR
 *   handling 99.99 USD; damage unknown: 3 of 4 known
 *   A-28…30  an indicator, validated; a precursor that nobody looked into
 *   A-31  vector Email, cause “Macro”, category “Malware”; related incidents never written: not known
 *   A-32  damage before detection: yes, says the owner
 *   A-33  resolved, zone unknown: 22 Nov 00:00 on some wall, so 21 Nov 10:00 … 22 Nov 12:00 UTC
 *         discovery → resolved 2 h … 28 h
 */
import { describe, expect, it } from 'vitest';
import { metricsOf } from '../../shared/projections/metrics';
import { metricsOfAll } from '../../shared/projections/metrics-all';
import { added } from '../../shared/projections/metrics-cost';
import type { NumberedMetrics, Stage } from '../../shared/views';
import { citing, type Said, told } from './story-entries';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const said = (kind: string, body: Said['body'], withheld: readonly string[] = []): Said => ({ kind, body, withheld });
const time = (which: string, stated?: object): Said =>
	said('incident.time-set/1', { time: which, ...(stated ? { stated } : {}) });
const choice = (id: string, name: string) => ({ id, name });
const at21 = (clock: string) => `2026-11-21T${clock}:00.000Z`;
const state = (host: string, to: string, done: object): Said => said('host.state-set/1', { host, to, done });
const enter = (phase: string, clock: string, group?: string): Said =>
	said('phase.entered/1', { phase, reason: 'x', at: at21(clock), ...(group ? { group } : {}) });
const leave = (phase: string, seq: number, clock: string): Said =>
	said('phase.left/1', { phase, entered: [citing(seq)], reason: 'x', at: at21(clock) });
const method = choice('telephone-calls', 'Telephone calls');
const plan = (notification: string, party: object): Said =>
	said('notification.planned/1', { notification, party, what: 'x', methods: [method] });
const call = (notification: string, clock: string): Said =>
	said('notification.made/1', { notification, method, reached: true, told: 'x', madeAt: at21(clock) });
const labor = (name: string, more: object): Said => said('labor.recorded/1', { who: { name }, what: 'logs', ...more });
const cost = (sort: string, currency?: string, least?: string, most = least): Said =>
	said('cost.recorded/1', { sort, what: 'x', ...(currency ? { amount: { currency, least, most } } : {}) });

const LEDGER: readonly Said[] = [
	said('case.opened/1', { number: '2026-014', title: 'Unknown exfiltration' }),
	time('started', { at: '2026-11-20T22:00:00.000Z', accuracyMs: 30 * MINUTE }),
	time('discovered', { at: at21('08:00') }),
	time('reported', { at: at21('08:15') }),
	enter('da', '08:45'),
	said('impact.rated/1', { outlook: 'now', functional: choice('low', 'Low'), reason: 'as seen' }),
	said('host.recorded/1', { host: 'h1', name: 'FS01', state: 'affected' }),
	said('host.recorded/1', { host: 'h2', name: 'FS02', state: 'affected' }),
	state('h1', 'contained', { at: at21('10:00'), accuracyMs: 5 * MINUTE }),
	state('h2', 'contained', { at: at21('11:00') }),
	state('h1', 'recovered', { at: at21('20:00') }),
	enter('cer', '09:30'),
	leave('da', 5, '12:45'),
	enter('da', '12:15', 'g'),
	leave('da', 14, '14:15'),
	said('impact.rated/1', { outlook: 'now', functional: choice('high', 'High'), reason: 'it spreads' }),
	plan('n1', choice('cio', 'CIO')),
	call('n1', '08:40'),
	plan('n2', choice('us-cert-federal', 'US-CERT (Federal)')),
	call('n2', '10:20'),
	labor('Ada Lind', { from: at21('09:00'), to: at21('12:30') }),
	labor('K. Brandt', { minutes: { least: 60, most: 120 } }),
	labor('R. Vogt', {}),
	cost('damage', 'EUR', '1250.50'),
	cost('damage', 'EUR', '100', '300.25'),
	cost('handling', 'USD', '99.99'),
	cost('damage'),
	said('sign.recorded/1', { sign: 's1', type: 'indicator', description: 'alert' }),
	said('sign.assessed/1', { sign: 's1', verdict: 'validated', by: 'logs' }),
	said('sign.recorded/1', { sign: 's2', type: 'precursor', description: 'scan' }),
	said('incident.recorded/1', { vectors: [choice('email', 'Email')], cause: 'Macro', category: 'Malware' }),
	said('assessment.given/1', {
		...{ measure: choice('damage-before', 'Damage before detection'), answer: 'yes', says: 'Files were gone.' },
		by: { name: 'K. Brandt' },
	}),
	time('resolved', { local: '2026-11-22T00:00' }),
];
const found = metricsOf(told(LEDGER));
const stage = (name: Stage) => found.stages.find((each) => each.stage === name);
const hours = (least: number, most: number | null = least) => ({
	...{ leastMs: least * HOUR, mostMs: most === null ? null : most * HOUR },
});

describe('the measures of one case', () => {
	it('tell how far apart its stages were, as exactly as its times were said', () => {
		expect(stage('discovered')?.sinceStart).toMatchObject({
			state: 'range',
			...hours(9.5, 10.5),
			entries: ['A-2', 'A-3'],
		});
		expect(stage('reported')?.sinceStart).toMatchObject({ state: 'range', ...hours(9.75, 10.75) });
		expect(stage('reported')?.sinceDiscovery).toMatchObject({ state: 'known', ...hours(0.25), because: null });
		expect(stage('rated')?.sinceDiscovery).toMatchObject({
			state: 'known',
			leastMs: 1026 * MINUTE,
			mostMs: 1026 * MINUTE,
			entries: ['A-3', 'A-6'],
		});
		expect(stage('resolved')?.sinceDiscovery).toMatchObject({ state: 'range', ...hours(2, 28) });
	});

	it('read containment and recovery from all hosts that were affected', () => {
		expect(stage('contained')?.sinceDiscovery).toMatchObject({ state: 'known', ...hours(3) });
		expect(stage('contained')?.moment?.entries).toEqual(['A-9', 'A-10']);
		expect(stage('recovered')).toMatchObject({ moment: null, because: '1 of 2 affected hosts' });
		expect(stage('recovered')?.sinceDiscovery).toMatchObject({ state: 'unknown', leastMs: null, mostMs: null });
		// A host that falls back takes the stage away again, and reaches it anew.
		const back = [...LEDGER, state('h2', 'affected', { at: at21('12:00') })];
		const again = [...back, state('h2', 'contained', { at: at21('13:00') })];
		const contained = (ledger: readonly Said[]) =>
			metricsOf(told(ledger)).stages.find((each) => each.stage === 'contained')?.sinceDiscovery;
		expect(contained(back)?.state).toBe('unknown');
		expect(contained(again)).toMatchObject(hours(5));
	});

	it('say how long each phase was open, overlaps once, and without an end while it is', () => {
		const [prep, da, cer] = found.phases;
		expect(prep).toMatchObject({ entered: 0, open: { state: 'unknown' } });
		expect(da).toMatchObject({ entered: 2, back: 0, open: { state: 'known', ...hours(5.5) } });
		expect(cer).toMatchObject({ entered: 1, open: { state: 'range', ...hours(16.05, null) } });
	});

	it('say how soon it was answered, and management and others outside were told', () => {
		expect(found.response).toMatchObject({ state: 'known', ...hours(0.5), entries: ['A-4', 'A-5'] });
		expect(found.toManagement).toMatchObject({ leastMs: 40 * MINUTE, entries: ['A-3', 'A-18'] });
		expect(found.toExternal).toMatchObject({ leastMs: 140 * MINUTE, entries: ['A-3', 'A-20'] });
		expect(found.told.map(({ party, audience }) => [party, audience])).toEqual([
			['CIO', 'management'],
			['US-CERT (Federal)', 'external'],
		]);
	});

	it('add work up without taking what is unknown for nothing; a later figure takes an earlier one’s place', () => {
		expect(found.labor).toMatchObject({ known: 2, total: { state: 'range', ...hours(4.5, null) } });
		const { labor: whole } = metricsOf(
			told([...LEDGER, labor('R. Vogt', { minutes: { least: 45, most: 45 }, replaces: citing(23) })]),
		);
		expect(whole).toMatchObject({ known: 3, total: { state: 'range', ...hours(5.25, 6.25) } });
		expect(whole.parts.find(({ entry }) => entry === 'A-23')?.replaced).toBe('A-34');
	});

	it('add money up by sort and currency, to the cent', () => {
		expect(found.cost).toMatchObject({
			known: 3,
			sums: [
				{ sort: 'damage', currency: 'EUR', least: '1350.50', most: '1550.75', entries: ['A-24', 'A-25'] },
				{ sort: 'handling', currency: 'USD', least: '99.99', most: '99.99' },
			],
		});
		expect([added('0.1', '0.2'), added('0', '7'), added('999999999999999', '0.0001')]).toEqual([
			...['0.30', '7', '999999999999999.0001'],
		]);
	});

	it('count signs, and tell what is known of cause and vector from what is not', () => {
		expect(found.signs).toMatchObject([
			{ type: 'precursor', recorded: 1, validated: 0, undecided: 1 },
			{ type: 'indicator', recorded: 1, validated: 1, undecided: 0 },
		]);
		expect(found.impact[0]?.difference).toEqual({ first: [choice('low', 'Low')], last: [choice('high', 'High')] });
		expect(found.cause).toEqual({ is: 'identified', what: 'Macro', entries: ['A-31'] });
		expect(found.vector).toMatchObject({ is: 'identified', what: 'Email' });
		expect(found.related).toEqual({ is: 'not known', what: null, entries: [] });
		expect(found.assessments).toMatchObject([{ answer: 'yes', by: { name: 'K. Brandt' }, entry: 'A-32' }]);
	});

	it('say of an empty case that nothing is known, and of times that cannot be that they contradict', () => {
		const empty = metricsOf(told([said('case.opened/1', {})]));
		const figures = [empty.labor.total, empty.response, empty.toExternal, ...empty.phases.map(({ open }) => open)];
		for (const figure of [...figures, ...empty.stages.map(({ sinceStart }) => sinceStart)])
			expect(figure).toMatchObject({ state: 'unknown', leastMs: null, mostMs: null });
		expect(empty.cost).toEqual({ sums: [], known: 0, parts: [] });
		const turned = metricsOf(told([time('started', { at: at21('08:00') }), time('discovered', { at: at21('07:00') })]));
		expect(turned.stages[0]?.sinceStart).toMatchObject({
			...{ state: 'contradictory', leastMs: null, because: 'As stated, it was discovered before it was started.' },
		});
	});

	it('tell which vulnerabilities were found and what it struck, once somebody wrote that down', () => {
		const tick = said('checklist.ticked/1', { step: '6.1', extent: 'wholly', remark: 'CVE-2026-1, patched' });
		const known = metricsOf(told([tick, said('incident.recorded/1', { affected: 'FS01, file server' })]));
		expect(known.vulnerabilities).toEqual({ is: 'identified', what: 'CVE-2026-1, patched', entries: ['A-1'] });
		expect(known.victims).toEqual({ is: 'identified', what: 'FS01, file server', entries: ['A-2'] });
		const [open, skipped] = [LEDGER, [said('checklist.skipped/1', { step: '6.1', reason: 'none' })]].map((each) =>
			metricsOf(told(each)),
		);
		expect([open?.vulnerabilities.what, open?.victims.what, skipped?.vulnerabilities.what]).toEqual([null, null, null]);
	});

	it('tell how somebody judged each measure and answered each item of an audit, the newest last', () => {
		const judged = metricsOf(
			told([
				said('audit.answered/1', {
					item: choice('tools', 'Tools'),
					answer: 'no',
					says: 'One blocker',
					by: { name: 'A' },
				}),
				said('audit.answered/1', { item: choice('tools', 'Tools'), answer: 'yes', says: 'Two', by: { name: 'B' } }),
				said('audit.answered/1', { answer: 'yes', says: 'Two' }, ['item', 'by']),
				said('audit.answered/1', { item: choice('tools', 'Tools'), answer: 'perhaps', says: 'x', by: { name: 'A' } }),
			]),
		);
		expect(judged.audit.map(({ item, answer, by, entry }) => [item.name, answer, by?.name, entry])).toEqual([
			['Tools', 'no', 'A', 'A-1'],
			['Tools', 'yes', 'B', 'A-2'],
			['withheld', 'yes', undefined, 'A-3'],
		]);
	});

	it('count what is withheld or odd as unknown', () => {
		const odd = metricsOf(
			told([
				said('cost.recorded/1', { sort: 'damage', what: 'x' }, ['amount']),
				cost('damage', 'EUR', '9', '8'),
				cost('damage', 'euro', '1'),
				said('labor.recorded/1', { what: 'x', minutes: { least: 2, most: 1 } }, ['who']),
			]),
		);
		expect(odd.cost).toMatchObject({ sums: [], known: 0, parts: [{ withheld: true, amount: null }, {}, {}] });
		expect(odd.labor).toMatchObject({ known: 0, total: { state: 'unknown' } });
	});
});

/**
 * Across: the case above (discovery → contained 3 h), one with 5 h (host contained 13:00), one empty, and an exercise of 1 h.
 * Mean of 3 and 5 = 4 h, of 2 of 3 known; the exercise is in no figure. Vectors: Email 2, none 1. Damage 1350.50 … 1550.75
 * and 10 EUR: 1360.50 … 1560.75, in 2 of 3 cases.
 */
describe('the measures over all cases', () => {
	const numbered = (number: string, ledger: readonly Said[]): NumberedMetrics => ({
		...{ case: number, number, title: number },
		...metricsOf(told(ledger)),
	});
	const small = (clock: string): readonly Said[] => [
		time('discovered', { at: at21('08:00') }),
		said('host.recorded/1', { host: 'h', name: 'H', state: 'affected' }),
		state('h', 'contained', { at: at21(clock) }),
		said('incident.recorded/1', { vectors: [choice('email', 'Email')] }),
		cost('damage', 'EUR', '10'),
	];
	const exercise = [said('exercise.begun/1', {}), ...small('09:00')];
	const all = metricsOfAll(
		[numbered('1', LEDGER), numbered('2', small('13:00')), numbered('3', []), numbered('4', exercise)],
		['5'],
	);
	const across = (name: Stage) => all.stages.find((each) => each.stage === name)?.sinceDiscovery;

	it('leave exercises out and say so', () => {
		expect(all).toMatchObject({ counted: 3, exercises: ['4'], unread: ['5'] });
		expect(all.byVector).toEqual([{ name: 'Email', count: 2 }]);
		expect([all.withoutVector, all.withoutCategory]).toEqual([1, 2]);
	});

	it('take means of what is known, and say of how many', () => {
		expect(across('contained')).toEqual({ known: 2, of: 3, mean: hours(4), median: hours(4), from: hours(3, 5) });
		expect(across('resolved')).toEqual({ known: 1, of: 3, mean: null, median: null, from: hours(2, 28) });
		expect(across('recovered')).toEqual({ known: 0, of: 3, mean: null, median: null, from: null });
		// Work without an end is no figure to take a mean of.
		expect(all.labor).toMatchObject({ known: 0, of: 3, mean: null });
		expect(all.cost[0]).toEqual({ sort: 'damage', currency: 'EUR', least: '1360.50', most: '1560.75', known: 2 });
	});

	/**
	 * Contained after 10 h, 3 h and 5 h: in the middle 5 h, mean 18 / 3 = 6 h. With a fourth of 4 h the middle lies between 4 and
	 * 5: 4 h 30, mean 22 / 4 = 5 h 30. With a fifth of 6 … 8 h (14:00 … 16:00, said as 15:00 ± 1 h) least are 3 4 5 6 10, most 3 4
	 * 5 8 10: median 5 h, exactly; mean 28 / 5 = 5 h 36 … 30 / 5 = 6 h; shortest to longest 3 h … 10 h. A sixth, 7 h … 9 h
	 * (16:00 ± 1 h): least 3 4 5 6 7 10, most 3 4 5 8 9 10: median 5 h 30 … 6 h 30, a range.
	 */
	it('take medians, and of rough figures a range that holds the median', () => {
		const rough = (clock: string): readonly Said[] =>
			small(clock).map((each) =>
				each.kind === 'host.state-set/1' ? state('h', 'contained', { at: at21(clock), accuracyMs: HOUR }) : each,
			);
		const six = [small('18:00'), small('11:00'), small('13:00'), small('12:00'), rough('15:00'), rough('16:00')];
		const of = (many: number) =>
			metricsOfAll(six.slice(0, many).map((ledger, at) => numbered(String(at), ledger))).stages.find(
				(each) => each.stage === 'contained',
			)?.sinceDiscovery;
		expect(of(3)).toMatchObject({ median: hours(5), mean: hours(6) });
		expect(of(4)).toMatchObject({ median: hours(4.5), mean: hours(5.5) });
		expect(of(5)).toMatchObject({ median: hours(5), mean: hours(5.6, 6), from: hours(3, 10) });
		expect(of(6)).toMatchObject({ known: 6, median: hours(5.5, 6.5) });
	});
});
