/** Containment decisions of a case: what stands, what has expired, what was weighed. */
import { ShieldPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ContainmentView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { useDue } from '../../hooks/useDue';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { InHead } from '../../parts/InHead';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { contain as words } from '../../words/notify';
import { DecideContainment } from './DecideContainment';
import { EndContainment } from './EndContainment';
import { Measure } from './Measure';
import type { PartProps } from './Register';

type Over = { readonly is: 'decide' } | { readonly is: 'end'; readonly measure: ContainmentView } | null;

export function Containment({ view, writable, head }: PartProps) {
	const { value, refusal, waiting, again } = useAnswer('containment.show', { case: view.case });
	const [over, setOver] = useState<Over>(null);
	const close = () => setOver(null);
	// Whether a measure has expired follows from the moment; the frame knows when that is another.
	const moment = useDue()?.at;
	useEffect(() => {
		if (moment !== undefined) again();
	}, [moment, again]);
	const decide = (
		<Button tone="primary" icon={ShieldPlus} disabled={!writable} onClick={() => setOver({ is: 'decide' })}>
			{words.decide}
		</Button>
	);
	return (
		<>
			<InHead head={head}>{value && value.length > 0 && decide}</InHead>
			<Refused refusal={refusal} />
			{waiting && <Waiting />}
			{value && value.length === 0 && (
				<div className="pn">
					<Empty title={words.emptyTitle} action={decide}>
						{words.empty}
					</Empty>
				</div>
			)}
			{value && value.length > 0 && (
				<div className="pn hm-p">
					<ul className="hm-t">
						{value.map((each) => (
							<Measure
								key={each.containment}
								measure={each}
								{...(writable && each.state !== 'removed' && each.state !== 'replaced'
									? { onEnd: () => setOver({ is: 'end', measure: each }) }
									: {})}
							/>
						))}
					</ul>
				</div>
			)}
			{over?.is === 'decide' && <DecideContainment view={view} onClose={close} />}
			{over?.is === 'end' && <EndContainment view={view} measure={over.measure} others={value ?? []} onClose={close} />}
		</>
	);
}
