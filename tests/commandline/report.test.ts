/** The follow-up report, the chronology and the measures at a terminal, over a real notebook: they cite what is there, and only that. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNotebook } from '../../main/services/notebook';
import type { EntryView } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';
import { textOf } from '../reports/read-paper';
import { FIRST, Place } from '../services/place';
import { told } from './fake';

const HOSTILE = '<img src=x onerror=alert(1)> "q" & \u202Egnp.exe</td></table><script>ran()</script>';
const place = new Place();
const around = {
	openNotebook: (folder: string) =>
		openNotebook({
			...{ folder, workerPath: 'none', version: '0.0.0', clock: place.clock.read },
			slotCost: { memoryKiB: 1024, passes: 1, parallelism: 1 },
		}),
	typed: [FIRST.passphrase],
};
const run = (...words: string[]) => told(['--notebook', place.notebook, ...words], around);
async function sealed(...words: string[]): Promise<string> {
	const { status, out, error } = await run(...words, '--json');
	expect([status, error], words.join(' ')).toEqual([0, '']);
	return String((JSON.parse(out) as { ref: unknown }).ref);
}
let files = 0;
/** The report’s HTML and its words. */
async function report(...words: string[]) {
	const to = join(place.folder, `report-${files++}.html`);
	const { status, error } = await run('report', ...words, '--to', to);
	expect([status, error]).toEqual([0, '']);
	const html = readFileSync(to, 'utf8');
	if (process.env.SEALBOOK_KEEP) writeFileSync(`${process.env.SEALBOOK_KEEP}-${words[2]}-${files}.html`, html);
	return { html, text: textOf(html) };
}
const cited = (text: string) => new Set([...text.matchAll(/\b[A-Z]+-[1-9][0-9]*\b(?!\.)/g)].map(([ref]) => ref));
let entries: readonly Pick<EntryView, 'ref' | 'head' | 'body' | 'digest'>[] = [];

beforeAll(async () => {
	const book = await place.open();
	await book.ask('notebook.create', FIRST);
	await book.ask('case.open', { number: 'C', title: `Unknown exfiltration ${HOSTILE}`, classification: 'TLP:AMBER' });
	const about = { case: 'C' };
	await book.ask('note.write', { ...about, phase: 'da', text: `The proxy log shows it.\nSecond line. ${HOSTILE}` });
	await book.ask('note.write', { ...about, phase: 'da', text: 'I think it was Bob.', stance: 'opinion' });
	await book.ask('incident.record', {
		...{ ...about, summary: `Files left by night. ${HOSTILE}`, cause: 'A macro', vectors: ['email'] },
	});
	const at = (clock: string) => ({ at: `2026-11-21T${clock}:00.000Z` as Instant });
	for (const [time, clock] of Object.entries({ started: '07:00', discovered: '08:00', reported: '08:15' }))
		await book.ask('incident.set-time', { ...about, time: time as 'started', stated: at(clock) });
	await book.ask('phase.enter', { ...about, phase: 'da', reason: 'Gateway alert', ...at('08:45') });
	await book.ask('phase.leave', { ...about, phase: 'da', reason: 'Scope known', ...at('09:45') });
	await book.ask('impact.rate', { ...about, outlook: 'now', functional: 'low', reason: 'share slow' });
	await book.ask('impact.rate', { ...about, outlook: 'now', functional: 'high', reason: 'it spreads' });
	const { host } = await book.ask('host.record', { ...about, name: `FIN-FS01 ${HOSTILE}` });
	await book.ask('host.set-state', { ...about, host, to: 'contained', how: 'port shut', done: at('10:00') });
	await book.ask('sign.record', { ...about, type: 'indicator', source: 'network-flows', description: 'Much went out' });
	await book.ask('indicator.record', { ...about, indicators: [{ type: 'domain', value: 'evil.example' }] });
	await book.ask('checklist.tick', { ...about, step: '1.1', remark: 'two logs agree' });
	await book.ask('evidence.register', { ...about, description: `Disk ${HOSTILE}` });
	await book.ask('notification.plan', {
		...about,
		party: 'cio',
		what: 'That files left',
		methods: ['telephone-calls'],
	});
	await book.notebook.close();
});
afterAll(() => place.remove());

