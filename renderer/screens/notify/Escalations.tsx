/** Escalations of a case: those that run, with whom to call now; and those that are over. */
import { PhoneOutgoing } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { EscalationView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useDue } from '../../hooks/useDue';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { InHead } from '../../parts/InHead';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { climb as words } from '../../words/notify';
import { Climb } from './Climb';
import type { PartProps } from './Register';
import { StartEscalation } from './StartEscalation';

type Over = { readonly is: 'start' } | { readonly is: 'end'; readonly escalation: EscalationView } | null;

export function Escalations({ view, writable, head }: PartProps) {
	const { value, refusal, waiting, again } = useAnswer('escalation.show', { case: view.case });
	const known = useAnswer('contacts.show', {}).value;
	const { go } = usePlace();
	const [over, setOver] = useState<Over>(null);
	const close = () => setOver(null);
	// Where each stands follows from the moment; the frame knows when that is another.
	const moment = useDue()?.at;
	useEffect(() => {
		if (moment !== undefined) again();
	}, [moment, again]);
	const ladders = known?.ladders.filter((each) => each.retired === null) ?? [];
	const start =
		ladders.length > 0 ? (
			<Button tone="primary" icon={PhoneOutgoing} disabled={!writable} onClick={() => setOver({ is: 'start' })}>
				{words.start}
			</Button>
		) : (
			<Button tone="primary" onClick={() => go({ at: 'contacts' })}>
				{words.toContacts}
			</Button>
		);
	return (
		<>
			<InHead head={head}>{value && value.length > 0 && start}</InHead>
			<Refused refusal={refusal} />
			{waiting && <Waiting />}
			{value && value.length === 0 && known && (
				<div className="pn">
					<Empty title={words.emptyTitle} action={start}>
						<p>{words.empty}</p>
						{ladders.length === 0 && <p>{words.noLadder}</p>}
					</Empty>
				</div>
			)}
			{value && value.length > 0 && (
				<div className="col gap-6 nt-l">
					{value.map((each) => (
						<Climb
							key={each.escalation}
							view={view}
							escalation={each}
							writable={writable}
							onEnd={() => setOver({ is: 'end', escalation: each })}
						/>
					))}
				</div>
			)}
			{over?.is === 'start' && <StartEscalation view={view} ladders={ladders} onClose={close} />}
			{over?.is === 'end' && <End view={view} escalation={over.escalation} onClose={close} />}
		</>
	);
}

function End({
	view,
	escalation,
	onClose,
}: Pick<PartProps, 'view'> & { readonly escalation: EscalationView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('escalation.end');
	const about = { case: view.case, escalation: escalation.escalation };
	return (
		<ReasonDialog
			title={words.endTitle}
			about={words.endAbout}
			label={words.endReason}
			act={words.endAct}
			busy={busy}
			refusal={refusal}
			onSeal={(reason) => void act({ ...about, reason }).then((done) => done && onClose())}
			onClose={onClose}
		/>
	);
}
