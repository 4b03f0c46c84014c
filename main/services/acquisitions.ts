/** Acquisitions: evidence copied while it is digested, read again, and entered. */
import { acquisitionsOf } from '../../shared/projections/acquisition';
import { Refused } from '../../shared/refusal';
import type { AcquisitionSchedule } from '../../shared/views';
import { caseIn, caseNamed } from './cases';
import { caseBook, caseIds, type Desk, type Handlers, seal } from './desk';

type Questions =
	| 'acquisition.start'
	| 'acquisition.list'
	| 'acquisition.pause'
	| 'acquisition.resume'
	| 'acquisition.cancel'
	| 'acquisition.verify'
	| 'acquisition.schedule';

const soon = () => Promise.reject(new Refused('acquisition.unavailable', 'Acquiring is not built yet.'));

export const acquisitions: Handlers<Questions> = {
	'acquisition.start': soon,
	'acquisition.pause': soon,
	'acquisition.resume': soon,
	'acquisition.cancel': soon,
	'acquisition.verify': soon,

	'acquisition.list': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		return acquisitionsOf(book.id, book.entries(), everyDays(desk));
	},

	'acquisition.schedule': async (desk, input) => {
		if (input.everyDays !== undefined && input.everyDays !== everyDays(desk))
			await seal(desk, desk.book, 'acquisition.scheduled/1', { everyDays: input.everyDays });
		return scheduleOf(desk);
	},
};

/** How often copies are to be read again, as the notebook's own ledger says last; null for never. */
export function everyDays(desk: Desk): number | null {
	const set = desk.book.entries().filter((e) => e.kind === 'acquisition.scheduled/1');
	const days = set.at(-1)?.body.everyDays;
	return typeof days === 'number' ? days : null;
}

async function scheduleOf(desk: Desk): Promise<AcquisitionSchedule> {
	const days = everyDays(desk);
	const now = desk.clock().at;
	const due: AcquisitionSchedule['due'][number][] = [];
	for (const id of days === null ? [] : caseIds(desk)) {
		const book = await caseBook(desk, id);
		const { number } = caseIn(book);
		for (const { tag, acquisition, dueAt } of acquisitionsOf(id, book.entries(), days))
			if (dueAt !== null && dueAt <= now) due.push({ case: id, number, tag, acquisition, dueAt });
	}
	return { everyDays: days, due: due.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1)) };
}
