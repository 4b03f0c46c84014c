/** One escalation: whom to call now and how late that is, the ladder, and every call that was made. */
import { CircleAlert, CircleCheck, CircleSlash, Clock, PhoneCall } from 'lucide-react';
import type { CaseView, EscalationView, RungNow } from '../../../shared/views';
import { useNow } from '../../hooks/useNow';
import { usePlace } from '../../hooks/usePlace';
import { State } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { duration } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { contacts } from '../../words/contacts';
import { due } from '../../words/due';
import { climb as words } from '../../words/notify';
import { visible } from '../../words/seen';

interface ClimbProps {
	readonly view: CaseView;
	readonly escalation: EscalationView;
	readonly writable: boolean;
	readonly onEnd: () => void;
}

export function Climb({ view, escalation, writable, onEnd }: ClimbProps) {
	const { open } = usePlace();
	const { name, reason, levels, tries, now, answered, ended, entry, startedAt } = escalation;
	return (
		<section className="pn es" aria-label={`${visible(name)}, ${entry}`}>
			<div className="pn-h">
				<h2 className="ell">{visible(reason ?? '')}</h2>
				<span className="push" />
				<span className="sec nw">{visible(name)}</span>
				<span className="mono dim">{entry}</span>
				<span className="dim t1 nw">
					<Stamp at={startedAt} />
				</span>
			</div>
			{now && <Now now={now} />}
			{answered && (
				<div className="es-n">
					<State tone="ok" icon={CircleCheck}>
						<b>{words.answeredBy(visible(answered.by))}</b> <Stamp at={answered.at} />
						{answered.said !== null && <span className="sec">: {visible(answered.said)}</span>}
					</State>
				</div>
			)}
			{ended && (
				<div className="es-n">
					<State icon={CircleSlash}>
						<b>{words.endedBecause}</b> <Stamp at={ended.at} />
						<span className="sec">: {visible(ended.reason ?? '')}</span>
					</State>
				</div>
			)}
			<div className="es-g">
				<div>
					<h3 className="lab">{words.levels}</h3>
					<ol className="rg">
						{levels.map((level, n) => (
							<li
								key={`${level.contacts.map(({ contact }) => contact).join()} ${String(n)}`}
								className={now?.level === n + 1 ? 'on' : ''}
							>
								<span className="rg-n">{n + 1}</span>
								<span className="med">{level.contacts.map((each) => visible(each.name)).join(', ')}</span>
								<span className="dim">{contacts.waits(level.waitMinutes, level.tries)}</span>
							</li>
						))}
					</ol>
				</div>
				<div>
					<h3 className="lab">{words.calls}</h3>
					{tries.length === 0 && <p className="dim">{words.noCalls}</p>}
					<ul className="nt-t">
						{tries.map((made) => (
							<li key={made.entry}>
								<span className="mono dim">{made.entry}</span>
								<Stamp at={made.at} />
								<span className="wrap">
									<span className="med">{visible(made.contact.name)}</span>{' '}
									<span className="dim">{due.level(made.level, made.try, made.round)}</span>
									{made.outcome !== null && <span className="sec">: {visible(made.outcome)}</span>}
								</span>
							</li>
						))}
					</ul>
				</div>
			</div>
			{now && (
				<div className="es-f">
					<span className="dim t1">{words.locked}</span>
					<span className="push" />
					{writable && (
						<>
							<Button size="s" tone="quiet" onClick={onEnd}>
								{words.end}
							</Button>
							<Button
								size="s"
								onClick={() => open({ is: 'answer', case: view.case, escalation: escalation.escalation })}
							>
								{words.answered}
							</Button>
						</>
					)}
				</div>
			)}
		</section>
	);
}

function Now({ now }: { readonly now: RungNow }) {
	const at = useNow().getTime();
	const left = Date.parse(now.dueAt) - at;
	const isDue = left <= 0;
	return (
		<div className={isDue ? 'es-n es-due' : 'es-n'}>
			<PhoneCall className="ic ic-l" aria-hidden />
			<div className="grow">
				<p className="t4 strong">
					{isDue ? words.now(visible(now.contact.name)) : words.next(visible(now.contact.name))}
				</p>
				<p className="mono">{now.contact.reach === null ? words.noReach : visible(now.contact.reach)}</p>
				{now.missed.length > 0 && (
					<p className="sec">
						{words.missed}:{' '}
						{now.missed.map((rung, n) => (
							<span key={`${String(rung.level)}.${String(rung.try)}`}>
								{n > 0 && ', '}
								{visible(rung.contact.name)} <Stamp at={rung.dueAt} show="time" />
							</span>
						))}
					</p>
				)}
			</div>
			<div className="es-w">
				<span>{due.level(now.level, now.try, now.round)}</span>
				<span className="sec">
					{isDue ? words.since : words.at} <Stamp at={now.dueAt} />
				</span>
				<State icon={isDue ? CircleAlert : Clock} tone={isDue ? 'bad' : 'dim'}>
					{isDue ? (left > -1000 ? due.dueNow : words.late(duration(left))) : words.inTime(duration(left))}
				</State>
			</div>
		</div>
	);
}
