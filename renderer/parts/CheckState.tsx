/** The state of one check: five different ones, each with its own icon and word. */
import { CircleCheck, CircleDashed, CircleX, FileQuestion, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { CheckState as State } from '../../shared/views';
import { states } from '../words/report';
import { State as Shown, type Tone } from './Badge';

const LOOKS: Readonly<Record<State, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
	holds: { icon: CircleCheck, tone: 'ok' },
	broken: { icon: CircleX, tone: 'bad' },
	missing: { icon: FileQuestion, tone: 'bad' },
	'not checked': { icon: CircleDashed, tone: 'dim' },
	remark: { icon: TriangleAlert, tone: 'warn' },
};

export function CheckState({ state }: { readonly state: State }) {
	const { icon, tone } = LOOKS[state];
	return (
		<span className={tone === 'dim' ? 'dim' : `tone-${tone}`}>
			<Shown tone={tone} icon={icon}>
				<b>{states[state]}</b>
			</Shown>
		</span>
	);
}
