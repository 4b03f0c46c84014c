/** The detail of what is chosen, with the keys of its acts. */
import type { SceneView } from '../../../shared/views';
import { useKeys } from '../../hooks/useKeys';
import { HostDetail } from './HostDetail';
import type { List } from './Hosts';
import { IndicatorDetail } from './IndicatorDetail';
import type { Over } from './Overlay';
import { LeadDetail, SignDetail } from './SignDetail';

interface ChosenProps {
	readonly scene: SceneView;
	readonly list: List;
	readonly id: string;
	/** A dialog is open. */
	readonly busy: boolean;
	readonly onClose: () => void;
	readonly onEntry: (entry: string) => void;
	/** Absent where nothing can be written. */
	readonly onOver?: (over: Over) => void;
}

export function Chosen({ scene, list, id, busy, onClose, onEntry, onOver }: ChosenProps) {
	const host = list === 'hosts' ? scene.hosts.find((each) => each.host === id) : undefined;
	const sign = list === 'signs' ? scene.signs.find((each) => each.sign === id) : undefined;
	const lead = list === 'leads' ? scene.leads.find((each) => each.lead === id) : undefined;
	const indicator = list === 'indicators' ? scene.indicators.find((each) => each.indicator === id) : undefined;
	const open = (over: Over) => (onOver && !busy ? () => onOver(over) : undefined);
	const state = host && open({ is: 'state', host });
	const clock = host && open({ is: 'clock', host });
	const again = host && open({ is: 'again', host });
	const assess = sign ? open({ is: 'sign', sign }) : lead && open({ is: 'lead', lead });
	const withdraw = indicator?.withdrawn === null ? open({ is: 'withdraw', indicator }) : undefined;
	useKeys({ s: state, m: clock, e: again, v: assess, w: withdraw });
	const all = { onClose, onEntry };
	if (host)
		return <HostDetail host={host} {...all} {...(state && clock && again ? { write: { state, clock, again } } : {})} />;
	if (sign) return <SignDetail of={sign} {...all} {...(assess ? { assess } : {})} />;
	if (lead) return <LeadDetail of={lead} {...all} {...(assess ? { assess } : {})} />;
	return indicator ? <IndicatorDetail indicator={indicator} {...all} {...(withdraw ? { withdraw } : {})} /> : null;
}
