/** One answer: to a measure by which the handling is judged, or to an item of an audit. */
import { useState } from 'react';
import type { Answer, ChoiceView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useStatus } from '../../hooks/useStatus';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextArea, TextBox } from '../../parts/Field';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { after, judged as words } from '../../words/after';
import { visible } from '../../words/seen';

export interface JudgeAbout {
	readonly is: 'measure' | 'item';
	readonly of: ChoiceView;
}

interface JudgeProps {
	readonly case: string;
	readonly about: JudgeAbout;
	readonly onClose: () => void;
}

const ANSWERS = Object.keys(words.answers4) as Answer[];

export function Judge({ case: of, about, onClose }: JudgeProps) {
	const me = useStatus().value?.me ?? null;
	const measure = useAct('assessment.give');
	const item = useAct('audit.answer');
	const [answer, setAnswer] = useState<Answer>('yes');
	// The owner of what was attacked answers for themselves (§3.4.2, subjective assessment).
	const [by, setBy] = useState(about.of.id === 'owner' ? '' : (me?.name ?? ''));
	const [says, setSays] = useState('');
	const busy = measure.busy || item.busy;
	const submit = async () => {
		const who = by.trim() === me?.name ? { person: me.keyId } : { name: by.trim() };
		const told = { case: of, answer, by: who, says: says.trim() };
		const done =
			about.is === 'measure'
				? await measure.act({ ...told, measure: about.of.id })
				: await item.act({ ...told, item: about.of.id });
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={visible(about.of.name)}
			words={{ doing: after.doing, needs: words.needs, cancel: after.cancel, act: words.act }}
			busy={busy}
			ready={by.trim() !== '' && says.trim() !== ''}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Segments
				label={words.answer}
				value={answer}
				onChange={setAnswer}
				options={ANSWERS.map((id) => ({ id, name: words.answers4[id] }))}
			/>
			<TextBox label={words.by} value={by} onChange={setBy} maxLength={200} />
			<TextArea label={words.says} value={says} onChange={setSays} maxLength={4000} autoFocus />
			<Refused refusal={measure.refusal ?? item.refusal} />
		</ActDialogue>
	);
}
