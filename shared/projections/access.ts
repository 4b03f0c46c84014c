/** Who had access to what: read, tried in vain, taken out. All of it stands in the notebook's own ledger. Pure. */
import type { Access, AccessView, EntryView } from '../views';
import type { CaseId } from '../vocabulary';
import { authorOf, countIn, objectIn, objectsIn, textIn } from './members';

const ACCESS: Readonly<Record<string, Access>> = {
	'case.read/1': 'case read',
	'unlock.refused/1': 'unlock refused',
	'custody.attempted/1': 'act refused',
	'case.exported/1': 'case file written',
	'indicator.exported/1': 'indicators written',
	'person.key-exported/1': 'key written',
	'notebook.backed-up/1': 'backup written',
	'person.passphrase-changed/1': 'passphrase changed',
	'recovery.made/1': 'recovery words made',
	'recovery.used/1': 'recovery words used',
	'person.admitted/1': 'person admitted',
	'person.removed/1': 'person removed',
};

/** @param entries the notebook's own @param numberOf a case's number, where it is known @returns the newest first */
export const accessIn = (
	entries: readonly EntryView[],
	numberOf: (id: CaseId) => string | null,
): readonly AccessView[] =>
	entries
		.flatMap((entry) => {
			const what = ACCESS[entry.kind];
			return what === undefined ? [] : [accessBy(entry, what, numberOf)];
		})
		.reverse();

function accessBy(entry: EntryView, what: Access, numberOf: (id: CaseId) => string | null): AccessView {
	const { ref, head, body } = entry;
	const tries = objectsIn(body, 'tries');
	const id = textIn(body, 'case') as CaseId | null;
	return {
		...{ entry: ref, at: head.at, offset: head.offset, by: authorOf(entry), what },
		times:
			countIn(body, 'times') ??
			Math.max(
				1,
				tries.reduce((all, each) => all + (countIn(each, 'times') ?? 1), 0),
			),
		case: id,
		number: id === null ? null : numberOf(id),
		about: aboutOf(body, tries),
	};
}

const aboutOf = (body: EntryView['body'], tries: readonly Readonly<Record<string, unknown>>[]): string | null =>
	textIn(body, 'fileName') ??
	textIn(body, 'where') ??
	textIn(body, 'name') ??
	textIn(objectIn(body, 'person') ?? {}, 'name') ??
	([...new Set(tries.flatMap((each) => textIn(each, 'refused') ?? []))].join(', ') || null);
