/**
 * Whether anything can be added to a case, and why not: while it is closed, while entries of it are missing and nobody said
 * so, and by somebody who observes it.
 */
import type { CaseView, LossView } from '../../shared/views';
import { parts } from '../words/parts';
import { roles } from '../words/people';
import { rollback } from '../words/rollback';

type Told = Pick<CaseView, 'state' | 'lost' | 'observing'>;

/** What is missing and nobody has acknowledged. */
export const openLosses = (view: Pick<CaseView, 'lost'>): readonly LossView[] =>
	view.lost.filter((loss) => loss.acknowledgedIn === null);

export const isWritable = (view: Told): boolean => whyNot(view) === null;

/** Why nothing can be added, in a sentence; null where something can. */
export function whyNot(view: Told): string | null {
	if (view.state === 'closed') return parts.closedCase;
	if (openLosses(view).length > 0) return rollback.readOnly;
	return view.observing ? roles.observing : null;
}
