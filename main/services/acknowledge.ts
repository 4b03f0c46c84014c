/**
 * A rolled-back case goes on: somebody says that they know of the loss, in an entry. The chain of which entries are
 * missing is closed, because whatever followed there would fork it should the lost entries turn up; a new chain begins
 * (decision 9). What must hold: a crash at any step leaves the loss unacknowledged, and the act can be done again.
 */
import { Refused } from '../../shared/refusal';
import type { ChainId } from '../../shared/vocabulary';
import { caseIn, caseNamed } from './cases';
import { admissionOf, admitEveryone, caseBook, claim, enter, type Handlers, meAmong, newId, peopleHere } from './desk';
import { enterRevocations } from './key-books';

export const acknowledge: Handlers<'case.acknowledge-rollback'> = {
	'case.acknowledge-rollback': async (desk, input) => {
		const { id } = await caseNamed(desk, input.case);
		return claim(desk, `${id} acknowledge`, async () => {
			const old = await caseBook(desk, id);
			const missing = desk.anchors.unacknowledged(old);
			if (missing.length === 0)
				throw new Refused(
					'ledger.whole',
					'Nothing that an anchor names is missing from this case.',
					'There is nothing to acknowledge.',
					'case',
				);
			const me = meAmong(peopleHere(desk), desk.me);
			const chain = newId<ChainId>();
			const book = await desk.shelf.restartCase(id, chain, desk.clock);
			desk.cases.set(id, Promise.resolve(book));
			await old.close();
			// The first entry names the newest ones of every other chain at hand (`seen`), as every entry does.
			await enter(desk, book, 'person.admitted/1', admissionOf(me, desk.me.certificateDer, desk));
			await enter(desk, desk.book, 'case.joined/1', { case: id, chain });
			const receipt = await enter(desk, book, 'chain.restarted/1', {
				closes: old.mine,
				missing: missing.map(({ chain, from, to, head }) => ({ chain, from, to, head })),
				reason: input.reason,
			});
			desk.anchors.lookAgain(book);
			if (caseIn(book).state === 'open') await admitEveryone(desk, book);
			await enterRevocations(desk, book);
			await desk.anchors.now(id);
			return receipt;
		});
	},
};
