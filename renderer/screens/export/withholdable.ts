/** Which members a copy may leave out, counted, and what a case file is called at first. Pure. */
import type { EntryView } from '../../../shared/views';

export interface Member {
	/** As the question takes it: `note.written/1:text`. */
	readonly id: string;
	readonly kind: string;
	readonly member: string;
	readonly count: number;
}

/** Members that may be withheld, by kind and name, in the order in which kinds first appear. */
export function withholdable(entries: readonly EntryView[]): readonly Member[] {
	const found = new Map<string, Member>();
	for (const { kind, mayWithhold } of entries) {
		for (const member of mayWithhold) {
			const id = `${kind}:${member}`;
			found.set(id, { id, kind, member, count: (found.get(id)?.count ?? 0) + 1 });
		}
	}
	return [...found.values()];
}

/** `2026-014_20261122T014000Z.zip`: only letters, digits, dot, dash and underscore of the number. */
export function suggestedName(number: string, now: Date): string {
	const safe =
		number
			.replace(/[^A-Za-z0-9._-]+/g, '-')
			.replace(/^[^A-Za-z0-9]+/, '')
			.slice(0, 24) || 'case';
	return `${safe}_${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z.zip`;
}
