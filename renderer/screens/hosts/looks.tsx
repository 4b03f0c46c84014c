/** How states and judgements look: an icon and a word each; colour only helps. */
import {
	BellOff,
	CheckCheck,
	CircleAlert,
	CircleDashed,
	CircleHelp,
	Eraser,
	Eye,
	type LucideIcon,
	Milestone,
	RotateCcw,
	Shield,
	ShieldOff,
	Undo2,
} from 'lucide-react';
import type { HostState, HostView, IndicatorView, LeadView, SignVerdict } from '../../../shared/views';
import { Badge, type Tone } from '../../parts/Badge';
import { hosts } from '../../words/hosts';
import { indicators } from '../../words/indicators';
import { visible } from '../../words/seen';
import { leads, signs } from '../../words/signs';

interface Look {
	readonly tone: Tone;
	readonly icon: LucideIcon;
}

export const STATE_LOOKS: Readonly<Record<HostState, Look>> = {
	affected: { tone: 'bad', icon: CircleAlert },
	contained: { tone: 'warn', icon: Shield },
	eradicated: { tone: 'info', icon: Eraser },
	recovered: { tone: 'ok', icon: RotateCcw },
	monitored: { tone: 'ok', icon: Eye },
};
const VERDICT_LOOKS: Readonly<Record<SignVerdict, Look>> = {
	validated: { tone: 'bad', icon: CheckCheck },
	'false alarm': { tone: 'dim', icon: BellOff },
	undecided: { tone: 'warn', icon: CircleHelp },
};

export const stateName = (state: HostState | null): string =>
	state === null ? hosts.notAffected : hosts.states[state];

/** What did not go forward is told beside the state. */
export function HostStateBadge({ host }: { readonly host: Pick<HostView, 'state' | 'steps'> }) {
	const { state, steps } = host;
	if (state === null) return <Badge icon={ShieldOff}>{hosts.notAffected}</Badge>;
	const { tone, icon } = STATE_LOOKS[state];
	return (
		<span className="row gap-3">
			<Badge tone={tone} icon={icon}>
				{hosts.states[state]}
			</Badge>
			{steps.at(-1)?.back && (
				<span className="st tone-warn t1">
					<Undo2 className="ic ic-s" aria-hidden />
					{hosts.fellBack}
				</span>
			)}
		</span>
	);
}

export function VerdictBadge({ verdict }: { readonly verdict: SignVerdict | null }) {
	if (verdict === null) return <Badge icon={CircleDashed}>{signs.notJudged}</Badge>;
	const { tone, icon } = VERDICT_LOOKS[verdict];
	return (
		<Badge tone={tone} icon={icon}>
			{signs.verdicts[verdict]}
		</Badge>
	);
}

export function LeadBadge({ lead }: { readonly lead: Pick<LeadView, 'verdict'> }) {
	return <Badge icon={lead.verdict === null ? CircleDashed : Milestone}>{becameOf(lead)}</Badge>;
}

export const becameOf = ({ verdict }: Pick<LeadView, 'verdict'>): string =>
	verdict === null ? leads.notJudged : leads.verdicts[verdict];

export const typeName = ({ type, algorithm, called }: Pick<IndicatorView, 'type' | 'algorithm' | 'called'>): string => {
	if (called !== undefined) return visible(called);
	return algorithm === undefined ? indicators.types[type] : indicators.digestBy(algorithm);
};
