/** What a person typed into a part of the record, and what of it is new: changed members are sent, emptied ones cleared. */
import type { Takes } from '../../../shared/contract';
import type { IncidentContact, IncidentRecord } from '../../../shared/views';
import { contactNames, type RecordMember, recordNames } from '../../words/incident';

export interface Filled {
	/** By member; of a contact by member and part: `reporter phone`. */
	readonly texts: Readonly<Record<string, string>>;
	readonly vectors: readonly string[];
}
type Input = Omit<Takes<'incident.record'>, 'case' | 'reason'>;

const parts = Object.keys(contactNames) as readonly (keyof IncidentContact)[];
const members = Object.keys(recordNames) as readonly RecordMember[];

/** The record as a form begins with it. */
export function filledOf(record: IncidentRecord): Filled {
	const texts = members.flatMap((member): [string, string][] => {
		if (member === 'vectors') return [];
		if (member === 'reporter' || member === 'handler') {
			const { value } = record[member];
			return parts.map((part) => [`${member} ${part}`, value?.[part] ?? '']);
		}
		const { value } = record[member];
		return [[member, (typeof value === 'object' ? value?.id : value) ?? '']];
	});
	return { texts: Object.fromEntries(texts), vectors: record.vectors.value?.map(({ id }) => id) ?? [] };
}

/** Null where nothing was changed. */
export function inputOf(wanted: readonly RecordMember[], before: Filled, now: Filled): Input | null {
	const given: Record<string, unknown> = {};
	const cleared: RecordMember[] = [];
	const put = (member: RecordMember, empty: boolean, value: unknown) => {
		if (empty) cleared.push(member);
		else given[member] = value;
	};
	for (const member of wanted) {
		if (member === 'vectors') {
			const same =
				before.vectors.length === now.vectors.length && now.vectors.every((id) => before.vectors.includes(id));
			if (!same) put(member, now.vectors.length === 0, [...now.vectors]);
			continue;
		}
		const names = member === 'reporter' || member === 'handler' ? parts.map((part) => `${member} ${part}`) : [member];
		const typed = names.map((name) => (now.texts[name] ?? '').trim());
		if (typed.every((text, at) => text === (before.texts[names[at] ?? ''] ?? '').trim())) continue;
		const said = parts.flatMap((part, at) => (typed[at] ? [[part, typed[at]] as const] : []));
		put(
			member,
			typed.every((text) => text === ''),
			names.length > 1 ? Object.fromEntries(said) : typed[0],
		);
	}
	if (Object.keys(given).length === 0 && cleared.length === 0) return null;
	return { ...given, ...(cleared.length > 0 ? { cleared } : {}) };
}
