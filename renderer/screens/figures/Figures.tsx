/** Figures of one case or over all (SP 800-61 r2, §3.4.2), as tables with bars; cost and work are recorded from here. */
import { Coins } from 'lucide-react';
import { useState } from 'react';
import type { CaseId } from '../../../shared/vocabulary';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { Empty } from '../../parts/Empty';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { figures as words } from '../../words/figures';
import { visible } from '../../words/seen';
import { AllFigures } from './AllFigures';
import { CaseFigures } from './CaseFigures';
import { RecordTaking } from './RecordTaking';

const ALL = 'all';

/** @param of the case to begin with; all cases where none is given */
export function Figures({ of }: { readonly of: CaseId | null }) {
	const { go } = usePlace();
	const [chosen, setChosen] = useState<string>(of ?? ALL);
	const { value: cases } = useAnswer('case.list', {});
	// Counting over all cases reads every ledger, so that is asked for only where it is looked at.
	const { value: all, ...ofAll } = useAnswer('metrics.all', chosen === ALL ? {} : null);
	const { value: one, ...ofOne } = useAnswer('metrics.show', chosen === ALL ? null : { case: chosen });
	const [recording, setRecording] = useState(false);
	const open = cases?.some((each) => each.case === chosen && each.state === 'open') ?? false;
	const onGo = (entry: string) => one && go({ at: 'case', case: one.case as CaseId, tab: 'notebook', entry });
	return (
		<div className="hm fg" data-pane>
			<div className="hm-h">
				<h1 className="t5">{words.title}</h1>
				<span className="push" />
				{one && open && (
					<Button icon={Coins} onClick={() => setRecording(true)}>
						{words.record}
					</Button>
				)}
				<Choice
					small
					label={words.of}
					value={chosen}
					onChange={setChosen}
					options={[
						{ id: ALL, name: words.all },
						...(cases ?? []).map((each) => ({
							...{ id: each.case, name: visible(each.number), quiet: visible(each.title) },
						})),
					]}
				/>
			</div>
			<Refused refusal={ofAll.refusal ?? ofOne.refusal} />
			{(ofAll.waiting || ofOne.waiting) && <Waiting />}
			{one && <CaseFigures metrics={one} onGo={onGo} />}
			{all && all.counted === 0 && (
				<div className="pn">
					<Empty title={words.emptyTitle} action={<Button onClick={() => go({ at: 'cases' })}>{words.all}</Button>}>
						{words.empty}
					</Empty>
				</div>
			)}
			{all && all.counted > 0 && <AllFigures all={all} />}
			{recording && one && <RecordTaking case={one.case} onClose={() => setRecording(false)} />}
		</div>
	);
}
