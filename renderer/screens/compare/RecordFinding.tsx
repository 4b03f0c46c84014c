/** A deviation in one act: the note is written, the file collected with custody begun, and both tied to the comparison. */
import { Flag } from 'lucide-react';
import { useState } from 'react';
import type { ComparisonRowView, ComparisonView, PhaseId } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextArea, TextBox } from '../../parts/Field';
import { instantOf, MomentField } from '../../parts/MomentField';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { compare, finding as words } from '../../words/compare';
import { phases } from '../../words/phases';
import { visible } from '../../words/seen';

type Severity = keyof typeof words.severities;
const SEVERITIES = Object.keys(words.severities) as readonly Severity[];

interface RecordFindingProps {
	readonly comparison: ComparisonView;
	readonly row: ComparisonRowView;
	readonly onClose: () => void;
}

export function RecordFinding({ comparison, row, onClose }: RecordFindingProps) {
	const { act, busy, refusal } = useAct('comparison.finding');
	const [phase, setPhase] = useState<PhaseId>('da');
	const [severity, setSeverity] = useState<Severity>('none');
	const [text, setText] = useState(`${words.says(compare.states[row.state], visible(row.path))}\n`);
	const [observed, setObserved] = useState<string | null>(null);
	const [tag, setTag] = useState('');
	const [storedAt, setStoredAt] = useState('');
	const ready = text.trim() !== '';
	const seal = async () => {
		if (!ready || busy) return;
		const at = instantOf(observed);
		const done = await act({
			case: comparison.case,
			comparison: comparison.comparison,
			row: row.row,
			phase,
			text: text.trim(),
			...(severity === 'none' ? {} : { severity }),
			...(at === null ? {} : { observedAt: at as Instant }),
			...(tag.trim() === '' ? {} : { tag: tag.trim() }),
			...(storedAt.trim() === '' ? {} : { storedAt: storedAt.trim() }),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={680}
			words={{ doing: words.doing, needs: words.needs, cancel: words.cancel, act: words.seal }}
			icon={Flag}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void seal()}
		>
			<p className="mono wrap">{visible(row.path)}</p>
			<TextArea
				label={words.text}
				value={text}
				onChange={setText}
				rows={4}
				autoFocus
				maxLength={100_000}
				error={refusedFor(refusal, 'text')}
			/>
			<div className="bl-g">
				<Choice
					label={words.phase}
					value={phase}
					onChange={setPhase}
					options={phases.map(({ id, name }) => ({ id, name }))}
				/>
				<Choice
					label={words.severity}
					value={severity}
					onChange={setSeverity}
					options={SEVERITIES.map((id) => ({ id, name: words.severities[id] }))}
				/>
				{row.state !== 'removed' && (
					<>
						<TextBox
							label={words.tag}
							optional
							help={words.tagHelp}
							value={tag}
							onChange={setTag}
							maxLength={40}
							error={refusedFor(refusal, 'tag')}
						/>
						<TextBox
							label={words.storedAt}
							optional
							value={storedAt}
							onChange={setStoredAt}
							maxLength={500}
							error={refusedFor(refusal, 'storedAt')}
						/>
					</>
				)}
				<MomentField label={words.observed} value={observed} onChange={setObserved} />
			</div>
			{row.state === 'removed' && <Note tone="info">{words.gone}</Note>}
			<Refused refusal={refusal} fields={['text', 'tag', 'storedAt']} />
		</ActDialogue>
	);
}
