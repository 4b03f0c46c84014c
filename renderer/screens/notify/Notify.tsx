/** A case’s tab for telling and deciding: who is told what by when, who is called, how the incident is contained. */
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useDue } from '../../hooks/useDue';
import type { NotifyPart } from '../../hooks/usePlace';
import { Segments } from '../../parts/Segments';
import { isWritable, whyNot } from '../../parts/writable';
import { notify as words } from '../../words/notify';
import { visible } from '../../words/seen';
import { Containment } from './Containment';
import { Escalations } from './Escalations';
import { Register } from './Register';

export function Notify({ view, part }: { readonly view: CaseView; readonly part?: NotifyPart }) {
	const [picked, setPicked] = useState<{ readonly part: NotifyPart; readonly by: NotifyPart | undefined }>({
		part: part ?? 'notifications',
		by: part,
	});
	// A place that names a part opens it; afterwards the person goes where they like.
	const show = part !== undefined && picked.by !== part ? part : picked.part;
	const writable = isWritable(view);
	const overdue = useDue()?.items.filter((item) => item.case === view.case && item.urgency === 'overdue') ?? [];
	const count = (is: string) => {
		const due = overdue.filter((item) => item.is === is).length;
		return due > 0 ? { count: due } : {};
	};
	// One head for all parts: the focus stays in it while the part below becomes another.
	const [head, setHead] = useState<HTMLElement | null>(null);
	const about = { view, writable, head };
	return (
		<div className="hm nt-s" data-pane>
			<div className="hm-h">
				<h1 className="vh">{words.heading(visible(view.number))}</h1>
				<Segments
					label={words.show}
					value={show}
					onChange={(next) => setPicked({ part: next, by: part })}
					options={[
						{ id: 'notifications', name: words.notifications, ...count('notification') },
						{ id: 'escalation', name: words.escalation, ...count('escalation') },
						{ id: 'containment', name: words.containment, ...count('containment') },
					]}
				/>
				{!writable && <span className="dim t1">{whyNot(view)}</span>}
				<span className="push" />
				<div className="row" ref={setHead} />
			</div>
			{show === 'notifications' && <Register {...about} />}
			{show === 'escalation' && <Escalations {...about} />}
			{show === 'containment' && <Containment {...about} />}
		</div>
	);
}
