/** What is not sealed: the draft of the case at hand, and whether it is kept. */
import { HardDrive, PencilLine, Stamp as SealIcon } from 'lucide-react';
import type { CaseView, NotebookStatus } from '../../shared/views';
import { useAnswer } from '../hooks/useAnswer';
import { useStanding } from '../hooks/useStanding';
import { Refused } from '../parts/Refused';
import { Stamp } from '../parts/Stamp';
import { strip } from '../words/frame';
import { StripSegment } from './StripSegment';

export function DraftSegment({
	status,
	view,
}: {
	readonly status: NotebookStatus | null;
	readonly view: CaseView | null;
}) {
	const { draft, quickly } = useStanding();
	const kept = useAnswer('draft.read', view ? { case: view.case } : null);
	if (!view) {
		const words =
			status?.state === 'absent'
				? strip.nothingSaved
				: status?.state === 'open'
					? (quickly ?? strip.drafts)
					: strip.draftsKept;
		return (
			<StripSegment icon={PencilLine} name={words} label={<span>{words}</span>}>
				<p>{strip.draftDetail}</p>
			</StripSegment>
		);
	}
	const savedAt = draft.is === 'saved' ? draft.at : draft.is === 'unknown' ? (kept.value?.savedAt ?? null) : null;
	const words =
		draft.is === 'failed'
			? strip.draftFailed
			: draft.is === 'changed'
				? strip.draftChanged
				: savedAt
					? strip.draftSaved
					: (quickly ?? strip.allSealed);
	return (
		<StripSegment
			icon={draft.is === 'failed' ? HardDrive : savedAt || draft.is === 'changed' ? PencilLine : SealIcon}
			{...(draft.is === 'failed' ? { tone: 'warn' as const } : {})}
			name={words}
			label={<span role="status">{draft.is === 'failed' ? <b>{words}</b> : words}</span>}
		>
			{draft.is === 'failed' && <Refused refusal={draft.refusal} />}
			{savedAt && (
				<p>
					{strip.saved} <Stamp at={savedAt} />
				</p>
			)}
			<p>{strip.draftDetail}</p>
		</StripSegment>
	);
}
