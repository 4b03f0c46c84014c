/** What is to be done, by whom and by which day; or a change of it. */
import { useState } from 'react';
import type { ActionView, CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Refused } from '../../parts/Refused';
import { after, agree as words } from '../../words/after';

interface AgreeActionProps {
	readonly view: CaseView;
	/** The one that is changed. */
	readonly action: ActionView | null;
	/** The meeting that agreed on it. */
	readonly meeting?: string;
	readonly what?: string;
	readonly onClose: () => void;
}

const DAY = /^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;
/** The calendar turns a day that is not there into another one. */
const isDay = (day: string): boolean =>
	DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;

export function AgreeAction({ view, action, meeting, what: begun = '', onClose }: AgreeActionProps) {
	const { act, busy, refusal } = useAct('action.agree');
	const [what, setWhat] = useState(action?.what ?? begun);
	const [owner, setOwner] = useState(action?.owner ?? '');
	const [dueOn, setDueOn] = useState(action?.dueOn ?? '');
	const day = dueOn.trim();
	const odd = day.length >= 10 && !isDay(day);
	const agreedAt = meeting ?? action?.meeting ?? null;
	const submit = async () => {
		const done = await act({
			...{ case: view.case, what: what.trim(), owner: owner.trim(), dueOn: day },
			...(action ? { action: action.action } : {}),
			...(agreedAt === null ? {} : { meeting: agreedAt }),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={action ? words.change : words.title}
			about={words.about}
			words={{ doing: after.doing, needs: words.needs, cancel: after.cancel, act: words.act }}
			busy={busy}
			ready={what.trim() !== '' && owner.trim() !== '' && isDay(day)}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<TextBox label={words.what} value={what} onChange={setWhat} maxLength={2000} autoFocus={begun === ''} />
			<div className="fr-g two">
				<TextBox label={words.owner} value={owner} onChange={setOwner} maxLength={200} autoFocus={begun !== ''} />
				<TextBox
					label={words.dueOn}
					help={words.dueOnHelp}
					error={odd ? words.dueOnWrong : undefined}
					value={dueOn}
					onChange={setDueOn}
					maxLength={10}
				/>
			</div>
			<Refused refusal={refusal} />
		</ActDialogue>
	);
}
