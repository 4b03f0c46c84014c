/** The phases with their checklist, and who is on the case. A phase filters the stream. */
import { FolderCheck, FolderOpen, PencilLine } from 'lucide-react';
import type { CaseView, PhaseId } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { nameOf } from '../../parts/SignerName';
import { isWritable, openLosses } from '../../parts/writable';
import { visible } from '../../words/seen';
import { phaseRail as words } from '../../words/workspace';
import { titling } from '../../words/writing';
import { PhaseList } from './PhaseList';

interface PhaseRailProps {
	readonly view: CaseView;
	readonly phase: PhaseId | null;
	readonly onPhase: (phase: PhaseId | null) => void;
	/** The entry that is open beside the stream. */
	readonly cited: string | null;
	readonly onGo: (entry: string) => void;
	readonly onClose: () => void;
	readonly onTitle: () => void;
}

export function PhaseRail({ view, phase, onPhase, cited, onGo, onClose, onTitle }: PhaseRailProps) {
	// Who goes on under a newer key stands here once.
	const here = view.people.filter((person) => person.replacedBy === null);
	return (
		<aside className="side" aria-label={words.name} data-pane>
			<div className="side-m">
				<PhaseList {...{ view, phase, onPhase, cited, onGo }} />
			</div>
			<div className="side-s">
				<h2 className="lab">{words.onCase}</h2>
				<ul className="col gap-3 side-p">
					{here.map((person) => (
						<li key={person.keyId} className="row">
							<span className="ell">{nameOf(person)}</span>
							{person.revoked !== null && <span className="tone-bad t1 nw push">{words.revoked}</span>}
							{person.revoked === null && person.title !== null && (
								<span className="dim t1 ell push">{visible(person.title)}</span>
							)}
						</li>
					))}
				</ul>
				{isWritable(view) && (
					<Button size="s" tone="quiet" className="al-l" icon={PencilLine} onClick={onTitle}>
						{titling.open}
					</Button>
				)}
				<Button
					size="s"
					tone="quiet"
					className="al-l"
					icon={view.state === 'open' ? FolderCheck : FolderOpen}
					disabled={openLosses(view).length > 0}
					onClick={onClose}
				>
					{view.state === 'open' ? words.close : words.reopen}
				</Button>
			</div>
		</aside>
	);
}
