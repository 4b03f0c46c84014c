/** How a person's key stands: revoked, replaced, signing here, or known by its certificate only. */
import { BookLock, FileBadge, RefreshCw, ShieldX } from 'lucide-react';
import type { Person } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { Stamp } from '../../parts/Stamp';
import { acts, people as words } from '../../words/people';
import { visible } from '../../words/seen';

export function Stands({ person }: { readonly person: Person }) {
	const { revoked, replacedBy, signsHere } = person;
	return (
		<>
			{revoked && (
				<State tone="bad" icon={ShieldX} top>
					<b>{acts.revoked}</b>
					<span className="sub">
						<Stamp at={revoked.at} />
					</span>
					<span className="sub wrap">{revoked.reason === null ? acts.noReason : visible(revoked.reason)}</span>
				</State>
			)}
			{replacedBy && (
				<State tone={revoked ? 'dim' : 'warn'} icon={RefreshCw} top>
					{acts.replaced} <span className="mono">{replacedBy.slice(0, 8)}</span>
				</State>
			)}
			{!revoked && !replacedBy && (
				<State tone={signsHere ? 'ok' : 'dim'} icon={signsHere ? BookLock : FileBadge}>
					{signsHere ? words.signsHere : words.certificateOnly}
				</State>
			)}
		</>
	);
}
