/** What an exercise showed to be missing, each with the action that was agreed on for it. */
import type { ExerciseGap } from '../../../shared/views';
import { EntryLinks } from '../../parts/EntryLinks';
import { exercise as words } from '../../words/exercise';
import { visible } from '../../words/seen';

interface GapProps {
	readonly gap: ExerciseGap;
	readonly onGo: (entry: string) => void;
	/** The question is named where the gap does not stand below it. */
	readonly named?: boolean;
}

export function Gap({ gap: { entry, question, says, action }, onGo, named = false }: GapProps) {
	return (
		<div className="xq-g">
			<span className="lab">{named ? visible(question) : words.gapFound}</span>
			<span>{says === null ? words.withheld : visible(says)}</span>
			<EntryLinks entries={[entry]} onGo={onGo} />
			<p className="t1">
				{action === null ? (
					words.noAction
				) : (
					<>
						{words.action(visible(action.what), visible(action.owner), action.dueOn)}
						{action.done ? `, ${words.done}` : action.overdue ? `, ${words.overdue}` : ''}{' '}
						<EntryLinks entries={[action.entry]} onGo={onGo} />
					</>
				)}
			</p>
		</div>
	);
}

export function Gaps({ gaps, onGo }: { readonly gaps: readonly ExerciseGap[]; readonly onGo: GapProps['onGo'] }) {
	return (
		<section className="pn" aria-label={words.gaps}>
			<div className="pn-h">
				<h2>{words.gaps}</h2>
			</div>
			<div className="pn-b col gap-3">
				{gaps.length === 0 && <p className="dim">{words.noGaps}</p>}
				{gaps.map((gap) => (
					<Gap key={gap.entry} gap={gap} onGo={onGo} named />
				))}
			</div>
		</section>
	);
}
