/** Stands under the heading of the cases until there is a recovery paper that was tried out. */
import type { NotebookStatus } from '../../../shared/views';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { reminder as words } from '../../words/recovery';

export function Reminder({ status }: { readonly status: NotebookStatus }) {
	const { open } = usePlace();
	const { recovery } = status;
	if (recovery === null || recovery === 'tested') return null;
	const none = recovery === 'none';
	return (
		<Note tone="warn">
			<span className="row bk-a">
				<span className="grow">
					<span className="strong">{none ? words.none : words.made}</span> {none ? words.noneMore : words.madeMore}
				</span>
				<Button size="s" onClick={() => open(none ? 'make paper' : 'test paper')}>
					{none ? words.make : words.test}
				</Button>
			</span>
		</Note>
	);
}
