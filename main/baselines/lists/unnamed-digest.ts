/**
 * Which digests the lines of a list may have where none of them says: 64 digits are SHA-256 by custom, and as well what
 * `b3sum` writes. Only whoever made the list knows, so whoever reads it is asked.
 */
import { DIGESTS, type DigestName } from '../../../shared/vocabulary';
import { HEX_DIGITS } from './digest-text';

/** A digest and a name, or a digest alone. */
const UNTAGGED = /^\\?([0-9A-Fa-f]{32,128})(?: [ *].|\r?$)/m;

/** By how the list begins; empty where its lines say, or their length does. What is taken without being told comes first. */
export function unnamedDigests(beginning: Buffer): readonly DigestName[] {
	const text = beginning.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '');
	const digits = UNTAGGED.exec(text.replaceAll('\0', '\n'))?.[1]?.length;
	const fitting = DIGESTS.filter((name) => HEX_DIGITS[name] === digits);
	return fitting.length < 2 ? [] : fitting;
}
