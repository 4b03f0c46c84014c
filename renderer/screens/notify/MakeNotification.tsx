/** One try to tell a party: by which means, whether they were reached, what was told. */
import { useState } from 'react';
import type { CaseView, NotificationView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { TextBox } from '../../parts/Field';
import { instantOf, MomentField } from '../../parts/MomentField';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { Segments } from '../../parts/Segments';
import { METHODS } from '../../words/contacts';
import { made as words } from '../../words/notify';
import { visible } from '../../words/seen';

interface MakeNotificationProps {
	readonly view: CaseView;
	readonly notification: NotificationView;
	readonly listenedTo: boolean;
	readonly onClose: () => void;
}

export function MakeNotification({ view, notification, listenedTo, onClose }: MakeNotificationProps) {
	const { act, busy, refusal } = useAct('notification.make');
	const planned = notification.methods;
	const others = METHODS.filter(({ id }) => !planned.some((each) => each.id === id));
	const all = [...planned, ...others];
	// By place: a means of the person’s own is called by any text, and a text that hides something is no name for a choice.
	const [picked, setPicked] = useState('0');
	const method = all[Number(picked)]?.id ?? '';
	const [reached, setReached] = useState(true);
	const [told, setTold] = useState(visible(notification.what ?? ''));
	const [why, setWhy] = useState('');
	const [to, setTo] = useState(visible(notification.contact?.name ?? ''));
	const [by, setBy] = useState('');
	const [madeAt, setMadeAt] = useState<string | null>(null);
	const [late, setLate] = useState('');
	const at = instantOf(madeAt) as Instant | null;
	const said = reached ? told : why;
	const ready = said.trim() !== '' && (at === null || late.trim() !== '');
	const isHeard = listenedTo && (method === 'email' || method.startsWith('website'));
	const submit = async () => {
		if (!ready) return;
		const done = await act({
			...{ case: view.case, notification: notification.notification, method, reached, told: said.trim() },
			...(reached && to.trim() !== '' ? { to: to.trim() } : {}),
			...(by.trim() === '' ? {} : { by: by.trim() }),
			...(at === null ? {} : { madeAt: at, lateBecause: late.trim() }),
		});
		if (done) onClose();
	};
	return (
		<ActDialogue
			title={words.title(visible(notification.party.name))}
			about={words.about}
			width={640}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Choice
				label={words.method}
				options={all.map(({ name }, place) => ({ id: String(place), name: visible(name) }))}
				value={picked}
				onChange={setPicked}
			/>
			{isHeard && <Note tone="warn">{words.warn}</Note>}
			<div className="f">
				<span className="lb">{words.outcome}</span>
				<Segments
					label={words.outcome}
					value={reached ? 'reached' : 'unreached'}
					onChange={(id) => setReached(id === 'reached')}
					options={[
						{ id: 'reached', name: words.reached },
						{ id: 'unreached', name: words.unreached },
					]}
				/>
			</div>
			{reached ? (
				<TextBox
					label={words.told}
					value={told}
					onChange={setTold}
					error={refusedFor(refusal, 'told')}
					maxLength={4000}
					autoFocus
				/>
			) : (
				<TextBox
					label={words.why}
					value={why}
					onChange={setWhy}
					error={refusedFor(refusal, 'told')}
					maxLength={4000}
					autoFocus
				/>
			)}
			<div className="fr-g two">
				{reached && <TextBox label={words.to} optional value={to} onChange={setTo} maxLength={200} />}
				<TextBox label={words.by} optional value={by} onChange={setBy} maxLength={200} />
				<MomentField label={words.madeAt} value={madeAt} onChange={setMadeAt} />
				{at !== null && (
					<TextBox
						label={words.late}
						value={late}
						onChange={setLate}
						error={refusedFor(refusal, 'lateBecause')}
						maxLength={2000}
					/>
				)}
			</div>
			<Refused refusal={refusal} fields={['told', 'lateBecause']} />
		</ActDialogue>
	);
}
