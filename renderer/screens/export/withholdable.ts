/** Which members a copy may leave out, counted, and what a case file is called at first. Pure. */
import type { EntryView } from '../../../shared/views';

export interface Member {
	/** As the question takes it: `note.written/1:text`. */
	readonly id: string;
	readonly kind: string;
	readonly member: string;
	readonly count: number;
}

/**
 * Members that say what an entry refers to: never withheld (decision 13). The rule itself runs in main, which refuses
 * them; a test holds this list against the catalogue, so that nothing is offered that would be refused.
 */
export const STRUCTURAL: ReadonlySet<string> = new Set([
	'person.admitted/1:certificate',
	'ledger.recovered/1:chain',
	'case.joined/1:case',
	'case.joined/1:chain',
	'case.anchored/1:case',
	'case.anchored/1:heads',
	'case.exported/1:case',
	'case.exported/1:tagManifest',
	'case.exported/1:heads',
	'note.written/1:phase',
	'note.corrected/1:corrects',
	'evidence.registered/1:item',
	'evidence.registered/1:tag',
	'evidence.registered/1:holder',
	'custody.transferred/1:item',
	'custody.transferred/1:tag',
	'custody.transferred/1:from',
	'custody.transferred/1:to',
	'custody.refused/1:item',
	'custody.refused/1:tag',
	'custody.refused/1:from',
	'custody.refused/1:to',
	'custody.refused/1:reason',
	'chain.restarted/1:closes',
	'chain.restarted/1:missing',
]);

/** Disclosed members by kind and name, in the order in which kinds first appear. */
export function withholdable(entries: readonly EntryView[]): readonly Member[] {
	const found = new Map<string, Member>();
	for (const { kind, body } of entries) {
		for (const member of Object.keys(body)) {
			const id = `${kind}:${member}`;
			if (STRUCTURAL.has(id)) continue;
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
