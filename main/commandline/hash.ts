/** `sealbook hash PATH…`: digests of files and trees. Needs no notebook and writes nothing but what is asked for. */
import { type Command, Option } from 'commander';
import { Refused } from '../../shared/refusal';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import type { HashList, ListFormat } from '../hashing/formats';
import type { TreeEntry } from '../hashing/hash-tree';
import { type Run, verb } from './command';
import { hashText } from './hash-text';
import type { Invocation, Status } from './invocation';
import type { NewFile } from './new-file';

interface Hash {
	readonly digests?: string;
	readonly format?: ListFormat;
	readonly output?: string;
}

const USUAL: readonly DigestName[] = ['md5', 'sha1', 'sha256'];

export function hashCommand(program: Command, run: Run, formats: readonly ListFormat[]): void {
	verb(
		program,
		'hash <path...>',
		'digests files and whole folders; needs no notebook. Status 1 where something could not be read as it was',
		'sealbook hash /media/evidence --digests md5,sha256 --format hashdeep --output evidence.hashdeep',
	)
		.option('--digests <list>', `of ${DIGESTS.join(', ')}; else ${USUAL.join(', ')}`)
		.addOption(new Option('--format <format>', 'as another tool reads it, names as they are').choices(formats))
		.option('--output <file>', 'a file that is not there yet')
		.action((paths: readonly string[], options: Hash, command: Command) =>
			run(command, async (at) => {
				const digests = digestsOf(options.digests) ?? (options.format === 'sha256sum' ? ['sha256'] : USUAL);
				const list = listOf(at, options, digests);
				const file = options.output === undefined ? null : await at.terminal.newFile(options.output);
				try {
					const status = await hashAll(at, paths, digests, list, file);
					await file?.keep();
					return status;
				} finally {
					await file?.drop();
				}
			}),
		);
}

async function hashAll(
	at: Invocation,
	paths: readonly string[],
	digests: readonly DigestName[],
	list: HashList & { readonly end: Buffer },
	file: NewFile | null,
): Promise<Status> {
	const write = async (bytes: Buffer) => (file ? await file.write(bytes) : at.terminal.out(bytes));
	const startedMs = at.rooms.now();
	const entries = at.rooms.hashTree(
		paths.map((path) => at.terminal.path(path)),
		{
			digests,
			signal: at.terminal.interrupted,
			onProgress: ({ entriesDone, bytesDone }) =>
				at.tell({
					tells: 'progress',
					progress: {
						job: 'hash',
						what: 'digesting',
						doneBytes: bytesDone,
						totalBytes: 0,
						doneItems: entriesDone,
						totalItems: 0,
						bytesPerSecond: Math.round((1000 * bytesDone) / Math.max(1, at.rooms.now() - startedMs)),
						msLeft: null,
					},
				}),
		},
	);
	const met = { digested: 0, amiss: 0 };
	let refused: Refused | null = null;
	await write(list.begin);
	for await (const entry of entries) {
		if (entry.state === 'digested') met.digested++;
		else if (entry.state !== 'skipped') met.amiss++;
		if (entry.state === 'unreadable') refused ??= entry.refusal;
		if (file === null) at.clearProgress();
		await write(list.line(entry));
	}
	await write(list.end);
	// Nothing at all could be read: a refusal, not a list.
	if (refused && met.digested === 0 && paths.length === met.amiss) throw refused;
	return met.amiss > 0 ? 1 : 0;
}

/** The list's form: another tool's, one JSON array, or text for people. */
function listOf(at: Invocation, { format }: Hash, digests: readonly DigestName[]): HashList & { readonly end: Buffer } {
	const form = (as: ListFormat) =>
		at.rooms.hashList(as, { digests, invokedFrom: process.cwd(), command: 'sealbook hash' });
	if (format !== undefined) return { ...form(format), end: Buffer.alloc(0) };
	if (!at.shared.json) {
		return {
			begin: Buffer.alloc(0),
			line: (entry) => Buffer.from(hashText(entry, at.rooms.displayName)),
			end: Buffer.alloc(0),
		};
	}
	const { line } = form('json');
	let between = '\n';
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

function digestsOf(list: string | undefined): DigestName[] | undefined {
	return list?.split(',').map((word) => {
		const name = DIGESTS.find((known) => known === word.trim().toLowerCase());
		if (name !== undefined) return name;
		throw new Refused(
			'digest.unknown',
			`There is no digest “${word}” here.`,
			`There are: ${DIGESTS.join(', ')}.`,
			'--digests',
		);
	});
}
