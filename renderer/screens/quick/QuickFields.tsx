/** What the quick entry holds: dashed, because it is not in the ledger. */
import { Info, PencilLine } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Refusal } from '../../../shared/refusal';
import type { CaseSummary, PhaseId } from '../../../shared/views';
import type { Attachments } from '../../hooks/useAttachments';
import type { Typed } from '../../hooks/useDraft';
import { Badge, State } from '../../parts/Badge';
import { ByWhom } from '../../parts/ByWhom';
import { Choice, type Option } from '../../parts/Choice';
import { DraftFiles } from '../../parts/DraftFiles';
import { ExerciseBand } from '../../parts/ExerciseMark';
import { FileDrop } from '../../parts/FileDrop';
import { pointsOut } from '../../parts/pointsOut';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { StanceChoice } from '../../parts/StanceChoice';
import { markedNumber } from '../../words/exercise';
import { phases } from '../../words/phases';
import { visible } from '../../words/seen';
import { composer } from '../../words/workspace';
import { quick as words } from '../../words/writing';

const NEW = 'new';
const PHASES: readonly Option<PhaseId>[] = phases.map(({ id, name }) => ({ id, name }));

interface QuickFieldsProps {
	readonly typed: Typed;
	readonly change: (next: Partial<Typed>) => void;
	readonly files: Attachments;
	/** Those that can be written in. */
	readonly cases: readonly CaseSummary[];
	/** The number of a case that is opened for the note. */
	readonly next: string;
	/** Names that may be meant as who did it or watched. */
	readonly people: readonly string[];
	readonly target: CaseSummary | null;
	readonly savedAt: string | null;
	readonly disabled: boolean;
	readonly refusal: Refusal | null;
}

export function QuickFields({
	typed,
	change,
	files,
	cases,
	next,
	people,
	target,
	savedAt,
	disabled,
	refusal,
}: QuickFieldsProps) {
	const options: Option<string>[] = [
		...cases.map((each) => ({ id: each.case as string, name: visible(`${markedNumber(each)} ${each.title}`) })),
		{ id: NEW, name: words.newCase(next), quiet: words.newCaseAbout },
	];
	const box = useRef<HTMLTextAreaElement>(null);
	useEffect(() => box.current?.focus(), []);
	const points = typed.text.trim() === '' ? [] : pointsOut(typed, Date.now());
	return (
		<FileDrop onFiles={(dropped) => void files.take(dropped)}>
			{target?.exercise && <ExerciseBand says={words.intoExercise(visible(target.number))} />}
			<div className="cmp qk">
				<div className="cmp-h">
					<Badge tone="draft" icon={PencilLine}>
						{words.draft}
					</Badge>
					<span className="t1 dim" role="status">
						{savedAt !== null && (
							<>
								{words.saved} <Stamp at={savedAt} show="time" />
							</>
						)}
					</span>
					<span className="push t1 dim ell">{composer.timeSet}</span>
				</div>
				<textarea
					ref={box}
					className="cmp-t"
					aria-label={words.text}
					placeholder={words.placeholder}
					value={typed.text}
					readOnly={disabled}
					onChange={(event) => change({ text: event.target.value })}
				/>
				<ByWhom typed={typed} people={people} onChange={change} />
				<DraftFiles
					files={typed.attachments}
					arriving={files.arriving}
					disabled={disabled}
					onRemove={(file) => change({ attachments: typed.attachments.filter((each) => each !== file) })}
					onStop={files.stop}
				/>
				<div className="cmp-f qk-g">
					<Choice
						small
						label={words.case}
						options={options}
						value={target?.case ?? NEW}
						onChange={(chosen) => change({ case: chosen === NEW ? null : chosen })}
					/>
					<StanceChoice value={typed.stance} onChange={(stance) => change({ stance })} />
					<Choice
						small
						label={composer.phase}
						options={PHASES}
						value={typed.phase}
						onChange={(phase) => change({ phase })}
					/>
				</div>
			</div>
			<ul className="col gap-3">
				{points.map((point) => (
					<li key={point}>
						<State top tone="warn" icon={Info}>
							{point}
						</State>
					</li>
				))}
			</ul>
			<Refused refusal={refusal} />
		</FileDrop>
	);
}
