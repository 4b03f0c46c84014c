/** The steps of a plan in the order in which their data is lost. */
import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react';
import type { VolatilePlanView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { type Column, Columns } from '../../parts/Columns';
import { pickAmongRows } from '../../parts/rows';
import { acquire, volatile as words } from '../../words/acquire';
import { visible } from '../../words/seen';

const LOOKS = {
	open: { icon: CircleDashed, tone: 'dim' },
	done: { icon: CircleCheck, tone: 'ok' },
	skipped: { icon: CircleSlash, tone: 'warn' },
} as const;

const COLUMNS: readonly Column[] = [
	{ name: words.step, width: 'w-no', quiet: true },
	{ name: words.step },
	{ name: acquire.state, width: 'w-stt' },
];

interface StepTableProps {
	readonly plan: VolatilePlanView;
	readonly picked: number;
	readonly onPick: (step: number) => void;
}

export function StepTable({ plan, picked, onPick }: StepTableProps) {
	return (
		<table
			className="tb"
			aria-label={words.steps(visible(plan.host))}
			onKeyDown={pickAmongRows((row) => onPick(Number(row)))}
		>
			<Columns of={COLUMNS} />
			<tbody>
				{plan.steps.map((step) => (
					<tr
						key={step.step}
						className={step.step === picked ? 'r2 act sel' : 'r2 act'}
						data-row={step.step}
						tabIndex={step.step === picked ? 0 : -1}
						{...(step.step === picked ? { 'aria-current': true } : {})}
						onClick={() => onPick(step.step)}
					>
						<td className="num mono">{step.step}</td>
						<td>
							<span className="med">{step.what}</span>
							<span className="sub mono">{step.commands[0] ?? ''}</span>
						</td>
						<td>
							<State tone={LOOKS[step.state].tone} icon={LOOKS[step.state].icon}>
								{words.states[step.state]}
							</State>
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
