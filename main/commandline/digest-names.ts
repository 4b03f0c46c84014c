/** Digests as they are named on the command line, several with commas between. */
import { Refused } from '../../shared/refusal';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';

export const USUAL_DIGESTS: readonly DigestName[] = ['md5', 'sha1', 'sha256'];

/** Each once. Refuses `digest.unknown`. */
export function digestsOf(list: string | undefined): DigestName[] | undefined {
	if (list === undefined) return undefined;
	const named = list.split(',').map((word) => {
		const name = DIGESTS.find((known) => known === word.trim().toLowerCase());
		if (name !== undefined) return name;
		throw new Refused(
			'digest.unknown',
			`There is no digest “${word}” here.`,
			`There are: ${DIGESTS.join(', ')}.`,
			'--digests',
		);
	});
	return [...new Set(named)];
}
