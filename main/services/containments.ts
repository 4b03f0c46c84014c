/** How an incident is contained: what was weighed and decided, and what became of it (SP 800-61 r2, §3.3.1). */
import { containmentsOf } from '../../shared/projections/containments';
import { Refused } from '../../shared/refusal';
import type { ContainmentView } from '../../shared/views';
import { caseNamed, openCaseNamed } from './cases';
import { type Desk, type Handlers, newId, peopleHere, seal } from './desk';
import type { LedgerBook } from './ledger-book';

type Questions = 'containment.show' | 'containment.decide' | 'containment.end';

export const containments: Handlers<Questions> = {
	'containment.show': async (desk, input) =>
		containmentsOf((await caseNamed(desk, input.case)).entries(), desk.clock().at),

	'containment.decide': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { options, chosen, strategy, duration, expiresAt, authorizedHow, appliesTo } = input;
		if (!options.some(({ name }) => name === chosen))
			throw new Refused(
				'containment.not-an-option',
				`${chosen} is none of the options that were weighed.`,
				'Choose one of them, or weigh it too.',
				'chosen',
			);
		if (new Set(options.map(({ name }) => name)).size < options.length)
			throw new Refused('containment.same-name', 'Two options have one name.', 'Tell them apart.', 'options');
		for (const { name, weighed } of options)
			if (new Set(weighed.map(({ criterion }) => criterion)).size < weighed.length)
				throw new Refused(
					'containment.weighed-twice',
					`${name} is weighed twice by one criterion.`,
					'Rate each criterion once.',
					'options',
				);
		expiryFits(desk, duration === 'permanent-solution', expiresAt);
		const containment = newId<string>();
		const receipt = await seal(desk, book, 'containment.decided/1', {
			containment,
			options: options.map(({ name, weighed }) => ({
				name,
				weighed: weighed.map(({ criterion, rating, because }) =>
					because === undefined ? { criterion, rating } : { criterion, rating, because },
				),
			})),
			...{ chosen, strategy, duration, expiresAt },
			authorizedBy: whoever(desk, input.authorizedBy, input.authorizedByOrganization),
			authorizedHow,
			appliesTo: appliesTo?.length ? [...appliesTo] : undefined,
		});
		return { ...receipt, containment };
	},

	'containment.end': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { containment, state } = containmentIn(desk, book, input.containment);
		if (state === 'removed' || state === 'replaced')
			throw new Refused(
				'containment.over',
				`This measure was ${state} already.`,
				'Decide on another one.',
				'containment',
			);
		const { how, expiresAt, replacedBy, reason, authorizedBy, authorizedByOrganization, authorizedHow } = input;
		if (how === 'extended') expiryFits(desk, false, expiresAt);
		else if (expiresAt !== undefined)
			throw new Refused('containment.expiry', 'Only an extension has a new time.', 'Leave the time out.', 'expiresAt');
		if ((how === 'replaced') !== (replacedBy !== undefined))
			throw new Refused(
				'containment.replaced-by',
				how === 'replaced'
					? 'It is not said which measure is in its place.'
					: 'Only what is replaced has another in its place.',
				how === 'replaced' ? 'Decide on the other measure first, then name its entry.' : 'Leave it out.',
				'replacedBy',
			);
		const other =
			replacedBy === undefined ? undefined : containmentIn(desk, book, replacedBy, 'replacedBy').containment;
		if (other === containment)
			throw new Refused(
				'containment.itself',
				'A measure cannot take its own place.',
				'Name the other one.',
				'replacedBy',
			);
		return seal(desk, book, 'containment.ended/1', {
			...{ containment, how, expiresAt, replacedBy: other, reason },
			authorizedBy: authorizedBy === undefined ? undefined : whoever(desk, authorizedBy, authorizedByOrganization),
			authorizedHow,
		});
	},
};

/** By id, or by the entry that decided it. */
function containmentIn(desk: Desk, book: LedgerBook, name: string, field = 'containment'): ContainmentView {
	const all = containmentsOf(book.entries(), desk.clock().at);
	const found = all.find((each) => each.containment === name || each.entry === name);
	if (found) return found;
	throw new Refused(
		'containment.unknown',
		`No containment ${name} was decided in this case.`,
		'Name it by its id or by the entry that decided it, such as A-12.',
		field,
	);
}

/** What is not for good has a moment at which it expires, still to come. */
function expiryFits(desk: Desk, isPermanent: boolean, expiresAt: string | undefined): void {
	if (isPermanent && expiresAt !== undefined)
		throw new Refused(
			'containment.expiry',
			'A permanent solution does not expire.',
			'Leave the time out, or call it temporary.',
			'expiresAt',
		);
	if (!isPermanent && expiresAt === undefined)
		throw new Refused(
			'containment.no-expiry',
			'A measure that is not for good needs a time at which it expires.',
			'Say until when; it can be extended.',
			'expiresAt',
		);
	if (expiresAt !== undefined && expiresAt <= desk.clock().at)
		throw new Refused(
			'containment.expired',
			'This time is past, so the measure would have expired before it began.',
			'Give a time still to come.',
			'expiresAt',
		);
}

/** A person of the notebook, or a name on somebody's word. */
function whoever(desk: Desk, name: string, organization: string | undefined) {
	const known = peopleHere(desk).find((p) => p.keyId === name || (p.name === name && p.replacedBy === null));
	if (known && organization === undefined) return { keyId: known.keyId, name: known.name ?? name };
	return organization === undefined ? { name } : { name, organization };
}
