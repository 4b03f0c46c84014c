/** The baselines with what can be done to get another one; where there is none, what they are for. */
import { FileInput, FilePlus2, Layers } from 'lucide-react';
import type { BaselineView } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { count } from '../../parts/measure';
import { Waiting } from '../../parts/Waiting';
import { baselines as words } from '../../words/baselines';
import type { Asked } from './Baselines';
import { BaselineTable } from './BaselineTable';

interface BaselineListProps {
	/** Null until they are known. */
	readonly baselines: readonly BaselineView[] | null;
	readonly picked: string | null;
	readonly onPick: (baseline: string) => void;
	readonly onAsk: (asked: Asked) => void;
}

export function BaselineList({ baselines, picked, onPick, onAsk }: BaselineListProps) {
	return (
		<>
			<div className="aq-h row">
				<p className="sec grow">{words.about}</p>
				<Button icon={FileInput} onClick={() => onAsk('register')}>
					{words.register}
				</Button>
				<Button icon={FilePlus2} onClick={() => onAsk('import')}>
					{words.import}
				</Button>
				<Button tone="primary" icon={Layers} keys="N" onClick={() => onAsk('record')}>
					{words.record}
				</Button>
			</div>
			{!baselines && <Waiting />}
			{baselines?.length === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
			{baselines && baselines.length > 0 && (
				<>
					<BaselineTable baselines={baselines} picked={picked} onPick={onPick} />
					<div className="tfoot">
						<span>{words.shown(count(baselines.length))}</span>
						<span className="push" aria-hidden>
							<kbd>↑</kbd> <kbd>↓</kbd> {words.keys.move}&ensp;<kbd>N</kbd> {words.keys.record}&ensp;<kbd>X</kbd>{' '}
							{words.keys.export}
						</span>
					</div>
				</>
			)}
		</>
	);
}
