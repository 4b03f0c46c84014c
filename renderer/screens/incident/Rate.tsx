/** The incident is rated, now or as expected if it is not contained. What is left out stays as it was. */
import { useState } from 'react';
import type { CaseView, ListView, Outlook } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { Tick } from '../../parts/Tick';
import { incident, rating as words, writing } from '../../words/incident';
import { visible } from '../../words/seen';

const LEAVE = '';
const optionsOf = (list: ListView | null) =>
	(list?.items ?? [])
		.filter(({ retired }) => retired === null)
		.map(({ id, name, own }) => ({ id, name: own === null ? name : visible(name) }));

interface RateProps {
	readonly view: CaseView;
	readonly outlook: Outlook;
	readonly onClose: () => void;
}

export function Rate({ view, outlook: begin, onClose }: RateProps) {
	const { act, busy, refusal } = useAct('impact.rate');
	const functionals = useAnswer('list.show', { list: 'functional-impact' }).value;
	const informations = useAnswer('list.show', { list: 'information-impact' }).value;
	const efforts = useAnswer('list.show', { list: 'recoverability-effort' }).value;
	const [outlook, setOutlook] = useState<Outlook>(begin);
	const [functional, setFunctional] = useState(LEAVE);
	const [information, setInformation] = useState<readonly string[]>([]);
	const [recoverability, setRecoverability] = useState(LEAVE);
	const [reason, setReason] = useState('');
	const ready = reason.trim() !== '' && (functional !== LEAVE || recoverability !== LEAVE || information.length > 0);
	const submit = async () => {
		if (!ready) return;
		const sealed = await act({
			...{ case: view.case, outlook, reason: reason.trim() },
			...(functional === LEAVE ? {} : { functional }),
			...(information.length === 0 ? {} : { information: [...information] }),
			...(recoverability === LEAVE ? {} : { recoverability }),
		});
		if (sealed) onClose();
	};
	const leave = { id: LEAVE, name: words.leave };
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			words={{ doing: writing.doing, needs: words.needs, cancel: writing.cancel, act: words.act }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Radios
				label={words.outlook}
				options={(['now', 'expected'] as const).map((id) => ({ id, ...words.options[id] }))}
				value={outlook}
				onChange={setOutlook}
			/>
			<div className="fr-g two">
				<Choice
					label={incident.factor.functional}
					options={[leave, ...optionsOf(functionals)]}
					value={functional}
					onChange={setFunctional}
					error={refusedFor(refusal, 'functional')}
				/>
				<Choice
					label={incident.factor.recoverability}
					options={[leave, ...optionsOf(efforts)]}
					value={recoverability}
					onChange={setRecoverability}
					error={refusedFor(refusal, 'recoverability')}
				/>
			</div>
			<fieldset className="f fs-0">
				<legend className="lb fp-l">{incident.factor.information}</legend>
				<div className="cbs">
					{optionsOf(informations).map(({ id, name }) => (
						<Tick
							key={id}
							checked={information.includes(id)}
							onChange={(on) => setInformation(on ? [...information, id] : information.filter((each) => each !== id))}
						>
							{name}
						</Tick>
					))}
				</div>
			</fieldset>
			<TextBox
				label={words.reason}
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
				autoFocus
			/>
			<Refused refusal={refusal} fields={['functional', 'recoverability', 'reason']} />
		</ActDialogue>
	);
}
