/** `sealbook hash PATH…`: digests of files and trees. Needs no notebook and writes nothing but what is asked for. */
import { type Command, Option } from 'commander';
import { Refused } from '../../shared/refusal';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import type { HashFormat } from '../baselines/hash-dfxml';
import type { HashList, ListFormat } from '../hashing/formats';
import { type Run, verb } from './command';
import { digestsOf, USUAL_DIGESTS } from './digest-names';
import { hashText } from './hash-text';
import { Interrupted } from './interrupted';
import type { Invocation, Status } from './invocation';
import { type JsonArray, jsonArray } from './json-array';
import { type NewFile, textPath } from './new-file';
import type { Journalled, ResumableFile } from './resumable-file';

interface Hash {
	readonly digests?: string;
	readonly format?: Exclude<Form, 'text'>;
	readonly output?: string;
	readonly resume?: boolean;
}

/** What is written: for people, as another tool reads it, one JSON array, or one JSON object a line. */
type Form = HashFormat | 'jsonl' | 'text';

/** Lines are written some at a time: a call for each costs more than a small file's digests. */
const WRITE_BYTES = 65_536;
/** How much of the work a crash may cost where the list is to survive it. */
const MARK_EVERY_MS = 1_000;
const MARK_EVERY_ENTRIES = 2_000;

export function hashCommand(program: Command, run: Run, formats: readonly HashFormat[]): void {
	verb(
		program,
		'hash <path...>',
		'digests files and whole folders; needs no notebook. Status 1 where something could not be read as it was',
		'sealbook hash /media/evidence --digests md5,sha256 --format hashdeep --output evidence.hashdeep',
	)
		.option('--digests <list>', `of ${DIGESTS.join(', ')}; else ${USUAL_DIGESTS.join(', ')}`)
		.addOption(
			new Option('--format <format>', 'as another tool reads it, names as they are').choices([...formats, 'jsonl']),
		)
		.option('--output <file>', 'a file that is not there yet')
		.option('--resume', 'go on where an earlier run with the same words was stopped or died; stop it with Ctrl+C')
		.action((paths: readonly string[], options: Hash, command: Command) =>
			run(command, async (at) => {
				const digests = digestsOf(options.digests) ?? (options.format === 'sha256sum' ? ['sha256'] : USUAL_DIGESTS);
				const roots = paths.map((path) => at.terminal.path(path));
				const file = await outputOf(at, options, roots, digests);
				const found = file !== null && 'found' in file ? file.found : null;
				const list = listOf(at, formOf(at, options), digests, found !== null && found.entries > 0);
				try {
					const { status, ...counts } = await hashAll(at, roots, digests, list, file, found);
					await file?.keep();
					// The list is in its file; a program that asked for JSON still gets its one value.
					if (file !== null && at.shared.json) at.say({ path: options.output, ...counts }, () => '');
					return status;
				} finally {
					await file?.drop();
				}
			}),
		);
}

async function outputOf(
	at: Invocation,
	options: Hash,
	roots: readonly (string | Buffer)[],
	digests: readonly DigestName[],
): Promise<NewFile | ResumableFile | null> {
	const { resume } = options;
	const output = options.output === undefined ? undefined : textPath(at.terminal, options.output, '--output');
	if (output === undefined) {
		if (!resume) return null;
		const hint = 'Name the file with --output.';
		throw new Refused('hash.resume-output', 'Only a list in a file can be gone on with.', hint, '--resume');
	}
	if (!resume) return at.terminal.newFile(output);
	const asked = formOf(at, options);
	const form = asked === 'json' ? 'array' : asked;
	const paths = roots.map((root) => Buffer.from(root).toString('base64'));
	// Only here, so that who resumes nothing does not wait for the schema library.
	const { resumableFile } = await import('./resumable-file');
	return resumableFile(output, JSON.stringify({ hash: 1, paths, from: process.cwd(), digests, form }));
}

