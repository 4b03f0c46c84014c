/**
 * The bag around a case: BagIt 1.0 (RFC 8493), its tag files written and read. Manifest lines are those of `sha256sum`, so
 * names need no escaping by the rule for names; everything but `signatures/` stands in exactly one of the two manifests.
 */
import { EXERCISE_SAYS } from '../../shared/exercises/mark';
import type { Fault } from '../../shared/views';
import { type CaseId, type Instant, SHA256, type Sha256 } from '../../shared/vocabulary';
import { LONGEST_NAME_BYTES, NAME } from './names';

/** bagit.txt (RFC 8493, 2.1.1), the one text it can have. */
export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const MANIFEST = 'manifest-sha256.txt';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';

export interface Payload {
	readonly sizeBytes: number;
	readonly files: number;
}

/** bag-info.txt (RFC 8493, 2.2.2); it follows from case.json, the ledgers and the payload, and a reader builds it again. */
export function informationOf(
	id: CaseId,
	writtenAt: Instant,
	{ sizeBytes, files }: Payload,
	exercise: boolean,
): string {
	return [
		...(exercise ? [`External-Description: ${EXERCISE_SAYS}`] : []),
		`Bagging-Date: ${writtenAt.slice(0, 10)}`,
		`External-Identifier: ${id}`,
		`Payload-Oxum: ${sizeBytes}.${files}`,
		'',
	].join('\n');
}

/** The lines of a manifest in the order of names. */
export function manifestOf(digests: ReadonlyMap<string, Sha256>): string {
	const lines = [...digests].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, digest]) => `${digest}  ${path}\n`);
	return lines.join('');
}

/** Which manifest a path belongs in; `null` for signatures and the tag manifest itself, which stand in none. */
export function manifestFor(path: string): typeof MANIFEST | typeof TAG_MANIFEST | null {
	if (path.startsWith('data/')) return MANIFEST;
	return path.startsWith('signatures/') || path === TAG_MANIFEST ? null : TAG_MANIFEST;
}

/** Reads a manifest as a stranger's text; lines that break a rule are told and passed over. */
export function readManifest(name: string, text: string, onFault: (fault: Fault) => void): Map<string, Sha256> {
	const listed = new Map<string, Sha256>();
	const lines = text.split('\n');
	if (lines.pop() !== '') onFault({ place: name, rule: 'every line ends', expected: 'a line end', found: 'none' });
	for (const [i, line] of lines.entries()) {
		const digest = line.slice(0, 64);
		const path = line.slice(66);
		const fault = (rule: string, expected: string) =>
			onFault({ place: `${name}:${i + 1}`, rule, expected, found: line.slice(0, 200) });
		if (!SHA256.test(digest) || line.slice(64, 66) !== '  ')
			fault('a line is a digest, two spaces and a name', 'DIGEST  NAME');
		else if (!NAME.test(path) || path.length > LONGEST_NAME_BYTES)
			fault('a name fits the rule for names', 'a plain relative name');
		else if (manifestFor(path) !== name)
			fault('a file is listed in its own manifest', manifestFor(path) ?? 'no manifest');
		else if (listed.has(path)) fault('a file is listed once', 'one line');
		else listed.set(path, digest as Sha256);
	}
	return listed;
}
