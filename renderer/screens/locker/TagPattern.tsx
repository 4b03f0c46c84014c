/** How tags are numbered from here on; what the pattern makes is shown before it is set. */
import { Tags } from 'lucide-react';
import { useState } from 'react';
import { isPattern, tagAt } from '../../hooks/lockerRules';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { tags as words } from '../../words/locker';
import { visible } from '../../words/seen';

export function TagPattern({ now, onClose }: { readonly now: string; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('tag.set-pattern');
	const [pattern, setPattern] = useState(now);
	const good = isPattern(pattern);
	const set = async () => {
		if (await act({ pattern })) onClose();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			words={words}
			icon={Tags}
			busy={busy}
			ready={good && pattern !== now}
			onClose={onClose}
			onAct={() => void set()}
		>
			<TextBox
				label={words.pattern}
				help={good ? words.makes(visible(tagAt(pattern, '2026-014', 1))) : words.help}
				value={pattern}
				onChange={setPattern}
				error={refusedFor(refusal, 'pattern')}
				maxLength={40}
				spellCheck={false}
				className="mono"
				autoFocus
			/>
			<Refused refusal={refusal} fields={['pattern']} />
		</ActDialogue>
	);
}
