/**
 * Containment decisions of a case (SP 800-61 r2, §3.3.1), the newest first. A measure that expires stands until somebody
 * says what became of it; that its moment is past changes nothing but what is said of it.
 */
import { CRITERIA, DURATIONS, ENDINGS, RATINGS } from '../catalogue/containment';
import type { ContainmentOption, ContainmentView, EntryView, Weighed } from '../views';
import type { Instant } from '../vocabulary';
import { instantIn, objectIn, objectsIn, oneOf, textIn, textsIn } from './members';

type Kept = Omit<ContainmentView, 'state'> & { readonly ended: 'removed' | 'replaced' | null };

/** @param at what counts as now */
export function containmentsOf(entries: readonly EntryView[], at: Instant): ContainmentView[] {
	const all = new Map<string, Kept>();
	for (const entry of entries) {
		const id = entry.kind.startsWith('containment.') ? textIn(entry.body, 'containment') : null;
		if (id === null) continue;
		const known = all.get(id);
		if (entry.kind === 'containment.decided/1' && !known) all.set(id, decided(id, entry));
		if (entry.kind === 'containment.ended/1' && known && known.ended === null) all.set(id, ending(known, entry));
	}
	return [...all.values()].reverse().map(({ ended, ...view }) => ({ ...view, state: stateOf(ended, view, at) }));
}

function stateOf(ended: Kept['ended'], { expiresAt }: Pick<Kept, 'expiresAt'>, at: Instant): ContainmentView['state'] {
	if (ended !== null) return ended;
	if (expiresAt === null) return 'permanent';
	return expiresAt <= at ? 'expired' : 'stands';
}

function decided(id: string, { ref, body, head }: EntryView): Kept {
	const duration = oneOf(body, 'duration', DURATIONS) ?? 'temporary-workaround';
	return {
		containment: id,
		entry: ref,
		options: objectsIn(body, 'options').map(optionIn),
		chosen: textIn(body, 'chosen'),
		strategy: textIn(body, 'strategy'),
		duration,
		expiresAt: duration === 'permanent-solution' ? null : instantIn(body, 'expiresAt'),
		authorizedBy: nameIn(body),
		authorizedHow: textIn(body, 'authorizedHow'),
		appliesTo: textsIn(body, 'appliesTo'),
		decidedAt: head.at,
		endings: [],
		ended: null,
	};
}

function ending(known: Kept, { ref, body, head }: EntryView): Kept {
	const how = oneOf(body, 'how', ENDINGS);
	if (how === null) return known;
	const expiresAt = instantIn(body, 'expiresAt');
	const told = { entry: ref, how, reason: textIn(body, 'reason'), expiresAt, at: head.at };
	const endings = [...known.endings, { ...told, replacedBy: textIn(body, 'replacedBy'), authorizedBy: nameIn(body) }];
	switch (how) {
		case 'removed':
		case 'replaced':
			return { ...known, endings, ended: how };
		case 'extended':
			return { ...known, endings, expiresAt: expiresAt ?? known.expiresAt };
		case 'made permanent':
			return { ...known, endings, duration: 'permanent-solution', expiresAt: null };
	}
}

function optionIn(body: Readonly<Record<string, unknown>>): ContainmentOption {
	return {
		name: textIn(body, 'name') ?? '?',
		weighed: objectsIn(body, 'weighed').flatMap((each): Weighed[] => {
			const criterion = oneOf(each, 'criterion', CRITERIA);
			const rating = oneOf(each, 'rating', RATINGS);
			return criterion && rating ? [{ criterion, rating, because: textIn(each, 'because') }] : [];
		}),
	};
}

function nameIn(body: Readonly<Record<string, unknown>>): string | null {
	const who = objectIn(body, 'authorizedBy');
	const name = who && textIn(who, 'name');
	const organization = who && textIn(who, 'organization');
	return name && organization ? `${name}, ${organization}` : name;
}
