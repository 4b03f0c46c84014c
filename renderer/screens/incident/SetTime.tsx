/** One of the four times is said: with its zone, as found without one, or that it is unknown. */
import { useState } from 'react';
import type { CaseView, IncidentTimeView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { instantOf, MomentField } from '../../parts/MomentField';
import { offsetHere } from '../../parts/measure';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { incident, setting as words, writing } from '../../words/incident';
import { composer } from '../../words/workspace';

type Accuracy = keyof typeof composer.accuracies;
const ACCURACIES = (
	['none', '1000', '10000', '60000', '120000', '300000', '900000', '3600000', '86400000'] as const
).map((id: Accuracy) => ({ id, name: composer.accuracies[id] }));

interface SetTimeProps {
	readonly view: CaseView;
	readonly time: IncidentTimeView;
	readonly onClose: () => void;
}

export function SetTime({ view, time, onClose }: SetTimeProps) {
	const { act, busy, refusal } = useAct('incident.set-time');
	const [what, setWhat] = useState<'known' | 'unknown'>('known');
	const [wall, setWall] = useState<string | null>(null);
	const [zoneless, setZoneless] = useState(false);
	const [within, setWithin] = useState<Accuracy>('none');
	const [reason, setReason] = useState('');
	const ready = what === 'unknown' || wall !== null;
	const submit = async () => {
		if (!ready) return;
		const at = instantOf(wall) as Instant | null;
		const accuracy = within === 'none' ? {} : { accuracyMs: Number(within) };
		const stated =
			what === 'unknown' || wall === null || at === null
				? null
				: zoneless
					? { local: wall.slice(0, 19), ...accuracy }
					: { at, ...accuracy };
		const why = reason.trim() === '' ? {} : { reason: reason.trim() };
		const zone = stated !== null && 'at' in stated ? { offset: offsetHere(stated.at) } : {};
		if (await act({ case: view.case, time: time.time, stated, ...zone, ...why })) onClose();
	};
	return (
		<ActDialogue
			title={words.title(incident.time[time.time])}
			about={words.about}
			words={{ doing: writing.doing, needs: words.needs, cancel: writing.cancel, act: words.act }}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Radios
				label={words.what}
				options={(['known', 'unknown'] as const).map((id) => ({ id, ...words.options[id] }))}
				value={what}
				onChange={setWhat}
			/>
			{what === 'known' && (
				<div className="fr-g two">
					<MomentField
						label={words.when}
						value={wall}
						onChange={setWall}
						zone={{ unknown: zoneless, onUnknown: setZoneless }}
					/>
					<Choice label={words.accuracy} options={ACCURACIES} value={within} onChange={setWithin} />
				</div>
			)}
			<TextBox
				label={words.reason}
				optional
				value={reason}
				onChange={setReason}
				error={refusedFor(refusal, 'reason')}
				maxLength={2000}
			/>
			<Refused refusal={refusal} fields={['reason']} />
		</ActDialogue>
	);
}
