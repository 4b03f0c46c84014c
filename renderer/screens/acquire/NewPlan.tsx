/** A plan for a host: the program puts the steps in order, the entry keeps that order. */
import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
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
		<ActDialogue
			title={words.title}
			about={words.titleAbout}
			words={{ doing: words.doing, needs: words.needs, cancel: words.cancel, act: words.seal }}
			icon={ListPlus}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void plan()}
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
		</ActDialogue>
	);
}
