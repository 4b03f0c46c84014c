/** The fields above a note's text: what it is, phase, when it was observed, how accurate that is. */
import type { PhaseId } from '../../../shared/views';
import type { Typed } from '../../hooks/useDraft';
import { Choice, type Option } from '../../parts/Choice';
import { instantOf, MomentField, wallOf } from '../../parts/MomentField';
import { StanceChoice } from '../../parts/StanceChoice';
import { phases } from '../../words/phases';
import { composer as words } from '../../words/workspace';

type Accuracy = keyof typeof words.accuracies;

const PHASES: readonly Option<PhaseId>[] = phases.map(({ id, name }) => ({ id, name }));
const ACCURACIES: readonly Option<Accuracy>[] = (
	['none', '1000', '10000', '60000', '120000', '300000', '900000', '3600000', '86400000'] as const
).map((id) => ({ id, name: words.accuracies[id] }));

interface ComposerFieldsProps {
	readonly typed: Typed;
	readonly change: (next: Partial<Typed>) => void;
}

export function ComposerFields({ typed, change }: ComposerFieldsProps) {
	const { observedAt, observedLocal, accuracyMs } = typed;
	const unknown = observedLocal !== null;
	const wall = observedLocal ?? wallOf(observedAt);
	const put = (at: string | null, ofUnknownZone: boolean) =>
		change(
			ofUnknownZone
				? { observedAt: null, observedLocal: at ?? '' }
				: { observedAt: instantOf(at), observedLocal: null, ...(at === null ? { notLateBecause: null } : {}) },
		);
	return (
		<div className="cmp-f cmp-g">
			<StanceChoice value={typed.stance} onChange={(stance) => change({ stance })} />
			<Choice small label={words.phase} options={PHASES} value={typed.phase} onChange={(phase) => change({ phase })} />
			<MomentField
				small
				label={words.observed}
				value={wall === '' ? null : wall}
				onChange={(value) => put(value, unknown)}
				zone={{ unknown, onUnknown: (is) => put(wall === '' ? null : wall, is) }}
			/>
			<Choice
				small
				label={words.accuracy}
				options={ACCURACIES}
				value={ACCURACIES.find(({ id }) => id === String(accuracyMs))?.id ?? 'none'}
				onChange={(chosen) => change({ accuracyMs: chosen === 'none' ? null : Number(chosen) })}
			/>
		</div>
	);
}
