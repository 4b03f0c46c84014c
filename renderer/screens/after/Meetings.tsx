/** Lessons learned meetings: planned, held, told of; or the minutes of one while they are written. */
import { CalendarPlus, NotebookPen } from 'lucide-react';
import { useState } from 'react';
import type { MeetingView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useNow } from '../../hooks/useNow';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { InHead } from '../../parts/InHead';
import { duration } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { tell, meetings as words } from '../../words/after';
import { visible } from '../../words/seen';
import type { PartProps } from './After';
import { AgreeAction } from './AgreeAction';
import { Meeting } from './Meeting';
import { WriteMinutes } from './Minutes';
import { PlanMeeting } from './PlanMeeting';

type Over =
	| { readonly is: 'plan'; readonly meeting: MeetingView | null }
	| { readonly is: 'tell'; readonly meeting: MeetingView; readonly name: string }
	| { readonly is: 'agree'; readonly meeting: MeetingView; readonly what: string }
	| null;

export function Meetings({ view, writable, head }: PartProps) {
	const { value, refusal, waiting } = useAnswer('after.show', { case: view.case });
	const draft = useAnswer('minutes.read', { case: view.case });
	const [over, setOver] = useState<Over>(null);
	/** The meeting whose minutes are written; undefined while none are. */
	const [writing, setWriting] = useState<MeetingView | null | undefined>(undefined);
	const close = () => setOver(null);
	const stopWriting = () => {
		draft.again();
		setWriting(undefined);
	};
	if (value === null || draft.waiting)
		return (
			<>
				<Refused refusal={refusal ?? draft.refusal} />
				{(waiting || draft.waiting) && <Waiting />}
			</>
		);
	const begun = draft.value;
	if (writing !== undefined && writable)
		return (
			<WriteMinutes
				view={view}
				kept={begun}
				meeting={begun ? (value.meetings.find((each) => each.meeting === begun.meeting) ?? null) : writing}
				onClose={stopWriting}
			/>
		);
	const none = value.meetings.length === 0 && begun === null;
	const plan = (
		<Button
			tone="primary"
			icon={CalendarPlus}
			disabled={!writable}
			onClick={() => setOver({ is: 'plan', meeting: null })}
		>
			{words.plan}
		</Button>
	);
	const write = (
		<Button icon={NotebookPen} disabled={!writable} onClick={() => setWriting(null)}>
			{words.writeNow}
		</Button>
	);
	const held = value.meetings.some((each) => each.held !== null);
	return (
		<>
			<InHead head={head}>
				{!none && begun === null && write}
				{!none && plan}
			</InHead>
			{value.resolvedAt !== null && !held && <Ended at={value.resolvedAt} />}
			{begun && (
				<div className="af-b">
					<span className="grow">
						<b>{words.begun}</b>{' '}
						<span className="sec">
							{words.keptAt} <Stamp at={begun.savedAt} />
						</span>
					</span>
					<Button tone="primary" icon={NotebookPen} disabled={!writable} onClick={() => setWriting(null)}>
						{words.goOn}
					</Button>
				</div>
			)}
			{none && (
				<div className="pn">
					<Empty
						title={words.emptyTitle}
						action={
							<span className="row">
								{plan}
								{write}
							</span>
						}
					>
						{words.empty}
					</Empty>
				</div>
			)}
			<div className="af-l">
				{[...value.meetings].reverse().map((meeting) => (
					<Meeting
						key={meeting.meeting}
						meeting={meeting}
						of={view.case}
						actions={value.actions}
						mayWrite={writable && begun === null}
						{...(writable
							? {
									onPlan: () => setOver({ is: 'plan', meeting }),
									onWrite: () => setWriting(meeting),
									onTell: (name: string) => setOver({ is: 'tell', meeting, name }),
									onAgree: (what: string) => setOver({ is: 'agree', meeting, what }),
								}
							: {})}
					/>
				))}
			</div>
			{over?.is === 'plan' && <PlanMeeting view={view} meeting={over.meeting} onClose={close} />}
			{over?.is === 'tell' && <Tell case={view.case} meeting={over.meeting} name={over.name} onClose={close} />}
			{over?.is === 'agree' && (
				<AgreeAction view={view} action={null} meeting={over.meeting.meeting} what={over.what} onClose={close} />
			)}
		</>
	);
}

/** §3.4.1 wants the meeting within several days of the end; how many is for people to say. */
function Ended({ at }: { readonly at: string }) {
	const since = useNow().getTime() - Date.parse(at);
	return since <= 0 ? null : <Note tone="info">{words.ended(duration(since))}</Note>;
}

interface TellProps {
	readonly case: string;
	readonly meeting: MeetingView;
	readonly name: string;
	readonly onClose: () => void;
}

function Tell({ case: of, meeting, name, onClose }: TellProps) {
	const { act, busy, refusal } = useAct('meeting.tell');
	return (
		<ReasonDialog
			title={tell.title(visible(name))}
			about={tell.about}
			label={tell.how}
			act={tell.act}
			busy={busy}
			refusal={refusal}
			onSeal={(how) =>
				void act({ case: of, meeting: meeting.meeting, name, how }).then((done) => done !== undefined && onClose())
			}
			onClose={onClose}
		/>
	);
}
