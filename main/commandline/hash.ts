/** `sealbook hash PATH…`: digests of files and trees. Needs no notebook and writes nothing but what is asked for. */
import { type Command, Option } from 'commander';
import { Refused } from '../../shared/refusal';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import type { HashFormat } from '../baselines/hash-dfxml';
import type { HashList } from '../hashing/formats';
import type { TreeEntry } from '../hashing/hash-tree';
import { type Run, verb } from './command';
import { digestsOf, USUAL_DIGESTS } from './digest-names';
import { hashText } from './hash-text';
import type { Invocation, Status } from './invocation';
import type { NewFile } from './new-file';
import type { Journalled, ResumableFile } from './resumable-file';

interface Hash {
	readonly digests?: string;
	readonly format?: HashFormat;
	readonly output?: string;
	readonly resume?: boolean;
}

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
		.addOption(new Option('--format <format>', 'as another tool reads it, names as they are').choices(formats))
		.option('--output <file>', 'a file that is not there yet')
		.option('--resume', 'go on where an earlier run with the same words was stopped or died; stop it with Ctrl+C')
		.action((paths: readonly string[], options: Hash, command: Command) =>
			run(command, async (at) => {
				const digests = digestsOf(options.digests) ?? (options.format === 'sha256sum' ? ['sha256'] : USUAL_DIGESTS);
				const roots = paths.map((path) => at.terminal.path(path));
				const file = await outputOf(at, options, roots, digests);
				const found = file !== null && 'found' in file ? file.found : null;
				const list = listOf(at, options, digests, found !== null && found.entries > 0);
				try {
					const status = await hashAll(at, roots, digests, options.format, list, file, found);
					await file?.keep();
					return status;
				} finally {
					await file?.drop();
				}
			}),
		);
}

async function outputOf(
	at: Invocation,
	{ output, resume, format }: Hash,
	roots: readonly (string | Buffer)[],
	digests: readonly DigestName[],
): Promise<NewFile | ResumableFile | null> {
	if (output === undefined) {
		if (!resume) return null;
		const hint = 'Name the file with --output.';
		throw new Refused('hash.resume-output', 'Only a list in a file can be gone on with.', hint, '--resume');
	}
	if (!resume) return at.terminal.newFile(output);
	const form = format ?? (at.shared.json ? 'array' : 'text');
	const paths = roots.map((root) => Buffer.from(root).toString('base64'));
	// Only here, so that who resumes nothing does not wait for the schema library.
	const { resumableFile } = await import('./resumable-file');
	return resumableFile(output, JSON.stringify({ hash: 1, paths, from: process.cwd(), digests, form }));
}

async function hashAll(
	at: Invocation,
	roots: readonly (string | Buffer)[],
	digests: readonly DigestName[],
	format: HashFormat | undefined,
	list: HashList & { readonly end: Buffer },
	file: NewFile | ResumableFile | null,
	found: Journalled | null,
): Promise<Status> {
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
			if (format !== undefined && format !== 'dfxml') {
				for await (const listed of at.rooms.listTree(roots, { ...asked, format })) {
					met.digested += listed.digested;
					met.amiss += listed.amiss;
					if (listed.refused)
						refused ??= new Refused(listed.refused.code, listed.refused.sentence, listed.refused.hint);
					for (const line of listed.lines) await lines.write(line);
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
		await lines.write(list.end);
		await mark(true);
	}
	// Nothing at all could be read: a refusal, not a list.
	if (refused && met.digested === 0 && roots.length === met.amiss) throw refused;
	return met.amiss > 0 ? 1 : 0;
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

/** The list's form: another tool's, one JSON array, or text for people. */
function listOf(
	at: Invocation,
	{ format }: Hash,
	digests: readonly DigestName[],
	goesOn: boolean,
): HashList & { readonly end: Buffer } {
	const form = (as: HashFormat) =>
		at.rooms.hashList(as, { digests, invokedFrom: process.cwd(), command: 'sealbook hash' });
	if (format !== undefined) return { end: Buffer.alloc(0), ...form(format) };
	if (!at.shared.json) {
		return {
			begin: Buffer.alloc(0),
			line: (entry) => Buffer.from(hashText(entry, at.rooms.displayName)),
			end: Buffer.alloc(0),
		};
	}
	const { line } = form('json');
	let between = goesOn ? ',\n' : '\n';
	return {
		begin: Buffer.from('['),
		line(entry: TreeEntry) {
			const text = `${between}${line(entry).toString().trimEnd()}`;
			between = ',\n';
			return Buffer.from(text);
		},
		end: Buffer.from(']\n'),
	};
}
