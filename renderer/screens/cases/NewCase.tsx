/** Opening a case. */
import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import type { Classification } from '../../../shared/fields';
import { useAct } from '../../hooks/useAct';
import { useCases } from '../../hooks/useCases';
import { usePlace } from '../../hooks/usePlace';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice, type Option } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { newCase as words } from '../../words/cases';

const NONE = 'none';
const OPTIONS: readonly Option<Classification | typeof NONE>[] = [
	{ id: NONE, name: words.none },
	{ id: 'TLP:CLEAR', name: 'TLP:CLEAR' },
	{ id: 'TLP:GREEN', name: 'TLP:GREEN' },
	{ id: 'TLP:AMBER', name: 'TLP:AMBER' },
	{ id: 'TLP:AMBER+STRICT', name: 'TLP:AMBER+STRICT' },
	{ id: 'TLP:RED', name: 'TLP:RED' },
];

export function NewCase() {
	const { go, open } = usePlace();
	const { act, busy, refusal } = useAct('case.open');
	const [number, setNumber] = useState('');
	const [title, setTitle] = useState('');
	const [classification, setClassification] = useState<Classification | typeof NONE>(NONE);
	const next = useCases()?.next ?? null;
	const chosen = number.trim() || next;
	const submit = async () => {
		if (chosen === null || title.trim() === '') return;
		const opened = await act({
			number: chosen,
			title: title.trim(),
			...(classification === NONE ? {} : { classification }),
		});
		if (opened) go({ at: 'case', case: opened.case, tab: 'notebook' });
	};
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			words={{ doing: words.opening, needs: words.needs, cancel: words.cancel, act: words.open }}
			icon={FolderPlus}
			busy={busy}
			ready={chosen !== null && title.trim() !== ''}
			onClose={() => open(null)}
			onAct={() => void submit()}
		>
			<div className="fr-g fr-2w">
				<TextBox
					label={words.number}
					value={number}
					onChange={setNumber}
					help={words.numberHelp(next)}
					error={refusedFor(refusal, 'number')}
					maxLength={64}
					autoFocus
				/>
				<Choice
					label={words.classification}
					options={OPTIONS}
					value={classification}
					onChange={setClassification}
					error={refusedFor(refusal, 'classification')}
				/>
			</div>
			<TextBox
				label={words.name}
				value={title}
				onChange={setTitle}
				help={words.nameHelp}
				error={refusedFor(refusal, 'title')}
				maxLength={300}
			/>
			<Refused refusal={refusal} fields={['number', 'title', 'classification']} />
		</ActDialogue>
	);
}
