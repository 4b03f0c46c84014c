/** Indicators of one type, typed one a line, defanged or not. */
import { useState } from 'react';
import type { IndicatorType } from '../../../shared/indicators/indicator';
import type { CaseView, HostView } from '../../../shared/views';
import type { DigestName } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { Choice } from '../../parts/Choice';
import { TextArea, TextBox } from '../../parts/Field';
import { indicators, recordIndicator as words } from '../../words/indicators';
import { visible } from '../../words/seen';
import { Form, given } from './form';
import { HostPick } from './HostPick';
import { DIGESTS, INDICATOR_TYPES } from './order';
import { TellFields, toldOf, useTell } from './TellFields';

const BY_LENGTH = 'length';

interface RecordIndicatorProps {
	readonly view: CaseView;
	readonly hosts: readonly HostView[];
	readonly onClose: (entry?: string) => void;
}

export function RecordIndicator({ view, hosts, onClose }: RecordIndicatorProps) {
	const { act, busy, refusal } = useAct('indicator.record');
	const [type, setType] = useState<IndicatorType>('ipv4');
	const [typed, setTyped] = useState('');
	const [algorithm, setAlgorithm] = useState<DigestName | typeof BY_LENGTH>(BY_LENGTH);
	const [called, setCalled] = useState('');
	const [remark, setRemark] = useState('');
	const [on, setOn] = useState<readonly string[]>([]);
	const [tell, setTell] = useTell();
	const values = typed
		.split('\n')
		.map((value) => value.trim())
		.filter((value) => value !== '');
	const more = given({
		algorithm: type === 'digest' && algorithm !== BY_LENGTH ? algorithm : undefined,
		called: type === 'other' && called.trim() !== '' ? called.trim() : undefined,
	});
	const seal = async () => {
		const done = await act({
			...{ case: view.case, indicators: values.map((value) => ({ type, value, ...more })), ...toldOf(tell) },
			...given({ remark: remark.trim() || undefined, hosts: on.length === 0 ? undefined : [...on] }),
		});
		if (done) onClose(done.receipts[0]?.ref);
	};
	const wrong = refusal?.field?.startsWith('indicators.') ? refusal : null;
	return (
		<Form
			{...{ busy, refusal, title: words.title, about: words.about, needs: words.needs, act: words.act }}
			ready={values.length > 0 && (type !== 'other' || called.trim() !== '')}
			fields={wrong?.field === undefined ? [] : [wrong.field]}
			onSeal={() => void seal()}
			onClose={() => onClose()}
		>
			<div className="fr-g two">
				<Choice
					label={words.type}
					options={INDICATOR_TYPES.map((id) => ({ id, name: indicators.types[id] }))}
					value={type}
					onChange={setType}
				/>
				{type === 'digest' && (
					<Choice<DigestName | typeof BY_LENGTH>
						label={words.algorithm}
						options={[{ id: BY_LENGTH, name: words.byLength }, ...DIGESTS.map((id) => ({ id, name: id }))]}
						value={algorithm}
						onChange={setAlgorithm}
					/>
				)}
				{type === 'other' && <TextBox label={words.called} value={called} onChange={setCalled} maxLength={60} />}
			</div>
			<TextArea
				label={words.value}
				help={words.valueHelp}
				value={typed}
				onChange={setTyped}
				error={wrong ? visible(`${wrong.sentence} ${wrong.hint}`) : undefined}
				spellCheck={false}
				autoFocus
			/>
			<div className="fr-g two">
				<HostPick label={indicators.hosts} hosts={hosts} chosen={on} onChange={setOn} />
				<TextBox label={indicators.remark} optional value={remark} onChange={setRemark} maxLength={2000} />
			</div>
			<TellFields value={tell} onChange={setTell} />
		</Form>
	);
}
