/** What became of a sign or of a lead, and by what that is known. */
import { useState } from 'react';
import type { CaseView, LeadStrength, LeadView, SignView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { Choice } from '../../parts/Choice';
import { Note } from '../../parts/Note';
import { visible } from '../../words/seen';
import { leads, signs, assess as words } from '../../words/signs';
import { Form, given, listed, useTexts } from './form';
import { LEAD_STRENGTHS, LEAD_VERDICTS, SIGN_VERDICTS } from './order';

const FIELDS = { by: words.by, cites: words.cites } as const;
const SAME = 'same';

interface AssessProps<T> {
	readonly view: CaseView;
	readonly of: T;
	readonly onClose: () => void;
}

export function AssessSign({ view, of, onClose }: AssessProps<SignView>) {
	const { act, busy, refusal } = useAct('sign.assess');
	const { said, box, names } = useTexts(FIELDS, refusal);
	const [verdict, setVerdict] = useState<(typeof SIGN_VERDICTS)[number]>('validated');
	const by = said('by');
	const seal = async () => {
		if (by === undefined) return;
		const about = { case: view.case, sign: of.sign, verdict, by };
		if (await act({ ...about, ...given({ cites: listed(said('cites')) }) })) onClose();
	};
	return (
		<Form
			{...{ busy, refusal, needs: words.needs, act: words.act, onClose }}
			title={words.sign}
			about={words.signAbout}
			ready={by !== undefined}
			fields={names}
			onSeal={() => void seal()}
		>
			<Note tone="info">{visible(of.description)}</Note>
			<Choice
				label={words.verdict}
				options={SIGN_VERDICTS.map((id) => ({ id, name: signs.verdicts[id] }))}
				value={verdict}
				onChange={setVerdict}
			/>
			{box('by', { autoFocus: true })}
			{box('cites', { optional: true })}
		</Form>
	);
}

export function AssessLead({ view, of, onClose }: AssessProps<LeadView>) {
	const { act, busy, refusal } = useAct('lead.assess');
	const { said, box, names } = useTexts(FIELDS, refusal);
	const [verdict, setVerdict] = useState<(typeof LEAD_VERDICTS)[number]>('supported');
	const [strength, setStrength] = useState<LeadStrength | typeof SAME>(SAME);
	const by = said('by');
	const seal = async () => {
		if (by === undefined) return;
		const asserted = strength === SAME || verdict === 'dropped' ? undefined : strength;
		const about = { case: view.case, lead: of.lead, verdict, by };
		if (await act({ ...about, ...given({ strength: asserted, cites: listed(said('cites')) }) })) onClose();
	};
	return (
		<Form
			{...{ busy, refusal, needs: words.needs, act: words.act, onClose }}
			title={words.lead}
			about={words.leadAbout}
			ready={by !== undefined}
			fields={names}
			onSeal={() => void seal()}
		>
			<Note tone="info">{visible(of.shown)}</Note>
			<Choice
				label={words.leadVerdict}
				options={LEAD_VERDICTS.map((id) => ({ id, name: leads.verdicts[id] }))}
				value={verdict}
				onChange={setVerdict}
			/>
			{verdict !== 'dropped' && (
				<Choice<LeadStrength | typeof SAME>
					label={words.strength}
					options={[
						{ id: SAME, name: words.sameStrength },
						...LEAD_STRENGTHS.map((id) => ({ id, name: leads.strengths[id] })),
					]}
					value={strength}
					onChange={setStrength}
				/>
			)}
			{box('by', { autoFocus: true })}
			{box('cites', { optional: true })}
		</Form>
	);
}
