/**
 * Affected hosts on their way to normal (SP 800-61 r2, §3.3), and how far their clocks go wrong (§3.2.4). Attacking hosts are
 * kept apart: they are leads (§3.3.3), and no entry here makes a fact of one.
 */
import { z } from 'zod';
import { count, instant, type Kind, may, must, person, structural, text, uuid } from './kind';
import { choice } from './list';
import { cites, outsider, sharing, tlp } from './sign';
import { statedTime } from './stated-time';

const host = structural(must('the host’s id', uuid));
const state = z.enum(['affected', 'contained', 'eradicated', 'recovered', 'monitored']);
const lead = structural(must('the lead’s id', uuid));
const strength = z.enum(['possible', 'likely', 'very likely']);

export const hosts: readonly Kind[] = [
	{
		kind: 'host.recorded/1',
		signers: 1,
		says: 'A host of ours, as it is known at this time. The same id again: what is known of it now.',
		members: {
			host,
			name: must('what it is called', text),
			addresses: may('its addresses', z.array(text)),
			function: may('what it does', text),
			owner: may('whose it is', text),
			group: structural(may('its host group', uuid)),
			state: structural(
				may('affected, where the incident touched it; absent: not that is known', z.enum(['affected'])),
			),
			since: may('since when', statedTime),
			remark: may('what else is known', text),
			cites,
			tlp,
			sharing,
		},
	},
	{
		kind: 'host.state-set/1',
		signers: 1,
		says: 'An affected host came to a further state, or fell back to an earlier one.',
		members: {
			host,
			from: structural(may('the state it was in; absent: none', state)),
			to: structural(must('the state it is in now', state)),
			doneBy: may('who did it, where that is not who writes it down', z.union([person, outsider])),
			done: may('when; absent: when it was entered', statedTime),
			how: may('how', text),
			actions: may('what was done: items of the list recovery-actions (§3.3.4)', z.array(choice)),
			confirmedBy: may('how it was confirmed that it functions normally (§3.3.4)', text),
			reason: may('why it fell back', text),
			cites,
		},
	},
	{
		kind: 'host.skew-measured/1',
		signers: 1,
		says: 'A host’s clock was held against a reference; times it showed are never changed by that.',
		members: {
			host,
			hostTime: must('what the host’s clock read', instant),
			reference: must('what the reference is', text),
			referenceTime: must('what the reference read then', instant),
			differenceMs: must('the host’s time less the reference’s, in milliseconds', z.int()),
			accuracyMs: may('how accurate that is, plus or minus, in milliseconds', count),
			method: must('how it was measured', text),
		},
	},
	{
		kind: 'lead.recorded/1',
		signers: 1,
		says: 'A lead to an attacking host. A lead is no fact.',
		members: {
			lead,
			about: must('the host it leads to: an address, a name', text),
			description: must('what suggests it', text),
			strength: must('how strongly it is asserted', strength),
			activity: must('what led to it: an item of the list attacking-host-activities (§3.3.3)', choice),
			cites,
			tlp,
			sharing,
		},
	},
	{
		kind: 'lead.assessed/1',
		signers: 1,
		says: 'A lead was looked into. It stays a lead, stronger or weaker, or is dropped.',
		members: {
			lead,
			verdict: structural(must('what became of it', z.enum(['supported', 'weakened', 'dropped']))),
			strength: may('how strongly it is asserted from now on', strength),
			by: must('by what', text),
			cites,
		},
	},
];
