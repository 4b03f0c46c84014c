/** The locked screen: handler names and times only; nothing here is proven before the unlock. */
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { NotebookStatus } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { Mark } from '../../parts/Mark';
import { Note } from '../../parts/Note';
import { visible } from '../../words/seen';
import { unlock as words } from '../../words/start';
import { Handlers } from './Handlers';
import { Passphrase } from './Passphrase';
import { Recover } from './Recover';
import { Standing } from './Standing';

export function Unlock({ status, onDone }: { readonly status: NotebookStatus; readonly onDone: () => void }) {
	const [person, setPerson] = useState<string>(status.people[0]?.keyId ?? '');
	const [lost, setLost] = useState(false);
	const chosen = status.people.find((each) => each.keyId === person);
	return (
		<div className="ul-2">
			<div className="ul-c" data-pane>
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
						{lost && chosen ? (
							<Recover key={chosen.keyId} person={chosen} onDone={onDone} onBack={() => setLost(false)} />
						) : (
							<Passphrase person={person} onDone={onDone} onLost={() => setLost(true)} />
						)}
					</>
				)}
			</div>
			<Standing failed={status.failedUnlocks} />
		</div>
	);
}
