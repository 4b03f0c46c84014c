/** Planning the meeting, or changing the plan: when, where, who, and the agenda, which is the nine questions and what was asked for. */
import { useState } from 'react';
import type { CaseView, MeetingView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextArea, TextBox } from '../../parts/Field';
import { instantOf, MomentField, wallOf } from '../../parts/MomentField';
import { Refused } from '../../parts/Refused';
import { after, QUESTIONS, plan as words } from '../../words/after';
import { linesIn } from './linesIn';

interface PlanMeetingProps {
	readonly view: CaseView;
	/** The one that is changed. */
	readonly meeting: MeetingView | null;
	readonly onClose: () => void;
}

export function PlanMeeting({ view, meeting, onClose }: PlanMeetingProps) {
	const { act, busy, refusal } = useAct('meeting.plan');
	const before = meeting?.planned ?? null;
	const [at, setAt] = useState(before ? wallOf(before.for) : null);
	const [place, setPlace] = useState(before?.place ?? '');
	const [moderator, setModerator] = useState(before?.moderator ?? '');
	const [invited, setInvited] = useState(before?.invited.join('\n') ?? '');
	const [agenda, setAgenda] = useState(before?.agenda ?? '');
	const plannedFor = instantOf(at) as Instant | null;
	const said = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });
	const submit = async () => {
		if (plannedFor === null) return;
		const names = linesIn(invited);
		const done = await act({
			...{ case: view.case, plannedFor },
			...(meeting ? { meeting: meeting.meeting } : {}),
			...{ ...said('place', place), ...said('moderator', moderator), ...said('agenda', agenda) },
			...(names.length > 0 ? { invited: names } : {}),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={meeting ? words.change : words.title}
			about={words.about}
			width={680}
			words={{ doing: after.doing, needs: words.needs, cancel: after.cancel, act: words.act }}
			busy={busy}
			ready={plannedFor !== null}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<div className="fr-g two">
				<MomentField label={words.at} value={at} onChange={setAt} />
				<TextBox label={words.place} optional value={place} onChange={setPlace} maxLength={300} />
			</div>
			<TextBox
				label={words.moderator}
				help={words.moderatorHelp}
				optional
				value={moderator}
				onChange={setModerator}
				maxLength={200}
			/>
			<TextArea label={words.invited} optional value={invited} onChange={setInvited} maxLength={20_000} />
			<TextArea
				label={words.agenda}
				help={words.agendaHelp}
				optional
				value={agenda}
				onChange={setAgenda}
				maxLength={20_000}
			/>
			<div>
				<p className="lab">{words.questions}</p>
				<ol className="af-g">
					{QUESTIONS.map(({ id, name, says }) => (
						<li key={id} title={says}>
							{id}. {name}
						</li>
					))}
				</ol>
			</div>
			<Refused refusal={refusal} />
		</ActDialogue>
	);
}
