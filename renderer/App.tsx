/** Which screen, for which case. Everything shown comes from answers; nothing is kept here but where the person is. */

import { useState } from 'react';
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
import { FirstPaper } from './screens/recovery/FirstPaper';
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
	// From the empty folder to the recovery paper the first run stays, also when the notebook is there already.
	const [founding, setFounding] = useState(false);
	/** Made in this window; the status may still be on its way that says so. */
	const [made, setMade] = useState(false);
	const [passphrase, setPassphrase] = useState<string | null>(null);
	const [restored, setRestored] = useState(false);
	if (status?.state === 'absent' && !founding && !made) setFounding(true);
	if (status?.state === 'locked' && founding && restored) setFounding(false);
	if (status?.state === 'open' && !founding) return <OpenNotebook status={status} />;
	const founded = () => {
		setPassphrase(null);
		setFounding(false);
	};
	return (
		<div className="app app-0">
			<TitleBar crumb={status && <Crumb>{founding ? frame.create : frame.locked}</Crumb>} />
			<main className={founding ? 'main fr' : 'main ul'}>
				{refusal && <Refused refusal={refusal} />}
				{!founding && !refusal && (!status || status.state === 'absent') && <Waiting />}
				{status && !founding && status.state !== 'absent' && <Unlock status={status} onDone={again} />}
				{status && founding && passphrase === null && (
					<FirstRun
						status={status}
						onRestored={() => {
							setRestored(true);
							again();
						}}
						onMade={(typed) => {
							setMade(true);
							setPassphrase(typed);
							again();
						}}
					/>
				)}
				{status && founding && passphrase !== null && (
					<FirstPaper status={status} passphrase={passphrase} onDone={founded} />
				)}
			</main>
			<IntegrityStrip status={status} view={null} />
		</div>
	);
}
