/** Escalations: somebody is called, level after level, until one answers (SP 800-61 r2, §3.2.6). */
import { escalationsOf } from '../../shared/projections/escalations';
import { Refused } from '../../shared/refusal';
import type { CalledContact, EscalationView, RungNow } from '../../shared/views';
import { caseNamed, openCaseNamed } from './cases';
import { calledOf, contactInUse, ladderNamed } from './contacts';
import { claim, type Desk, type Handlers, newId, seal } from './desk';
import type { LedgerBook } from './ledger-book';

type Questions = 'escalation.show' | 'escalation.start' | 'escalation.try' | 'escalation.answer' | 'escalation.end';

export const escalations: Handlers<Questions> = {
	'escalation.show': async (desk, input) =>
		escalationsOf((await caseNamed(desk, input.case)).entries(), desk.clock().at),

	'escalation.start': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { ladder, name, levels: defined } = ladderNamed(desk, input.ladder);
		const levels = defined.map(({ contacts, waitMinutes, tries }) => ({
			contacts: contacts.map((id) => calledOf(contactInUse(desk, id))),
			waitMinutes,
			tries,
		}));
		const escalation = newId<string>();
		const { reason } = input;
		const receipt = await seal(desk, book, 'escalation.started/1', { escalation, ladder, name, reason, levels });
		return { ...receipt, escalation };
	},

	// Two presses of a key come in one after the other; the second finds nothing due.
	'escalation.try': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { escalation } = runningIn(desk, book, input.escalation);
		return claim(desk, `escalation ${escalation}`, async () => {
			const { levels, now } = runningIn(desk, book, escalation);
			if (now === null)
				throw new Refused('escalation.no-level', 'This ladder has no level that can be called.', '', 'escalation');
			if (!now.isDue && input.early !== true && input.contact === undefined)
				throw new Refused(
					'escalation.not-due',
					`The next call, to ${now.contact.name}, is due at ${now.dueAt}.`,
					'Wait until then, or say that it is early.',
					'early',
				);
			const step = input.contact === undefined ? now : rungWith(levels, now, input.contact);
			const { method, outcome } = input;
			const { contact, name, reach } = step.contact;
			const called = reach === null ? { contact, name } : { contact, name, reach };
			const { round, level, try: tried } = step;
			const body = { escalation, round, level, try: tried, contact: called, method, outcome };
			return seal(desk, book, 'escalation.tried/1', body);
		});
	},

	'escalation.answer': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { escalation, levels } = runningIn(desk, book, input.escalation);
		const known = called(levels).find(({ contact, name }) => contact === input.by || name === input.by);
		const by = known ? { contact: known.contact, name: known.name } : { name: input.by };
		return seal(desk, book, 'escalation.answered/1', { escalation, by, said: input.said });
	},

	'escalation.end': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { escalation } = runningIn(desk, book, input.escalation);
		return seal(desk, book, 'escalation.ended/1', { escalation, reason: input.reason });
	},
};

/** By id, or by the entry that began it. @throws Refused where there is none, or it runs no more */
function runningIn(desk: Desk, book: LedgerBook, name: string): EscalationView {
	const all = escalationsOf(book.entries(), desk.clock().at);
	const found = all.find((each) => each.escalation === name || each.entry === name);
	if (!found)
		throw new Refused(
			'escalation.unknown',
			`No escalation ${name} was begun in this case.`,
			'Name it by its id or by the entry that began it, such as A-12.',
			'escalation',
		);
	if (found.state === 'running') return found;
	throw new Refused(
		'escalation.over',
		found.answered ? `${found.answered.by} answered already.` : 'This escalation was ended.',
		'Begin another one where somebody is to be called again.',
		'escalation',
	);
}

const called = (levels: EscalationView['levels']): CalledContact[] => levels.flatMap(({ contacts }) => contacts);

/** Somebody else of the ladder: at their level, in the round that is due, as the first try there or the same as now. */
function rungWith(levels: EscalationView['levels'], now: RungNow, wanted: string): Omit<RungNow, 'isDue' | 'lateMs'> {
	const at = levels.findIndex(({ contacts }) => contacts.some((c) => c.contact === wanted || c.name === wanted));
	const contact = levels[at]?.contacts.find((c) => c.contact === wanted || c.name === wanted);
	if (!contact)
		throw new Refused(
			'escalation.not-on-ladder',
			`${wanted} is not on this ladder.`,
			`It has ${called(levels)
				.map(({ name }) => name)
				.join(', ')}. For anybody else write a note.`,
			'contact',
		);
	return { ...now, level: at + 1, try: at + 1 === now.level ? now.try : 1, contact };
}
