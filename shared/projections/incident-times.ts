/**
 * The four times of an incident (SP 800-61 r2, Appendix B.1) as instants, for what is counted from them. The newest entry
 * for a time holds; a time whose zone is unknown is no instant, so nothing can be counted from it.
 */
import type { EntryView, IncidentTime } from '../views';
import type { Instant } from '../vocabulary';
import { timesOf } from './four-times';

export type IncidentTimes = Readonly<Record<IncidentTime, Instant | null>>;

export function incidentTimesOf(entries: readonly EntryView[]): IncidentTimes {
	const times: Record<IncidentTime, Instant | null> = {
		started: null,
		discovered: null,
		reported: null,
		resolved: null,
	};
	for (const { time, last } of timesOf(entries)) {
		const said = last?.stated ?? null;
		times[time] = said !== null && 'at' in said ? said.at : null;
	}
	return times;
}
