/**
 * A case file's signature as node-forge writes it. It stands apart from cms.ts, so that whoever only reads carries no forge
 * and no way to sign.
 */
import type { KeyObject } from 'node:crypto';
import forge from 'node-forge';
import type { Certificate } from '../vault/certificates';
import { forgeSigner } from '../vault/selfsigned';
import { attributesOf, digestOf, encode, signatureIn } from './cms';

/**
 * Signs `content` (a tag manifest, held in memory). The signed attributes stand in DER's order contentType, signingTime,
 * messageDigest, which OpenSSL, GnuTLS and BouncyCastle all verify. `at` is cut to the second.
 */
export function signDetached(
	content: Uint8Array,
	certificate: Certificate,
	privateKey: KeyObject,
	at: Date,
): Uint8Array {
	const message = forge.pkcs7.createSignedData();
	message.content = forge.util.createBuffer(Buffer.from(content).toString('latin1'));
	const forged = forge.pki.certificateFromPem(certificate.pem);
	message.addCertificate(forged);
	message.addSigner({
		key: forgeSigner(privateKey),
		certificate: forged,
		digestAlgorithm: forge.pki.oids.sha256 ?? '',
		authenticatedAttributes: [
			{ type: forge.pki.oids.contentType ?? '', value: forge.pki.oids.data },
			{ type: forge.pki.oids.signingTime ?? '', value: at.toISOString() },
			{ type: forge.pki.oids.messageDigest ?? '' },
		],
	});
	message.sign({ detached: true });
	const written = Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'latin1');
	// Forge writes an issued certificate anew and may change its bytes; what was signed does not depend on them.
	return encode(certificate, attributesOf(digestOf(content), at), signatureIn(written));
}
