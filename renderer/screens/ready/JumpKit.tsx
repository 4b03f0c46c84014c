/** The jump kit: what stands against taking it along, and the verdict that somebody signed. */
import { PenLine, Plus, Siren } from 'lucide-react';
import { useState } from 'react';
import type { KitItemView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { InHead } from '../../parts/InHead';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { crisis } from '../../words/crisis';
import { retireItem, kit as words } from '../../words/ready';
import { visible } from '../../words/seen';
import { BackItem, CheckItem, LendItem } from './KitActs';
import { KitTable } from './KitTable';
import { KitVerdict } from './KitVerdict';
import { JudgeKit, ScrubItem } from './KitWord';
import { RecordItem } from './RecordItem';

export type KitAct = 'record' | 'check' | 'lend' | 'back' | 'scrub' | 'retire';
type Over =
	| { readonly is: KitAct; readonly item: KitItemView }
	| { readonly is: 'new' }
	| { readonly is: 'judge' }
	| null;

export function JumpKit({ head }: { readonly head: HTMLElement | null }) {
	const { value, refusal, waiting } = useAnswer('kit.show', {});
	const [over, setOver] = useState<Over>(null);
	const { open } = usePlace();
	const close = () => setOver(null);
	const record = (
		<Button tone="primary" icon={Plus} onClick={() => setOver({ is: 'new' })}>
			{words.record}
		</Button>
	);
	const any = value !== null && value.items.length > 0;
	return (
		<>
			<InHead head={head}>
				<Button icon={Siren} keys="F9" onClick={() => open('crisis')}>
					{crisis.open}
				</Button>
				{any && (
					<>
						<Button icon={PenLine} onClick={() => setOver({ is: 'judge' })}>
							{words.judge}
						</Button>
						{record}
					</>
				)}
			</InHead>
			<Refused refusal={refusal} />
			{waiting && <Waiting />}
			{value && !any && (
				<div className="pn">
					<Empty title={words.emptyTitle} action={record}>
						{words.empty}
					</Empty>
				</div>
			)}
			{any && <KitVerdict view={value} />}
			{any && <KitTable items={value.items} onAct={(is, item) => setOver({ is, item })} />}
			{over?.is === 'new' && <RecordItem item={null} onClose={close} />}
			{over?.is === 'record' && <RecordItem item={over.item} onClose={close} />}
			{over?.is === 'check' && <CheckItem item={over.item} onClose={close} />}
			{over?.is === 'lend' && <LendItem item={over.item} onClose={close} />}
			{over?.is === 'back' && <BackItem item={over.item} onClose={close} />}
			{over?.is === 'scrub' && <ScrubItem item={over.item} onClose={close} />}
			{over?.is === 'retire' && <Retire item={over.item} onClose={close} />}
			{over?.is === 'judge' && value && <JudgeKit supports={value.supports} onClose={close} />}
		</>
	);
}

function Retire({ item, onClose }: { readonly item: KitItemView; readonly onClose: () => void }) {
	const { act, busy, refusal } = useAct('kit.retire');
	return (
		<ReasonDialog
			title={retireItem.title(visible(item.name))}
			about={retireItem.about}
			label={retireItem.reason}
			act={retireItem.act}
			busy={busy}
			refusal={refusal}
			onSeal={(reason) => void act({ item: item.item, reason }).then((done) => done && onClose())}
			onClose={onClose}
		/>
	);
}
