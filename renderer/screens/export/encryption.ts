/** What is typed of who can open a file, as the export takes it. Pure. */
import { NOTHING_TYPED, sameTwice } from '../../parts/NewPassphrase';
import type { Encryption } from './Encrypt';

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