describe('measures at a terminal', () => {
	it('are recorded, with what is wrong refused before a passphrase', async () => {
		const cost = await sealed('cost', 'add', 'C', '--what', 'Servers', '--amount', '1250.50', '--currency', 'EUR');
		await sealed(
			'cost',
			'add',
			'C',
			'--what',
			'Servers',
			'--amount',
			'1000',
			'--most',
			'1500.25',
			'--currency',
			'EUR',
			'--replaces',
			cost,
		);
		await sealed('labor', 'add', 'C', '--by', FIRST.name, '--what', 'Proxy logs', '--hours', '3.5');
		await sealed('labor', 'add', 'C', '--by-outside', 'K. Brandt', '--what', 'Telephone');
		await sealed(
			'assess',
			'C',
			'owner',
			'--answer',
			'yes',
			'--by-outside',
			'K. Brandt',
			'--says',
			`Soon back. ${HOSTILE}`,
		);
		await sealed('audit', 'C', 'tools', '--answer', 'in part', '--by', FIRST.name, '--says', 'One blocker');
		for (const [words, says] of [
			[['cost', 'add', 'C', '--what', 'x', '--amount', '5'], 'Give --amount and --currency'],
			[['cost', 'add', 'C', '--what', 'x', '--amount', '5', '--currency', 'XQZ'], 'ISO 4217 has no XQZ'],
			[['cost', 'add', 'C', '--what', 'x', '--amount', '5', '--most', '4', '--currency', 'EUR'], '5 is more than 4'],
			[['cost', 'add', 'C', '--what', 'x', '--replaces', cost], 'has taken the place'],
			[['labor', 'add', 'C', '--what', 'x', '--hours', '2'], '--by-outside'],
			[['labor', 'add', 'C', '--what', 'x', '--by-outside', 'R', '--hours', 'two'], 'no number of hours'],
			[['labor', 'add', 'C', '--what', 'x', '--by-outside', 'R', '--from', '2026-11-22T01:00:00Z'], 'Only one end'],
			[['assess', 'C', 'glory', '--answer', 'yes', '--by-outside', 'R', '--says', 'x'], 'has no glory'],
		] as const) {
			const { status, error } = await run(...words);
			expect([status, error.includes(says)], `${words.join(' ')}: ${error}`).toEqual([2, true]);
		}
		const { out } = await run('log', 'C', '--json');
		entries = out
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as (typeof entries)[number]);
	});

	it('are shown for one case and over all, with what is not known said so', async () => {
		const one = (await run('metrics', 'C')).out.replace(/\s+/g, ' ');
		expect(one).toMatch(/work at least 3 h 30 min \(A-\d+, A-\d+\), 1 of 2 known/);
		expect(one).toMatch(/responded 30 min/);
		expect(one).toMatch(/Every host contained 3 h 2 h \(A-\d+, A-\d+\)/);
		expect(one).toMatch(/damage 1000 to 1500\.25 EUR/);
		expect(one).toMatch(/Tools and resources in part Ada Lind: One blocker \(A-\d+\)/);
		expect(one).toMatch(/external Nobody of them was told/);
		const all = (await run('metrics')).out.replace(/\s+/g, ' ');
		expect(all).toMatch(/cases 1/);
		expect(all).toMatch(/Email 1/);
		expect(all).toMatch(/Every host contained 1 of 1 - - 2 h/);
		expect(all).toMatch(/Resolved 0 of 1 - - -/);
	});
});

describe('a report at a terminal', () => {
	it('cites entries that exist, and no others; its rows name what says so', async () => {
		const { text } = await report('C', '--kind', 'case');
		const refs = new Set(entries.map(({ ref }) => ref));
		const named = [...cited(text)].filter((ref) => ref.startsWith('A-'));
		expect(named.filter((ref) => !refs.has(ref))).toEqual([]);
		expect(named.length).toBeGreaterThan(15);
		const of = (kind: string) => entries.find(({ head }) => head.kind === kind)?.ref ?? '?';
		for (const said of [
			`</td></table><script>ran()</script> (${of('incident.recorded/1')})`,
			`A macro ${of('incident.recorded/1')}`,
			`2026-11-21 09:00:00 +01:00 ${entries.find(({ body }) => body.time === 'discovered')?.ref}`,
			`domain evil[.]example`,
			`Much went out unknown not looked into ${of('sign.recorded/1')}`,
			'functional Low High',
			`1 of 1 known (${entries.filter(({ head }) => head.kind === 'cost.recorded/1').at(-1)?.ref})`,
			`two logs agree ${of('checklist.ticked/1')}`,
			'No records: no meeting is recorded yet.',
			'No records: no measure was decided.',
			'1 note that is an opinion left out, each named',
			'An opinion; what it says is left out of this report.',
		])
			expect(text.includes(said), said).toBe(true);
		expect(text).not.toContain('I think it was Bob');
	});

	it('is the whole chronology, in order, with opinions only where they are asked for', async () => {
		const { text, html } = await report('C', '--kind', 'chronology');
		const order = entries.map(({ ref, head }) => html.indexOf(`<td>${ref}</td><td>${head.at.slice(0, 4)}`));
		expect(order.every((at, n) => at > (order[n - 1] ?? 0))).toBe(true);
		expect(text).not.toContain('I think it was Bob');
		const whole = await report('C', '--kind', 'chronology', '--with-opinions', '--paper', 'Letter');
		expect(whole.text).toContain('I think it was Bob');
		expect(whole.text).toContain('1 note that is an opinion printed');
		expect(whole.text).toMatch(/2026-11-22 02:\d\d:\d\d \+01:00 Ada Lind/);
	});

	it('has the newest entry’s digest and page x of y on every page, and nothing in it acts', async () => {
		const newest = entries.at(-1);
		for (const kind of ['case', 'chronology']) {
			const { html, text } = await report('C', '--kind', kind, '--with-opinions');
			const pages = html.split('<div class="page">').length - 1;
			expect(text.split(`newest entry ${newest?.ref} sha256 ${newest?.digest}`).length - 1).toBe(pages);
			expect(text).toContain(`page ${pages} of ${pages}`);
			expect(html).not.toMatch(/<script|<img|<iframe|<link|<object|\bon\w+="|url\(|@import/i);
			expect(html).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]/u);
			expect(text).toContain('\\u202Egnp.exe');
			expect(text).not.toContain('EXERCISE');
		}
	});

	it('refuses an option that its kind does not take', async () => {
		const to = join(place.folder, 'never.html');
		const { status, error } = await run('report', 'C', '--kind', 'case', '--item', 'E-001', '--to', to);
		expect([status, error]).toEqual([2, expect.stringContaining('takes no --item')]);
	});
});
