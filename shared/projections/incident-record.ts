/**
 * The incident's record (SP 800-61 r2, §3.2.5 and Appendix B), put together from the entries that each told a part of it.
 * What must hold: of each member the last value stands, every one before it is kept, and a member that nobody named in an
 * entry is as it was.
 */
import { INCIDENT_MEMBERS } from '../incident-members';
import type { EntryView, IncidentContact, IncidentRecord, RecordField, Told } from '../views';
import { choicesIn } from './impact';
import { objectIn, textIn, textsIn } from './members';

type Read<T> = (body: EntryView['body'], name: string) => T | null;

export function recordOf(entries: readonly EntryView[]): IncidentRecord {
	const told = entries.filter(({ kind }) => kind === 'incident.recorded/1');
	const each = <Name extends string, T>(names: readonly Name[], read: Read<T>) =>
		Object.fromEntries(names.map((name) => [name, fieldOf(told, name, read)])) as Record<Name, RecordField<T>>;
	return {
		...each(INCIDENT_MEMBERS.texts, textIn),
		...each(INCIDENT_MEMBERS.choices, (body, name) => choicesIn(body, name)[0] ?? null),
		...each(INCIDENT_MEMBERS.contacts, contactIn),
		...each(['vectors'], (body, name) => choicesIn(body, name)),
	};
}

function fieldOf<T>(told: readonly EntryView[], name: string, read: Read<T>): RecordField<T> {
	const history = told
		.filter((entry) => names(entry, name))
		.map((entry): Told<T> => {
			const { ref, head, signers, body } = entry;
			const value = Object.hasOwn(body, name) ? read(body, name) : null;
			return { value, entry: ref, at: head.at, by: signers[0] ?? null, reason: textIn(body, 'reason') };
		});
	return { value: history.at(-1)?.value ?? null, history };
}

/** Said, withheld, or cleared by this entry. */
const names = ({ body, withheld }: EntryView, name: string): boolean =>
	Object.hasOwn(body, name) || withheld.includes(name) || textsIn(body, 'cleared').includes(name);

function contactIn(body: EntryView['body'], name: string): IncidentContact | null {
	const said = objectIn(body, name);
	if (said === null) return null;
	const known = INCIDENT_MEMBERS.contact.flatMap((each): [string, string][] => {
		const value = textIn(said, each);
		return value === null ? [] : [[each, value]];
	});
	return Object.fromEntries(known);
}
