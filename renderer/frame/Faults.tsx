/** Where a ledger does not hold: the first few places, and how many more there are. */
import type { Fault } from '../../shared/views';
import { strip } from '../words/frame';
import { visible } from '../words/seen';

const SHOWN = 6;

export function Faults({ faults }: { readonly faults: readonly Fault[] }) {
	if (faults.length === 0) return null;
	return (
		<>
			<h2 className="lab">{strip.faults}</h2>
			<ul className="col gap-2">
				{faults.slice(0, SHOWN).map((fault, index) => (
					<li key={`${fault.place} ${fault.rule} ${String(index)}`}>
						<span className="mono">{visible(fault.place)}</span> {visible(fault.rule)}
					</li>
				))}
				{faults.length > SHOWN && <li className="dim">{strip.faultsMore(faults.length - SHOWN)}</li>}
			</ul>
		</>
	);
}
