/** The page that the build made (build/verify-page.mjs), as this installation has it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Refused } from '../../shared/refusal';
import type { KnownPage } from './known-pages';

export interface VerifyPage extends KnownPage {
	readonly bytes: Uint8Array;
}

/** @param release the version of this program @throws Refused `program.incomplete` where it is not there */
export async function readVerifyPage(path: string, release: string): Promise<VerifyPage> {
	const bytes = await readFile(path).catch(() => null);
	if (!bytes)
		throw new Refused(
			'program.incomplete',
			'This installation of Sealbook lacks verify.html, which belongs into every case file.',
			'Install it again, or export without page.',
			'without',
		);
	return { release, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}
