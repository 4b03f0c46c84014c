/**
 * What is due, over all cases. What a case has pending is kept beside its summary and counts only while the case's
 * chains are as long as they were then, so that a notebook with many cases answers without opening them.
 */
import { type DueCase, dueOf, pendingIn } from '../../shared/projections/due';
import { Refused } from '../../shared/refusal';
import type { CaseId } from '../../shared/vocabulary';
import { caseIn, caseNamed } from './cases';
import { caseBook, caseIds, type Desk, type Handlers } from './desk';

export const due: Handlers<'due.show'> = {
	'due.show': async (desk, input) => {
		if (input.case !== undefined) {
			const book = await caseNamed(desk, input.case);
			const own = { ...caseIn(book), pending: pendingIn(book.entries()) };
			return dueOf([own], desk.clock().at);
		}
		const all: DueCase[] = [];
		for (const id of caseIds(desk)) {
			const own = await pendingOf(desk, id).catch((error: unknown) => {
				// A case that cannot be read is listed with what is wrong; it must not silence the others.
				if (error instanceof Refused) return null;
				throw error;
			});
			if (own) all.push(own);
		}
		return dueOf(all, desk.clock().at);
	},
};

/** Of a closed case only what was agreed on: that is to be done although the incident is over. The rest waits until it is reopened. */
async function pendingOf(desk: Desk, id: CaseId): Promise<DueCase> {
	const extent = await desk.shelf.extentOf(id);
	const kept = await desk.shelf.keptSummary(id);
	let { summary, awaits } = kept ?? {};
	if (kept?.extent !== extent || summary?.exercise === undefined || awaits === undefined) {
		const book = await caseBook(desk, id);
		summary = caseIn(book);
		awaits = pendingIn(book.entries());
		await desk.shelf.keepSummary(id, { extent, summary, awaits });
	}
	const pending = summary.state === 'closed' ? awaits.filter(({ is }) => is === 'action') : awaits;
	return { ...summary, pending };
}
