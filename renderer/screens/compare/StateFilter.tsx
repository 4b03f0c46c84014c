/**
 * How many paths have which state, as a bar of patterns and as chips that filter. Unreadable and not checked always
 * stand there with their number, so that a filter cannot make anybody believe that there are none.
 */
import type { ComparisonState, ComparisonView, KnownView } from '../../../shared/views';
import { count } from '../../parts/measure';
import { PatternBar, Swatch } from '../../parts/PatternBar';
import { compare as words } from '../../words/compare';
import { DIFFERENT, ICONS, KNOWN, PATTERNS } from './looks';

const VERDICTS = ['bad', 'unknown', 'good'] as const satisfies readonly KnownView['verdict'][];

export interface Chosen {
	readonly states: readonly ComparisonState[];
	readonly known: readonly KnownView['verdict'][];
}

interface StateFilterProps {
	readonly view: ComparisonView;
	readonly chosen: Chosen;
	readonly onChange: (chosen: Chosen) => void;
}

export function StateFilter({ view, chosen, onChange }: StateFilterProps) {
	const { counts, known } = view;
	const says = DIFFERENT.map((state) => `${counts[state]} ${words.states[state].toLowerCase()}`).join(', ');
	const Unchanged = ICONS.unchanged;
	return (
		<>
			<PatternBar
				label={words.bar(says)}
				shares={DIFFERENT.map((state) => ({ id: state, count: counts[state], pattern: PATTERNS[state] }))}
			/>
			<div className="row-w">
				<fieldset className="tls" aria-label={words.filter}>
					{DIFFERENT.map((state) => (
						<button
							key={state}
							type="button"
							className={counts[state] === 0 ? 'tl tl-0' : 'tl'}
							aria-pressed={chosen.states.includes(state)}
							onClick={() => onChange({ ...chosen, states: flipped(chosen.states, state) })}
						>
							<Swatch pattern={PATTERNS[state]} />
							<span>
								<b>{count(counts[state])}</b> {words.states[state].toLowerCase()}
							</span>
						</button>
					))}
					<button
						type="button"
						className="tl"
						aria-pressed={chosen.states.includes('unchanged')}
						onClick={() => onChange({ ...chosen, states: flipped(chosen.states, 'unchanged') })}
					>
						<Unchanged className="ic" aria-hidden />
						<span>
							<b>{count(counts.unchanged)}</b> {words.states.unchanged.toLowerCase()}
						</span>
					</button>
				</fieldset>
				{known && (
					<fieldset className="tls push" aria-label={words.knownFilter}>
						{VERDICTS.map((verdict) => {
							const Icon = KNOWN[verdict].icon;
							return (
								<button
									key={verdict}
									type="button"
									className={verdict === 'bad' && known.bad > 0 ? 'tl tl-bad' : 'tl'}
									aria-pressed={chosen.known.includes(verdict)}
									onClick={() => onChange({ ...chosen, known: flipped(chosen.known, verdict) })}
								>
									<Icon className="ic" aria-hidden />
									<span>
										<b>{count(known[verdict])}</b> {words.known[verdict]}
									</span>
								</button>
							);
						})}
					</fieldset>
				)}
			</div>
		</>
	);
}

const flipped = <T,>(all: readonly T[], one: T): readonly T[] =>
	all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
