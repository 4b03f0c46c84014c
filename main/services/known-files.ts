/** The sets of known files that the notebook asks: which its ledger names, and all of them opened as one. */
import { Refused } from '../../shared/refusal';
import type { RegisteredHashset } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { type Hashset, openHashset } from '../baselines/hashset/hashset';
import { KnownFiles } from '../baselines/hashset/known-files';
import type { EvidencePath } from '../hashing/names';
import type { Desk } from './desk';

type Registered = Omit<RegisteredHashset, 'state' | 'sentence' | 'path'> & { readonly path: EvidencePath };

/** Registered and not withdrawn since, by verified entries only; registered anew, a set is where the newest entry says. */
export function registeredSets(desk: Desk): Registered[] {
	const sets = new Map<Sha256, Registered>();
	for (const { body, head, kind, ref, verdict } of desk.book.entries()) {
		if (verdict !== 'verified') continue;
		const contents = body.contents as Sha256;
		if (kind === 'hashset.withdrawn/1') sets.delete(contents);
		if (kind !== 'hashset.registered/1') continue;
		const counts = Object.values(body.digests as Readonly<Record<string, number>>);
		sets.set(contents, {
			name: String(body.name),
			kind: body.knows === 'good' ? 'good' : 'bad',
			contents,
			file: body.file as Sha256,
			count: Math.max(0, ...counts),
			path: typeof body.whereBytes === 'string' ? Buffer.from(body.whereBytes, 'base64') : String(body.where),
			registered: ref,
			at: head.at,
		});
	}
	return [...sets.values()];
}

/**
 * All registered sets, opened; null where none is registered. A set that is missing, damaged or another than the one
 * registered is named in `faults`, and nothing is then said of files that no other set knows as bad. Close it after use.
 */
export function openKnownFiles(desk: Desk): KnownFiles | null {
	const registered = registeredSets(desk);
	if (registered.length === 0) return null;
	const open: Hashset[] = [];
	const faults: string[] = [];
	for (const { contents, name, path } of registered) {
		try {
			const set = openHashset(path);
			if (set.contents === contents) open.push(set);
			else {
				set.close();
				faults.push(`“${name}”: another set of known files stands in its place.`);
			}
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			faults.push(`“${name}”: ${error.refusal.sentence}`);
		}
	}
	return new KnownFiles(open, faults);
}
