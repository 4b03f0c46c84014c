/** What a promise is refused with. */
import { type Refusal, Refused } from '../shared/refusal';

export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
	try {
		await work;
	} catch (error) {
		if (error instanceof Refused) return error.refusal;
		throw error;
	}
	throw new Error('it was not refused');
}
