/** That the jump kit is not ready, on the first screen: where nobody looks for it, nobody misses it until it is needed. */
import { Briefcase } from 'lucide-react';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Note } from '../../parts/Note';
import { kit as words } from '../../words/ready';
import { visible } from '../../words/seen';

export function KitDue() {
	const { value } = useAnswer('kit.show', {});
	const { go } = usePlace();
	if (value === null) return null;
	const { amiss, documents } = value.counts;
	if (amiss + documents === 0) return null;
	return (
		<Note tone="warn">
			<div className="row bk-a">
				<div className="grow">
					<span className="strong">{amiss > 0 ? words.due(amiss) : words.dueDocuments(documents)}</span>{' '}
					{visible(value.because[0] ?? '')}
				</div>
				<Button size="s" icon={Briefcase} onClick={() => go({ at: 'ready', part: amiss > 0 ? 'kit' : 'library' })}>
					{words.toKit}
				</Button>
			</div>
		</Note>
	);
}
