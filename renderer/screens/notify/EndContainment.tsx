/** What became of a measure: removed, extended, replaced, or made permanent. */
import { useState } from 'react';
import type { CaseView, ContainmentView, Ending } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { instantOf, MomentField } from '../../parts/MomentField';
import { Refused, refusedFor } from '../../parts/Refused';
import { contain as words } from '../../words/notify';
import { visible } from '../../words/seen';

const HOWS: readonly Ending[] = ['removed', 'extended', 'replaced', 'made permanent'];

interface EndContainmentProps {
	readonly view: CaseView;
	readonly measure: ContainmentView;
	/** Measures that may stand in its place. */
	readonly others: readonly ContainmentView[];
	readonly onClose: () => void;
}

export function EndContainment({ view, measure, others, onClose }: EndContainmentProps) {
	const { act, busy, refusal } = useAct('containment.end');
	const [how, setHow] = useState<Ending>('removed');
	const [expires, setExpires] = useState<string | null>(null);
	const [other, setOther] = useState<string | null>(null);
	const [reason, setReason] = useState('');
	const [by, setBy] = useState('');
	const expiresAt = how === 'extended' ? (instantOf(expires) as Instant | null) : null;
	const inPlace = others.filter((each) => each.containment !== measure.containment);
	const ready =
		reason.trim() !== '' && (how !== 'extended' || expiresAt !== null) && (how !== 'replaced' || other !== null);
	const submit = async () => {
		if (!ready) return;
		const done = await act({
			...{ case: view.case, containment: measure.containment, how, reason: reason.trim() },
			...(expiresAt === null ? {} : { expiresAt }),
			...(how === 'replaced' && other !== null ? { replacedBy: other } : {}),
			...(by.trim() === '' ? {} : { authorizedBy: by.trim() }),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={words.endTitle}
			about={visible(measure.strategy ?? measure.entry)}
			width={600}
			words={{ doing: words.doing, needs: words.endNeeds, cancel: words.cancel, act: words.endAct }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Choice
				label={words.how}
				options={HOWS.filter(
					(id) =>
						(id !== 'replaced' || inPlace.length > 0) && (measure.state !== 'permanent' || id !== 'made permanent'),
				).map((id) => ({ id, name: words.hows[id] }))}
				value={how}
				onChange={setHow}
			/>
			{how === 'extended' && <MomentField label={words.expiresAt} value={expires} onChange={setExpires} />}
			{how === 'replaced' && (
				<Choice
					label={words.replacedBy}
					options={inPlace.map((each) => ({
						id: each.containment,
						name: `${each.entry} ${visible(each.strategy ?? each.chosen ?? '')}`,
					}))}
					value={other}
					onChange={setOther}
				/>
			)}
			<TextBox
				label={words.reason}
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
				autoFocus
			/>
			<TextBox label={words.endWord} optional value={by} onChange={setBy} maxLength={200} />
			<Refused refusal={refusal} fields={['reason']} />
		</ActDialogue>
	);
}
