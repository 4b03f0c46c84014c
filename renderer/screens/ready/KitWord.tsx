/** What somebody vouches for: that the kit's laptop was installed anew, and that the kit is ready or not. */
import { PenLine } from 'lucide-react';
import { useState } from 'react';
import type { KitItemView, KitVerdict } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { TextBox } from '../../parts/Field';
import { instantOf, MomentField } from '../../parts/MomentField';
import { Note } from '../../parts/Note';
import { Radios } from '../../parts/Radios';
import { Refused, refusedFor } from '../../parts/Refused';
import { judgeKit, scrubItem } from '../../words/ready';
import { visible } from '../../words/seen';

export function ScrubItem({ item, onClose }: { readonly item: KitItemView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('kit.scrub');
	const [how, setHow] = useState('');
	const [doneAt, setDoneAt] = useState<string | null>(null);
	const submit = () => {
		const at = instantOf(doneAt) as Instant | null;
		return act({ item: item.item, how: how.trim(), ...(at === null ? {} : { doneAt: at }) });
	};
	return (
		<ActDialogue
			title={scrubItem.title(visible(item.name))}
			about={scrubItem.about}
			words={scrubItem}
			busy={busy}
			ready={how.trim() !== ''}
			onClose={onClose}
			onAct={() => void submit().then((done) => done && onClose())}
		>
			<TextBox
				label={scrubItem.how}
				help={scrubItem.howHelp}
				value={how}
				onChange={setHow}
				error={refusedFor(refusal, 'how')}
				maxLength={2000}
				autoFocus
			/>
			<MomentField label={scrubItem.doneAt} value={doneAt} onChange={setDoneAt} />
			<Refused refusal={refusal} fields={['how']} />
		</ActDialogue>
	);
}

const VERDICTS: readonly KitVerdict[] = ['ready', 'not ready'];

export function JudgeKit({ supports, onClose }: { readonly supports: KitVerdict; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('kit.judge');
	const [verdict, setVerdict] = useState<KitVerdict>(supports);
	const [remark, setRemark] = useState('');
	const said = remark.trim();
	const isSupported = verdict === 'not ready' || supports === 'ready';
	return (
		<ActDialogue
			title={judgeKit.title}
			about={judgeKit.about}
			words={judgeKit}
			icon={PenLine}
			busy={busy}
			ready={isSupported && (supports === 'not ready' || verdict === 'ready' || said !== '')}
			onClose={onClose}
			onAct={() => void act({ verdict, ...(said === '' ? {} : { remark: said }) }).then((done) => done && onClose())}
		>
			<Radios
				label={judgeKit.verdict}
				options={VERDICTS.map((id) => ({ id, name: judgeKit.names[id], more: judgeKit.more[id] }))}
				value={verdict}
				onChange={setVerdict}
				autoFocus
			/>
			{!isSupported && <Note tone="warn">{judgeKit.notSupported}</Note>}
			<TextBox
				label={judgeKit.remark}
				optional={supports === 'not ready' || verdict === 'ready'}
				value={remark}
				onChange={setRemark}
				error={refusedFor(refusal, 'remark')}
				maxLength={2000}
			/>
			<Refused refusal={refusal} fields={['remark']} />
		</ActDialogue>
	);
}
