/** A PKCS#12 file on disk: read whole only while it is small, and the key in it. */
import { open } from 'node:fs/promises';
import { Refused, refusalOfDisk } from '../../shared/refusal';
import { readPkcs12 } from './pkcs12-read';
import type { Identity } from './selfsigned';

const LARGEST_BYTES = 256 * 1024;

/** @throws Refused `disk.<CODE>`, `pkcs12.…`, `certificate.…`, in the fields `file` and `filePassphrase` */
export async function keyInFile(path: string | Buffer, passphrase: string): Promise<Identity> {
	return readPkcs12(await smallFile(path), passphrase);
}

async function smallFile(path: string | Buffer): Promise<Buffer> {
	try {
		const file = await open(path, 'r');
		try {
			const { buffer, bytesRead } = await file.read(Buffer.alloc(LARGEST_BYTES + 1), 0, LARGEST_BYTES + 1, 0);
			if (bytesRead <= LARGEST_BYTES) return buffer.subarray(0, bytesRead);
			throw new Refused(
				'pkcs12.too-large',
				'This file is too large to hold one key and its certificate.',
				'Choose the file that the key was exported to; it ends in .p12 or .pfx and has a few kilobytes.',
				'file',
			);
		} finally {
			await file.close();
		}
	} catch (error) {
		throw refusalOfDisk(error, 'The file with the key cannot be read') ?? error;
	}
}
