/** Who can open the written file: anybody, recipients with keys of their own, or whoever knows a passphrase. */
import { TextArea } from '../../parts/Field';
import { NewPassphrase, type Twice } from '../../parts/NewPassphrase';
import { Radios } from '../../parts/Radios';
import { encrypted as words } from '../../words/encrypted';

export interface Encryption {
	readonly way: 'none' | 'recipients' | 'passphrase';
	/** As typed, one a line. */
	readonly recipients: string;
	readonly twice: Twice;
}

interface EncryptProps {
	readonly value: Encryption;
	readonly onChange: (value: Encryption) => void;
	/** Of a recipient that is none, and of a passphrase that is too weak. */
	readonly errors: { readonly recipients: string | undefined; readonly passphrase: string | undefined };
}

export function Encrypt({ value, onChange, errors }: EncryptProps) {
	return (
		<section className="ex-s" aria-label={words.title}>
			<div className="ex-sh">
				<span className="no">4</span>
				<h2>{words.title}</h2>
				<span className="dim ell">{words.about}</span>
			</div>
			<div className="ex-o">
				<Radios
					label={words.ways}
					value={value.way}
					onChange={(way) => onChange({ ...value, way })}
					options={[
						{ id: 'none', name: words.none, more: words.noneMore },
						{ id: 'recipients', name: words.recipients, more: words.recipientsMore },
						{ id: 'passphrase', name: words.passphraseWay, more: words.passphraseWayMore },
					]}
				/>
				{value.way === 'recipients' && (
					<TextArea
						label={words.recipientList}
						help={words.recipientHelp}
						error={errors.recipients}
						value={value.recipients}
						onChange={(recipients) => onChange({ ...value, recipients })}
						rows={3}
						spellCheck={false}
					/>
				)}
				{value.way === 'passphrase' && (
					<NewPassphrase
						label={words.newPassphrase}
						repeatLabel={words.repeat}
						help={words.newPassphraseHelp}
						error={errors.passphrase}
						value={value.twice}
						onChange={(twice) => onChange({ ...value, twice })}
					/>
				)}
			</div>
		</section>
	);
}
