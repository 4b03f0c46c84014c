/** What left the notebook as case files and as indicators for others: to whom, why, under which agreement, and the digests that name each file. Pure. */
import { CLASSIFICATIONS } from '../fields';
import type { EntryView, SentView } from '../views';
import type { CaseId, Sha256 } from '../vocabulary';
import { authorOf, countIn, objectIn, objectsIn, oneOf, textIn, textsIn } from './members';

/** @param entries the notebook's own @returns the newest first */
export const sentIn = (entries: readonly EntryView[]): SentView[] =>
	entries
		.filter(({ kind }) => kind === 'case.exported/1' || kind === 'indicator.exported/1')
		.map(sentBy)
		.reverse();

function sentBy(entry: EntryView): SentView {
	const { ref, head, body, kind } = entry;
	const whole = kind === 'case.exported/1';
	const recipient = objectIn(body, 'recipient');
	const encryptedTo = textsIn(body, 'encryptedTo');
	return {
		...{ entry: ref, at: head.at, offset: head.offset, by: authorOf(entry) },
		what: whole ? 'case file' : 'indicators',
		case: (textIn(body, 'case') ?? '') as CaseId,
		fileName: textIn(body, 'fileName'),
		fileSha256: textIn(body, 'fileSha256') as Sha256 | null,
		tagManifest: textIn(body, 'tagManifest') as Sha256 | null,
		recipient: recipient && textIn(recipient, 'name'),
		organization: recipient && textIn(recipient, 'organization'),
		purpose: textIn(body, 'purpose'),
		agreement: textIn(body, 'agreement'),
		tlp: oneOf(body, whole ? 'tlp' : 'upTo', CLASSIFICATIONS),
		tlpBecause: textIn(body, 'tlpBecause'),
		encryptedTo: encryptedTo.length > 0 ? encryptedTo : null,
		holds: whole ? sum(objectsIn(body, 'heads'), 'seq') : (countIn(body, 'indicators') ?? 0),
		withheld: sum(objectsIn(body, 'withheld'), 'count'),
	};
}

const sum = (all: readonly Readonly<Record<string, unknown>>[], name: string): number =>
	all.reduce((total, { [name]: each }) => total + (typeof each === 'number' ? each : 0), 0);
