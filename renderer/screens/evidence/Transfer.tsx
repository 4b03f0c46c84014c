/**
 * A hand-over: two people, two passphrases, one entry. Nothing is recorded until both have signed; cancelling forgets
 * the first passphrase. A hand-over may be declined instead: that is an entry of its own, signed by the releaser.
 */
import { ArrowRight, Ban, PencilLine, Stamp as SealIcon, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { CaseView, ItemView } from '../../../shared/views';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { usePlace } from '../../hooks/usePlace';
import { usePlaces } from '../../hooks/usePlaces';
import { Button } from '../../parts/Button';
import { Choice } from '../../parts/Choice';
import { Dialogue } from '../../parts/Dialogue';
import { TextBox } from '../../parts/Field';
import { Note } from '../../parts/Note';
import { PlaceBox } from '../../parts/PlaceBox';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { Waiting } from '../../parts/Waiting';
import { transfer as words } from '../../words/evidence';
import { onPaper as onPaperWords, withoutKey } from '../../words/paper';
import { visible } from '../../words/seen';
import { useOnPaper } from './OnPaper';
import { SignColumn } from './SignColumn';

const FIELDS = ['reason', 'place', 'condition', 'fromPassphrase', 'toPassphrase', 'lateBecause', 'signedOnPaper'];
const OUTSIDER = 'without a key';

export function Transfer({
	view,
	item,
	onClose,
	onWithoutKey,
}: {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
	/** The receiver has no key: another page. */
	readonly onWithoutKey: () => void;
}) {
	const { open } = usePlace();
	const people = useAnswer('person.list', {});
	const places = usePlaces();
	const check = useAct('person.check');
	const record = useAct('custody.transfer');
	const decline = useAct('custody.decline');
	const [reason, setReason] = useState('');
	const [place, setPlace] = useState('');
	const [condition, setCondition] = useState('');
	const [to, setTo] = useState<string | null>(null);
	const [from, setFrom] = useState({ passphrase: '', signed: false });
	const [receiving, setReceiving] = useState('');
	const paper = useOnPaper();
	const [onPaper, setOnPaper] = useState(false);
	const here = (people.value ?? []).filter((person) => person.signsHere && person.revoked === null);
	const receivers = here.filter((person) => person.keyId !== item.holder.keyId);
	const receiver = receivers.find((person) => person.keyId === to) ?? null;
	const holderHere = here.some((person) => person.keyId === item.holder.keyId);
	const busy = check.busy || record.busy || decline.busy;
	const refusal = record.refusal ?? decline.refusal;
	const told = { case: view.case, tag: item.cite, reason: reason.trim() };
	const signRelease = async () => {
		if (from.passphrase === '' || !receiver || reason.trim() === '') return;
		if (await check.act({ person: item.holder.keyId, passphrase: from.passphrase, case: view.case, tag: item.cite }))
			setFrom({ ...from, signed: true });
	};
	const recordNow = async () => {
		if (!receiver || receiving === '' || (onPaper && !paper.ready)) return;
		if (!(await check.act({ person: receiver.keyId, passphrase: receiving, case: view.case, tag: item.cite }))) return;
		const done = await record.act({
			...told,
			to: receiver.keyId,
			fromPassphrase: from.passphrase,
			toPassphrase: receiving,
			...(place.trim() === '' ? {} : { place: place.trim() }),
			...(condition.trim() === '' ? {} : { condition: condition.trim() }),
			...(onPaper ? paper.said : {}),
		});
		if (done) onClose();
	};
	const declineNow = async () => {
		if (!receiver || reason.trim() === '') return;
		if (await decline.act({ ...told, to: receiver.keyId, fromPassphrase: from.passphrase })) onClose();
	};
	const about = words.about(visible(item.description));
	const title = (
		<>
			{words.title} <span className="tag">{visible(item.cite)}</span>
		</>
	);
	if (!people.value || receivers.length === 0 || !holderHere) {
		const alone = people.value && receivers.length === 0;
		return (
			<Dialogue
				title={title}
				about={about}
				width={680}
				onClose={onClose}
				onSubmit={() => alone && open('admit person')}
				foot={
					<>
						<span className="push" />
						<Button tone="quiet" keys="Esc" onClick={onClose}>
							{words.cancel}
						</Button>
						{holderHere && <Button onClick={onWithoutKey}>{withoutKey.option}</Button>}
						{alone && (
							<Button type="submit" tone="primary" icon={UserPlus} autoFocus>
								{words.admit}
							</Button>
						)}
					</>
				}
			>
				{people.waiting && <Waiting />}
				<Refused refusal={people.refusal} />
				{alone && (
					<Note tone="info">
						<span className="strong">{words.alone}.</span> {words.aloneAbout}
					</Note>
				)}
				{people.value && receivers.length > 0 && <Note tone="info">{words.notHere(nameOf(item.holder))}</Note>}
			</Dialogue>
		);
	}
	return (
		<Dialogue
			title={title}
			about={about}
			width={900}
			mayClose={!busy}
			onClose={onClose}
			onSubmit={() => void (from.signed ? recordNow() : signRelease())}
			foot={
				<>
					<span className="st dim t1" role="status">
						<PencilLine className="ic ic-s" aria-hidden />
						{check.busy ? words.checking : record.busy || decline.busy ? words.recording : words.becomes}
					</span>
					<span className="push" />
					<Button tone="quiet" keys="Esc" disabled={busy} onClick={onClose}>
						{words.cancel}
					</Button>
					{from.signed && (
						<Button tone="bad" icon={Ban} title={words.declineHelp} disabled={busy} onClick={() => void declineNow()}>
							{words.decline}
						</Button>
					)}
					<Button
						type="submit"
						tone="primary"
						icon={SealIcon}
						keys="Ctrl Enter"
						disabled={busy || !from.signed || receiving === ''}
					>
						{words.record}
					</Button>
				</>
			}
		>
			<div className="fr-g ai-4">
				<Choice
					label={words.to}
					disabled={from.signed}
					value={to}
					onChange={(id) => (id === OUTSIDER ? onWithoutKey() : setTo(id))}
					options={[
						...receivers.map((person) => ({
							id: person.keyId as string,
							name: nameOf(person),
							quiet: person.title === null ? '' : visible(person.title),
						})),
						{ id: OUTSIDER, name: withoutKey.option },
					]}
				/>
				<TextBox
					label={words.reason}
					value={reason}
					onChange={setReason}
					error={refusedFor(refusal, 'reason')}
					maxLength={2000}
					readOnly={from.signed}
				/>
				<PlaceBox
					label={words.place}
					places={places}
					optional
					value={place}
					onChange={setPlace}
					error={refusedFor(refusal, 'place')}
					readOnly={from.signed}
				/>
				<TextBox
					label={words.condition}
					optional
					value={condition}
					onChange={setCondition}
					error={refusedFor(refusal, 'condition')}
					maxLength={500}
					readOnly={from.signed}
				/>
			</div>
			<label className="row t1">
				<input
					type="checkbox"
					className="cbx"
					checked={onPaper}
					onChange={(event) => setOnPaper(event.target.checked)}
				/>
				{onPaperWords.section}
			</label>
			{onPaper && paper.fields(refusal, true)}
			<div className="sg">
				<SignColumn
					step={words.releasing}
					person={item.holder}
					statement={words.release(visible(item.cite))}
					state={from.signed ? 'signed' : 'signs'}
					passphrase={from.passphrase}
					onPassphrase={(passphrase) => setFrom({ passphrase, signed: false })}
					error={
						from.signed
							? refusedFor(refusal, 'fromPassphrase')
							: check.refusal
								? `${check.refusal.sentence} ${check.refusal.hint}`
								: undefined
					}
					help={receiver === null ? words.chooseReceiver : reason.trim() === '' ? words.needsReason : undefined}
					act={
						<Button
							size="m"
							disabled={busy || receiver === null || reason.trim() === '' || from.passphrase === ''}
							onClick={() => void signRelease()}
						>
							{words.signRelease}
						</Button>
					}
				/>
				<span className="sg-a" aria-hidden>
					<ArrowRight className="ic" />
				</span>
				<SignColumn
					step={words.receiving}
					person={receiver}
					statement={words.receive(visible(item.cite))}
					state={from.signed ? 'signs' : 'waits'}
					passphrase={receiving}
					onPassphrase={setReceiving}
					error={
						refusedFor(refusal, 'toPassphrase') ??
						(from.signed && check.refusal ? `${check.refusal.sentence} ${check.refusal.hint}` : undefined)
					}
				/>
			</div>
			<Refused refusal={refusal} fields={FIELDS} />
		</Dialogue>
	);
}
