/** Which entries the stream shows: by kind, by phase, by words. Pure. */
import type { EntryView, PhaseId } from '../../../shared/views';
import { headline } from '../../parts/headline';
import { nameIn } from '../../parts/memberValue';
import { kindName } from '../../words/kinds';

export type Kinds = 'all' | 'note' | 'evidence' | 'custody' | 'person';

export interface Wanted {
	readonly kinds: Kinds;
	readonly phase: PhaseId | null;
	readonly words: string;
}

export const isOf = (entry: EntryView, kinds: Kinds): boolean => kinds === 'all' || entry.kind.startsWith(`${kinds}.`);

/** @param about what an entry is about that names it by an id only; it is found by that too */
export function chosen(
	entries: readonly EntryView[],
	{ kinds, phase, words }: Wanted,
	about: (entry: EntryView) => string | null,
): readonly EntryView[] {
	const wanted = words.trim().toLowerCase();
	if (kinds === 'all' && phase === null && wanted === '') return entries;
	return entries.filter(
		(entry) =>
			isOf(entry, kinds) &&
			(phase === null || entry.phase === phase) &&
			(wanted === '' || holds(entry, wanted, about(entry))),
	);
}

function holds(entry: EntryView, wanted: string, about: string | null): boolean {
	const { text, reason, doneBy, witness } = entry.body;
	return [
		entry.ref,
		kindName(entry.kind),
		headline(entry),
		about,
		text,
		reason,
		...entry.signers.map((signer) => signer.name),
		...[doneBy, witness].map(nameIn),
		...entry.files.map((file) => file.name),
	].some((value) => typeof value === 'string' && value.toLowerCase().includes(wanted));
}
