/** What incidents took and cost and how they are judged (SP 800-61 r2, §3.4.2): recorded in a case, counted over all. */
import type { Given } from '../../shared/contract';
import { metricsOf } from '../../shared/projections/metrics';
import { metricsOfAll } from '../../shared/projections/metrics-all';
import { costOf, laborOf, scaled } from '../../shared/projections/metrics-cost';
import { Refused } from '../../shared/refusal';
import type { EntryRef, NumberedMetrics } from '../../shared/views';
import { caseIn, caseNamed, openCaseNamed } from './cases';
import { caseBook, caseIds, type Handlers, seal } from './desk';
import { named } from './findings';
import type { LedgerBook } from './ledger-book';
import { chosen } from './lists';
import { citing, partyOf } from './scene';

type Metrics = 'metrics.show' | 'metrics.all' | 'cost.record' | 'labor.record' | 'assessment.give' | 'audit.answer';

export const metrics: Handlers<Metrics> = {
	'metrics.show': async (desk, input) => numbered(await caseNamed(desk, input.case)),

	'metrics.all': async (desk) => {
		const all: NumberedMetrics[] = [];
		const unread: string[] = [];
		for (const id of caseIds(desk)) {
			try {
				all.push(numbered(await caseBook(desk, id)));
			} catch (error) {
				if (!(error instanceof Refused)) throw error;
				unread.push((await desk.shelf.keptSummary(id))?.summary.number ?? id);
			}
		}
		return metricsOfAll(all, unread);
	},

	'cost.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { sort, what, basis, replaces, cites } = input;
		const replaced = replaces === undefined ? undefined : standing(book, replaces, costOf(book.entries()).parts);
		return seal(desk, book, 'cost.recorded/1', {
			...{ sort, what, amount: amountOf(input.amount), basis, replaces: replaced, cites: citing(book, cites) },
		});
	},

	'labor.record': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { what, from, to, replaces, cites } = input;
		const replaced = replaces === undefined ? undefined : standing(book, replaces, laborOf(book.entries()).parts);
		return seal(desk, book, 'labor.recorded/1', {
			...{ who: partyOf(desk, input.who, 'who'), what, from, to, minutes: minutesOf(input) },
			...{ replaces: replaced, cites: citing(book, cites) },
		});
	},

	'assessment.give': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { answer, says, cites } = input;
		const measure = chosen(desk, 'metrics', input.measure, 'measure');
		const by = partyOf(desk, input.by, 'by');
		return seal(desk, book, 'assessment.given/1', { measure, answer, by, says, cites: citing(book, cites) });
	},

	'audit.answer': async (desk, input) => {
		const book = await openCaseNamed(desk, input.case);
		const { answer, says, cites } = input;
		const item = chosen(desk, 'audit-items', input.item, 'item');
		const by = partyOf(desk, input.by, 'by');
		return seal(desk, book, 'audit.answered/1', { item, answer, by, says, cites: citing(book, cites) });
	},
};

function numbered(book: LedgerBook): NumberedMetrics {
	const { case: id, number, title } = caseIn(book);
	return { case: id, number, title, ...metricsOf(book.entries()) };
}

/** @throws Refused `cost.currency`, `cost.order` */
function amountOf(amount: Given<'cost.record'>['amount']) {
	if (amount === undefined) return undefined;
	const { currency, least, most = least } = amount;
	if (!Intl.supportedValuesOf('currency').includes(currency))
		throw new Refused('cost.currency', `ISO 4217 has no ${currency}.`, 'Write its three letters, as EUR.', 'currency');
	if (scaled(least) > scaled(most))
		throw new Refused('cost.order', `${least} is more than ${most}.`, 'Give the least first.', 'amount');
	return { currency, least, most };
}

/** @throws Refused `labor.time` */
function minutesOf({ from, to, minutes }: Given<'labor.record'>) {
	const wrong = (sentence: string, hint: string): never => {
		throw new Refused('labor.time', sentence, hint, 'minutes');
	};
	if ((from === undefined) !== (to === undefined))
		wrong('Only one end of the time is given.', 'Give both, or how many minutes.');
	if (from !== undefined && to !== undefined && from > to) wrong('The end lies before the beginning.', 'Swap them.');
	if (minutes === undefined) return undefined;
	if (from !== undefined) wrong('The time is given twice, by its ends and in minutes.', 'Give one of the two.');
	const { least, most = least } = minutes;
	if (least > most) wrong(`${least} minutes are more than ${most}.`, 'Give the least first.');
	return { least, most };
}

/** The entry whose place a new one takes. @throws Refused `entry.other-kind`, `entry.replaced` */
function standing(
	book: LedgerBook,
	name: EntryRef,
	parts: readonly { readonly entry: EntryRef; readonly replaced: EntryRef | null }[],
) {
	const entry = book.find(name);
	const part = parts.find((each) => each.entry === entry.ref);
	if (!part)
		throw new Refused(
			'entry.other-kind',
			`${entry.ref} records nothing of this kind.`,
			'Name the entry whose place this one takes.',
			'replaces',
		);
	if (part.replaced !== null)
		throw new Refused(
			'entry.replaced',
			`${part.replaced} has taken the place of ${entry.ref} already.`,
			`Name ${part.replaced}.`,
			'replaces',
		);
	return named(entry);
}
