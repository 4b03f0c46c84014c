/** The locked screen: handler names and times only; nothing here is proven before the unlock. */
import { CircleAlert, CircleCheck, CircleDashed, Info, LockOpen, RotateCw } from 'lucide-react';
import { useRef, useState } from 'react';
import type { NotebookStatus } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { PassphraseBox } from '../../parts/Field';
import { Mark } from '../../parts/Mark';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { visible } from '../../words/seen';
import { unlock as words } from '../../words/start';
import { Handlers } from './Handlers';

export function Unlock({ status, onDone }: { readonly status: NotebookStatus; readonly onDone: () => void }) {
	const { act, busy, refusal } = useAct('notebook.unlock');
	const [person, setPerson] = useState<string>(status.people[0]?.keyId ?? '');
	const [passphrase, setPassphrase] = useState('');
	const box = useRef<HTMLInputElement>(null);
	const [caps, setCaps] = useState(false);
	const submit = async () => {
		if (passphrase === '' || person === '') return;
		const opened = await act({ person, passphrase });
		setPassphrase('');
		onDone();
		if (!opened) box.current?.focus();
	};
	return (
		<div className="ul-2">
			<form
				className="ul-c"
				data-pane
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
				onKeyUp={(event) => setCaps(event.getModifierState('CapsLock'))}
			>
				<div className="row ul-t">
					<span className="ul-m">
						<Mark />
					</span>
					<div className="grow">
						<h1 className="t6 ell">{visible(status.name ?? '')}</h1>
						<div className="mono dim ell" title={status.folder}>
							{status.folder}
						</div>
					</div>
				</div>
				{status.state === 'in-use' ? (
					<>
						<Note tone="warn" role="status">
							<span className="strong">{words.inUse}.</span> {status.heldBy && words.heldBy(visible(status.heldBy))}{' '}
							{words.inUseMore}
						</Note>
						<Button className="ul-a" icon={RotateCw} onClick={onDone}>
							{words.again}
						</Button>
					</>
				) : (
					<>
						<Handlers people={status.people} chosen={person} onChoose={setPerson} />
						<PassphraseBox
							ref={box}
							label={words.passphrase}
							value={passphrase}
							onChange={setPassphrase}
							error={refusedFor(refusal, 'passphrase')}
							help={caps ? words.capsLock : words.forgotten}
							autoComplete="current-password"
							autoFocus
						/>
						<Refused refusal={refusal} fields={['passphrase']} />
						<div className="row">
							<Button
								type="submit"
								size="l"
								tone="primary"
								icon={LockOpen}
								keys="Enter"
								disabled={busy || passphrase === ''}
							>
								{words.unlock}
							</Button>
							{busy && (
								<span className="dim t1" role="status">
									{words.unlocking}
								</span>
							)}
						</div>
					</>
				)}
			</form>
			<aside className="ul-s" data-pane>
				<ul className="chks">
					<li>
						<State
							top
							tone={status.failedUnlocks > 0 ? 'warn' : 'ok'}
							icon={status.failedUnlocks > 0 ? CircleAlert : CircleCheck}
						>
							<b>{status.failedUnlocks > 0 ? words.failed(status.failedUnlocks) : words.noneFailed}</b>
							{status.failedUnlocks > 0 && <span className="dim blk">{words.failedMore}</span>}
						</State>
					</li>
					<li>
						<State top icon={CircleDashed}>
							<b>{words.notChecked}</b>
							<span className="dim blk">{words.notCheckedMore}</span>
						</State>
					</li>
					<li>
						<State top icon={Info}>
							<b>{words.hidden}</b>
							<span className="dim blk">{words.hiddenMore}</span>
						</State>
					</li>
				</ul>
			</aside>
		</div>
	);
}
