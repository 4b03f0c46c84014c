/** A new passphrase, typed twice. */
import { parts } from '../words/parts';
import { PassphraseBox } from './Field';

export interface Twice {
	readonly passphrase: string;
	readonly repeat: string;
}

export const NOTHING_TYPED: Twice = { passphrase: '', repeat: '' };
export const sameTwice = ({ passphrase, repeat }: Twice): boolean => passphrase !== '' && passphrase === repeat;

interface NewPassphraseProps {
	readonly label: string;
	readonly repeatLabel: string;
	readonly help: string;
	readonly value: Twice;
	readonly onChange: (value: Twice) => void;
	readonly error?: string | undefined;
	readonly autoFocus?: boolean;
}

export function NewPassphrase({
	label,
	repeatLabel,
	help,
	value,
	onChange,
	error,
	autoFocus = false,
}: NewPassphraseProps) {
	return (
		<div className="fr-g two">
			<PassphraseBox
				label={label}
				value={value.passphrase}
				onChange={(passphrase) => onChange({ ...value, passphrase })}
				help={help}
				error={error}
				autoComplete="new-password"
				autoFocus={autoFocus}
			/>
			<PassphraseBox
				label={repeatLabel}
				value={value.repeat}
				onChange={(repeat) => onChange({ ...value, repeat })}
				help={value.repeat === '' ? undefined : sameTwice(value) ? parts.same : parts.differs}
				autoComplete="new-password"
			/>
		</div>
	);
}
