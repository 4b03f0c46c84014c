/** A case as its entries tell it: number, title, whether it is open, and counts. */
import type { CheckedLedger } from '../ledger/verify';
import type { CaseState, CaseSummary, EntryView, PhaseId } from '../views';
import type { CaseId, Instant } from '../vocabulary';
import { isExercise } from './exercise-begun';
import { impactOf, tripleOf } from './impact';

export function caseOf(id: CaseId, ledger: CheckedLedger, entries: readonly EntryView[]): CaseSummary {
	const phases: Record<PhaseId, number> = { prep: 0, da: 0, cer: 0, post: 0 };
	let number = '';
	let title = '';
	let classification: string | null = null;
	let openedAt: Instant | null = null;
	let state: CaseState = 'open';
	let items = 0;
	for (const e of entries) {
		if (e.phase && e.kind.startsWith('note.')) phases[e.phase] += 1;
		switch (e.kind) {
			case 'case.opened/1':
				if (openedAt) break;
				openedAt = e.head.at;
				number = told(e.body.number, id);
				title = told(e.body.title, '');
				classification = told(e.body.classification, '') || null;
				break;
			case 'case.titled/1':
				title = told(e.body.title, title);
				break;
			case 'case.closed/1':
				state = 'closed';
				break;
			case 'case.reopened/1':
				state = 'open';
				break;
			case 'evidence.registered/1':
				items += 1;
				break;
		}
	}
	const first = entries[0]?.head.at;
	const opened = openedAt ?? first ?? ('1970-01-01T00:00:00.000Z' as Instant);
	return {
		case: id,
		number: number || id,
		title,
		classification,
		state,
		openedAt: opened,
		lastAt: entries.at(-1)?.head.at ?? opened,
		entries: entries.length,
		items,
		chains: ledger.chains.length,
		phases,
		impact: tripleOf(impactOf(entries)),
		exercise: isExercise(entries),
	};
}

const told = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
