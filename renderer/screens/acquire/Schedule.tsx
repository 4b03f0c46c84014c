/** How often copies are to be read again, and which are due now in all cases. */
import { useState } from 'react';
import type { AcquisitionSchedule } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { schedule as words } from '../../words/acquire';
import { visible } from '../../words/seen';

export function Schedule({
	schedule,
	onClose,
}: {
	readonly schedule: AcquisitionSchedule;
	readonly onClose: () => void;
}) {
	const { act, busy, refusal } = useAct('acquisition.schedule');
	const [days, setDays] = useState(schedule.everyDays === null ? '' : String(schedule.everyDays));
	const ready = /^\d*$/.test(days.trim());
	const save = async () => {
		if (!ready || busy) return;
		if (await act({ everyDays: days.trim() === '' ? null : Number(days) })) onClose();
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			words={{ doing: words.doing, needs: words.needs, cancel: words.cancel, act: words.save }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void save()}
		>
			<TextBox
				label={words.every}
				help={words.help}
				inputMode="numeric"
				autoFocus
				value={days}
				onChange={setDays}
				maxLength={5}
				error={refusedFor(refusal, 'everyDays')}
			/>
			<div className="col gap-3">
				<h3 className="lab">{words.due}</h3>
				{schedule.due.length === 0 && <p className="sec">{words.none}</p>}
				<ul className="col gap-2">
					{schedule.due.map((each) => (
						<li key={each.acquisition} className="row">
							<span className="mono">{visible(each.number)}</span>
							<span className="tag">{visible(each.tag)}</span>
							<span className="push">
								<Stamp at={each.dueAt} />
							</span>
						</li>
					))}
				</ul>
			</div>
			<Refused refusal={refusal} fields={['everyDays']} />
		</ActDialogue>
	);
}
