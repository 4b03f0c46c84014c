/** Looks, before anything is entered or read, whether a copy would stand in the way of something. */
import { lstatSync } from 'node:fs';
import type { TargetPlace } from './acquire-messages';
import { piecePath, piecesOf, refusalOfTarget } from './copy';
import { journalPath } from './journal';

/**
 * Where the size is not known, for the first piece only; the copying itself never writes over anything either.
 * Refuses `acquisition.target-exists`.
 */
export function mustBeFree(place: TargetPlace, sizeBytes: number | null): void {
	const pieces = piecesOf(place, sizeBytes ?? 0);
	const paths = Array.from({ length: pieces }, (_, number) => piecePath(place, number));
	for (const path of [...paths, journalPath(place)])
		if (isThere(path)) throw refusalOfTarget({ code: 'EEXIST' }, Buffer.from(place.folder), path);
}

/** Whatever else is the matter with the place, the copying says. */
function isThere(path: Buffer): boolean {
	try {
		lstatSync(path);
		return true;
	} catch {
		return false;
	}
}
