/** All eleven steps at the side, each with its state; any of them can be gone to. */
import { Circle, CircleAlert, CircleCheck } from 'lucide-react';
import type { CrisisStepId, CrisisStepView } from '../../../shared/views';
import { crisis as words } from '../../words/crisis';

interface CrisisStepsProps {
	readonly steps: readonly CrisisStepView[];
	readonly at: CrisisStepId | null;
	readonly onChoose: (step: CrisisStepId) => void;
}

const ICONS = { open: Circle, 'put off': CircleAlert, done: CircleCheck };
const TONES = { open: 'dim', 'put off': 'tone-warn', done: 'tone-ok' };

export function CrisisSteps({ steps, at, onChoose }: CrisisStepsProps) {
	return (
		<ol className="cr-l" aria-label={words.steps}>
			{steps.map(({ step, name, state }) => {
				const Icon = ICONS[state];
				return (
					<li key={step}>
						<button
							type="button"
							className={step === at ? 'on' : ''}
							{...(step === at ? { 'aria-current': 'step' as const } : {})}
							onClick={() => onChoose(step)}
						>
							<Icon className={`ic ${TONES[state]}`} aria-hidden />
							<span className="cr-i">{step}</span>
							<span>{name}</span>
							<span className="vh">, {words.states[state]}</span>
						</button>
					</li>
				);
			})}
		</ol>
	);
}
