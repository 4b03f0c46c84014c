/** A certificate from a file that a stranger may have written: PEM or DER, read whole only while it is small. */
import { open } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { type Certificate, readCertificate, readCertificatePem } from './certificates';

const LARGEST_BYTES = 64 * 1024;

/** Refuses `disk.<CODE>`, `certificate.…`. */
export async function certificateInFile(path: string | Buffer): Promise<Certificate> {
	try {
		const file = await open(path, 'r');
		try {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_BYTES + 1), 0, LARGEST_BYTES + 1, 0);
			if (bytesRead > LARGEST_BYTES)
				throw new Refused(
					'certificate.too-large',
					'This file is too large to be a certificate.',
					'Choose the certificate itself.',
				);
			const bytes = buffer.subarray(0, bytesRead);
			return bytes.includes('-----BEGIN') ? readCertificatePem(bytes.toString('latin1')) : readCertificate(bytes);
		} finally {
			await file.close();
		}
	} catch (error) {
		throw refusalOfDisk(error, 'The certificate cannot be read') ?? error;
	}
}
