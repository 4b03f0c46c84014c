/** Fingerprints as people write them: with colons, spaces or neither, upper or lower case, one a line. Pure. */
import { verifying as words } from '../../words/casefile';
import { visible } from '../../words/seen';

/** The fingerprints as 64 lower-case digits, or the sentence that says which line is none. */
export function readTrust(typed: string): readonly string[] | string {
	const found: string[] = [];
	for (const line of typed.split(/[\n,;]/)) {
		const hex = line.replace(/[\s:]/g, '').toLowerCase();
		if (hex === '') continue;
		if (!/^[0-9a-f]{64}$/.test(hex)) return words.badTrust(visible(line.trim().slice(0, 80)));
		found.push(hex);
	}
	return found;
}
