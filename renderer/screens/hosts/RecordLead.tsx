/** A lead to an attacking host, with how strongly it is asserted and what led there. */
import { useState } from 'react';
import type { CaseView, LeadStrength } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { Choice } from '../../parts/Choice';
import { Note } from '../../parts/Note';
import { refusedFor } from '../../parts/Refused';
import { visible } from '../../words/seen';
import { leads, recordLead as words } from '../../words/signs';
import { Form, given, listed, useTexts } from './form';
import { LEAD_STRENGTHS } from './order';
import { TellFields, toldOf, useTell } from './TellFields';

export function RecordLead({ view, onClose }: { readonly view: CaseView; readonly onClose: (lead?: string) => void }) {
	const { act, busy, refusal } = useAct('lead.record');
	const list = useAnswer('list.show', { list: 'attacking-host-activities' }).value;
	const { said, box, names } = useTexts(words.fields, refusal);
	const [strength, setStrength] = useState<LeadStrength>('possible');
	const [activity, setActivity] = useState<string | null>(null);
	const [tell, setTell] = useTell();
	const [about, description] = [said('about'), said('description')];
	const ready = about !== undefined && description !== undefined && activity !== null;
	const seal = async () => {
		if (about === undefined || description === undefined || activity === null) return;
		const asked = { case: view.case, about, description, strength, activity, ...toldOf(tell) };
		const done = await act({ ...asked, ...given({ cites: listed(said('cites')) }) });
		if (done) onClose(done.lead);
	};
	return (
		<Form
			{...{ busy, refusal, ready, title: words.title, about: words.about, needs: words.needs, act: words.act }}
			fields={[...names, 'activity']}
			onSeal={() => void seal()}
			onClose={() => onClose()}
		>
			<Note tone="info">{leads.noFact}</Note>
			{box('about', { autoFocus: true, most: 500 })}
			{box('description', { most: 4000, long: true })}
			<div className="fr-g two">
				<Choice
					label={words.strength}
					options={LEAD_STRENGTHS.map((id) => ({ id, name: leads.strengths[id] }))}
					value={strength}
					onChange={setStrength}
				/>
				<Choice
					label={words.activity}
					options={(list?.items ?? [])
						.filter(({ retired }) => retired === null)
						.map(({ id, name }) => ({ id, name: visible(name) }))}
					value={activity}
					onChange={setActivity}
					error={refusedFor(refusal, 'activity')}
				/>
			</div>
			{box('cites', { optional: true })}
			<TellFields value={tell} onChange={setTell} />
		</Form>
	);
}
