/** Escalations of a case as its entries tell them, the newest first; where each stands at a moment is in rungs.ts. */
import type { CalledContact, EntryView, EscalationLevel, EscalationTry, EscalationView } from '../views';
import type { Instant } from '../vocabulary';
import { authorOf, countIn, objectIn, objectsIn, textIn } from './members';
import { rungAt } from './rungs';

interface Keeping {
	readonly view: EscalationView;
	readonly tries: EscalationTry[];
}

/** @param at what counts as now; without it no escalation is said to stand anywhere */
export function escalationsOf(entries: readonly EntryView[], at: Instant | null): EscalationView[] {
	const all = new Map<string, Keeping>();
	for (const entry of entries) {
		const { kind, body, head } = entry;
		if (!kind.startsWith('escalation.')) continue;
		const id = textIn(body, 'escalation');
		if (id === null) continue;
		const known = all.get(id);
		if (kind === 'escalation.started/1') {
			if (!known) all.set(id, started(id, entry));
			continue;
		}
		if (known?.view.state !== 'running') continue;
		if (kind === 'escalation.tried/1') known.tries.push(triedIn(entry));
		const by = objectIn(body, 'by');
		if (kind === 'escalation.answered/1') {
			const answered = { by: (by && textIn(by, 'name')) ?? '?', said: textIn(body, 'said'), at: head.at };
			all.set(id, { ...known, view: { ...known.view, state: 'answered', answered } });
		}
		if (kind === 'escalation.ended/1') {
			const ended = { reason: textIn(body, 'reason'), at: head.at };
			all.set(id, { ...known, view: { ...known.view, state: 'ended', ended } });
		}
	}
	return [...all.values()].reverse().map(({ view, tries }) => {
		const told = { ...view, tries, last: tries.at(-1) ?? null };
		return { ...told, now: at !== null && told.state === 'running' ? rungAt(told, at) : null };
	});
}

function started(id: string, { ref, body, head }: EntryView): Keeping {
	const levels = objectsIn(body, 'levels').flatMap((level): EscalationLevel[] => {
		const contacts = objectsIn(level, 'contacts').flatMap((each) => calledIn(each) ?? []);
		const [waitMinutes, tries] = [countIn(level, 'waitMinutes'), countIn(level, 'tries')];
		return contacts.length > 0 && waitMinutes && tries ? [{ contacts, waitMinutes, tries }] : [];
	});
	const tries: EscalationTry[] = [];
	return {
		tries,
		view: {
			escalation: id,
			entry: ref,
			name: textIn(body, 'name') ?? id,
			reason: textIn(body, 'reason'),
			levels,
			startedAt: head.at,
			last: null,
			tries,
			state: 'running',
			answered: null,
			ended: null,
			now: null,
		},
	};
}

function triedIn(entry: EntryView): EscalationTry {
	const { ref, body, head } = entry;
	return {
		entry: ref,
		round: countIn(body, 'round') ?? 1,
		level: countIn(body, 'level') ?? 1,
		try: countIn(body, 'try') ?? 1,
		contact: calledIn(objectIn(body, 'contact') ?? {}) ?? { contact: '', name: '?', reach: null },
		method: textIn(body, 'method'),
		outcome: textIn(body, 'outcome'),
		at: head.at,
		by: authorOf(entry),
	};
}

/** A contact as an entry calls it; null where it has no name. */
export function calledIn(body: Readonly<Record<string, unknown>>): CalledContact | null {
	const name = textIn(body, 'name');
	return name === null ? null : { contact: textIn(body, 'contact') ?? '', name, reach: textIn(body, 'reach') };
}
