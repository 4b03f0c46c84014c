/** What a verification's verdict says to programs (commandline.md, "Exit status"; decision 22). */
import type { VerifyReport } from './views';

/**
 * 0 intact, or signer unknown where nobody was to be trusted; 1 incomplete, broken, or none of the trusted; 2 unreadable.
 * @param trustGiven whether the reader named a key to trust: only then is an unknown signer a finding
 */
export function exitStatus({ verdict }: Pick<VerifyReport, 'verdict'>, trustGiven: boolean): 0 | 1 | 2 {
	switch (verdict) {
		case 'intact':
			return 0;
		case 'intact, signer unknown':
			return trustGiven ? 1 : 0;
		case 'incomplete':
		case 'broken':
			return 1;
		case 'unreadable':
			return 2;
		default:
			return verdict satisfies never;
	}
}
