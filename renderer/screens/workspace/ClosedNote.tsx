/** Stands where the draft would be while nothing can be added: the case is closed, entries of it are missing, or whoever is here observes it. */
import { FolderOpen } from 'lucide-react';
import type { CaseView } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { openLosses, whyNot } from '../../parts/writable';
import { rollback } from '../../words/rollback';
import { composer, phaseRail } from '../../words/workspace';

export function ClosedNote({ view, onReopen }: { readonly view: CaseView; readonly onReopen: () => void }) {
	if (openLosses(view).length > 0) {
		return (
			<div className="cmp-x">
				<Note tone="bad">{rollback.stoppedHere}</Note>
			</div>
		);
	}
	if (view.state === 'open') {
		return (
			<div className="cmp-x">
				<Note tone="info">{whyNot(view)}</Note>
			</div>
		);
	}
	return (
		<div className="cmp-x">
			<Note tone="info">
				<span className="row">
					<span className="grow">{composer.closed}</span>
					<Button size="s" icon={FolderOpen} onClick={onReopen}>
						{phaseRail.reopen}
					</Button>
				</span>
			</Note>
		</div>
	);
}
