/** What left the notebook as case files: to whom, why, under which agreement, and the digests that name each file. Pure. */
import { CLASSIFICATIONS } from '../fields';
import type { EntryView, SentView } from '../views';
import type { CaseId, Sha256 } from '../vocabulary';
import { authorOf, objectIn, objectsIn, oneOf, textIn, textsIn } from './members';

/** @param entries the notebook's own @returns the newest first */
export const sentIn = (entries: readonly EntryView[]): SentView[] =>
	entries.flatMap((entry) => (entry.kind === 'case.exported/1' ? [sentBy(entry)] : [])).reverse();

function sentBy(entry: EntryView): SentView {
	const { ref, head, body } = entry;
	const recipient = objectIn(body, 'recipient');
	const encryptedTo = textsIn(body, 'encryptedTo');
	return {
		...{ entry: ref, at: head.at, offset: head.offset, by: authorOf(entry) },
		case: (textIn(body, 'case') ?? '') as CaseId,
		fileName: textIn(body, 'fileName'),
		fileSha256: textIn(body, 'fileSha256') as Sha256 | null,
		tagManifest: textIn(body, 'tagManifest') as Sha256 | null,
		recipient: recipient && textIn(recipient, 'name'),
		organization: recipient && textIn(recipient, 'organization'),
		purpose: textIn(body, 'purpose'),
		agreement: textIn(body, 'agreement'),
		tlp: oneOf(body, 'tlp', CLASSIFICATIONS),
		tlpBecause: textIn(body, 'tlpBecause'),
		encryptedTo: encryptedTo.length > 0 ? encryptedTo : null,
		entries: sum(objectsIn(body, 'heads'), 'seq'),
		withheld: sum(objectsIn(body, 'withheld'), 'count'),
	};
}

const sum = (all: readonly Readonly<Record<string, unknown>>[], name: string): number =>
	all.reduce((total, { [name]: each }) => total + (typeof each === 'number' ? each : 0), 0);
