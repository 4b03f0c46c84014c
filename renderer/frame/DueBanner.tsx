/**
 * What is due, above every screen until it is dealt with: who is to be called, with one key that records the call; measures
 * of the case at hand that have expired; parties of it that should have been told. It rings while somebody is to be called.
 */
import { BellRing, CircleAlert, PhoneCall } from 'lucide-react';
import type { DueItem } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { useAct } from '../hooks/useAct';
import { useAlarm } from '../hooks/useAlarm';
import { useDue } from '../hooks/useDue';
import { useKeys } from '../hooks/useKeys';
import { useNow } from '../hooks/useNow';
import { usePlace } from '../hooks/usePlace';
import { Button } from '../parts/Button';
import { ExerciseMark } from '../parts/ExerciseMark';
import { duration } from '../parts/measure';
import { Refused } from '../parts/Refused';
import { due as words } from '../words/due';
import { visible } from '../words/seen';

/** More of them would leave no room for the screen below. */
const MOST = 3;

/** @param of the case at hand */
export function DueBanner({ of }: { readonly of: CaseId | null }) {
	const overdue = useDue()?.items.filter((item) => item.urgency === 'overdue') ?? [];
	const calls = overdue.filter((item) => item.is === 'escalation');
	// Learning does not interrupt handling: it stands on the first screen and on its tab.
	const own = overdue.filter(({ case: its, is }) => its === of && (is === 'containment' || is === 'notification'));
	const { act, busy, refusal } = useAct('escalation.try');
	const { go, open } = usePlace();
	useAlarm(calls.length > 0 ? words.window : null);
	// One case at hand: its calls come first, and the key is theirs.
	const called = [...calls.filter((item) => item.case === of), ...calls.filter((item) => item.case !== of)];
	// Calls never push out what has expired, nor the other way round.
	const items = [...called.slice(0, MOST), ...own.slice(0, MOST)];
	const more = called.length + own.length - items.length;
	const [first] = called;
	const tried = ({ case: id, id: escalation }: DueItem) => void act({ case: id, escalation });
	useKeys({ F8: first && !busy ? () => tried(first) : undefined });
	if (items.length === 0) return null;
	return (
		<section className="due" aria-label={words.name} data-pane>
			{items.map((item, n) => (
				<div key={item.id} className={item.is === 'escalation' ? 'due-i due-c' : 'due-i'} role="status">
					{item.is === 'escalation' ? (
						<BellRing className="ic" aria-hidden />
					) : (
						<CircleAlert className="ic" aria-hidden />
					)}
					<span className="grow ell">
						{item.exercise && <ExerciseMark />} <b>{titleOf(item)}</b>
						{item.rung?.contact.reach != null && <span className="mono due-r">{visible(item.rung.contact.reach)}</span>}
						<span className="due-q">
							{item.rung
								? words.level(item.rung.level, item.rung.try, item.rung.round)
								: item.case !== of
									? words.inCase(visible(item.number))
									: null}
							{item.is === 'escalation' && `, ${visible(item.title)}`}
						</span>
					</span>
					<Late since={item.dueAt} />
					{item.is === 'escalation' ? (
						<>
							<Button
								size="s"
								tone="primary"
								icon={PhoneCall}
								disabled={busy}
								onClick={() => tried(item)}
								{...(n === 0 ? { keys: 'F8' } : {})}
							>
								{words.tried}
							</Button>
							<Button size="s" onClick={() => open({ is: 'answer', case: item.case, escalation: item.id })}>
								{words.answered}
							</Button>
						</>
					) : (
						<Button size="s" onClick={() => go({ at: 'case', case: item.case, tab: 'notify', part: partOf(item) })}>
							{item.is === 'containment' ? words.decide : words.toTell}
						</Button>
					)}
				</div>
			))}
			{more > 0 && <p className="due-m">{words.more(more)}</p>}
			<Refused refusal={refusal} />
		</section>
	);
}

function titleOf({ is, title, rung }: DueItem): string {
	switch (is) {
		case 'escalation':
			return words.call(visible(rung?.contact.name ?? ''));
		case 'containment':
			return words.expired(visible(title));
		case 'notification':
			return words.tell(visible(title));
		case 'meeting':
		case 'action':
			return visible(title);
	}
}

const partOf = ({ is }: DueItem) => (is === 'notification' ? 'notifications' : 'containment');

function Late({ since }: { readonly since: string }) {
	const late = useNow().getTime() - Date.parse(since);
	return <span className="due-l nw">{late < 1000 ? words.dueNow : words.late(duration(late))}</span>;
}
