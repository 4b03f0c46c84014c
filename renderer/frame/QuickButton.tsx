/** The way to the quick entry, in sight on every screen; it says where a draft of it waits. */
import { NotebookPen, PencilLine } from 'lucide-react';
import { useAnswer } from '../hooks/useAnswer';
import { usePlace } from '../hooks/usePlace';
import { useStanding } from '../hooks/useStanding';
import { Button } from '../parts/Button';
import { quick as words } from '../words/writing';

export function QuickButton() {
	const { open } = usePlace();
	const { quickDraft } = useStanding();
	const { value: kept } = useAnswer('quick.read', {});
	const holds = quickDraft ?? kept !== null;
	return (
		<Button
			size="s"
			tone="quiet"
			className={holds ? 'qk-d' : ''}
			icon={holds ? PencilLine : NotebookPen}
			keys="Ctrl J"
			onClick={() => open('quick entry')}
		>
			{holds ? words.draftKept : words.open}
		</Button>
	);
}
