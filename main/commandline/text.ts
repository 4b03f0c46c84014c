/** Bytes that are to be a person's text: UTF-8 and nothing else, because what is guessed is not what was written. */
import { Refused } from '../../shared/refusal';

/** The text without a byte order mark (Windows editors write one); `what` names its source in the refusal. */
export function textOf(bytes: Uint8Array, what: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw new Refused(
			'text.encoding',
			`${what} is not UTF-8 text.`,
			'Save it as UTF-8, or attach it as a file instead.',
		);
	}
}
