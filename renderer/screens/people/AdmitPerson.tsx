/** Admitting a person: a key made here under their own passphrase. */
import { useState } from 'react';
import { useAct } from '../../hooks/useAct';
import { usePlace } from '../../hooks/usePlace';
import { ActDialogue } from '../../parts/ActDialogue';
import { Fingerprint } from '../../parts/Digest';
import { TextBox } from '../../parts/Field';
import { NewPassphrase, NOTHING_TYPED, sameTwice, type Twice } from '../../parts/NewPassphrase';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { TellDialogue } from '../../parts/TellDialogue';
import { admit as words } from '../../words/people';

const FIELDS = ['name', 'title', 'phone', 'organization', 'passphrase'];

export function AdmitPerson() {
	const { open } = usePlace();
	const { act, busy, refusal } = useAct('person.admit');
	const [texts, setTexts] = useState({ name: '', title: '', phone: '', organization: '' });
	const [twice, setTwice] = useState<Twice>(NOTHING_TYPED);
	const [done, setDone] = useState<{ readonly name: string; readonly fingerprint: string } | null>(null);
	const ready = texts.name.trim() !== '' && sameTwice(twice);
	const close = () => open(null);
	const submit = async () => {
		if (!ready) return;
		const { name, ...rest } = texts;
		const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''));
		const person = await act({ name: name.trim(), passphrase: twice.passphrase, ...given });
		if (!person) return;
		setTwice(NOTHING_TYPED);
		setDone({ name: nameOf(person), fingerprint: person.fingerprint });
	};
	const box = (
		name: keyof typeof texts,
		label: string,
		more: { readonly optional?: boolean; readonly autoFocus?: boolean },
	) => (
		<TextBox
			label={label}
			value={texts[name]}
			onChange={(value) => setTexts({ ...texts, [name]: value })}
			error={refusedFor(refusal, name)}
			maxLength={name === 'phone' ? 100 : 200}
			{...more}
		/>
	);
	if (done) {
		return (
			<TellDialogue title={words.doneTitle(done.name)} about={words.doneAbout} onClose={close}>
				<h3 className="lab">{words.fingerprint}</h3>
				<Fingerprint text={done.fingerprint} />
			</TellDialogue>
		);
	}
	return (
		<ActDialogue
			title={words.title}
			about={words.about}
			width={640}
			words={{ doing: words.making, needs: words.needs, cancel: words.cancel, act: words.admit }}
			busy={busy}
			ready={ready}
			onClose={close}
			onAct={() => void submit()}
		>
			<div className="fr-g two">
				{box('name', words.name, { autoFocus: true })}
				{box('title', words.titleField, { optional: true })}
				{box('phone', words.phone, { optional: true })}
				{box('organization', words.organization, { optional: true })}
			</div>
			<NewPassphrase
				label={words.passphrase}
				repeatLabel={words.repeat}
				help={words.passphraseHelp}
				value={twice}
				onChange={setTwice}
				error={refusedFor(refusal, 'passphrase')}
			/>
			<Refused refusal={refusal} fields={FIELDS} />
		</ActDialogue>
	);
}
