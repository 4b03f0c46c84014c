/** Recording an item of the jump kit, or a change of it: all of it is written anew, and what was there before stays. */
import { useState } from 'react';
import type { KitItemView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { TOOLS, toolName, recordItem as words } from '../../words/ready';
import { visible } from '../../words/seen';

const NONE = '';

export function RecordItem({ item, onClose }: { readonly item: KitItemView | null; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('kit.record');
	const [name, setName] = useState(visible(item?.name ?? ''));
	const [quantity, setQuantity] = useState(String(item?.quantity ?? 1));
	const [tool, setTool] = useState(item?.tool ?? NONE);
	const [expiresOn, setExpiresOn] = useState(item?.expiresOn ?? '');
	const [every, setEvery] = useState(item?.checkEveryDays?.toString() ?? '');
	const [where, setWhere] = useState(visible(item?.where ?? ''));
	const own =
		item?.tool && !TOOLS.some(({ id }) => id === item.tool) ? [{ id: item.tool, name: toolName(item.tool) }] : [];
	const ready = name.trim() !== '' && /^[1-9]\d{0,5}$/.test(quantity) && /^([1-9]\d{0,3})?$/.test(every);
	const submit = () =>
		act({
			...(item ? { item: item.item } : {}),
			...{ name: name.trim(), quantity: Number(quantity) },
			...(tool === NONE ? {} : { tool }),
			...(expiresOn.trim() === '' ? {} : { expiresOn: expiresOn.trim() }),
			...(every === '' ? {} : { checkEveryDays: Number(every) }),
			...(where.trim() === '' ? {} : { where: where.trim() }),
		});
	return (
		<ActDialogue
			title={item ? words.change(visible(item.name)) : words.title}
			about={words.about}
			width={680}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit().then((done) => done && onClose())}
		>
			<TextBox
				label={words.name}
				value={name}
				onChange={setName}
				error={refusedFor(refusal, 'name')}
				maxLength={200}
				autoFocus
			/>
			<div className="fr-g two">
				<TextBox
					label={words.quantity}
					inputMode="numeric"
					value={quantity}
					onChange={setQuantity}
					error={refusedFor(refusal, 'quantity')}
					maxLength={6}
				/>
				<Choice
					label={words.tool}
					options={[{ id: NONE, name: words.noTool }, ...own, ...TOOLS]}
					value={tool}
					onChange={setTool}
					error={refusedFor(refusal, 'tool')}
				/>
				<TextBox
					label={words.expiresOn}
					help={words.expiresHelp}
					optional
					value={expiresOn}
					onChange={setExpiresOn}
					error={refusedFor(refusal, 'expiresOn')}
					maxLength={10}
				/>
				<TextBox
					label={words.checkEveryDays}
					optional
					inputMode="numeric"
					value={every}
					onChange={setEvery}
					error={refusedFor(refusal, 'checkEveryDays')}
					maxLength={4}
				/>
			</div>
			<TextBox label={words.where} optional value={where} onChange={setWhere} maxLength={300} />
			<Refused refusal={refusal} fields={['name', 'quantity', 'tool', 'expiresOn', 'checkEveryDays']} />
		</ActDialogue>
	);
}
