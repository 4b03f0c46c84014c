/**
 * How ledgers are held to the rules of shared/ledger: node:crypto behind them, certificates read strictly. What was read
 * and found good once is remembered, so that a ledger that grew is verified again at the cost of what is new.
 */
import type { Certificate as LedgerCertificate, Rules } from '../../shared/ledger/verify';
import type { KeyId, Sha256 } from '../../shared/vocabulary';
import { type Certificate, readCertificate, verifySignature } from './certificates';
import { sha256 } from './sha256';

export { sha256 };

export interface LedgerRules extends Rules {
	/** Every certificate that an entry of the ledgers admitted and that could be read, by key id. */
	readonly met: ReadonlyMap<KeyId, Certificate>;
}

/** @param checkSignatures false where only order, numbers and bodies are wanted, not proof */
export function ledgerRules(checkSignatures = true): LedgerRules {
	const met = new Map<KeyId, Certificate>();
	const known = new Map<string, LedgerCertificate>();
	const good = new Set<Sha256>();
	const read = (base64: string): LedgerCertificate => {
		const der = Buffer.from(base64, 'base64');
		if (der.toString('base64') !== base64) throw new Error('its base64 is not canonical');
		const certificate = readCertificate(der);
		met.set(certificate.keyId, certificate);
		return {
			keyId: certificate.keyId,
			spki: certificate.spkiSha256,
			verifies(text, signature) {
				if (!checkSignatures) return true;
				const told = sha256(`${certificate.keyId} ${signature} ${text}`);
				if (good.has(told)) return true;
				const bytes = Buffer.from(signature, 'base64url');
				const holds =
					bytes.toString('base64url') === signature && verifySignature(certificate.publicKey, Buffer.from(text), bytes);
				if (holds) good.add(told);
				return holds;
			},
		};
	};
	const readCertificateOnce = (base64: string): LedgerCertificate => {
		const certificate = known.get(base64) ?? read(base64);
		known.set(base64, certificate);
		return certificate;
	};
	return { hash: sha256, readCertificate: readCertificateOnce, met };
}
