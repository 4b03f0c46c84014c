/** Writing a case file: what is in it, what is withheld, where it goes, and what was verified of the written file. */
import { ScrollText } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { CaseView, ExportView } from '../../../shared/views';
import { goesBeyond } from '../../hooks/caseMarks';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { useJob } from '../../hooks/useJob';
import { useKeptBack } from '../../hooks/useKeptBack';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { encryptionOf, IN_CLEAR, missingIn, namedFor } from '../../parts/encryption';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { WhoOpens } from '../../parts/WhoOpens';
import { openLosses } from '../../parts/writable';
import { type Part, exporting as words } from '../../words/casefile';
import { encrypted } from '../../words/encrypted';
import { markedName } from '../../words/exercise';
import { reports } from '../../words/reports';
import { visible } from '../../words/seen';
import { sending } from '../../words/sending';
import { Contents } from './Contents';
import { Exported } from './Exported';
import { ExportFoot } from './ExportFoot';
import { Opinions } from './Opinions';
import { Outside } from './Outside';
import { Preview } from './Preview';
import { Sending } from './Sending';
import { sentOf, UNSAID } from './sent';
import { WhatLeft } from './WhatLeft';
import { Withhold } from './Withhold';
import { suggestedName, withholdable } from './withholdable';

export function Export({ view }: { readonly view: CaseView }) {
	const { value: entries, refusal, waiting } = useAnswer('entry.list', { case: view.case });
	const { go, open } = usePlace();
	const place = useAct('file.place');
	const job = useJob('casefile.export');
	const [without, setWithout] = useState<ReadonlySet<Part>>(new Set());
	const [wish, setWish] = useState({ opinions: true, hypotheses: false });
	const [withheld, setWithheld] = useState<ReadonlySet<string>>(new Set());
	const [encryption, setEncryption] = useState(IN_CLEAR);
	const encrypt = encryptionOf(encryption);
	const [sent, setSent] = useState(UNSAID);
	const [done, setDone] = useState<ExportView | null>(null);
	const kept = useKeptBack(entries, wish.opinions, wish.hypotheses);
	const keptBack = words.keptBack(wish.opinions ? kept.opinions : 0, wish.hypotheses ? kept.hypotheses : 0);
	const marked = useMemo(() => new Set([...withheld, ...kept.rules]), [withheld, kept]);
	const members = useMemo(() => withholdable(entries ?? []), [entries]);
	const beyond = useMemo(() => goesBeyond(entries ?? [], marked, sent.tlp), [entries, marked, sent.tlp]);
	if (done) return <Exported done={done} onAgain={() => setDone(null)} />;
	const write = async () => {
		if (!encrypt) return;
		const name = markedName(suggestedName(view.number, new Date()), view.exercise);
		const target = await place.act({ purpose: 'casefile', suggestion: namedFor(encryption, name) });
		if (!target) return;
		const made = await job.act({
			case: view.case,
			to: target.ticket,
			without: [...without, ...(wish.hypotheses ? (['hypotheses'] as const) : [])],
			...(wish.opinions ? {} : { include: ['opinions'] }),
			...(withheld.size > 0 ? { withhold: [...withheld] } : {}),
			...encrypt,
			...sentOf(beyond === null ? { ...sent, tlpBecause: '' } : sent),
		});
		if (!made) return;
		setEncryption(IN_CLEAR);
		setDone(made);
	};
	return (
		<div className="ex">
			<section className="ex-l" data-pane>
				<div className="ex-h">
					<h1 className="t5">{words.title}</h1>
					<span className="dim ell">{words.about(visible(view.number), view.entries)}</span>
					<span className="push" />
					<Button size="s" icon={ScrollText} onClick={() => open('report')}>
						{reports.button}
					</Button>
				</div>
				<div className="ex-sc">
					<Refused refusal={refusal} />
					{waiting && <Waiting />}
					{entries && (
						<Contents
							view={view}
							entries={entries}
							without={without}
							onWithout={(part) => setWithout(toggled(without, part))}
						/>
					)}
					{entries && <Opinions opinions={kept.opinions} hypotheses={kept.hypotheses} wish={wish} onWish={setWish} />}
					{entries && (
						<Withhold members={members} withheld={withheld} onToggle={(name) => setWithheld(toggled(withheld, name))} />
					)}
					<section className="ex-s" aria-label={encrypted.title}>
						<div className="ex-sh">
							<span className="no">4</span>
							<h2>{encrypted.title}</h2>
							<span className="dim ell">{encrypted.about}</span>
						</div>
						<div className="ex-o">
							<WhoOpens value={encryption} onChange={setEncryption} refusal={job.refusal} />
						</div>
					</section>
					<Sending
						value={sent}
						onChange={setSent}
						entries={entries ?? []}
						withheld={marked}
						beyond={beyond}
						refusal={job.refusal}
					/>
					<WhatLeft view={view} />
					<Outside view={view} stopped={openLosses(view).length > 0} />
				</div>
				<ExportFoot
					summary={words.summary(withheld.size, without, keptBack)}
					job={job}
					stopped={openLosses(view).length > 0}
					missing={
						missingIn(encryption) ?? (beyond !== null && sent.tlpBecause.trim() === '' ? sending.needsBecause : null)
					}
					refusal={place.refusal}
					onWrite={() => void write()}
				/>
			</section>
			<Preview
				entries={entries ?? []}
				withheld={marked}
				onEntry={(entry) => go({ at: 'case', case: view.case, tab: 'notebook', entry })}
			/>
		</div>
	);
}

function toggled<T>(chosen: ReadonlySet<T>, one: T): ReadonlySet<T> {
	const next = new Set(chosen);
	if (!next.delete(one)) next.add(one);
	return next;
}
