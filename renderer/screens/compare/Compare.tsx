/** A case's comparisons: which there are, the result in hand, and what begins a new one. */
import { GitCompare, Layers } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useComparisons } from '../../hooks/useComparisons';
import { useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { Progress } from '../../parts/Progress';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { isWritable, whyNot } from '../../parts/writable';
import { compare as words } from '../../words/compare';
import { visible } from '../../words/seen';
import { ComparisonList } from './ComparisonList';
import { Result } from './Result';
import { StartComparison } from './StartComparison';

export function Compare({ view }: { readonly view: CaseView }) {
	const { go } = usePlace();
	const { list, job, runsIn } = useComparisons();
	const baselines = useAnswer('baseline.list', {});
	const [picked, setPicked] = useState<string | null>(null);
	const [starting, setStarting] = useState(false);
	const close = useCallback(() => setStarting(false), []);
	const writable = isWritable(view);
	const all = list.value ?? [];
	const chosen = all.find((each) => each.comparison === picked) ?? all[0] ?? null;
	const none = baselines.value?.length === 0;
	const start = writable && !none && !job.busy ? () => setStarting(true) : undefined;
	useKeys({ n: start });
	const button = none ? (
		<Button tone="primary" icon={Layers} onClick={() => go({ at: 'baselines' })}>
			{words.toBaselines}
		</Button>
	) : (
		<Button tone="primary" icon={GitCompare} keys="N" disabled={!start} onClick={start}>
			{words.start}
		</Button>
	);
	return (
		<section className="aq-a" aria-labelledby="cp-title">
			<h1 className="vh" id="cp-title">
				{words.heading(visible(view.number))}
			</h1>
			{job.busy && runsIn === view.case && !starting && (
				<div className="cp-j">
					<Progress progress={job.progress} what={words.running} onCancel={job.cancel} cancelWord={words.stop} />
				</div>
			)}
			<Refused refusal={list.refusal ?? (starting ? null : job.refusal)} />
			{list.waiting && <Waiting />}
			{list.value && !chosen && (
				<Empty title={words.emptyTitle} action={button}>
					{words.empty} {none && words.emptyNoBaseline} {whyNot(view)}
				</Empty>
			)}
			{all.length > 1 && chosen && <ComparisonList views={all} chosen={chosen.comparison} onChoose={setPicked} />}
			{chosen && (
				<Result key={chosen.comparison} view={chosen} writable={writable} {...(start ? { onAgain: start } : {})} />
			)}
			{starting && (
				<StartComparison
					view={view}
					baselines={baselines.waiting ? null : (baselines.value ?? [])}
					{...(chosen ? { like: chosen } : {})}
					onClose={close}
					onDone={(comparison) => setPicked(comparison)}
				/>
			)}
		</section>
	);
}
