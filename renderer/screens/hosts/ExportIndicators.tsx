/** A case's indicators written for others: how far they may go is chosen here, and what stays is told before anything is written. */
import { useState } from 'react';
import type { Classification } from '../../../shared/fields';
import type { CaseView, IndicatorFormat, IndicatorsExported } from '../../../shared/views';
import { shareable } from '../../hooks/indicatorSharing';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { Choice } from '../../parts/Choice';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Radios } from '../../parts/Radios';
import { Refused } from '../../parts/Refused';
import { Tick } from '../../parts/Tick';
import { ToWhom } from '../../parts/ToWhom';
import { Waiting } from '../../parts/Waiting';
import { WriteDialogue } from '../../parts/WriteDialogue';
import { NOBODY, whomOf } from '../../parts/whom';
import { markedName } from '../../words/exercise';
import { exportIndicators as words } from '../../words/indicators';
import { visible } from '../../words/seen';
import { given } from './form';
import { TLP } from './order';

const NO_LIMIT = 'none';

export function ExportIndicators({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
	const { value: scene, refusal: notRead } = useAnswer('hosts.show', { case: view.case });
	const place = useAct('file.place');
	const write = useAct('indicator.export');
	const [format, setFormat] = useState<IndicatorFormat>('stix-2.1');
	const [upTo, setUpTo] = useState<Classification | typeof NO_LIMIT>(NO_LIMIT);
	const [business, setBusiness] = useState(false);
	const [withdrawn, setWithdrawn] = useState(true);
	const [hosts, setHosts] = useState(false);
	const [whom, setWhom] = useState(NOBODY);
	const [written, setWritten] = useState<IndicatorsExported | null>(null);
	const wish = given({
		...{ upTo: upTo === NO_LIMIT ? undefined : upTo, business: business || undefined },
		standingOnly: withdrawn ? undefined : true,
	});
	const all = scene?.indicators ?? [];
	const { given: going, leftOut } = shareable(all, view.classification, wish);
	const stay = [
		leftOut.above > 0 ? words.above(count(leftOut.above)) : null,
		leftOut.unmarked > 0 ? words.unmarked(count(leftOut.unmarked)) : null,
		leftOut.business > 0 ? words.ofBusiness(count(leftOut.business)) : null,
		leftOut.withdrawn > 0 ? words.wereWithdrawn(count(leftOut.withdrawn)) : null,
	].filter((reason) => reason !== null);
	const save = async () => {
		const suggestion = markedName(words.fileName(view.number, format), view.exercise);
		const file = await place.act({ purpose: 'list', suggestion });
		const asked = { case: view.case, format, ...wish, ...(hosts ? { hosts } : {}), ...whomOf(whom) };
		const done = file && (await write.act({ ...asked, to: file.ticket }));
		if (done) setWritten(done);
	};
	return (
		<WriteDialogue
			title={words.title}
			about={words.about}
			words={words}
			busy={place.busy || write.busy}
			written={written !== null}
			onClose={onClose}
			onWrite={() => void save()}
		>
			{!scene && !notRead && <Waiting />}
			<Radios<IndicatorFormat>
				label={words.format}
				value={format}
				onChange={setFormat}
				options={[
					{ id: 'stix-2.1', name: words.stix, more: words.stixHelp },
					{ id: 'csv', name: words.csv, more: words.csvHelp },
				]}
				autoFocus
			/>
			<Choice<Classification | typeof NO_LIMIT>
				label={words.upTo}
				value={upTo}
				onChange={setUpTo}
				options={[{ id: NO_LIMIT, name: words.noLimit }, ...TLP.map((id) => ({ id, name: id }))]}
			/>
			<div className="col">
				<Tick checked={withdrawn} onChange={setWithdrawn}>
					{words.withdrawn}
				</Tick>
				<Tick checked={business} onChange={setBusiness}>
					{words.business}
				</Tick>
				<Tick checked={hosts} onChange={setHosts}>
					{words.hosts}
				</Tick>
			</div>
			<div className="fr-g two">
				<ToWhom value={whom} onChange={(next) => setWhom({ ...whom, ...next })} refusal={write.refusal} />
			</div>
			{scene && (
				<p className="sec" role="status">
					{words.goes(count(going.length), count(all.length))}
					{stay.length > 0 && ` ${words.stay(stay.join(', '))}`}
				</p>
			)}
			{written && (
				<Note tone="ok" role="status">
					{words.written(count(written.indicators), visible(written.path))}
				</Note>
			)}
			<Refused refusal={notRead ?? place.refusal ?? write.refusal} />
		</WriteDialogue>
	);
}
