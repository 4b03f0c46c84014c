/** Reports as documents: exercises are marked on every page, what is withheld is shown as withheld, every kind of row cites. */
import { describe, expect, it } from 'vitest';
import { formHtml } from '../../main/reports/form-html';
import { caseReport } from '../../shared/paper/case-report';
import { chronology } from '../../shared/paper/chronology';
import type { ReportSources } from '../../shared/paper/report-sources';
import type { Instant } from '../../shared/vocabulary';
import { citing, type Said, told } from '../shared/story-entries';
import { textOf } from './read-paper';

const said = (kind: string, body: Said['body'], withheld: readonly string[] = []): Said => ({ kind, body, withheld });
const sources = (entries: readonly Said[], opinions = false): ReportSources => ({
	...{ case: { number: '2026-014', title: 'Exfiltration', classification: null, state: 'open' }, items: [], opinions },
	...{
		entries: told(entries).map((entry) => ({ ...entry, phase: entry.body.phase === 'da' ? ('da' as const) : null })),
		madeAt: { at: '2026-11-22T03:00:00.000Z' as Instant, offset: 0 },
		program: 'Sealbook 0',
	},
});
const page = (make: typeof caseReport, entries: readonly Said[], opinions = false) => {
	const document = make(sources(entries, opinions));
	if (!document) throw new Error('no document');
	return { ...formHtml(document), text: textOf(formHtml(document).html) };
};
const long = Array.from({ length: 90 }, (_, at) =>
	said('note.written/1', { phase: 'da', text: `Note ${at} ${'x '.repeat(60)}` }),
);

describe('a report', () => {
	it('of an exercise says so on every page', () => {
		for (const make of [caseReport, chronology]) {
			const { text, pages } = page(make, [said('exercise.begun/1', { scenario: 'x' }), ...long]);
			expect(pages).toBeGreaterThan(1);
			expect(text.split('EXERCISE, no real incident').length - 1).toBe(pages);
			expect(page(make, long).text).not.toContain('EXERCISE');
		}
	});

	it('shows what is withheld as withheld, and says how much is', () => {
		const entries = [
			said('incident.recorded/1', { cause: 'x' }, ['summary']),
			said('note.written/1', { phase: 'da' }, ['text']),
			said('cost.recorded/1', { sort: 'damage', what: 'Servers' }, ['amount']),
		];
		const { text } = page(caseReport, entries);
		for (const part of [
			'Summary withheld (A-1)',
			'Ada Lind withheld A-2',
			'Servers withheld A-3',
			'3 members withheld',
		])
			expect(text.includes(part), part).toBe(true);
		expect(page(chronology, entries).text).toContain('summary: withheld');
	});

	it('has no entry, no report', () => {
		expect(caseReport(sources([]))).toBeNull();
		expect(chronology(sources([]))).toBeNull();
	});

	it('tells meetings, actions and kinds that it does not know, in the words of their entries', () => {
		const entries = [
			said('meeting.held/1', { agreed: 'Shut macros off', at: '2026-11-22T02:00:00.000Z' }),
			said('action.agreed/1', { what: 'Shut macros off', owner: { name: 'K. Brandt' }, meeting: citing(1) }),
			said('weather.seen/7', { sky: 'grey' }),
		];
		expect(page(caseReport, entries).text).toMatch(/what: Shut macros off; owner: K\. Brandt; meeting: A-1 A-2/);
		expect(page(chronology, entries).text).toContain('weather.seen/7 sky: grey');
	});

	it('keeps in the chronology every line of a note, what corrects it, and when it was seen', () => {
		const entries = [
			said('note.written/1', { phase: 'da', text: 'One\nTwo\u202E', observedAt: '2026-11-22T01:00:00.000Z' }),
			said('phase.entered/1', { phase: 'cer', reason: 'x', at: '2026-11-22T00:30:00.000Z' }),
		];
		const { html, text } = page(chronology, entries);
		expect(html).toContain('One\nTwo\\u202E');
		expect(text).toContain('tells of 2026-11-22 00:30:00 +00:00');
	});
});
