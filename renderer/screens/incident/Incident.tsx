/** The incident of a case: its four times, how it is rated, its record, and what of CSF 2.0 the entries support. */
import { useState } from 'react';
import type { CaseView, IncidentTimeView, Outlook } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { isWritable } from '../../parts/writable';
import { type recordGroups, incident as words } from '../../words/incident';
import { visible } from '../../words/seen';
import { CasePeople } from './CasePeople';
import { Coverage } from './Coverage';
import { Elsewhere } from './Elsewhere';
import { Rate } from './Rate';
import { Ratings } from './Ratings';
import { RecordPanel } from './RecordPanel';
import { SetTime } from './SetTime';
import { Times } from './Times';
import { WriteRecord } from './WriteRecord';

type Over =
	| { readonly is: 'time'; readonly time: IncidentTimeView }
	| { readonly is: 'rate'; readonly outlook: Outlook }
	| { readonly is: 'record'; readonly group: (typeof recordGroups)[number] }
	| null;

export function Incident({ view }: { readonly view: CaseView }) {
	const { go } = usePlace();
	const { value, refusal, waiting } = useAnswer('incident.show', { case: view.case });
	const [over, setOver] = useState<Over>(null);
	const writable = isWritable(view);
	const close = () => setOver(null);
	const onGo = (entry: string) => go({ at: 'case', case: view.case, tab: 'notebook', entry });
	return (
		<div className="inc">
			<section className="inc-m" aria-label={words.record} data-pane>
				<h1 className="vh">{words.heading(visible(view.number))}</h1>
				<Refused refusal={refusal} />
				{waiting && <Waiting />}
				{value && (
					<>
						<Times
							{...{ view: value, onGo }}
							{...(writable ? { onSet: (time: IncidentTimeView) => setOver({ is: 'time', time }) } : {})}
						/>
						<Ratings
							{...{ impact: value.impact, onGo }}
							{...(writable ? { onRate: (outlook: Outlook) => setOver({ is: 'rate', outlook }) } : {})}
						/>
						<RecordPanel
							{...{ record: value.record, onGo }}
							{...(writable
								? { onWrite: (group: (typeof recordGroups)[number]) => setOver({ is: 'record', group }) }
								: {})}
						/>
						<CasePeople {...{ view, onGo }} />
						<Elsewhere view={view} onTab={(tab) => go({ at: 'case', case: view.case, tab })} />
					</>
				)}
			</section>
			<Coverage view={view} onGo={onGo} />
			{over?.is === 'time' && <SetTime view={view} time={over.time} onClose={close} />}
			{over?.is === 'rate' && value && <Rate view={view} outlook={over.outlook} onClose={close} />}
			{over?.is === 'record' && value && (
				<WriteRecord view={view} record={value.record} group={over.group} onClose={close} />
			)}
		</div>
	);
}
