/**
 * A hand-over: two people, two passphrases, one entry. Nothing is recorded until both have signed; cancelling forgets
 * the first passphrase. A hand-over may be declined instead: that is an entry of its own, signed by the releaser.
 */
import { ArrowRight, Ban, PencilLine, Stamp as SealIcon } from 'lucide-react';
import type { CaseView, ItemView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { Note } from '../../parts/Note';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { Waiting } from '../../parts/Waiting';
import { transfer as words } from '../../words/evidence';
import { visible } from '../../words/seen';
import { CannotTransfer } from './CannotTransfer';
import { OnPaperSection } from './OnPaper';
import { SignColumn } from './SignColumn';
import { TransferTerms } from './TransferTerms';
import { type Transfer as InTheMaking, useTransfer } from './useTransfer';

const FIELDS = ['reason', 'place', 'condition', 'fromPassphrase', 'toPassphrase', 'lateBecause', 'signedOnPaper'];

interface TransferProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
	/** The receiver has no key: another page. */
	readonly onWithoutKey: () => void;
}

export function Transfer({ view, item, onClose, onWithoutKey }: TransferProps) {
	const people = useAnswer('person.list', {});
	const here = (people.value ?? []).filter((person) => person.signsHere && person.revoked === null);
	const receivers = here.filter((person) => person.keyId !== item.holder.keyId);
	const holderHere = here.some((person) => person.keyId === item.holder.keyId);
	const transfer = useTransfer({ view, item, receivers, onDone: onClose });
	const { from, busy, refusal } = transfer;
	const about = words.about(visible(item.description));
	const title = (
		<>
			{words.title} <span className="tag">{visible(item.cite)}</span>
		</>
	);
	if (!people.value || receivers.length === 0 || !holderHere)
		return (
			<CannotTransfer
				{...{ title, about, onClose }}
				alone={people.value !== null && receivers.length === 0}
				onWithoutKey={holderHere ? onWithoutKey : null}
			>
				{people.waiting && <Waiting />}
				<Refused refusal={people.refusal} />
				{people.value && receivers.length > 0 && <Note tone="info">{words.notHere(nameOf(item.holder))}</Note>}
			</CannotTransfer>
		);
	return (
		<Dialogue
			{...{ title, about, onClose }}
			width={900}
			mayClose={!busy}
			onSubmit={() => void (from.signed ? transfer.record() : transfer.release())}
			foot={<Foot transfer={transfer} onClose={onClose} />}
		>
			<TransferTerms {...{ transfer, receivers, onWithoutKey }} />
			<OnPaperSection paper={transfer.paper} refusal={refusal} />
			<Signatures transfer={transfer} item={item} />
			<Refused refusal={refusal} fields={FIELDS} />
		</Dialogue>
	);
}

function Foot({ transfer, onClose }: { readonly transfer: InTheMaking; readonly onClose: () => void }) {
	const { busy, checking, from } = transfer;
	return (
		<>
			<span className="st dim t1" role="status">
				<PencilLine className="ic ic-s" aria-hidden />
				{checking ? words.checking : busy ? words.recording : words.becomes}
			</span>
			<span className="push" />
			<Button tone="quiet" keys="Esc" disabled={busy} onClick={onClose}>
				{words.cancel}
			</Button>
			{from.signed && (
				<Button tone="bad" icon={Ban} title={words.declineHelp} disabled={busy} onClick={() => void transfer.decline()}>
					{words.decline}
				</Button>
			)}
			<Button type="submit" tone="primary" icon={SealIcon} keys="Ctrl Enter" disabled={busy || !transfer.mayRecord}>
				{words.record}
			</Button>
		</>
	);
}

/** First whoever has it, then whoever gets it. */
function Signatures({ transfer, item }: { readonly transfer: InTheMaking; readonly item: ItemView }) {
	const { receiver, terms, from, refusal, notChecked } = transfer;
	const wrong = notChecked ? `${notChecked.sentence} ${notChecked.hint}` : undefined;
	return (
		<div className="sg">
			<SignColumn
				step={words.releasing}
				person={item.holder}
				statement={words.release(visible(item.cite))}
				state={from.signed ? 'signed' : 'signs'}
				passphrase={from.passphrase}
				onPassphrase={transfer.setRelease}
				error={from.signed ? refusedFor(refusal, 'fromPassphrase') : wrong}
				help={receiver === null ? words.chooseReceiver : terms.reason.trim() === '' ? words.needsReason : undefined}
				act={
					<Button size="m" disabled={transfer.busy || !transfer.mayRelease} onClick={() => void transfer.release()}>
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
				passphrase={transfer.receiving}
				onPassphrase={transfer.setReceiving}
				error={refusedFor(refusal, 'toPassphrase') ?? (from.signed ? wrong : undefined)}
			/>
		</div>
	);
}
