/** A plan for a host: the program puts the steps in order, the entry keeps that order. */
import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActFoot } from '../../parts/ActFoot';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { volatile as words } from '../../words/acquire';

export function NewPlan({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('volatile.plan');
	const [host, setHost] = useState('');
	const [system, setSystem] = useState<'linux' | 'windows'>('linux');
	const ready = host.trim() !== '';
	const plan = async () => {
		if (ready && !busy && (await act({ case: view.case, host: host.trim(), system }))) onClose();
	};
	return (
		<Dialogue
			title={words.title}
			about={words.titleAbout}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void plan()}
			foot={
				<ActFoot
					busy={busy}
					ready={ready}
					doing={words.doing}
					needs={words.needs}
					cancel={words.cancel}
					act={words.seal}
					icon={ListPlus}
					onCancel={onClose}
				/>
			}
		>
			<TextBox
				label={words.host}
				value={host}
				onChange={setHost}
				maxLength={255}
				autoFocus
				error={refusedFor(refusal, 'host')}
			/>
			<Choice
				label={words.system}
				value={system}
				onChange={setSystem}
				options={[
					{ id: 'linux', name: words.systems.linux },
					{ id: 'windows', name: words.systems.windows },
				]}
			/>
			<Refused refusal={refusal} fields={['host']} />
		</Dialogue>
	);
}
