/**
 * Who read which case: an entry in the notebook's own ledger the first time somebody looks into a case after they opened
 * the notebook. What must hold: it is entered before anything is shown; a disk that takes nothing more keeps nobody from
 * reading.
 */
import type { ServiceQuestion } from '../../shared/contract';
import { accessIn } from '../../shared/projections/access';
import { Refused } from '../../shared/refusal';
import { caseNamed, numbersOf } from './cases';
import { type Desk, eachWithin, type Handlers, seal } from './desk';

export const accessLog: Handlers<'access.list'> = {
	'access.list': async (desk, input) => {
		const numbers = await numbersOf(desk);
		const all = accessIn(desk.book.entries(), (id) => numbers.get(id) ?? null);
		if (input.case === undefined) return all;
		const { id } = await caseNamed(desk, input.case);
		return all.filter((each) => each.case === id);
	},
};

/** Questions that give what a case holds; with `case.show` and the like, those that take from it what is printed or saved. */
const READS = /\.show$|^entry\.list$|^evidence\.list$|^(object|paper)\.|^(timeline|custody)\.export$/;

/** The same answers; that somebody read a case is entered once. */
export function withReadings<Q extends ServiceQuestion>(handlers: Handlers<Q>): Handlers<Q> {
	return eachWithin(handlers, (handle, question) => (READS.test(question) ? readOnce(handle) : handle));
}

function readOnce<Q extends ServiceQuestion>(handle: Handlers<Q>[Q]): Handlers<Q>[Q] {
	return async (desk, input) => {
		const answer = await handle(desk, input);
		const name: unknown = Reflect.get(input, 'case');
		if (typeof name === 'string') await enterReading(desk, name);
		return answer;
	};
}

async function enterReading(desk: Desk, name: string): Promise<void> {
	const { id } = await caseNamed(desk, name);
	if (desk.looked.has(id)) return;
	desk.looked.add(id);
	try {
		await seal(desk, desk.book, 'case.read/1', { case: id });
	} catch (error) {
		// It is tried again with the next question: by then there may be room.
		desk.looked.delete(id);
		if (!(error instanceof Refused)) throw error;
	}
}
