/**
 * Cases that lie on the disk and that the notebook's own ledger does not know: an older copy of that ledger was put back, or
 * it was cut. No list shows them, so the check of the notebook must.
 * What must hold: what a crash leaves while a case is opened, or what a merge is still to carry out, is none of these.
 */
import type { Fault } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { caseIds, type Desk } from './desk';

/** A case comes to be with an admission and its opening; then the notebook knows it. */
const MOST_BEFORE_KNOWN = 2;

export async function unknownCases(desk: Desk): Promise<Fault[]> {
	const known = new Set(caseIds(desk));
	const faults: Fault[] = [];
	for (const id of await desk.shelf.casesHere()) {
		if (known.has(id)) continue;
		const entries = await entriesOf(desk, id);
		if (entries <= MOST_BEFORE_KNOWN || (await desk.shelf.swap(id).committed())) continue;
		faults.push({
			place: id,
			rule: 'the notebook’s own ledger knows every case that lies here (rollback)',
			expected: 'an entry of that ledger by which the case was joined',
			found: `a case of ${entries} entries, and no such entry: that ledger was cut or an older one put back`,
		});
	}
	return faults;
}

async function entriesOf(desk: Desk, id: CaseId): Promise<number> {
	let entries = 0;
	for (const chain of await desk.shelf.chainsOf(id)) entries += (await desk.shelf.reread(id, chain)).lines.length;
	return entries;
}
