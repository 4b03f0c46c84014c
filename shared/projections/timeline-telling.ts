/**
 * What an entry tells of a time: which lane it stands in, in which words, and when that was. What must hold: the words are
 * the entry's own; a time that it does not tell is null, and the item then stands where the entry was made.
 */
import { shownMember } from '../indicators/shown';
import { type StatedTime, statedTimeIn } from '../stated-time';
import type { TimelineKind } from '../timeline-kinds';
import type { EntryView } from '../views';
import { instantIn, objectIn, objectsIn, textIn } from './members';

export interface Told {
	readonly kind: TimelineKind;
	readonly text: string;
	readonly time: StatedTime | null;
	/** In the source's own letters. */
	readonly found: string | null;
	readonly zone: string | null;
	/** Ids of hosts: where it happened, and whose clock showed the time. */
	readonly host: string | null;
	readonly clockOf: string | null;
	readonly origin: string | null;
}

/** What later entries name by an id only: parties, ladders, measures. */
export type CalledNames = ReadonlyMap<string, string>;

const NAMING: Readonly<Record<string, readonly [id: string, name: string]>> = {
	'notification.planned/1': ['notification', 'party'],
	'escalation.started/1': ['escalation', 'name'],
	'containment.decided/1': ['containment', 'chosen'],
};

export function calledIn(entries: readonly EntryView[]): CalledNames {
	const names = new Map<string, string>();
	for (const { kind, body } of entries) {
		const [member, named] = NAMING[kind] ?? [];
		if (member === undefined || named === undefined) continue;
		const [id, name] = [textIn(body, member), wordIn(body, named)];
		if (id !== null && name !== null) names.set(id, name);
	}
	return names;
}

/** Members whose words tell an act of the handlers, by the kind of its entry. */
const ACTS: Readonly<Record<string, readonly string[]>> = {
	'acquisition.started/1': ['tag', 'name'],
	'acquisition.completed/1': ['tag', 'name', 'verdict'],
	'acquisition.verified/1': ['tag', 'result'],
	'acquisition.log-imported/1': ['tag', 'tool', 'result'],
	'volatile.collected/1': ['state', 'command', 'reason'],
	'baseline.recorded/1': ['host', 'root'],
	'baseline.compared/1': ['baselineRoot', 'target'],
	'deviation.recorded/1': ['state', 'path'],
	'restoration.proved/1': ['statement'],
	'checklist.ticked/1': ['step', 'name', 'remark'],
	'checklist.skipped/1': ['step', 'name', 'reason'],
	'checklist.withdrawn/1': ['step', 'name', 'reason'],
	'crisis.step-done/1': ['step', 'name', 'remark'],
	'crisis.step-put-off/1': ['step', 'name', 'reason'],
	'sign.assessed/1': ['verdict', 'by'],
	'lead.recorded/1': ['description'],
	'lead.assessed/1': ['verdict', 'by'],
	'indicator.recorded/1': ['remark'],
	'indicator.withdrawn/1': ['reason'],
	'host.skew-measured/1': ['reference', 'method'],
	'incident.recorded/1': ['summary', 'description', 'reason'],
	'incident.time-set/1': ['time', 'reason'],
	'impact.rated/1': ['functional', 'information', 'recoverability', 'reason'],
	'meeting.held/1': ['moderator'],
	'case.closed/1': ['reason'],
	'case.reopened/1': ['reason'],
};

