/** A digested file as a person reads it: the name made harmless, one digest a line, and what was amiss. */

import { visible } from '../../shared/visible';
import type { TreeEntry } from '../hashing/hash-tree';

/** `displayName` makes a path's bytes fit to look at. */
export function hashText(entry: TreeEntry, displayName: (path: Buffer) => string): string {
	const lines = [displayName(entry.path)];
	if ('reading' in entry) {
		lines.push(entry.reading.sizeBytes === 1 ? '1 byte' : `${entry.reading.sizeBytes} bytes`);
		for (const [name, digest] of Object.entries(entry.reading.digests)) lines.push(`${name.padEnd(8)}  ${digest}`);
	} else lines.push(`${entry.state}: ${visible(entry.refusal.refusal.sentence)}`);
	if (entry.state === 'changed') lines.push('changed while it was read: the digests are of no single state of it');
	if (entry.state === 'partial') lines.push('could not be read whole: zeros stand for what is missing');
	return `${lines.join('\n  ')}\n`;
}
