/** What was agreed on: what is to be done by its day, what is late, then what was done. */
import { CircleAlert, CircleCheck, CircleDashed, ListPlus } from 'lucide-react';
import { useState } from 'react';
import type { ActionView } from '../../../shared/views';
import type { CaseId } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { type Column, Columns } from '../../parts/Columns';
import { Empty } from '../../parts/Empty';
import { EntryLinks } from '../../parts/EntryLinks';
import { InHead } from '../../parts/InHead';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { finish, actions as words } from '../../words/after';
import { visible } from '../../words/seen';
import type { PartProps } from './After';
import { AgreeAction } from './AgreeAction';

const COLUMNS: readonly Column[] = [
	{ name: words.due, width: 'af-d' },
	{ name: words.what },
	{ name: words.owner, width: 'af-o' },
	{ name: words.state, width: 'af-x' },
	{ name: words.entries, width: 'af-e' },
	{ name: words.actsName, width: 'af-v', quiet: true },
];

type Over =
	| { readonly is: 'agree'; readonly action: ActionView | null }
	| { readonly is: 'done'; readonly action: ActionView }
	| null;

export function Actions({ view, writable, head }: PartProps) {
	const { value, refusal, waiting } = useAnswer('after.show', { case: view.case });
	const [over, setOver] = useState<Over>(null);
	const close = () => setOver(null);
	const all = value?.actions ?? [];
	const agree = (
		<Button tone="primary" icon={ListPlus} disabled={!writable} onClick={() => setOver({ is: 'agree', action: null })}>
			{words.agree}
		</Button>
	);
	return (
		<>
			<InHead head={head}>{all.length > 0 && agree}</InHead>
			<Refused refusal={refusal} />
			{waiting && <Waiting />}
			{value && all.length === 0 && (
				<div className="pn">
					<Empty title={words.emptyTitle} action={agree}>
						{words.empty}
					</Empty>
				</div>
			)}
			{all.length > 0 && (
				<div className="pn hm-p">
					<div className="hm-t">
						<table className="tb tb-w af-t" aria-label={words.table}>
							<Columns of={COLUMNS} />
							<tbody>
								{all.map((each) => (
									<Row
										key={each.action}
										action={each}
										of={view.case}
										{...(writable ? { onAct: (is: 'agree' | 'done') => setOver({ is, action: each }) } : {})}
									/>
								))}
							</tbody>
						</table>
					</div>
				</div>
			)}
			{over?.is === 'agree' && <AgreeAction view={view} action={over.action} onClose={close} />}
			{over?.is === 'done' && <Finish case={view.case} action={over.action} onClose={close} />}
		</>
	);
}

interface RowProps {
	readonly action: ActionView;
	readonly of: CaseId;
	readonly onAct?: (act: 'agree' | 'done') => void;
}

function Row({ action, of, onAct }: RowProps) {
	const { what, owner, dueOn, overdue, done, entry } = action;
	const { go } = usePlace();
	return (
		<tr className={done ? 'gone-by' : ''}>
			<td className="mono">{dueOn}</td>
			<th scope="row" className="wrap">
				{visible(what)}
			</th>
			<td className="wrap">{visible(owner)}</td>
			<td className="wrap">
				{done ? (
					<State icon={CircleCheck} tone="ok" top>
						{words.done}: {visible(done.how ?? '')}
					</State>
				) : overdue ? (
					<State icon={CircleAlert} tone="bad">
						{words.overdue}
					</State>
				) : (
					<State icon={CircleDashed}>{words.open}</State>
				)}
			</td>
			<td>
				<span className="row">
					<EntryLinks
						entries={done ? [entry, done.entry] : [entry]}
						onGo={(ref) => go({ at: 'case', case: of, tab: 'notebook', entry: ref })}
					/>
				</span>
			</td>
			<td>
				{onAct && !done && (
					<span className="row">
						<Button size="s" aria-label={`${words.finish} ${visible(what)}`} onClick={() => onAct('done')}>
							{words.finish}
						</Button>
						<Button size="s" aria-label={`${words.change} ${visible(what)}`} onClick={() => onAct('agree')}>
							{words.change}
						</Button>
					</span>
				)}
			</td>
		</tr>
	);
}

interface FinishProps {
	readonly case: CaseId;
	readonly action: ActionView;
	readonly onClose: () => void;
}

function Finish({ case: of, action, onClose }: FinishProps) {
	const { act, busy, refusal } = useAct('action.finish');
	return (
		<ReasonDialog
			title={finish.title(visible(action.what))}
			about={finish.about}
			label={finish.how}
			act={finish.act}
			busy={busy}
			refusal={refusal}
			onSeal={(how) =>
				void act({ case: of, action: action.action, how }).then((done) => done !== undefined && onClose())
			}
			onClose={onClose}
		/>
	);
}
