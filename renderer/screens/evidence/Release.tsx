/** An item is released to somebody who signs on their own laptop: the holder signs, then the case file goes to a stick. */
import { useState } from 'react';
import type { CaseView, ItemView } from '../../../shared/views';
import type { Instant } from '../../../shared/vocabulary';
import { useAct } from '../../hooks/useAct';
import { useAnswer } from '../../hooks/useAnswer';
import { ActDialogue } from '../../parts/ActDialogue';
import { Choice } from '../../parts/Choice';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { instantOf, MomentField } from '../../parts/MomentField';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { release as words } from '../../words/handover';
import { visible } from '../../words/seen';
import { Carry } from './Carry';

const SOMEBODY = 'somebody';

interface ReleaseProps {
	readonly view: CaseView;
	readonly item: ItemView;
	readonly onClose: () => void;
}

export function Release({ view, item, onClose }: ReleaseProps) {
	const people = useAnswer('person.list', {});
	const { act, busy, refusal } = useAct('custody.release');
	const [to, setTo] = useState<string | null>(null);
	const [name, setName] = useState('');
	const [organization, setOrganization] = useState('');
	const [reason, setReason] = useState('');
	const [dueBack, setDueBack] = useState<string | null>(null);
	const [passphrase, setPassphrase] = useState('');
	const [entry, setEntry] = useState<string | null>(null);
	const known = (people.value ?? []).filter(
		(p) => p.keyId !== item.holder.keyId && p.revoked === null && p.replacedBy === null,
	);
	const receiver = to === SOMEBODY ? name.trim() : (to ?? '');
	const ready = receiver !== '' && reason.trim() !== '' && passphrase !== '';
	const back = instantOf(dueBack) as Instant | null;
	const submit = async () => {
		const done = await act({
			...{ case: view.case, tag: item.cite, to: receiver, reason: reason.trim(), fromPassphrase: passphrase },
			...(to === SOMEBODY && organization.trim() !== '' ? { organization: organization.trim() } : {}),
			...(back === null ? {} : { dueBack: back }),
		});
		if (done) setEntry(done.ref);
	};
	if (entry !== null)
		return (
			<Carry
				view={view}
				title={words.done(visible(item.cite), entry)}
				about={words.doneAbout}
				tag={item.cite}
				entry={entry}
				onClose={onClose}
			/>
		);
	return (
		<ActDialogue
			title={words.title(visible(item.cite))}
			about={words.about}
			width={680}
			words={words}
			busy={busy}
			ready={ready}
			onClose={onClose}
			onAct={() => void submit()}
		>
			<Choice
				label={words.to}
				value={to}
				onChange={setTo}
				options={[
					...known.map((p) => ({
						id: p.keyId as string,
						name: nameOf(p),
						quiet: p.organization === null ? '' : visible(p.organization),
					})),
					{ id: SOMEBODY, name: words.somebody },
				]}
			/>
			{to === SOMEBODY && (
				<div className="fr-g two">
					<TextBox
						label={words.name}
						help={words.nameHelp}
						value={name}
						onChange={setName}
						error={refusedFor(refusal, 'to')}
						maxLength={200}
					/>
					<TextBox
						label={words.organization}
						optional
						value={organization}
						onChange={setOrganization}
						maxLength={200}
					/>
				</div>
			)}
			<div className="fr-g two">
				<TextBox
					label={words.reason}
					value={reason}
					onChange={setReason}
					error={refusedFor(refusal, 'reason')}
					maxLength={2000}
				/>
				<MomentField label={words.dueBack} value={dueBack} onChange={setDueBack} />
			</div>
			<PassphraseBox
				label={words.passphraseOf(nameOf(item.holder))}
				value={passphrase}
				onChange={setPassphrase}
				error={refusedFor(refusal, 'fromPassphrase')}
				autoComplete="off"
			/>
			<Refused refusal={refusal ?? people.refusal} fields={['to', 'reason', 'fromPassphrase']} />
		</ActDialogue>
	);
}
