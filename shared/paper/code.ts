/**
 * What a square code on a form or a label carries, so that paper can be held against the ledger by any reader:
 *
 *     SEALBOOK1 case=2026-014 item=E-001 entry=A-146 sha256=<64 hexadecimal digits>
 *
 * Names and values in this order, one space between; `item` is left out on a form of a whole case. `entry` is the entry
 * that the paper was made after (a form: the newest of the case; a label: the item's registration), `sha256` its digest as
 * `sealbook log CASE --json` gives it. A value is percent-encoded (RFC 3986, section 2.1) but for unreserved characters
 * and `/`, so it holds no space.
 */
import type { EntryRef } from '../views';
import type { Sha256 } from '../vocabulary';

export interface PaperCode {
	readonly case: string;
	readonly item: string | null;
	readonly entry: EntryRef;
	readonly sha256: Sha256;
}

const MARK = 'SEALBOOK1';

export function paperCode({ case: number, item, entry, sha256 }: PaperCode): string {
	const parts = [MARK, `case=${encoded(number)}`];
	if (item !== null) parts.push(`item=${encoded(item)}`);
	return [...parts, `entry=${encoded(entry)}`, `sha256=${sha256}`].join(' ');
}

/** What was read from a paper of ours; null for any other text. */
export function readPaperCode(text: string): PaperCode | null {
	const found = /^SEALBOOK1 case=(\S+)(?: item=(\S+))? entry=(\S+) sha256=([0-9a-f]{64})$/.exec(text.trim());
	if (!found) return null;
	const [, number = '', item, entry = '', sha256 = ''] = found;
	try {
		return {
			case: decodeURIComponent(number),
			item: item === undefined ? null : decodeURIComponent(item),
			entry: decodeURIComponent(entry),
			sha256: sha256 as Sha256,
		};
	} catch {
		return null;
	}
}

/** Half a character (a lone surrogate) stands as U+FFFD. */
const encoded = (value: string): string =>
	encodeURIComponent(value.replace(/\p{Cs}/gu, '\uFFFD'))
		.replace(/%2F/g, '/')
		.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
