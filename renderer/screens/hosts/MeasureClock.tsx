/** A host's clock held against a reference that somebody read at the same moment. */
import { useState } from 'react';
import type { CaseView, HostView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { instantOf, MomentField } from '../../parts/MomentField';
import { duration } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { AccuracyChoice, NO_TIME } from '../../parts/StatedTime';
import { hosts, measure as words } from '../../words/hosts';
import { visible } from '../../words/seen';
import { Form, given, useTexts } from './form';

const FIELDS = { reference: words.reference, method: words.method } as const;

export function MeasureClock({
	view,
	host,
	onClose,
}: {
	readonly view: CaseView;
	readonly host: HostView;
	readonly onClose: () => void;
}) {
	const { act, busy, refusal } = useAct('host.measure-skew');
	const { said, box, names } = useTexts(FIELDS, refusal);
	const [read, setRead] = useState<string | null>(null);
	const [referenceRead, setReferenceRead] = useState<string | null>(null);
	const [accuracy, setAccuracy] = useState(NO_TIME.accuracy);
	const hostTime = instantOf(read) as Instant | null;
	const referenceTime = instantOf(referenceRead) as Instant | null;
	const [reference, method] = [said('reference'), said('method')];
	const seal = async () => {
		if (!hostTime || !referenceTime || !reference || !method) return;
		const within = given({ accuracyMs: accuracy === 'none' ? undefined : Number(accuracy) });
		const about = { case: view.case, host: host.host, hostTime, referenceTime, reference, method };
		if (await act({ ...about, ...within })) onClose();
	};
	return (
		<Form
			{...{ busy, refusal, about: words.about, needs: words.needs, act: words.act }}
			title={words.title(visible(host.name))}
			ready={hostTime !== null && referenceTime !== null && reference !== undefined && method !== undefined}
			fields={names}
			onSeal={() => void seal()}
			onClose={onClose}
		>
			<div className="fr-g two">
				<MomentField label={words.hostTime} value={read} onChange={setRead} />
				<MomentField label={words.referenceTime} value={referenceRead} onChange={setReferenceRead} />
			</div>
			{hostTime !== null && referenceTime !== null && (
				<Note tone="info">
					{words.difference}: {aheadText(Date.parse(hostTime) - Date.parse(referenceTime))}
				</Note>
			)}
			<div className="fr-2w fr-g">
				{box('reference', { help: words.referenceHelp, most: 200 })}
				<AccuracyChoice value={accuracy} onChange={setAccuracy} />
			</div>
			{box('method')}
		</Form>
	);
}

export const aheadText = (differenceMs: number): string => {
	if (differenceMs === 0) return hosts.onTime;
	const by = Math.abs(differenceMs) < 1000 ? `${Math.abs(differenceMs)} ms` : duration(differenceMs);
	return differenceMs > 0 ? hosts.ahead(by) : hosts.behind(by);
};
