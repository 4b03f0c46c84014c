/** Plans for collecting what is lost first, first (RFC 3227, section 2.1): each step an entry, done or skipped. */
import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, VolatilePlanView } from '../../../shared/views';
import type { Reading } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { Empty } from '../../parts/Empty';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { volatile as words } from '../../words/acquire';
import { visible } from '../../words/seen';
import { NewPlan } from './NewPlan';
import { RecordStep } from './RecordStep';
import { StepDetail } from './StepDetail';
import { StepTable } from './StepTable';

interface VolatileProps {
	readonly view: CaseView;
	readonly plans: Reading<readonly VolatilePlanView[]>;
	readonly writable: boolean;
}

export function Volatile({ view, plans, writable }: VolatileProps) {
	const { go } = usePlace();
	const [planned, setPlanned] = useState<string | null>(null);
	const [picked, setPicked] = useState<number | null>(null);
	const [asked, ask] = useState<'plan' | 'record' | null>(null);
	const all = plans.value ?? [];
	const plan = all.find((each) => each.plan === planned) ?? all.at(-1) ?? null;
	const step =
		plan?.steps.find((each) => each.step === picked) ??
		plan?.steps.find((each) => each.state === 'open') ??
		plan?.steps[0] ??
		null;
	const record = writable && step?.state === 'open' ? () => ask('record') : undefined;
	useKeys({ n: writable ? () => ask('plan') : undefined, r: record });
	const begin = (
		<Button tone="primary" icon={ListPlus} keys="N" disabled={!writable} onClick={() => ask('plan')}>
			{words.plan}
		</Button>
	);
	return (
		<>
			<Refused refusal={plans.refusal} />
			{plans.waiting && <Waiting />}
			{plans.value && !plan && (
				<Empty title={words.emptyTitle} action={begin}>
					{words.empty}
				</Empty>
			)}
			{plan && step && (
				<div className="aq">
					<div className="aq-l" data-pane>
						<div className="aq-h">
							<div className="row-t">
								<div className="grow">
									<h2 className="t5">{words.steps(visible(plan.host))}</h2>
									<p className="sec">
										{words.progress(plan.steps.filter((each) => each.state !== 'open').length, plan.steps.length)},{' '}
										{words.planned} <Stamp at={plan.plannedAt} />{' '}
										<button
											type="button"
											className="lnk"
											onClick={() => go({ at: 'case', case: view.case, tab: 'notebook', entry: plan.entry })}
										>
											{plan.entry}
										</button>
									</p>
									<p className="help">{words.about}</p>
								</div>
								{all.length > 1 && (
									<Choice
										small
										label={words.choosePlan}
										value={plan.plan}
										onChange={setPlanned}
										options={all.map((each) => ({ id: each.plan, name: visible(each.host), quiet: each.entry }))}
									/>
								)}
								{begin}
							</div>
						</div>
						<div className="aq-r">
							<StepTable plan={plan} picked={step.step} onPick={setPicked} />
						</div>
					</div>
					<StepDetail
						step={step}
						onEntry={(entry) => go({ at: 'case', case: view.case, tab: 'notebook', entry })}
						{...(record ? { onRecord: record } : {})}
					/>
				</div>
			)}
			{asked === 'plan' && <NewPlan view={view} onClose={() => ask(null)} />}
			{asked === 'record' && plan && step && (
				<RecordStep
					plan={plan}
					step={step}
					onClose={(recorded) => {
						ask(null);
						if (recorded) setPicked(null);
					}}
				/>
			)}
		</>
	);
}
