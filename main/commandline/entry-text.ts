/** An entry as a person reads it in a terminal. Nothing is left out for good: `log --json` has every byte. */
import { shownMember } from '../../shared/indicators/shown';
import { countersignedText } from '../../shared/projections/countersignatures';
import type { EntryView, FileView } from '../../shared/views';
import { plainJson } from './json';
import { amount } from './progress';
import { fields, prose } from './table';

/** A single word longer than this is a certificate or the like: its beginning tells it from others. */
const LONGEST_WORD = 120;

/** @param about what it is about, where its members name that by an id only */
export function entryText(entry: EntryView, columns: number, about: string | null): string {
	const { text, ...others } = entry.body;
	const isProse = typeof text === 'string';
	const members = Object.entries(isProse ? others : entry.body).filter(
		([name]) => !isFiles(name, entry) && !isCited(name, entry),
	);
	const remarks = [
		...weakerSignatures(entry),
		...(entry.corrects === null ? [] : [`corrects ${entry.corrects}`]),
		...entry.correctedBy.map((ref) => `corrected by ${ref}`),
		...(entry.countersigns === null ? [] : [`counter-signs ${entry.countersigns}`]),
		...entry.countersigned.map(countersignedText),
		...entry.withheld.map((member) => `${member} is withheld`),
		...entry.faults.map(({ rule, expected, found }) => `BROKEN: ${rule}: expected ${expected}, found ${found}`),
		...(entry.clock === null ? [] : [entry.clock.sentence]),
	];
	const pairs: (readonly [string, string])[] = [
		['  by', entry.signers.map(({ name, keyId }) => name ?? keyId).join(' and ')],
		...(about === null ? [] : [['  about', about] as const]),
		...members.map(([name, value]) => [`  ${name}`, shownMember(entry.kind, name, value) ?? valueText(value)] as const),
		...entry.files.map((file) => ['  file', fileText(file)] as const),
		...remarks.map((remark) => ['  !', remark] as const),
	];
	return [
		fields([[entry.ref, `${entry.head.at}  ${entry.kind}  ${entry.verdict}`]], columns),
		fields(pairs, columns),
		isProse ? `${prose(text, '    ')}\n` : '',
	].join('');
}

/** Members whose files `entry.files` tells better. */
function isFiles(name: string, { body, files }: EntryView): boolean {
	return (
		files.length > 0 &&
		(name === 'files' || name === 'attachments' || name === 'photographs') &&
		Array.isArray(body[name])
	);
}

/** Entries that it corrects or counter-signs are told by their numbers. */
const isCited = (name: string, { corrects, countersigns }: EntryView): boolean =>
	(name === 'corrects' && corrects !== null) || (name === 'entry' && countersigns !== null);

/** Who signed without a key: said plainly wherever the entry is read. */
function weakerSignatures({ body }: EntryView): string[] {
	const drawn = body.drawnSignature as { readonly by?: unknown } | undefined;
	const names = Array.isArray(body.signedOnPaper) ? body.signedOnPaper.map(String) : [];
	return [
		...(names.length > 0 ? [`signed on paper by ${names.join(', ')}: weaker than a key’s signature`] : []),
		...(typeof drawn?.by === 'string' ? [`${drawn.by} drew a signature on the screen: weaker than a key’s`] : []),
	];
}

function fileText({ name, sizeBytes, object, digests, remarks }: FileView): string {
	const digest = digests.sha256 ?? object;
	return [name, amount(sizeBytes), ...(digest ? [`sha256 ${digest}`] : []), ...remarks].join(', ');
}

function valueText(value: unknown): string {
	if (isPerson(value))
		return typeof value.organization === 'string' ? `${value.name}, ${value.organization}` : value.name;
	const text = typeof value === 'string' ? value : plainJson(value);
	if (text.length <= LONGEST_WORD || text.includes(' ')) return text;
	return `${text.slice(0, 40)}… (${text.length} characters; whole with --json)`;
}

/** With a key, or by name only. */
function isPerson(value: unknown): value is { name: string; organization?: unknown } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'name' in value &&
		typeof value.name === 'string' &&
		Object.keys(value).every((name) => name === 'keyId' || name === 'name' || name === 'organization')
	);
}