/** Null where an entry is of no kind that stands in a timeline. */
export function toldBy({ kind, body, stance }: EntryView, called: CalledNames): Told | null {
	const text = (...names: string[]) => wordsIn(body, names);
	const about = (id: string) => called.get(textIn(body, id) ?? '') ?? [];
	const at = (...names: string[]): StatedTime | null => {
		const instant = names.map((name) => instantIn(body, name)).find((one) => one !== null);
		return instant == null ? null : { at: instant };
	};
	switch (kind) {
		case 'event.recorded/1':
			return told('event', text('text'), statedTimeIn(body.time), {
				...{ found: textIn(body, 'found'), zone: textIn(body, 'zone'), origin: textIn(body, 'source') },
				...{ host: textIn(body, 'host'), clockOf: textIn(body, 'clockOf') },
			});
		case 'note.written/1':
			return told('note', text('text'), observedIn(body), { origin: stance });
		case 'note.corrected/1':
			return told('note', text('text'), null, { origin: stance });
		case 'phase.entered/1':
		case 'phase.left/1':
			return told('phase', text('phase', 'reason'), at('at'));
		case 'host.recorded/1':
			if (textIn(body, 'state') === null) return null;
			return told('host', text('name', 'state', 'remark'), statedTimeIn(body.since), { host: textIn(body, 'host') });
		case 'host.state-set/1':
			return told('host', text('to', 'how', 'reason', 'confirmedBy'), statedTimeIn(body.done), {
				host: textIn(body, 'host'),
			});
		case 'sign.recorded/1': {
			const clockOf = textIn(body, 'clockOf');
			const on = Array.isArray(body.hosts) && typeof body.hosts[0] === 'string' ? body.hosts[0] : null;
			const more = { origin: wordIn(body, 'source'), clockOf, host: on ?? clockOf };
			return told('sign', text('description', 'where'), statedTimeIn(body.seen), more);
		}
		case 'evidence.registered/1':
		case 'evidence.photographed/1':
			return told('custody', text('tag', 'description', 'remark', 'location'), at('doneAt'));
		case 'containment.decided/1':
			return told('containment', text('chosen', 'strategy', 'authorizedBy'), null);
		case 'containment.ended/1':
			return told('containment', joined(about('containment'), text('how', 'reason', 'authorizedBy')), null);
	}
	if (/^(custody\.(?!attempted)|retention\.|hold\.)/.test(kind))
		return told('custody', text('tag', 'from', 'to', 'place', 'location', 'seal', 'reason', 'remark'), at('doneAt'));
	if (kind.startsWith('escalation.')) {
		const said = text('name', 'contact', 'method', 'outcome', 'by', 'said', 'reason');
		return told('escalation', kind === 'escalation.ended/1' ? joined(about('escalation'), said) : said, null);
	}
	if (kind.startsWith('notification.')) {
		const said = text('party', 'what', 'to', 'method', 'told', 'by', 'how', 'reason');
		const when = at('madeAt', 'acknowledgedAt');
		return told('notification', kind === 'notification.planned/1' ? said : joined(about('notification'), said), when);
	}
	const members = ACTS[kind];
	if (!members) return null;
	// Addresses and the like are shown so that nobody follows them by mistake.
	const shown = ['about', 'indicators'].flatMap((name) => shownMember(kind, name, body[name]) ?? []);
	return told('act', joined(shown, wordsIn(body, members)), at('observedAt', 'heldAt'));
}

function told(kind: TimelineKind, text: string, time: StatedTime | null, more: Partial<Told> = {}): Told {
	const { found = null, zone = null, host = null, clockOf = null, origin = null } = more;
	return { kind, text, time, found, zone, host, clockOf, origin };
}

const joined = (names: string | readonly string[], rest: string): string =>
	[names, rest]
		.flat()
		.filter((part) => part !== '')
		.join(', ');

const wordsIn = (body: EntryView['body'], names: readonly string[]): string =>
	names.flatMap((name) => wordIn(body, name) ?? []).join(', ');

/** A text, the name of whom or what a member names, or the values that it lists. */
function wordIn(body: EntryView['body'], member: string): string | null {
	const one = textIn(body, member);
	if (one !== null) return one;
	const object = objectIn(body, member);
	if (object !== null) return textIn(object, 'name') ?? textIn(object, 'value');
	const listed = objectsIn(body, member).flatMap((each) => textIn(each, 'name') ?? textIn(each, 'value') ?? []);
	return listed.length === 0 ? null : listed.join(', ');
}

function observedIn(body: EntryView['body']): StatedTime | null {
	const { observedAt: at, observedLocal: local, accuracyMs } = body;
	return statedTimeIn(at === undefined ? { local, accuracyMs } : { at, accuracyMs });
}
