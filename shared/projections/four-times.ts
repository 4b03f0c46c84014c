/**
 * When the incident started, was discovered, was reported and was resolved (SP 800-61 r2, Appendix B.1), as it was said and
 * no more exactly than it was said. What must hold: a time without a zone never becomes an instant; a finding is made only
 * where no zone and no accuracy could make the times fit; nothing is refused or changed because of it.
 */
import { spanOf } from '../stated-span';
import { statedTimeIn } from '../stated-time';
import type { EntryView, IncidentTime, IncidentTimeView, TimeFinding, TimeSaid } from '../views';
import { oneOf, textIn } from './members';

const FOUR_TIMES = ['started', 'discovered', 'reported', 'resolved'] as const satisfies readonly IncidentTime[];

/** Always four, in this order; the newest entry for each stands. */
export function timesOf(entries: readonly EntryView[]): IncidentTimeView[] {
	const said = new Map<IncidentTime, TimeSaid[]>(FOUR_TIMES.map((time) => [time, []]));
	for (const entry of entries) {
		const time = entry.kind === 'incident.time-set/1' ? oneOf(entry.body, 'time', FOUR_TIMES) : null;
		if (time !== null) said.get(time)?.push(saidIn(entry));
	}
	return FOUR_TIMES.map((time) => {
		const history = said.get(time) ?? [];
		const last = history.at(-1) ?? null;
		return { time, state: stateOf(last), last, history };
	});
}

/** What cannot be, whatever the zones are and within what was said of accuracy. */
export function findingsAmong(times: readonly IncidentTimeView[]): TimeFinding[] {
	const known = times.flatMap(({ time, last }) => {
		const span = last?.stated ? spanOf(last.stated) : null;
		return last && span ? [{ time, last, span }] : [];
	});
	const orders = known.flatMap((earlier, at) =>
		known
			.slice(at + 1)
			.filter((later) => later.span.last < earlier.span.first)
			.map(
				(later): TimeFinding => ({
					kind: 'order',
					times: [earlier.time, later.time],
					entries: [earlier.last.entry, later.last.entry],
					sentence: `The incident was ${later.time} before it was ${earlier.time}, as these times were stated.`,
				}),
			),
	);
	const futures = known
		.filter(({ last, span }) => span.first > Date.parse(last.at))
		.map(
			({ time, last }): TimeFinding => ({
				kind: 'future',
				times: [time],
				entries: [last.entry],
				sentence: `The time at which it was ${time} lay ahead of this device’s clock when it was written down.`,
			}),
		);
	return [...orders, ...futures];
}

function saidIn({ body, ref, head, signers, withheld }: EntryView): TimeSaid {
	return {
		stated: statedTimeIn(body.stated),
		offset: typeof body.offset === 'number' ? body.offset : null,
		entry: ref,
		at: head.at,
		by: signers[0] ?? null,
		reason: textIn(body, 'reason'),
		withheld: withheld.includes('stated'),
	};
}

function stateOf(last: TimeSaid | null): IncidentTimeView['state'] {
	if (last === null) return 'not said';
	if (last.withheld) return 'withheld';
	if (last.stated === null) return 'unknown';
	return 'at' in last.stated ? 'known' : 'zone unknown';
}
