/** One meeting as its entries tell of it: the plan, then who came, who was told, what was agreed, the nine answers. */
import { CalendarClock, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ActionView, MeetingView } from '../../../shared/views';
import type { CaseId } from '../../../shared/vocabulary';
import { useNow } from '../../hooks/useNow';
import { usePlace } from '../../hooks/usePlace';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { EntryLinks } from '../../parts/EntryLinks';
import { duration } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { meetings as words } from '../../words/after';
import { visible } from '../../words/seen';

interface MeetingProps {
	readonly meeting: MeetingView;
	readonly of: CaseId;
	/** Of the case; what was agreed and is one of them already is not offered again. */
	readonly actions: readonly ActionView[];
	/** False while minutes of another are begun. */
	readonly mayWrite: boolean;
	readonly onPlan?: () => void;
	readonly onWrite?: () => void;
	readonly onTell?: (name: string) => void;
	readonly onAgree?: (what: string) => void;
}

export function Meeting({ meeting, of, actions, mayWrite, onPlan, onWrite, onTell, onAgree }: MeetingProps) {
	const { planned, held, absent, answers } = meeting;
	const { go } = usePlace();
	const actionFor = (what: string) => actions.find((each) => each.meeting === meeting.meeting && each.what === what);
	const names = (all: readonly string[]) => all.map((each) => visible(each)).join(', ');
	return (
		<section className="pn" aria-label={held ? words.held : words.planned}>
			<div className="pn-h">
				<h2>{held ? words.held : words.planned}</h2>
				{held ? <Stamp at={held.at} /> : planned && <Stamp at={planned.for} />}
				{!held && planned && <Overdue at={planned.for} />}
				<EntryLinks
					entries={[planned, held].flatMap((each) => (each ? [each.entry] : []))}
					onGo={(entry) => go({ at: 'case', case: of, tab: 'notebook', entry })}
				/>
				<span className="push" />
				{!held && onPlan && (
					<Button size="s" onClick={onPlan}>
						{words.change}
					</Button>
				)}
				{!held && onWrite && mayWrite && (
					<Button size="s" tone="primary" onClick={onWrite}>
						{words.write}
					</Button>
				)}
			</div>
			<dl className="kv af-k pn-b">
				{planned && <Fact label={words.place}>{visible(planned.place ?? '')}</Fact>}
				<Fact label={held ? words.moderator : words.toLead}>
					{visible((held ? held.moderator : planned?.moderator) ?? '')}
				</Fact>
				{planned && <Fact label={words.invited}>{names(planned.invited)}</Fact>}
				{planned && <Fact label={words.agenda}>{visible(planned.agenda ?? '', { lines: true })}</Fact>}
				{held && <Fact label={words.came}>{names(held.attended)}</Fact>}
				{absent.length > 0 && (
					<Fact label={words.absent}>
						<ul className="af-n">
							{absent.map(({ name, told }) => (
								<li key={name}>
									<span className="med">{visible(name)}</span>{' '}
									{told ? (
										<State icon={CircleCheck} tone="ok">
											{words.told(visible(told.how ?? words.withheld))} <span className="mono dim">{told.entry}</span>
										</State>
									) : (
										<State icon={CircleDashed} tone="warn">
											{words.notTold}
										</State>
									)}
									{!told && onTell && (
										<Button size="s" aria-label={words.tellName(visible(name))} onClick={() => onTell(name)}>
											{words.tell}
										</Button>
									)}
								</li>
							))}
						</ul>
					</Fact>
				)}
				{held && (
					<Fact label={words.agreed}>
						{held.agreements.length === 0 && <span className="dim">{words.nothingAgreed}</span>}
						<ul className="af-n">
							{held.agreements.map((what) => (
								<li key={what}>
									<span>{visible(what)}</span>
									{actionFor(what) && <span className="mono dim">{words.isAction(actionFor(what)?.entry ?? '')}</span>}
									{onAgree && !actionFor(what) && (
										<Button
											size="s"
											tone="quiet"
											aria-label={words.toActionName(visible(what))}
											onClick={() => onAgree(what)}
										>
											{words.toAction}
										</Button>
									)}
								</li>
							))}
						</ul>
					</Fact>
				)}
			</dl>
			{held && (
				<ol className="af-q" aria-label={words.answers}>
					{answers.map(({ question, name, answer }) => (
						<li key={question}>
							<span className="med">
								{question}. {name}
							</span>
							<span className={answer === null ? 'dim' : 'af-a'}>
								{answer !== null
									? visible(answer, { lines: true })
									: held.answersWithheld
										? words.withheld
										: words.unanswered}
							</span>
						</li>
					))}
				</ol>
			)}
		</section>
	);
}

/** Nothing where nothing is said. */
function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
	if (children === '') return null;
	return (
		<>
			<dt>{label}</dt>
			<dd className="wrap">{children}</dd>
		</>
	);
}

function Overdue({ at }: { readonly at: string }) {
	const late = useNow().getTime() - Date.parse(at);
	return late <= 0 ? (
		<CalendarClock className="ic dim" aria-hidden />
	) : (
		<State icon={CircleAlert} tone="bad">
			{words.late(duration(late))}
		</State>
	);
}
