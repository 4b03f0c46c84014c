/**
 * Indicators as a table for a spreadsheet (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to read it as
 * UTF-8): one row an indicator. No cell is one that a spreadsheet would run. What must hold: `readCsv` gives back what was written.
 */
import { csvCell } from '../../shared/list-text';
import { OUR_COLUMNS, type OurColumn } from './csv-columns';
import type { IndicatorFacts } from './indicator-facts';

export function indicatorsCsv(facts: IndicatorFacts): string {
	const rows = facts.given.map(({ indicator, tlp }) => {
		const { withdrawn, hosts } = indicator;
		const names = facts.hosts === null ? [] : hosts.flatMap(({ host }) => facts.hosts?.get(host)?.name ?? []);
		const cells: Record<OurColumn, string> = {
			type: indicator.type,
			value: indicator.value,
			algorithm: indicator.algorithm ?? '',
			called: indicator.called ?? '',
			remark: indicator.remark ?? '',
			tlp: tlp ?? '',
			sharing: indicator.sharing ?? '',
			state: withdrawn === null ? 'stands' : 'withdrawn',
			withdrawn_because: withdrawn?.reason ?? '',
			hosts: names.join('; '),
			found_in: indicator.from.join(' '),
			recorded_at: indicator.recordedAt,
			recorded_by: indicator.by ?? '',
			case_number: facts.number,
			exercise: facts.exercise ? 'EXERCISE' : '',
			sealbook_entry: indicator.ref,
			entry_sha256: facts.entry(indicator.entry)?.digest ?? '',
		};
		return OUR_COLUMNS.map((name) => cells[name]);
	});
	return `\ufeff${[[...OUR_COLUMNS], ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}
