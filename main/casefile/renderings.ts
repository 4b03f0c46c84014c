/**
 * What a case file holds for people and other programs beside its record: the follow-up report and the chronology as pages
 * (data/report), the custody in other people's formats (data/exchange); casefile.md.
 * What must hold: they are made of the ledgers inside and of case.json alone, so a withheld value cannot reach them, and a
 * reader who makes them again gets the same bytes from the same version.
 */

import type { CheckedLedger } from '../../shared/ledger/verify';
import { caseReport } from '../../shared/paper/case-report';
import { chronology } from '../../shared/paper/chronology';
import { caseOf } from '../../shared/projections/case';
import { custodyOf } from '../../shared/projections/custody';
import { entriesOf } from '../../shared/projections/entries';
import { formHtml } from '../reports/form-html';
import type { CaseJson } from './case-json';
import { custodyFactsOf, custodyGraph } from './exchange/case-uco';
import { custodyCsv } from './exchange/custody-csv';

/** Beyond this a page is too long for any reader of pages, and would weigh more than the record. */
export const MOST_ENTRIES = 10_000;

/** The same in characters of what entries disclose, for few entries that are very long. */
const MOST_CHARACTERS = 32_000_000;

/** Texts by their path in the case file; none for an empty or a very long ledger. */
export function renderingsOf(
	ledger: CheckedLedger,
	{ id, writtenAt, program }: Pick<CaseJson, 'id' | 'writtenAt' | 'program'>,
): ReadonlyMap<string, string> {
	const made = new Map<string, string>();
	if (ledger.entries.length > MOST_ENTRIES || charactersIn(ledger) > MOST_CHARACTERS) return made;
	const entries = entriesOf(ledger);
	const about = caseOf(id, ledger, entries);
	const items = custodyOf(ledger, entries, writtenAt);
	const sources = { case: about, entries, items, opinions: false, madeAt: { at: writtenAt, offset: 0 }, program };
	const pages = { 'report.html': caseReport(sources), 'chronology.html': chronology(sources) };
	for (const [name, document] of Object.entries(pages))
		if (document) made.set(`data/report/${name}`, formHtml(document).html);
	if (items.length === 0) return made;
	const [name = program, version = ''] = program.split(' ');
	const facts = custodyFactsOf(ledger, about, entries, items, { name, version });
	made.set('data/exchange/custody.jsonld', custodyGraph(facts));
	made.set('data/exchange/custody.csv', custodyCsv(facts));
	return made;
}

const charactersIn = ({ entries }: CheckedLedger): number =>
	entries.reduce((sum, { entry }) => sum + entry.disclosures.reduce((all, { text }) => all + text.length, 0), 0);
