/**
 * Whom the reader trusts, as given on the command line: a fingerprint, or a file with certificates in PEM or DER. Files
 * become text here, because the question takes fingerprints and PEM and no paths.
 */
import { Refused, refusalOfDisk } from '../../shared/refusal';
import type { Terminal } from './terminal';

const LARGEST_FILE_BYTES = 1 << 20;
/** SHA-256 of a certificate, with or without colons, as `openssl x509 -fingerprint -sha256` and Sealbook print it. */
const FINGERPRINT = /^(sha256 fingerprint=)?([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i;
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const DER_SEQUENCE = 0x30;

/** What `--trust` names; a file may hold several certificates. */
export async function trusted(terminal: Terminal, given: string): Promise<string[]> {
	if (FINGERPRINT.test(given)) return [given.replace(/^.*=/, '')];
	let bytes: Buffer | null;
	try {
		bytes = await terminal.read(given, LARGEST_FILE_BYTES);
	} catch (error) {
		throw (
			refusalOfDisk(error, `“${given}” is no fingerprint, and as a file of certificates it cannot be read`) ?? error
		);
	}
	if (bytes?.[0] === DER_SEQUENCE) return [pemOf(bytes)];
	const found = bytes?.toString('latin1').match(PEM) ?? [];
	if (found.length > 0) return found;
	const hint = 'Give 64 hexadecimal digits, or a file with a certificate in PEM or DER.';
	throw new Refused('trust.unreadable', `“${given}” holds no certificate.`, hint, '--trust');
}

/** RFC 7468, section 5. */
function pemOf(der: Buffer): string {
	const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
