/** Whether anything can be added to a case: not while it is closed, and not while entries of it are missing unsaid. */
import type { CaseView, LossView } from '../../shared/views';

/** What is missing and nobody has acknowledged. */
export const openLosses = (view: Pick<CaseView, 'lost'>): readonly LossView[] =>
	view.lost.filter((loss) => loss.acknowledgedIn === null);

export const isWritable = (view: Pick<CaseView, 'state' | 'lost'>): boolean =>
	view.state === 'open' && openLosses(view).length === 0;
