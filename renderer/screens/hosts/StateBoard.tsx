/** The hosts of a case by state, in the order of the handling; pressing a state shows only the hosts in it. */
import type { HostState, HostView } from '../../../shared/views';
import { hosts as words } from '../../words/hosts';
import { STATE_LOOKS } from './looks';
import { HOST_STATES } from './order';

export function StateBoard({
	hosts,
	only,
	onOnly,
}: {
	readonly hosts: readonly HostView[];
	readonly only: HostState | null;
	readonly onOnly: (state: HostState | null) => void;
}) {
	return (
		<fieldset className="hb" aria-label={words.board}>
			{HOST_STATES.map((state) => {
				const { icon: Icon, tone } = STATE_LOOKS[state];
				const count = hosts.filter((host) => host.state === state).length;
				return (
					<button
						key={state}
						type="button"
						className={only === state ? 'hb-s on' : 'hb-s'}
						aria-pressed={only === state}
						onClick={() => onOnly(only === state ? null : state)}
					>
						<span className={count === 0 ? 'dim' : `tone-${tone}`}>
							<Icon className="ic" aria-hidden />
						</span>
						<span className="t4 med">{count}</span>
						<span className="sec">{words.states[state]}</span>
					</button>
				);
			})}
		</fieldset>
	);
}
