/** Baselines and sets of known files: what this notebook compares with, and what it asks. */
import { useState } from 'react';
import { useAnswer } from '../../hooks/useAnswer';
import { useKeys } from '../../hooks/useKeys';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { baselines as words } from '../../words/baselines';
import { BaselineDetail } from './BaselineDetail';
import { BaselineList } from './BaselineList';
import { ExportBaseline } from './ExportBaseline';
import { ImportBaseline } from './ImportBaseline';
import { KnownFiles } from './KnownFiles';
import { RecordBaseline } from './RecordBaseline';
import { RegisterBaseline } from './RegisterBaseline';

export type Asked = 'record' | 'import' | 'register' | 'export' | null;
type Show = 'baselines' | 'known';

export function Baselines() {
	const baselines = useAnswer('baseline.list', {});
	const sets = useAnswer('hashset.list', {});
	const [show, setShow] = useState<Show>('baselines');
	const [picked, setPicked] = useState<string | null>(null);
	const [asked, ask] = useState<Asked>(null);
	const listed = show === 'baselines';
	const chosen = (listed && baselines.value?.find((each) => each.baseline === picked)) || null;
	const made = (baseline: string | null) => {
		ask(null);
		if (baseline === null) return;
		setPicked(baseline);
		baselines.again();
	};
	useKeys({
		n: listed ? () => ask('record') : undefined,
		x: chosen ? () => ask('export') : undefined,
		Escape: asked === null && chosen ? () => setPicked(null) : undefined,
	});
	return (
		<div className={chosen ? 'cp' : 'cp cp-1'}>
			<section className="aq-l" aria-labelledby="bl-title" data-pane>
				<div className="stb stb-e">
					<h1 className="t4" id="bl-title">
						{listed ? words.heading : words.headingKnown}
					</h1>
					<span className="push" />
					<Segments
						label={words.show}
						value={show}
						onChange={setShow}
						options={[
							{ id: 'baselines', name: words.heading, count: baselines.value?.length ?? 0 },
							{ id: 'known', name: words.headingKnown, count: sets.value?.length ?? 0 },
						]}
					/>
				</div>
				<Refused refusal={baselines.refusal ?? sets.refusal} />
				{listed ? (
					<BaselineList baselines={baselines.value} picked={picked} onPick={setPicked} onAsk={ask} />
				) : (
					<KnownFiles sets={sets} />
				)}
			</section>
			{chosen && <BaselineDetail baseline={chosen} onClose={() => setPicked(null)} onExport={() => ask('export')} />}
			{asked === 'record' && <RecordBaseline onClose={made} />}
			{asked === 'import' && <ImportBaseline onClose={made} />}
			{asked === 'register' && <RegisterBaseline onClose={made} />}
			{asked === 'export' && chosen && <ExportBaseline baseline={chosen} onClose={() => ask(null)} />}
		</div>
	);
}
