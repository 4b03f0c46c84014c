/** A case’s tab for what comes after the incident (SP 800-61 r2, §3.4): the meeting, what was agreed on, how it is judged. */
import { ChartColumn, ScrollText } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useDue } from '../../hooks/useDue';
import { type AfterPart, usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Segments } from '../../parts/Segments';
import { isWritable, whyNot } from '../../parts/writable';
import { after as words } from '../../words/after';
import { visible } from '../../words/seen';
import { Actions } from './Actions';
import { Judged } from './Judged';
import { Meetings } from './Meetings';

/** @param part the part to begin with */
export function After({ view, part = 'meeting' }: { readonly view: CaseView; readonly part?: AfterPart }) {
	const { go, open } = usePlace();
	const [show, setShow] = useState<AfterPart>(part);
	const overdue = useDue()?.items.filter((item) => item.case === view.case && item.urgency === 'overdue') ?? [];
	const count = (is: string) => {
		const due = overdue.filter((item) => item.is === is).length;
		return due > 0 ? { count: due } : {};
	};
	const writable = isWritable(view);
	// One head for all parts: the focus stays in it while the part below becomes another.
	const [head, setHead] = useState<HTMLElement | null>(null);
	const about = { view, writable, head };
	return (
		<div className="hm af" data-pane>
			<div className="hm-h">
				<h1 className="vh">{words.heading(visible(view.number))}</h1>
				<Segments
					label={words.show}
					value={show}
					onChange={setShow}
					options={[
						{ id: 'meeting', name: words.meeting, ...count('meeting') },
						{ id: 'actions', name: words.actions, ...count('action') },
						{ id: 'judged', name: words.judged },
					]}
				/>
				{!writable && <span className="dim t1">{whyNot(view)}</span>}
				<span className="push" />
				<div className="row" ref={setHead} />
				<Button icon={ChartColumn} onClick={() => go({ at: 'figures', of: view.case })}>
					{words.figures}
				</Button>
				<Button icon={ScrollText} onClick={() => open('report')}>
					{words.report}
				</Button>
			</div>
			{show === 'meeting' && <Meetings {...about} />}
			{show === 'actions' && <Actions {...about} />}
			{show === 'judged' && <Judged {...about} />}
		</div>
	);
}

export interface PartProps {
	readonly view: CaseView;
	readonly writable: boolean;
	/** Where the acts of a part stand, beside the parts’ names. */
	readonly head: HTMLElement | null;
}
