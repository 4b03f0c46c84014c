/** One party: what they are told, by when and by which means, and every try under it. */
import {
	Check,
	CircleAlert,
	CircleCheck,
	CircleDashed,
	CircleSlash,
	Clock,
	PhoneMissed,
	TriangleAlert,
} from 'lucide-react';
import type { NotificationView } from '../../../shared/views';
import { useNow } from '../../hooks/useNow';
import { Badge, State, type Tone } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { MenuButton } from '../../parts/MenuButton';
import { duration } from '../../parts/measure';
import { Stamp } from '../../parts/Stamp';
import { notify, register as words } from '../../words/notify';
import { visible } from '../../words/seen';

type Act = 'plan' | 'make' | 'acknowledge' | 'withdraw';

interface NotificationRowProps {
	readonly notification: NotificationView;
	readonly listenedTo: boolean;
	/** Absent where nothing can be written. */
	readonly onAct?: (act: Act) => void;
}

const LOOKS = {
	planned: { icon: CircleDashed, tone: 'dim' },
	tried: { icon: PhoneMissed, tone: 'warn' },
	told: { icon: Check, tone: 'info' },
	acknowledged: { icon: CircleCheck, tone: 'ok' },
	withdrawn: { icon: CircleSlash, tone: 'dim' },
} as const satisfies Record<NotificationView['state'], { icon: unknown; tone: Tone }>;

export function NotificationRow({ notification, listenedTo, onAct }: NotificationRowProps) {
	const { party, what, methods, contact, state, tries, acknowledged, withdrawn, toldLateMs, deadline } = notification;
	const { icon, tone } = LOOKS[state];
	const open = state === 'planned' || state === 'tried';
	const name = visible(party.name);
	return (
		<li className="nt">
			<div className="nt-m">
				<h2 className="t3 strong">{name}</h2>
				<p>{visible(what ?? '')}</p>
				<p className="nt-w">
					{methods.map((method) => (
						<Badge
							key={method.id}
							{...(listenedTo && method.inBand ? { tone: 'warn' as const, icon: TriangleAlert } : {})}
						>
							{visible(method.name)}
							{listenedTo && method.inBand && `, ${words.inBand}`}
						</Badge>
					))}
					{contact && (
						<span className="sec">
							{visible(contact.name)}
							{contact.reach !== null && `, ${visible(contact.reach)}`}
						</span>
					)}
				</p>
				{tries.length > 0 && (
					<ul className="nt-t">
						{tries.map((made) => (
							<li key={made.entry}>
								<span className="mono dim">{made.entry}</span>
								<span>
									<Stamp at={made.at} />
									{made.enteredAt !== null && (
										<span className="dim t1">
											{' '}
											{words.entered} <Stamp at={made.enteredAt} show="time" />
										</span>
									)}
								</span>
								<span className="wrap">
									<span className="med">{visible(made.method.name)}</span>,{' '}
									{made.reached ? words.reached(visible(made.to ?? words.them)) : words.unreached}
									{made.told !== null && <span className="sec">: {visible(made.told)}</span>}
									{made.by !== null && <span className="dim t1"> {visible(made.by)}</span>}
								</span>
							</li>
						))}
					</ul>
				)}
				{acknowledged && (
					<p className="sec">
						{words.knows(visible(acknowledged.by))}, <Stamp at={acknowledged.at} />
						{acknowledged.how !== null && `: ${visible(acknowledged.how)}`}
					</p>
				)}
				{withdrawn && <p className="sec">{visible(withdrawn.reason ?? '')}</p>}
			</div>
			<div className="nt-d">
				<Due notification={notification} open={open} />
				{deadline && (
					<span className="dim t1 wrap">
						{visible(deadline.name)}
						{deadline.basis !== null && `, ${visible(deadline.basis)}`}
						{deadline.fromEntry !== null && ` (${deadline.fromEntry})`}
					</span>
				)}
			</div>
			<div className="nt-a">
				<State icon={icon} tone={tone}>
					{words.states[state]}
				</State>
				{toldLateMs !== null && (
					<State icon={CircleAlert} tone="warn">
						{words.late(duration(toldLateMs))}
					</State>
				)}
				{onAct && (
					<div className="row">
						{state === 'told' ? (
							<Button size="s" tone="primary" onClick={() => onAct('acknowledge')}>
								{words.acknowledge}
							</Button>
						) : (
							open && (
								<Button size="s" tone="primary" onClick={() => onAct('make')}>
									{words.make}
								</Button>
							)
						)}
						<MenuButton
							name={words.more}
							label={words.acts(name)}
							acts={[
								{ id: 'plan', name: words.change, act: () => onAct('plan') },
								...(state === 'withdrawn' ? [] : [{ id: 'make', name: words.make, act: () => onAct('make') }]),
								...(state === 'acknowledged' || state === 'withdrawn'
									? []
									: [{ id: 'withdraw', name: words.withdraw, act: () => onAct('withdraw') }]),
							]}
						/>
					</div>
				)}
			</div>
		</li>
	);
}

function Due({ notification, open }: { readonly notification: NotificationView; readonly open: boolean }) {
	const { dueAt, deadline } = notification;
	const now = useNow().getTime();
	if (dueAt === null)
		return (
			<State icon={Clock} top>
				{deadline ? words.waits[deadline.from] : words.noDue}
			</State>
		);
	const left = Date.parse(dueAt) - now;
	return (
		<>
			<Stamp at={dueAt} />
			{open && (
				<State icon={left <= 0 ? CircleAlert : Clock} tone={left <= 0 ? 'bad' : left < 4 * 3_600_000 ? 'warn' : 'dim'}>
					{left <= 0 ? notify.overdue(duration(left)) : notify.inTime(duration(left))}
				</State>
			)}
		</>
	);
}
