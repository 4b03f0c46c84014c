/**
 * JSON for a program that reads it and a terminal that may show it. What must hold: the bytes hold no control, C1,
 * bidirectional or zero-width character; each is escaped, as RFC 8259, section 7, allows, so the value is the same.
 */
import { UNSEEN } from './visible';

/** One value on one line, without the line end. */
export function plainJson(value: unknown): string {
	return JSON.stringify(value).replace(UNSEEN, (character) => {
		let escaped = '';
		for (let i = 0; i < character.length; i++) {
			escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
		}
		return escaped;
	});
}
