/** The page that the build made (build/verify-page.mjs), as this installation has it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Refused } from '../../shared/refusal';
import type { KnownPage } from './known-pages';

export interface VerifyPage extends KnownPage {
	readonly bytes: Uint8Array;
}

/** @param release the version of this program @throws Refused `program.incomplete` where it is not there */
export function readVerifyPage(path: string, release: string): VerifyPage {
	const bytes = bytesAt(path);
	return { release, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

function bytesAt(path: string): Buffer {
	// It may lie in the program's own archive, which an open notebook takes for a file like any other, as evidence may be one.
	const asFiles = Reflect.get(process, 'noAsar');
	Reflect.set(process, 'noAsar', false);
	try {
		return readFileSync(path);
	} catch {
		throw new Refused(
			'program.incomplete',
			'This installation of Sealbook lacks verify.html, which belongs into every case file.',
			'Install it again, or export without page.',
			'without',
		);
	} finally {
		Reflect.set(process, 'noAsar', asFiles);
	}
}
