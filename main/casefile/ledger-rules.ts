/** How a case file's ledgers are held to the rules of shared/ledger: node:crypto behind them, certificates read strictly. */
import { createHash } from 'node:crypto';
import type { Hash } from '../../shared/ledger/line';
import type { Rules } from '../../shared/ledger/verify';
import type { KeyId, Sha256 } from '../../shared/vocabulary';
import { type Certificate, readCertificate, verifySignature } from '../vault/certificates';

export const sha256: Hash = (data) => createHash('sha256').update(data).digest('hex') as Sha256;

export interface CaseFileRules extends Rules {
	/** Every certificate that an entry of the ledgers admitted and that could be read, by key id. */
	readonly met: ReadonlyMap<KeyId, Certificate>;
}

/** @param checkSignatures false where only order, numbers and bodies are wanted, not proof */
export function ledgerRules(checkSignatures = true): CaseFileRules {
	const met = new Map<KeyId, Certificate>();
	const read: Rules['readCertificate'] = (base64) => {
		const der = Buffer.from(base64, 'base64');
		if (der.toString('base64') !== base64) throw new Error('its base64 is not canonical');
		const certificate = readCertificate(der);
		met.set(certificate.keyId, certificate);
		return {
			keyId: certificate.keyId,
			spki: certificate.spkiSha256,
			verifies(text, signature) {
				if (!checkSignatures) return true;
				const bytes = Buffer.from(signature, 'base64url');
				return (
					bytes.toString('base64url') === signature && verifySignature(certificate.publicKey, Buffer.from(text), bytes)
				);
			},
		};
	};
	return { hash: sha256, readCertificate: read, met };
}
