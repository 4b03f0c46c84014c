/** Stored files given back: written to where the person chose, every byte checked on the way. */
import { createHash } from 'node:crypto';
import { Refused } from '../../shared/refusal';
import type { Sha256 } from '../../shared/vocabulary';
import { writeOut } from '../store/write-out';
import { caseNamed } from './cases';
import type { Handlers } from './desk';

export const objects: Handlers<'object.save'> = {
	'object.save': async (desk, input) => {
		const book = await caseNamed(desk, input.case);
		const object = input.object as Sha256;
		if (!book.checked().entries.some((e) => e.objects.some((o) => o.object === object)))
			throw new Refused(
				'object.unknown',
				'No entry of this case names such an object.',
				'Look at the entry for the digests it names.',
				'object',
			);
		const path = desk.redeem(input.to);
		const sizeBytes = await writeOut(path, withDigest(desk.shelf.objects(book.id).open(object), object));
		return { path: String(path), sizeBytes };
	},
};

/** The same bytes; refuses at their end where they do not have the digest. */
export async function* withDigest(source: AsyncIterable<Uint8Array>, object: Sha256): AsyncGenerator<Uint8Array> {
	const digest = createHash('sha256');
	for await (const bytes of source) {
		digest.update(bytes);
		yield bytes;
	}
	if (digest.digest('hex') !== object)
		throw new Refused(
			'object.damaged',
			'The stored bytes no longer have their digest.',
			'Restore the notebook from a backup.',
		);
}
