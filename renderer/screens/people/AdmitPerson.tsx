/** Admitting a person: a key made here under their own passphrase. */
import { useState } from 'react';
import { useAct } from '../../hooks/useAct';
import { usePlace } from '../../hooks/usePlace';
import { ActDialogue } from '../../parts/ActDialogue';
import { Button } from '../../parts/Button';
import { Dialogue } from '../../parts/Dialogue';
import { Fingerprint } from '../../parts/Digest';
import { PassphraseBox, TextBox } from '../../parts/Field';
import { Refused, refusedFor } from '../../parts/Refused';
import { nameOf } from '../../parts/SignerName';
import { admit as words } from '../../words/people';

const FIELDS = ['name', 'title', 'phone', 'organization', 'passphrase'];

export function AdmitPerson() {
	const { open } = usePlace();
	const { act, busy, refusal } = useAct('person.admit');
	const [texts, setTexts] = useState({ name: '', title: '', phone: '', organization: '' });
	const [passphrase, setPassphrase] = useState('');
	const [repeat, setRepeat] = useState('');
	const [done, setDone] = useState<{ readonly name: string; readonly fingerprint: string } | null>(null);
	const ready = texts.name.trim() !== '' && passphrase !== '' && passphrase === repeat;
	const close = () => open(null);
	const submit = async () => {
		if (done) close();
		if (done || !ready) return;
		const { name, ...rest } = texts;
		const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value.trim() !== ''));
		const person = await act({ name: name.trim(), passphrase, ...given });
		if (!person) return;
		setPassphrase('');
		setRepeat('');
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
			<Dialogue
				title={words.doneTitle(done.name)}
				about={words.doneAbout}
				onClose={close}
				onSubmit={close}
				foot={
					<Button type="submit" className="push" tone="primary" autoFocus>
						{words.done}
					</Button>
				}
			>
				<h3 className="lab">{words.fingerprint}</h3>
				<Fingerprint text={done.fingerprint} />
			</Dialogue>
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
				<PassphraseBox
					label={words.passphrase}
					value={passphrase}
					onChange={setPassphrase}
					help={words.passphraseHelp}
					error={refusedFor(refusal, 'passphrase')}
					autoComplete="new-password"
				/>
				<PassphraseBox
					label={words.repeat}
					value={repeat}
					onChange={setRepeat}
					help={repeat === '' ? undefined : repeat === passphrase ? words.same : words.differs}
					autoComplete="new-password"
				/>
			</div>
			<Refused refusal={refusal} fields={FIELDS} />
		</ActDialogue>
	);
}
