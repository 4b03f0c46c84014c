/** The fields above a note's text: phase, when it was observed, how accurate that is. */
import type { PhaseId } from '../../../shared/views';
import { Choice, type Option } from '../../parts/Choice';
import { instantOf, MomentField, wallOf } from '../../parts/MomentField';
import { phases } from '../../words/phases';
import { composer as words } from '../../words/workspace';
import type { Typed } from './useDraft';

export type Accuracy = keyof typeof words.accuracies;

const PHASES: readonly Option<PhaseId>[] = phases.map(({ id, name }) => ({ id, name }));
const ACCURACIES: readonly Option<Accuracy>[] = (
	['none', '1000', '10000', '60000', '120000', '300000', '900000', '3600000', '86400000'] as const
).map((id) => ({ id, name: words.accuracies[id] }));

interface ComposerFieldsProps {
	readonly typed: Typed;
	readonly change: (next: Partial<Typed>) => void;
	readonly accuracy: Accuracy;
	readonly onAccuracy: (accuracy: Accuracy) => void;
}

export function ComposerFields({ typed, change, accuracy, onAccuracy }: ComposerFieldsProps) {
	return (
		<div className="cmp-f cmp-g">
			<Choice small label={words.phase} options={PHASES} value={typed.phase} onChange={(phase) => change({ phase })} />
			<MomentField
				small
				label={words.observed}
				value={wallOf(typed.observedAt)}
				onChange={(value) => change({ observedAt: instantOf(value) })}
			/>
			<Choice small label={words.accuracy} options={ACCURACIES} value={accuracy} onChange={onAccuracy} />
		</div>
	);
}
