/** How all ledgers of the notebook stand, as the check at every start and the last one that was asked for say. */
import { CircleDashed, LoaderCircle, ShieldCheck, ShieldX } from 'lucide-react';
import type { NotebookVerification } from '../../shared/views';
import { usePlace } from '../hooks/usePlace';
import { Button } from '../parts/Button';
import { Stamp } from '../parts/Stamp';
import { strip } from '../words/frame';
import { visible } from '../words/seen';
import { Faults } from './Faults';
import { StripSegment } from './StripSegment';

const LOOKS = {
	checking: { icon: LoaderCircle },
	intact: { icon: ShieldCheck, tone: 'ok' },
	broken: { icon: ShieldX, tone: 'bad' },
	'not-checked': { icon: CircleDashed },
} as const;

export function LedgersSegment({ verification }: { readonly verification: NotebookVerification }) {
	const { go } = usePlace();
	const { state, checked, total, faults, at } = verification;
	const places = [...new Set(faults.map((fault) => fault.place))].map((place) => visible(place));
	const words = {
		checking: strip.checkingLedgers(checked, total),
		intact: strip.ledgersIntact,
		broken: strip.ledgersBroken(places.slice(0, 2), places.length),
		'not-checked': strip.notChecked,
	}[state];
	return (
		<StripSegment {...LOOKS[state]} name={strip.allLedgers} label={<b>{words}</b>}>
			<p>{strip.ledgersChecked(checked, total)}</p>
			{at && (
				<p className="dim">
					{strip.checkedAt} <Stamp at={at} />
				</p>
			)}
			<Faults faults={faults} />
			<p className="sec">{state === 'broken' ? strip.brokenNext : strip.notCheckedDetail}</p>
			<Button size="s" onClick={() => go({ at: 'verify' })}>
				{strip.verifyNow}
			</Button>
		</StripSegment>
	);
}
