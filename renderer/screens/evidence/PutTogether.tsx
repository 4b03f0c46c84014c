/** Items of one holder are put together into one: they are chosen, and what they are together is described. */
import { Combine } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ItemView, Person } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { Tick } from '../../parts/Tick';
import { merge as words } from '../../words/handover';
import { visible } from '../../words/seen';

interface PutTogetherProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly items: readonly ItemView[];
	readonly me: Person | null;
	readonly onClose: () => void;
}

export function PutTogether({ view, item, items, me, onClose }: PutTogetherProps) {
	const { act, busy, refusal } = useAct('custody.merge');
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const [description, setDescription] = useState('');
	const [remark, setRemark] = useState('');
	const [passphrase, setPassphrase] = useState('');
	const other = item.holder.keyId !== me?.keyId;
	const same = items.filter(
		({ cite, state, holder }) => cite !== item.cite && state === 'held' && holder.keyId === item.holder.keyId,
	);
	const ready = chosen.size > 0 && description.trim() !== '' && (!other || passphrase !== '');
	const submit = async () => {
		const done = await act({
			...{ case: view.case, tags: [item.cite, ...chosen], description: description.trim() },
			...(remark.trim() === '' ? {} : { remark: remark.trim() }),
			...(other ? { doneBy: item.holder.keyId, doneByPassphrase: passphrase } : {}),
		});
		if (done) onClose();
	};
	const tick = (cite: string, on: boolean) => {
		const next = new Set(chosen);
		if (on) next.add(cite);
		else next.delete(cite);
		setChosen(next);
	};
	return (
		<ActDialogue
			title={words.title(visible(item.cite))}
			about={words.about}
			words={words}
			icon={Combine}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<fieldset className="bx">
				<legend>{words.with}</legend>
				{same.length === 0 && <p className="dim">{words.none}</p>}
				<div className="lk-p">
					{same.map(({ cite, description: what }) => (
						<Tick key={cite} checked={chosen.has(cite)} onChange={(on) => tick(cite, on)}>
							<span className="tag">{visible(cite)}</span> {visible(what)}
						</Tick>
					))}
				</div>
			</fieldset>
			<TextBox
				label={words.description}
				value={description}
				onChange={setDescription}
				error={refusedFor(refusal, 'description')}
				maxLength={2000}
			/>
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
			<Refused refusal={refusal} fields={['description', 'doneByPassphrase']} />
		</ActDialogue>
	);
}
