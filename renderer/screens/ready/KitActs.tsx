/** What happens to an item of the jump kit: it is checked, lent out, and comes back. */
import { useState } from 'react';
import type { KitFinding, KitItemView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { backItem, checkItem, kit, lendItem } from '../../words/ready';
import { visible } from '../../words/seen';

interface OfItem {
	readonly item: KitItemView;
	readonly onClose: () => void;
}

const FINDINGS: readonly KitFinding[] = ['fit', 'missing', 'broken'];

export function CheckItem({ item, onClose }: OfItem) {
	const { act, busy, refusal } = useAct('kit.check');
	const [finding, setFinding] = useState<KitFinding>('fit');
	const [remark, setRemark] = useState('');
	const submit = () => act({ item: item.item, finding, ...(remark.trim() === '' ? {} : { remark: remark.trim() }) });
	return (
		<ActDialogue
			title={checkItem.title(visible(item.name))}
			about={checkItem.about}
			words={checkItem}
			busy={busy}
			ready
			onClose={onClose}
			onAct={() => void submit().then((done) => done && onClose())}
		>
			<Radios
				label={checkItem.finding}
				options={FINDINGS.map((id) => ({ id, name: kit.findings[id], more: checkItem.more[id] }))}
				value={finding}
				onChange={setFinding}
				autoFocus
			/>
			<TextBox label={checkItem.remark} optional value={remark} onChange={setRemark} maxLength={2000} />
			<Refused refusal={refusal} />
		</ActDialogue>
	);
}

export function LendItem({ item, onClose }: OfItem) {
	const { act, busy, refusal } = useAct('kit.lend');
	const [to, setTo] = useState('');
	const [reason, setReason] = useState('');
	const submit = () =>
		act({ item: item.item, to: to.trim(), ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
	return (
		<ActDialogue
			title={lendItem.title(visible(item.name))}
			about={lendItem.about}
			words={lendItem}
			busy={busy}
			ready={to.trim() !== ''}
			onClose={onClose}
			onAct={() => void submit().then((done) => done && onClose())}
		>
			<TextBox
				label={lendItem.to}
				value={to}
				onChange={setTo}
				error={refusedFor(refusal, 'to')}
				maxLength={200}
				autoFocus
			/>
			<TextBox label={lendItem.reason} optional value={reason} onChange={setReason} maxLength={2000} />
			<Refused refusal={refusal} fields={['to']} />
		</ActDialogue>
	);
}

export function BackItem({ item, onClose }: OfItem) {
	const { act, busy, refusal } = useAct('kit.take-back');
	const [remark, setRemark] = useState('');
	const submit = () => act({ item: item.item, ...(remark.trim() === '' ? {} : { remark: remark.trim() }) });
	return (
		<ActDialogue
			title={backItem.title(visible(item.name))}
			about={backItem.about}
			words={backItem}
			busy={busy}
			ready
			onClose={onClose}
			onAct={() => void submit().then((done) => done && onClose())}
		>
			<TextBox label={backItem.remark} optional value={remark} onChange={setRemark} maxLength={2000} autoFocus />
			<Refused refusal={refusal} />
		</ActDialogue>
	);
}
