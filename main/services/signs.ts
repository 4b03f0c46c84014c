/** Signs and what became of them; leads to attacking hosts, which no assessment makes a fact. */
import { leadsOf, signsOf } from '../../shared/projections/signs';
import { Refused } from '../../shared/refusal';
import type { LeadView, SignView } from '../../shared/views';
import { openCaseNamed } from './cases';
import { type Handlers, newId, seal } from './desk';
import type { LedgerBook } from './ledger-book';
import { chosen } from './lists';
import { citing, hostIds, hostNamed, partyOf, timeOf } from './scene';

export const signs: Handlers<'sign.record' | 'sign.assess' | 'lead.record' | 'lead.assess'> = {
	'sign.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { type, description, where, seen, confidence, tlp, sharing } = input;
		if (confidence !== undefined && input.reporter === undefined)
			throw new Refused(
				'sign.no-reporter',
				'How sure somebody is was given, and nobody who reported it.',
				'Name who reported it.',
				'reporter',
			);
		if (input.clockOf !== undefined && seen === undefined)
			throw new Refused(
				'sign.no-time',
				'A host’s clock is named, and no time that it showed.',
				'Give the time.',
				'seen',
			);
		const sign = newId();
		const receipt = await seal(desk, book, 'sign.recorded/1', {
			...{ sign, type, description, where, seen: timeOf(seen), confidence, tlp, sharing },
			source: chosen(desk, 'sign-sources', input.source, 'source'),
			hosts: hostIds(book, input.hosts),
			clockOf: input.clockOf === undefined ? undefined : hostNamed(book, input.clockOf, 'clockOf').host,
			reporter: partyOf(desk, input.reporter, 'reporter'),
			cites: citing(book, input.cites),
		});
		return { ...receipt, sign };
	},

	'sign.assess': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { sign } = signNamed(book, input.sign);
		const { verdict, by } = input;
		return seal(desk, book, 'sign.assessed/1', { sign, verdict, by, cites: citing(book, input.cites) });
	},

	'lead.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { about, description, strength, tlp, sharing } = input;
		const lead = newId();
		const receipt = await seal(desk, book, 'lead.recorded/1', {
			...{ lead, about, description, strength, tlp, sharing },
			activity: chosen(desk, 'attacking-host-activities', input.activity, 'activity'),
			cites: citing(book, input.cites),
		});
		return { ...receipt, lead };
	},

	'lead.assess': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { lead } = leadNamed(book, input.lead);
		const { verdict, strength, by } = input;
		if (verdict === 'dropped' && strength !== undefined)
			throw new Refused(
				'lead.dropped-strength',
				'A lead that is dropped is asserted no more.',
				'Leave out how strongly.',
				'strength',
			);
		return seal(desk, book, 'lead.assessed/1', { lead, verdict, strength, by, cites: citing(book, input.cites) });
	},
};

/** A sign by its id or by the entry that recorded it. @throws Refused `sign.unknown` */
function signNamed(book: LedgerBook, name: string): SignView {
	const sign = signsOf(book.entries(), []).find((each) => each.sign === name || each.entry === name);
	if (sign) return sign;
	throw new Refused(
		'sign.unknown',
		`There is no sign ${name} in this case.`,
		'Look at the signs for their entries.',
		'sign',
	);
}

/** @throws Refused `lead.unknown` */
function leadNamed(book: LedgerBook, name: string): LeadView {
	const lead = leadsOf(book.entries()).find((each) => each.lead === name || each.entry === name);
	if (lead) return lead;
	throw new Refused(
		'lead.unknown',
		`There is no lead ${name} in this case.`,
		'Look at the leads for their entries.',
		'lead',
	);
}
