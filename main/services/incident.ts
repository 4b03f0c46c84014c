/** The incident of a case: its record, its four times, how it is rated (SP 800-61 r2, §3.2.5, §3.2.6, Appendix B). */
import type { Given } from '../../shared/contract';
import { INCIDENT_MEMBERS } from '../../shared/incident-members';
import { findingsAmong, timesOf } from '../../shared/projections/four-times';
import { impactOf } from '../../shared/projections/impact';
import { recordOf } from '../../shared/projections/incident-record';
import { Refused } from '../../shared/refusal';
import { caseNamed, openCaseNamed } from './cases';
import { type Desk, type Handlers, seal } from './desk';
import { chosen } from './lists';

type Incidents = 'incident.show' | 'incident.record' | 'incident.set-time' | 'impact.rate';

export const incident: Handlers<Incidents> = {
	'incident.show': async (desk, input) => {
		const entries = (await caseNamed(desk, input.case)).entries();
		const times = timesOf(entries);
		return { record: recordOf(entries), times, findings: findingsAmong(times), impact: impactOf(entries) };
	},

	'incident.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const body = recordBody(desk, input);
		const said = Object.entries(body).filter(([name, value]) => value !== undefined && name !== 'reason');
		if (said.length === 0)
			throw new Refused('incident.nothing', 'Nothing of the record was named.', 'Give at least one of its members.');
		const both = input.cleared?.find((name) => body[name] !== undefined);
		if (both !== undefined)
			throw new Refused('incident.both', `${both} is both given and cleared.`, 'Do one of the two.', both);
		return seal(desk, book, 'incident.recorded/1', body);
	},

	'incident.set-time': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { time, stated, offset, reason } = input;
		if (offset !== undefined && (stated === null || !('at' in stated)))
			throw new Refused(
				'time.zone',
				'A zone was given for a time that has none.',
				'Leave one of the two out.',
				'offset',
			);
		const { accuracyMs, ...when } = stated ?? {};
		const said = stated === null ? undefined : { ...when, ...(accuracyMs === undefined ? {} : { accuracyMs }) };
		return seal(desk, book, 'incident.time-set/1', { time, stated: said, offset, reason });
	},

	'impact.rate': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { outlook, reason } = input;
		const level = (list: 'functional-impact' | 'recoverability-effort', item: string | undefined, field: string) =>
			item === undefined ? undefined : chosen(desk, list, item, field);
		const functional = level('functional-impact', input.functional, 'functional');
		const recoverability = level('recoverability-effort', input.recoverability, 'recoverability');
		const information = input.information?.map((item) => chosen(desk, 'information-impact', item, 'information'));
		if (functional === undefined && recoverability === undefined && information === undefined)
			throw new Refused('impact.nothing', 'Nothing was rated.', 'Give at least one of the three factors.');
		if (information !== undefined && information.length > 1 && information.some(({ id }) => id === 'none'))
			throw new Refused('impact.none', 'None stands only alone.', 'Leave it out, or the others.', 'information');
		const once = information?.filter(({ id }, at) => information.findIndex((each) => each.id === id) === at);
		return seal(desk, book, 'impact.rated/1', { outlook, functional, information: once, recoverability, reason });
	},
};

/** What was given, with items of lists in the form that entries have. */
function recordBody(desk: Desk, input: Given<'incident.record'>): Parameters<typeof seal>[3] {
	const { texts, choices, contacts, contact } = INCIDENT_MEMBERS;
	const from = <Name extends string, T>(names: readonly Name[], value: (name: Name) => T) =>
		Object.fromEntries(names.map((name) => [name, value(name)]));
	return {
		...from(texts, (name) => input[name]),
		...from(choices, (name) => {
			const said = input[name];
			return said === undefined ? undefined : chosen(desk, 'incident-statuses', said, name);
		}),
		...from(contacts, (name) => {
			const said = input[name];
			if (said === undefined) return undefined;
			const given = contact.flatMap((each) => (said[each] === undefined ? [] : [[each, said[each]] as const]));
			if (given.length === 0)
				throw new Refused('incident.nobody', 'Nothing is said of this person.', 'Clear the member instead.', name);
			return Object.fromEntries(given);
		}),
		vectors: input.vectors?.map((item) => chosen(desk, 'attack-vectors', item, 'vectors')),
		cleared: input.cleared,
		reason: input.reason,
	};
}
