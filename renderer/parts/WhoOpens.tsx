/** Who can open a file that is written: anybody, recipients with keys of their own, or whoever knows a passphrase. */
import type { Refusal } from '../../shared/refusal';
import { encrypted as words } from '../words/encrypted';
import type { Encryption } from './encryption';
import { TextArea } from './Field';
import { NewPassphrase } from './NewPassphrase';
import { Radios } from './Radios';
import { refusedFor } from './Refused';

interface WhoOpensProps {
	readonly value: Encryption;
	readonly onChange: (value: Encryption) => void;
	/** Of writing the file; shown here where it is of a recipient or of the passphrase. */
	readonly refusal: Refusal | null;
}

/** The fields of the export that are asked for here. */
export const OPENED_BY = ['encryptTo', 'filePassphrase'] as const;

export function WhoOpens({ value, onChange, refusal }: WhoOpensProps) {
	return (
		<>
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
					error={refusedFor(refusal, 'encryptTo')}
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
					error={refusedFor(refusal, 'filePassphrase')}
					value={value.twice}
					onChange={(twice) => onChange({ ...value, twice })}
				/>
			)}
		</>
	);
}
