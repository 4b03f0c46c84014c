/** An item is taken apart: each part is described and becomes an item of its own in the same hands. */
import { Plus, Split } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ItemView, Person } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Button } from '../../parts/Button';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { split as words } from '../../words/handover';
import { visible } from '../../words/seen';

interface TakeApartProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly me: Person | null;
	readonly onClose: () => void;
}

export function TakeApart({ view, item, me, onClose }: TakeApartProps) {
	const { act, busy, refusal } = useAct('custody.split');
	const [parts, setParts] = useState<readonly string[]>(['', '']);
	const [remark, setRemark] = useState('');
	const [passphrase, setPassphrase] = useState('');
	const other = item.holder.keyId !== me?.keyId;
	const told = parts.map((part) => part.trim()).filter((part) => part !== '');
	const submit = async () => {
		const done = await act({
			...{ case: view.case, tag: item.cite, parts: told.map((description) => ({ description })) },
			...(remark.trim() === '' ? {} : { remark: remark.trim() }),
			...(other ? { doneBy: item.holder.keyId, doneByPassphrase: passphrase } : {}),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={words.title(visible(item.cite))}
			about={words.about}
			words={words}
			icon={Split}
			busy={busy}
			ready={told.length >= 2 && (!other || passphrase !== '')}
			onClose={onClose}
			onAct={() => void submit()}
		>
			{parts.map((part, at) => (
				<TextBox
					key={words.part(at + 1)}
					label={words.part(at + 1)}
					value={part}
					onChange={(value) => setParts(parts.map((each, of) => (of === at ? value : each)))}
					maxLength={2000}
					autoFocus={at === 0}
				/>
			))}
			<Button
				size="s"
				icon={Plus}
				className="al-l"
				disabled={parts.length >= 100}
				onClick={() => setParts([...parts, ''])}
			>
				{words.more}
			</Button>
			<TextBox label={words.remark} optional value={remark} onChange={setRemark} maxLength={2000} />
			{other && (
				<PassphraseBox
					label={words.passphraseOf(nameOf(item.holder))}
					value={passphrase}
					onChange={setPassphrase}
					error={refusedFor(refusal, 'doneByPassphrase')}
					autoComplete="off"
				/>
			)}
			<Refused refusal={refusal} fields={['doneByPassphrase']} />
		</ActDialogue>
	);
}
