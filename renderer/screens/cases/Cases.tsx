/** The list of cases. */
import { ChartColumn, GitMerge, HardDriveDownload, Plus, TrafficCone } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { useStatus } from '../../hooks/useStatus';
import { BackupAge } from '../../parts/BackupAge';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { FilterBox } from '../../parts/FilterBox';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { backup } from '../../words/backup';
import { cases as words } from '../../words/cases';
import { beginExercise } from '../../words/exercise';
import { figures } from '../../words/figures';
import { merge } from '../../words/merge';
import { ActionsDue } from './ActionsDue';
import { CaseTable } from './CaseTable';
import { KitDue } from './KitDue';

/** @param reminder what stands under the heading until somebody has seen to it */
export function Cases({ reminder }: { readonly reminder: ReactNode }) {
	const { value, refusal, waiting } = useAnswer('case.list', {});
	const { go, open } = usePlace();
	const { value: status } = useStatus();
	const [filter, setFilter] = useState('');
	const box = useRef<HTMLInputElement>(null);
	useKeys({ '/': () => box.current?.focus() });
	const wanted = filter.trim().toLowerCase();
	const shown = [...(value ?? [])]
		.filter((each) => `${each.number} ${each.title} ${each.classification ?? ''}`.toLowerCase().includes(wanted))
		.sort((a, b) => Number(a.state === 'closed') - Number(b.state === 'closed') || (a.lastAt < b.lastAt ? 1 : -1));
	const newCase = (
		<Button tone="primary" icon={Plus} keys="Ctrl N" onClick={() => open('new case')}>
			{words.newCase}
		</Button>
	);
	const begin = (
		<Button icon={TrafficCone} onClick={() => open('exercise')}>
			{beginExercise.open}
		</Button>
	);
	const bringIn = (
		<Button icon={GitMerge} onClick={() => open('bring in')}>
			{merge.open}
		</Button>
	);
	return (
		<div className="hm" data-pane>
			<div className="hm-h">
				<h1 className="t5">{words.title}</h1>
				{value && value.length > 0 && (
					<span className="dim">
						{words.counts(
							value.filter((each) => each.state === 'open').length,
							value.filter((each) => each.state === 'closed').length,
						)}
					</span>
				)}
				<span className="push" />
				{value && value.length > 0 && (
					<>
						<FilterBox ref={box} label={words.filter} value={filter} onChange={setFilter} />
						<Button icon={ChartColumn} onClick={() => go({ at: 'figures' })}>
							{figures.title}
						</Button>
						{bringIn}
						{begin}
						{newCase}
					</>
				)}
			</div>
			<Refused refusal={refusal} />
			{reminder}
			{status && (
				<BackupAge
					backup={status.backup}
					action={
						<Button size="s" icon={HardDriveDownload} onClick={() => open('backup')}>
							{backup.open}
						</Button>
					}
				/>
			)}
			<KitDue />
			<ActionsDue />
			{waiting && <Waiting />}
			{value && value.length === 0 && (
				<div className="pn">
					<Empty
						title={words.emptyTitle}
						action={
							<>
								{newCase} {bringIn} {begin}
							</>
						}
					>
						{words.empty}
					</Empty>
				</div>
			)}
			{value && value.length > 0 && <CaseTable cases={shown} all={value.length} onClear={() => setFilter('')} />}
		</div>
	);
}
