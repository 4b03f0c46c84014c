/** What an entry is about, in a line: from its disclosed members only, and harmless to look at. */
import type { EntryView } from '../../shared/views';
import { headlines } from '../words/entries';
import { memberName } from '../words/members';
import { phaseName } from '../words/phases';
import { shownMember, visible } from '../words/seen';

/** `E-003 Data volume`, `E-003 from … to …`; empty where nothing is disclosed. */
export function headline(entry: Pick<EntryView, 'kind' | 'body'>): string {
	const { body } = entry;
	const said = (name: string): string | null => {
		const value = body[name];
		return typeof value === 'string' ? visible(value.slice(0, 300).replaceAll('\n', ' ')) : null;
	};
	switch (entry.kind.replace(/\/[0-9]+$/, '')) {
		case 'event.recorded':
			return said('text') ?? '';
		case 'timeline.imported':
			return personIn(body.file);
		case 'indicator.imported':
			return join(
				personIn(body.file),
				body.parts === 1 ? null : headlines.partOf(String(body.part), String(body.parts)),
			);
		case 'timeline.withdrawn':
			return said('reason') ?? '';
		case 'sign.recorded':
			return said('description') ?? '';
		case 'sign.assessed':
		case 'lead.assessed':
			return join(said('verdict'), said('by'));
		case 'host.recorded':
			return said('name') ?? '';
		case 'host.state-set':
			return join(said('to'), said('how') ?? said('reason'));
		case 'host.skew-measured':
			return said('reference') ?? '';
		case 'lead.recorded':
			return visible(shownMember(entry.kind, 'about', body.about)?.slice(0, 300) ?? '');
		case 'indicator.recorded':
			return visible(shownMember(entry.kind, 'indicators', body.indicators)?.slice(0, 300) ?? '');
		case 'indicator.withdrawn':
			return said('reason') ?? '';
		case 'evidence.registered':
			return join(said('tag'), said('description'));
		case 'acquisition.started':
		case 'acquisition.completed':
		case 'acquisition.verified':
			return join(said('tag'), said('name') ?? said('result'), said('verdict'));
		case 'acquisition.log-imported':
			return join(said('tag'), said('tool'), said('result'));
		case 'volatile.planned':
			return said('host') ?? '';
		case 'baseline.compared':
			return join(said('baselineRoot'), said('target'));
		case 'deviation.recorded':
			return join(said('state'), said('path'));
		case 'custody.transferred':
		case 'custody.received':
		case 'custody.refused':
			return join(said('tag'), headlines.fromTo(personIn(body.from), personIn(body.to)));
		case 'person.admitted':
			return join(said('name'), said('title'));
		case 'case.titled':
			return said('title') ?? '';
		case 'case.opened':
			return join(said('number'), said('title'));
		case 'notification.planned':
			return join(personIn(body.party), said('what'));
		case 'notification.made':
			return join(personIn(body.method), said('told'));
		case 'escalation.tried':
			return join(personIn(body.contact), said('outcome'));
		case 'escalation.answered':
			return join(personIn(body.by), said('said'));
		case 'escalation.started':
			return said('name') ?? '';
		case 'containment.decided':
			return join(said('chosen'), said('strategy'));
		case 'containment.ended':
			return said('how') ?? '';
		case 'cost.recorded':
			return said('what') ?? '';
		case 'labor.recorded':
			return join(personIn(body.who), said('what'));
		case 'assessment.given':
			return join(personIn(body.measure), said('answer'));
		case 'audit.answered':
			return join(personIn(body.item), said('answer'));
		case 'exercise.begun':
			return join(said('name'), said('title'));
		case 'exercise.answered':
			return join(said('question'), said('answer'));
		case 'exercise.gap-found':
			return join(said('question'), said('says'));
		case 'exercise.inject-shown':
			return said('says') ?? '';
		case 'exercise.ended':
			return said('wentWell') ?? said('wentBadly') ?? '';
		case 'meeting.planned':
			return join(said('plannedFor'), said('place'));
		case 'meeting.held':
			return textsIn(body.attended);
		case 'meeting.told':
			return join(said('name'), said('how'));
		case 'action.agreed':
			return join(said('owner'), said('what'), said('dueOn'));
		case 'action.done':
			return said('how') ?? '';
		case 'person.key-rotated':
			return short(said('replaces'));
		case 'person.key-revoked':
			return short(said('key'));
		case 'person.key-exported':
			return said('fileName') ?? '';
		case 'person.removed':
		case 'person.passphrase-changed':
		case 'recovery.made':
		case 'recovery.tested':
		case 'recovery.used':
			return personIn(body.person);
		case 'group.made':
			return said('name') ?? '';
		case 'phase.entered':
		case 'phase.left':
			return phaseName(said('phase') ?? '');
		case 'checklist.ticked':
		case 'checklist.skipped':
		case 'checklist.withdrawn':
			return join(said('step'), said('name'), body.extent === 'in part' ? headlines.inPart : null);
		case 'impact.rated':
			return join(headlines.outlook(body.outlook), ...['functional', 'information', 'recoverability'].map(named(body)));
		case 'incident.time-set':
			return join(said('time'), statedIn(body.stated));
		case 'incident.recorded':
			return (
				said('summary') ??
				Object.keys(body)
					.map((name) => memberName(name, entry.kind))
					.join(', ')
			);
		case 'chain.restarted':
			return '';
		case 'role.given':
			return join(personIn(body.person), said('role'));
		case 'entry.countersigned':
			return join(personIn(body.person), said('role'), said('remark'));
		case 'note.written':
		case 'note.corrected':
			return said('text') ?? '';
		default:
			return [...Object.keys(body)].map(said).find((text) => text !== null && text.length < 120) ?? '';
	}
}

/** Texts of a member that holds several. */
const textsIn = (value: unknown): string =>
	(Array.isArray(value) ? value : [])
		.flatMap((each: unknown) => (typeof each === 'string' ? [visible(each.slice(0, 100))] : []))
		.slice(0, 10)
		.join(', ');

/** Items of lists that a member names. */
const named = (body: EntryView['body']) => (member: string) => {
	const value = body[member];
	const names = (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => {
		const name = typeof each === 'object' && each !== null && 'name' in each ? each.name : null;
		return typeof name === 'string' ? [visible(name)] : [];
	});
	return names.length === 0 ? null : names.join(', ');
};

/** A time as it was stated; a word where it is unknown. */
function statedIn(value: unknown): string {
	if (typeof value !== 'object' || value === null) return headlines.unknown;
	const at = 'at' in value ? value.at : 'local' in value ? value.local : null;
	return typeof at === 'string' ? visible(at) : headlines.unknown;
}

/** The name in a member that names a person. */
export function personIn(value: unknown): string {
	const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : null;
	return typeof name === 'string' ? visible(name) : headlines.somebody;
}

/** A key's first letters, as they stand beside a person's name elsewhere. */
const short = (keyId: string | null): string => (keyId === null ? '' : headlines.key(keyId.slice(0, 8)));

const join = (...texts: (string | null)[]): string =>
	texts.filter((text) => text !== null && text !== '').join('\u2002');
