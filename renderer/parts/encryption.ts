/** What is typed of who can open a file that is written, as the export takes it. Pure. */
import { encrypted as words } from '../words/encrypted';
import { NOTHING_TYPED, sameTwice, type Twice } from './NewPassphrase';

export interface Encryption {
	readonly way: 'none' | 'recipients' | 'passphrase';
	/** As typed, one a line. */
	readonly recipients: string;
	readonly twice: Twice;
}

export const IN_CLEAR: Encryption = { way: 'none', recipients: '', twice: NOTHING_TYPED };

/** Null where it is not typed to its end. */
export function encryptionOf({ way, recipients, twice }: Encryption): {
	readonly encryptTo?: string[];
	readonly filePassphrase?: string;
} | null {
	if (way === 'none') return {};
	if (way === 'passphrase') return sameTwice(twice) ? { filePassphrase: twice.passphrase } : null;
	const encryptTo = recipients.split(/[\s,;]+/).filter((one) => one !== '');
	return encryptTo.length > 0 ? { encryptTo } : null;
}

/** What is still to be typed, in a sentence; null where nothing is. */
export function missingIn(encryption: Encryption): string | null {
	if (encryptionOf(encryption)) return null;
	return encryption.way === 'passphrase' ? words.needsPassphrase : words.needsRecipients;
}

/** Encrypted files have age's ending, so that whoever gets one knows what opens it. */
export const namedFor = ({ way }: Encryption, name: string): string => (way === 'none' ? name : `${name}.age`);
