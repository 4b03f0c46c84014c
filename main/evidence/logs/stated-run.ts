/**
 * What one run of an acquisition tool states in its log. Everything here is the log's word; nothing of it was checked.
 * What must hold: texts are kept as they stand, cut only where they are longer than anybody writes; a digest is taken only
 * where it has its algorithm's length, else a remark says what stood there.
 */
import type { LogFact, LogFormat, LogOutcome, LogStage, LogSubject } from '../../../shared/acquisition-logs';
import type { DigestName, Digests } from '../../../shared/vocabulary';

export interface StatedDigest {
	readonly algorithm: DigestName;
	/** Lower-case hexadecimal. */
	readonly hex: string;
	readonly of: LogSubject;
	readonly stage: LogStage;
	/** The file as the log names it; null where all of the image or the source is meant. */
	readonly file: string | null;
	/** The log’s own word about it: `verified`, `[ok]`. */
	readonly said: string | null;
}

/** A file that a collector copied. */
export interface CollectedFile {
	/** As the log names it. */
	readonly name: string;
	/** Where it may lie below the collection’s folder, in parts; the most likely first. */
	readonly places: readonly (readonly string[])[];
	readonly sizeBytes: number | null;
	readonly digests: Digests;
}

/** One image: its files as the log names them, in order. */
export interface StatedCopy {
	readonly files: string[];
	/** It was cut, and only the first piece is named. */
	more: boolean;
}

/** `raw`: the image is the source’s bytes; `container`: they are inside it; `file`: the digests are of the file itself. */
export type ImageSort = 'raw' | 'container' | 'file' | 'collection' | 'not-stated';

export interface StatedRun {
	format: LogFormat;
	/** As the log names it; null where it does not. */
	tool: string | null;
	version: string | null;
	startedAt: string | null;
	endedAt: string | null;
	outcome: LogOutcome;
	outcomeSays: string | null;
	facts: Partial<Record<LogFact, string>>;
	image: ImageSort;
	/** The copies that were written: several only where a tool wrote the same bytes to several places. */
	copies: StatedCopy[];
	digests: StatedDigest[];
	collected: CollectedFile[];
	badSectors: { count: number | null; says: string } | null;
	/** What the log lacks or says twice in two ways. */
	remarks: string[];
}

const MOST_TEXT = 2000;
/** Of one run: many more, and it is no log of an acquisition. */
export const MOST_DIGESTS = 100_000;
export const MOST_FILES = 200_000;

const LENGTHS: Readonly<Partial<Record<DigestName, number>>> = {
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
};
const NAMES: Readonly<Record<string, DigestName>> = {
	md5: 'md5',
	sha1: 'sha1',
	'sha-1': 'sha1',
	sha256: 'sha256',
	'sha-256': 'sha256',
	sha384: 'sha384',
	'sha-384': 'sha384',
	sha512: 'sha512',
	'sha-512': 'sha512',
};

const algorithmNamed = (name: string): DigestName | null => NAMES[name.trim().toLowerCase()] ?? null;

export const isDigest = (algorithm: DigestName, hex: string): boolean =>
	hex.length === LENGTHS[algorithm] && /^[0-9a-fA-F]+$/.test(hex);

export const newRun = (format: LogFormat, tool: string | null): StatedRun => ({
	...{ format, tool, version: null, startedAt: null, endedAt: null, outcome: 'not-stated', outcomeSays: null },
	...{ facts: {}, image: 'not-stated', copies: [], digests: [], collected: [], badSectors: null, remarks: [] },
});

/** Empty, or as long as to be a mistake: null or cut. */
export function said(text: string | undefined): string | null {
	const clean = text?.trim() ?? '';
	return clean === '' ? null : clean.length > MOST_TEXT ? `${clean.slice(0, MOST_TEXT)}…` : clean;
}

export function state(run: StatedRun, fact: LogFact, text: string | undefined): void {
	const clean = said(text);
	if (clean !== null && run.facts[fact] === undefined) run.facts[fact] = clean;
}

/** Takes a digest; where it is none, a remark says so. Placeholders for “not made” are passed over. */
export function addDigest(
	run: StatedRun,
	name: string,
	hex: string,
	about: Omit<StatedDigest, 'algorithm' | 'hex'>,
): void {
	const algorithm = algorithmNamed(name);
	const value = hex.trim();
	if (/^(--?|n\/?a|)$/i.test(value)) return;
	if (algorithm === null)
		remark(run, `The log states a digest “${name.trim().slice(0, 40)}”, which this program does not know.`);
	else if (!isDigest(algorithm, value))
		remark(run, `What the log states as ${algorithm.toUpperCase()} is none: “${value.slice(0, 140)}”.`);
	else run.digests.push({ algorithm, hex: value.toLowerCase(), ...about });
}

/** Adds a file to the image; tools but dc3dd write one copy. */
export function addFile(run: StatedRun, name: string): void {
	const [copy] = run.copies;
	if (copy) copy.files.push(name);
	else run.copies.push({ files: [name], more: false });
}

const MOST_REMARKS = 50;

export function remark(run: StatedRun, sentence: string): void {
	if (run.remarks.length < MOST_REMARKS && !run.remarks.includes(sentence)) run.remarks.push(sentence);
}

/** Two digests of one algorithm and one subject that are not the same: the log contradicts itself. */
export function remarkContradictions(run: StatedRun): void {
	const first = new Map<string, StatedDigest>();
	for (const each of run.digests) {
		// A raw image is its source’s bytes; a log that says otherwise of them contradicts itself.
		const subject = each.of === 'piece' || each.of === 'file' ? `${each.of} ${each.file}` : 'whole';
		const key = `${each.algorithm} ${subject}`;
		const before = first.get(key);
		if (before === undefined) first.set(key, each);
		else if (before.hex !== each.hex)
			remark(
				run,
				`The log states two ${each.algorithm.toUpperCase()} digests${each.file === null ? '' : ` of ${each.file}`}: ${before.hex} (${before.stage}) and ${each.hex} (${each.stage}).`,
			);
	}
}
