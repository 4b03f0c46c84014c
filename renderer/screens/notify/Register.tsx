/** The register: who is to be told what by when, every try, and who acknowledged it. */
import { BellPlus, Ear, EarOff } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, NotificationView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { InHead } from '../../parts/InHead';
import { Note } from '../../parts/Note';
import { ReasonDialog } from '../../parts/ReasonDialog';
import { Refused } from '../../parts/Refused';
import { Stamp } from '../../parts/Stamp';
import { Waiting } from '../../parts/Waiting';
import { register as words } from '../../words/notify';
import { visible } from '../../words/seen';
import { Acknowledge } from './Acknowledge';
import { MakeNotification } from './MakeNotification';
import { NotificationRow } from './NotificationRow';
import { PlanNotification } from './PlanNotification';

export interface PartProps {
	readonly view: CaseView;
	readonly writable: boolean;
	/** Where the acts of a part stand, beside the parts’ names. */
	readonly head: HTMLElement | null;
}

type Over =
	| { readonly is: 'plan'; readonly plan: NotificationView | null; readonly deadline?: string }
	| { readonly is: 'make' | 'acknowledge' | 'withdraw'; readonly notification: NotificationView }
	| { readonly is: 'channels'; readonly listenedTo: boolean }
	| null;

export function Register({ view, writable, head }: PartProps) {
	const { value, refusal, waiting } = useAnswer('notification.show', { case: view.case });
	const [over, setOver] = useState<Over>(null);
	const close = () => setOver(null);
	const listens = value?.listenedTo ?? null;
	const plan = (
		<Button tone="primary" icon={BellPlus} disabled={!writable} onClick={() => setOver({ is: 'plan', plan: null })}>
			{words.plan}
		</Button>
	);
	const is = listens?.is === true;
	return (
		<>
			<InHead head={head}>
				{writable && (
					<Button icon={is ? EarOff : Ear} onClick={() => setOver({ is: 'channels', listenedTo: !is })}>
						{is ? words.setNot : words.setListens}
					</Button>
				)}
				{value && value.notifications.length > 0 && plan}
			</InHead>
			<Refused refusal={refusal} />
			{listens && is && (
				<Note tone="warn">
					<b>{words.listens}.</b> {words.listensIs(visible(listens.reason ?? ''))}
				</Note>
			)}
			{waiting && <Waiting />}
			{value?.unplanned.map((each) => (
				<div key={each.deadline} className="nt-u">
					<span className="grow">
						{words.unplanned}: <b>{visible(each.name)}</b>{' '}
						<span className="sec">{each.dueAt === null ? words.waits[each.from] : <Stamp at={each.dueAt} />}</span>
					</span>
					{writable && (
						<Button size="s" onClick={() => setOver({ is: 'plan', plan: null, deadline: each.deadline })}>
							{words.planIt}
						</Button>
					)}
				</div>
			))}
			{value && value.notifications.length === 0 && (
				<div className="pn">
					<Empty title={words.emptyTitle} action={plan}>
						{words.empty}
					</Empty>
				</div>
			)}
			{value && value.notifications.length > 0 && (
				<div className="pn hm-p">
					<ul className="hm-t">
						{value.notifications.map((each) => (
							<NotificationRow
								key={each.notification}
								notification={each}
								listenedTo={is}
								{...(writable
									? {
											onAct: (act: 'plan' | 'make' | 'acknowledge' | 'withdraw') =>
												setOver(act === 'plan' ? { is: 'plan', plan: each } : { is: act, notification: each }),
										}
									: {})}
							/>
						))}
					</ul>
				</div>
			)}
			{over?.is === 'plan' && (
				<PlanNotification
					view={view}
					plan={over.plan}
					{...(over.deadline === undefined ? {} : { deadline: over.deadline })}
					onClose={close}
				/>
			)}
			{over?.is === 'make' && (
				<MakeNotification view={view} notification={over.notification} listenedTo={is} onClose={close} />
			)}
			{over?.is === 'acknowledge' && <Acknowledge view={view} notification={over.notification} onClose={close} />}
			{over?.is === 'withdraw' && <Withdraw view={view} notification={over.notification} onClose={close} />}
			{over?.is === 'channels' && <SetChannels view={view} listenedTo={over.listenedTo} onClose={close} />}
		</>
	);
}

interface AboutOne {
	readonly view: CaseView;
	readonly notification: NotificationView;
	readonly onClose: () => void;
}

function Withdraw({ view, notification, onClose }: AboutOne) {
	const { act, busy, refusal } = useAct('notification.withdraw');
	const about = { case: view.case, notification: notification.notification };
	return (
		<ReasonDialog
			title={words.withdrawTitle(visible(notification.party.name))}
			about={words.withdrawAbout}
			label={words.withdrawReason}
			act={words.seal}
			busy={busy}
			refusal={refusal}
			onSeal={(reason) => void act({ ...about, reason }).then((done) => done && onClose())}
			onClose={onClose}
		/>
	);
}

function SetChannels({
	view,
	listenedTo,
	onClose,
}: Pick<AboutOne, 'view' | 'onClose'> & { readonly listenedTo: boolean }) {
	const { act, busy, refusal } = useAct('notification.set-channels');
	return (
		<ReasonDialog
			title={listenedTo ? words.listensTitle : words.notTitle}
			about={listenedTo ? words.listensAbout : words.notAbout}
			label={words.reason}
			act={words.seal}
			busy={busy}
			refusal={refusal}
			onSeal={(reason) => void act({ case: view.case, listenedTo, reason }).then((done) => done && onClose())}
			onClose={onClose}
		/>
	);
}
