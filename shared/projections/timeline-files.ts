/** Imported timelines of a case, and what was withdrawn: an event or a timeline, by an entry that gives its reason. */
import type { EntryRef, EntryView, TimelineFile } from '../views';
import { SHA256, type Sha256 } from '../vocabulary';
import { hostNames, hostsOf } from './hosts';
import { authorOf, objectIn, oneOf, textIn } from './members';

const FORMATS = ['timesketch-csv', 'timesketch-jsonl', 'l2tcsv'] as const;
interface Withdrawn {
	readonly entry: EntryRef;
	readonly reason: string | null;
}

/** By the id of what was withdrawn; the first withdrawal holds. */
export function withdrawnIn(entries: readonly EntryView[]): ReadonlyMap<string, Withdrawn> {
	const all = new Map<string, Withdrawn>();
	for (const { kind, body, ref } of entries) {
		const id = kind === 'timeline.withdrawn/1' ? textIn(body, 'withdraws') : null;
		if (id !== null && !all.has(id)) all.set(id, { entry: ref, reason: textIn(body, 'reason') });
	}
	return all;
}

/** In the order of their entries; `missing` is for whoever reads the files to say. */
export function timelineFilesOf(entries: readonly EntryView[]): TimelineFile[] {
	const imports = entries.filter(({ kind }) => kind === 'timeline.imported/1');
	if (imports.length === 0) return [];
	const names = hostNames(hostsOf(entries));
	const withdrawn = withdrawnIn(entries);
	return imports.flatMap((entry): TimelineFile[] => {
		const { body, head, ref } = entry;
		const timeline = textIn(body, 'timeline');
		const format = oneOf(body, 'format', FORMATS);
		const file = objectIn(body, 'file');
		const object = file && textIn(file, 'object');
		if (timeline === null || format === null || !file || object === null || !isSha256(object)) return [];
		const host = textIn(body, 'host');
		return [
			{
				...{
					timeline,
					entry: ref,
					name: textIn(file, 'name') ?? '',
					object,
					sizeBytes: wholeIn(file.sizeBytes),
					format,
				},
				...{ rows: wholeIn(body.rows), undated: wholeIn(body.undated), importedAt: head.at, by: authorOf(entry) },
				host: host === null ? null : { host, name: names.get(host) ?? null },
				...{ zone: textIn(body, 'zone'), source: textIn(body, 'source') },
				...{ withdrawn: withdrawn.get(timeline) ?? null, missing: null },
			},
		];
	});
}

const isSha256 = (text: string): text is Sha256 => SHA256.test(text);
const wholeIn = (value: unknown): number => (typeof value === 'number' && Number.isSafeInteger(value) ? value : 0);
