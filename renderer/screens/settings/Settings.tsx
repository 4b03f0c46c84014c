/** The window's preferences and what this program is. */
import { Keyboard } from 'lucide-react';
import { useRef } from 'react';
import type { NotebookStatus } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { usePlace } from '../../hooks/usePlace';
import { usePreferences } from '../../hooks/useStatus';
import { Button } from '../../parts/Button';
import { Refused } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { visible } from '../../words/seen';
import { settings as words } from '../../words/settings';
import { Mine } from './Mine';
import { Minutes } from './Minutes';

export function Settings({ status }: { readonly status: NotebookStatus }) {
	const { open } = usePlace();
	const { value, again } = usePreferences();
	const { act, refusal } = useAct('preferences.write');
	// One after the other: a choice made while the one before is still kept is kept too.
	const turn = useRef(Promise.resolve());
	const change = (next: Parameters<typeof act>[0]) => {
		turn.current = turn.current.then(async () => {
			await act(next);
			again();
		});
	};
	const single = value?.singleKeys ?? true;
	const sounds = value?.alarmSound ?? true;
	return (
		<div className="hm set" data-pane>
			<h1 className="t5">{words.title}</h1>
			<Refused refusal={refusal} fields={['lockAfterMinutes', 'lateAfterMinutes']} />
			{status.me && <Mine me={status.me} recovery={status.recovery} />}
			<section className="pn">
				<div className="pn-h">
					<h2>{words.look}</h2>
				</div>
				<div className="pn-b row gap-6">
					<span className="set-l">{words.theme}</span>
					<Segments
						label={words.theme}
						value={value?.theme ?? 'system'}
						onChange={(theme) => change({ theme })}
						options={(['system', 'light', 'dark'] as const).map((id) => ({ id, name: words.themes[id] }))}
					/>
				</div>
			</section>
			<section className="pn">
				<div className="pn-h">
					<h2>{words.keys}</h2>
				</div>
				<div className="pn-b row gap-6">
					<label className="chk grow">
						<input type="checkbox" className="cbx" checked={single} onChange={() => change({ singleKeys: !single })} />
						<span>
							{words.single}
							<span className="help blk">{words.singleHelp}</span>
						</span>
					</label>
					<Button icon={Keyboard} onClick={() => open('keys')}>
						{words.showKeys}
					</Button>
				</div>
			</section>
			<section className="pn">
				<div className="pn-h">
					<h2>{words.alarms}</h2>
				</div>
				<div className="pn-b">
					<label className="chk">
						<input type="checkbox" className="cbx" checked={sounds} onChange={() => change({ alarmSound: !sounds })} />
						<span>
							{words.sound}
							<span className="help blk">{words.soundHelp}</span>
						</span>
					</label>
				</div>
			</section>
			<section className="pn">
				<div className="pn-h">
					<h2>{words.locking}</h2>
				</div>
				<div className="pn-b">
					<Minutes
						label={words.lockAfter}
						help={words.lockAfterHelp}
						minutes={value?.lockAfterMinutes ?? 10}
						error={refusal?.field === 'lockAfterMinutes' ? refusal.sentence : undefined}
						onChange={(lockAfterMinutes) => change({ lockAfterMinutes })}
					/>
				</div>
			</section>
			<section className="pn">
				<div className="pn-h">
					<h2>{words.writing}</h2>
				</div>
				<div className="pn-b">
					<Minutes
						label={words.lateAfter}
						help={words.lateAfterHelp}
						minutes={value?.lateAfterMinutes ?? 60}
						error={refusal?.field === 'lateAfterMinutes' ? refusal.sentence : undefined}
						onChange={(lateAfterMinutes) => change({ lateAfterMinutes })}
					/>
				</div>
			</section>
			<section className="pn">
				<div className="pn-h">
					<h2>{words.about}</h2>
				</div>
				<dl className="pn-b kv">
					<dt>{words.version}</dt>
					<dd className="mono">{status.version}</dd>
					<dt>{words.notebook}</dt>
					<dd>{visible(status.name ?? '')}</dd>
					<dt>{words.folder}</dt>
					<dd className="mono wrap">{visible(status.folder)}</dd>
					{status.me && (
						<>
							<dt>{words.handler}</dt>
							<dd>{visible(status.me.name ?? '')}</dd>
							<dt>{words.key}</dt>
							<dd>{words.keyKind}</dd>
						</>
					)}
					<dt>{words.network}</dt>
					<dd>{words.networkIs}</dd>
					<dt>{words.license}</dt>
					<dd>{words.licenseName}</dd>
				</dl>
			</section>
		</div>
	);
}
