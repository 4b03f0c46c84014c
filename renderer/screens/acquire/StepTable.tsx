/** The steps of a plan in the order in which their data is lost. */
import { CircleCheck, CircleDashed, CircleSlash } from 'lucide-react';
import type { VolatilePlanView } from '../../../shared/views';
import { State } from '../../parts/Badge';
import { moveAmongRows } from '../../parts/rows';
import { acquire, volatile as words } from '../../words/acquire';
import { visible } from '../../words/seen';

const LOOKS = {
	open: { icon: CircleDashed, tone: 'dim' },
	done: { icon: CircleCheck, tone: 'ok' },
	skipped: { icon: CircleSlash, tone: 'warn' },
} as const;

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
			onKeyDown={(event) => {
				if (!moveAmongRows(event)) return;
				const row = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
				if (row !== undefined) onPick(Number(row));
			}}
		>
			<colgroup>
				<col className="w-no" />
				<col />
				<col className="w-stt" />
			</colgroup>
			<thead>
				<tr>
					<th scope="col">
						<span className="vh">{words.step}</span>
					</th>
					<th scope="col">{words.step}</th>
					<th scope="col">{acquire.state}</th>
				</tr>
			</thead>
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