async function hashAll(
	at: Invocation,
	roots: readonly (string | Buffer)[],
	digests: readonly DigestName[],
	list: WrittenList,
	file: NewFile | ResumableFile | null,
	found: Journalled | null,
): Promise<{ status: Status; entries: number; digested: number; amiss: number }> {
	const met = { digested: found?.digested ?? 0, amiss: found?.amiss ?? 0 };
	let entries = found?.entries ?? 0;
	let path: Buffer = Buffer.from(found?.path ?? '', 'base64');
	let refused: Refused | null = null;
	if (!found?.whole) {
		const lines = linesTo(at, file);
		let markedAt = at.rooms.now();
		let markedAtEntries = entries;
		const mark = async (whole: boolean) => {
			await lines.flush();
			if (file !== null && 'mark' in file) await file.mark({ entries, path: path.toString('base64'), ...met, whole });
			markedAt = at.rooms.now();
			markedAtEntries = entries;
		};
		if (found === null) await lines.write(list.begin);
		const asked = {
			digests,
			signal: at.terminal.interrupted,
			onProgress: at.progressOf('digesting'),
			count: at.shared.json === true || at.terminal.watched,
			after: found === null ? undefined : { entries, path },
		};
		const marking = () => entries - markedAtEntries >= MARK_EVERY_ENTRIES || at.rooms.now() - markedAt > MARK_EVERY_MS;
		try {
			if (list.inWorkers !== null) {
				for await (const listed of at.rooms.listTree(roots, { ...asked, format: list.inWorkers })) {
					met.digested += listed.digested;
					met.amiss += listed.amiss;
					if (listed.refused)
						refused ??= new Refused(listed.refused.code, listed.refused.sentence, listed.refused.hint);
					for (const line of listed.lines) await lines.write(list.array?.elements(line) ?? line);
					entries += listed.entries;
					path = listed.path;
					if (marking()) await mark(false);
				}
			} else {
				for await (const entry of at.rooms.hashTree(roots, asked)) {
					if (entry.state === 'digested') met.digested++;
					else if (entry.state !== 'skipped') met.amiss++;
					if (entry.state === 'unreadable') refused ??= entry.refusal;
					await lines.write(list.line(entry));
					entries++;
					path = entry.path;
					if (marking()) await mark(false);
				}
			}
		} finally {
			// Also when it was interrupted: what is there is what a later run goes on with, or what a reader gets.
			await mark(false);
		}
		await lines.write(list.array?.end() ?? list.end);
		await mark(true);
	}
	// Nothing at all could be read: a refusal, not a list.
	if (refused && met.digested === 0 && roots.length === met.amiss) throw refused;
	// In a folder what is no file is told and passed over; named by itself it was asked for, and there is no digest of it.
	const asAsked = met.amiss === 0 && !roots.some(at.rooms.isNoFile);
	if (!asAsked && file !== null && !at.shared.json) {
		at.clearProgress();
		at.terminal.error('sealbook: Not everything could be digested as it was; the list says what and why.\n');
	}
	return { status: asAsked ? 0 : 1, entries, ...met };
}

/** Gathers lines on their way to the file or the terminal. */
function linesTo(at: Invocation, file: NewFile | null) {
	let gathered: Uint8Array[] = [];
	let bytes = 0;
	const flush = async () => {
		const block = Buffer.concat(gathered);
		gathered = [];
		bytes = 0;
		if (block.length === 0) return;
		if (file !== null) return file.write(block);
		at.clearProgress();
		at.terminal.out(block);
		// Nobody reads it any more (`| head`), or the disk behind it is full: the rest is work for nothing.
		if (at.terminal.outLost !== null) throw new Interrupted();
	};
	return {
		flush,
		write: async (line: Uint8Array) => {
			gathered.push(line);
			bytes += line.length;
			if (bytes >= WRITE_BYTES) await flush();
		},
	};
}

const formOf = (at: Invocation, { format }: Hash): Form => format ?? (at.shared.json ? 'json' : 'text');

interface WrittenList extends HashList {
	readonly end: Buffer;
	/** What the workers write of it; null where it is written entry by entry here. */
	readonly inWorkers: ListFormat | null;
	/** What makes one value of the workers' lines. */
	readonly array: JsonArray | null;
}

function listOf(at: Invocation, form: Form, digests: readonly DigestName[], goesOn: boolean): WrittenList {
	const nothing = Buffer.alloc(0);
	if (form === 'text') {
		const line: HashList['line'] = (entry) => Buffer.from(hashText(entry, at.rooms.displayName));
		return { begin: nothing, line, end: nothing, inWorkers: null, array: null };
	}
	const format = form === 'jsonl' ? 'json' : form;
	const list = at.rooms.hashList(format, { digests, invokedFrom: process.cwd(), command: 'sealbook hash' });
	const array = form === 'json' ? jsonArray(goesOn) : null;
	const whole = { end: nothing, inWorkers: format === 'dfxml' ? null : format, array, ...list };
	return array === null ? whole : { ...whole, begin: array.begin };
}
