/** Which screen, for which case. Everything shown comes from answers; nothing is kept here but where the person is. */

import { IntegrityStrip } from './frame/IntegrityStrip';
import { OpenNotebook } from './frame/OpenNotebook';
import { Crumb, TitleBar } from './frame/TitleBar';
import { useCopy } from './hooks/useCopy';
import { PlaceProvider } from './hooks/usePlace';
import { StandingProvider } from './hooks/useStanding';
import { StatusProvider, useStatus } from './hooks/useStatus';
import { CopyContext } from './parts/Digest';
import { Refused } from './parts/Refused';
import { Waiting } from './parts/Waiting';
import { FirstRun } from './screens/firstrun/FirstRun';
import { Unlock } from './screens/unlock/Unlock';
import { frame } from './words/frame';

export function App() {
	const copy = useCopy();
	return (
		<CopyContext value={copy}>
			<StatusProvider>
				<PlaceProvider>
					<StandingProvider>
						<Shown />
					</StandingProvider>
				</PlaceProvider>
			</StatusProvider>
		</CopyContext>
	);
}

function Shown() {
	const { value: status, refusal, again } = useStatus();
	if (status?.state === 'open') return <OpenNotebook status={status} />;
	const first = status?.state === 'absent';
	return (
		<div className="app app-0">
			<TitleBar crumb={status && <Crumb>{first ? frame.create : frame.locked}</Crumb>} />
			<main className={first ? 'main fr' : 'main ul'}>
				{refusal && <Refused refusal={refusal} />}
				{!status && !refusal && <Waiting />}
				{status && (first ? <FirstRun status={status} onDone={again} /> : <Unlock status={status} onDone={again} />)}
			</main>
			<IntegrityStrip status={status} view={null} />
		</div>
	);
}
