/** How old the newest backup is, and where it lies; where there is none, why there should be one. */
import type { ReactNode } from 'react';
import type { NotebookStatus } from '../../shared/views';
import { ago, backup as words } from '../words/backup';
import { visible } from '../words/seen';
import { Note } from './Note';

/** After so long what was sealed since is worth a warning. */
const OLD_MS = 7 * 86_400_000;

export function BackupAge({
	backup,
	action,
}: {
	readonly backup: NotebookStatus['backup'];
	readonly action?: ReactNode;
}) {
	const ageMs = backup ? Math.max(0, Date.now() - Date.parse(backup.at)) : 0;
	const isOld = backup !== null && ageMs >= OLD_MS;
	return (
		<Note tone={backup === null || isOld ? 'warn' : 'info'}>
			<div className="row bk-a">
				<div className="grow">
					<span className="strong">{backup ? words.last(ago(ageMs), visible(backup.where)) : words.never}</span>{' '}
					{backup === null ? words.neverMore : isOld ? words.old : ''}
				</div>
				{action}
			</div>
		</Note>
	);
}
