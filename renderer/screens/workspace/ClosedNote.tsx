/** Stands where the draft would be while the case is closed. */
import { FolderOpen } from 'lucide-react';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { composer, phaseRail } from '../../words/workspace';

export function ClosedNote({ onReopen }: { readonly onReopen: () => void }) {
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
