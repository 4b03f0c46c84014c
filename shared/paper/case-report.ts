/**
 * The follow-up report of a case (SP 800-61 r2, §3.4.1): a pure function from entries into a document, so that paper says what
 * window and command line say. What must hold: whatever it states names the entry that says so; an empty section says that
 * it is empty; nothing is left out without a word.
 */

import { heads } from './custody-form';
import type { PaperDocument } from './document';
import { EntryText } from './entry-text';
import { exerciseBlocks } from './report-exercise';
import { phaseBlocks } from './report-handling';
import { incidentBlocks } from './report-incident';
import { lessonBlocks } from './report-lessons';
import { measureBlocks } from './report-measures';
import { roleBlocks } from './report-roles';
import { sceneBlocks } from './report-scene';
import { type ReportSources, reportOf } from './report-sources';

const HOW_TO_CHECK =
	'How to check this report: every row and sentence names its entries. Compare one with the notebook (sealbook log CASE --json) or with a signed case file; the digest at the foot of every page is that of the newest entry, which fixes all before it. This paper itself is not signed.';

/** @returns null where the case has no entry */
export function caseReport(sources: ReportSources): PaperDocument | null {
	const { entries, items, opinions, madeAt } = sources;
	return reportOf(sources, 'Follow-up report', [
		...exerciseBlocks(entries, madeAt.at),
		...incidentBlocks(entries),
		...roleBlocks(entries),
		...phaseBlocks(entries, opinions),
		...sceneBlocks(entries, items, madeAt.at),
		...lessonBlocks(entries, new EntryText(entries), madeAt.at),
		...measureBlocks(entries),
		...heads(entries),
		{ is: 'text', text: HOW_TO_CHECK },
	]);
}
