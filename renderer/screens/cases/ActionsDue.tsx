/** What was agreed on after incidents and is late, on the first screen: a lesson that nobody comes back to is not learned. */
import type { DueItem } from '../../../shared/views';
import { useDue } from '../../hooks/useDue';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { ExerciseMark } from '../../parts/ExerciseMark';
import { Note } from '../../parts/Note';
import { late as words } from '../../words/after';
import { visible } from '../../words/seen';

const MOST = 3;

export function ActionsDue() {
	const { go } = usePlace();
	const late =
		useDue()?.items.filter(({ is, urgency }) => (is === 'action' || is === 'meeting') && urgency === 'overdue') ?? [];
	if (late.length === 0) return null;
	const open = ({ case: of, is }: DueItem) =>
		go({ at: 'case', case: of, tab: 'after', after: is === 'action' ? 'actions' : 'meeting' });
	return (
		<Note tone="warn">
			<span className="strong">{words.count(late.length)}</span>
			<ul className="af-u" aria-label={words.name}>
				{late.slice(0, MOST).map((item) => (
					<li key={`${item.case} ${item.id}`} className="row">
						{item.exercise && <ExerciseMark />}
						<span className="mono">{visible(item.number)}</span>
						<span className="grow ell">{item.is === 'meeting' ? words.meeting : visible(item.title)}</span>
						<Button size="s" onClick={() => open(item)}>
							{words.open}
						</Button>
					</li>
				))}
			</ul>
			{late.length > MOST && words.more(late.length - MOST)}
		</Note>
	);
}
