/** `sealbook baseline …`: a tree as it was recorded, what differs from it now, and the lists of other tools. */
import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { type Command, Option } from 'commander';
import { NOT_RECORDED } from '../../shared/not-recorded';
import { Refused } from '../../shared/refusal';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import type { MadeBaseline } from '../baselines/without-notebook';
import { compareCommand } from './baseline-compare';
import { gather, noun, type Run, verb } from './command';
import { digestsOf, USUAL_DIGESTS } from './digest-names';
import { given } from './given';
import type { Invocation } from './invocation';
import { amount } from './progress';
import { JOB } from './session';
import { fields, table } from './table';

interface Create {
	readonly output: string;
	readonly digests?: string;
	readonly include?: readonly string[];
	readonly exclude?: readonly string[];
	readonly quick?: boolean;
	readonly sign?: boolean;
}

interface Import {
	readonly output: string;
	readonly format?: (typeof FORMATS)[number];
	readonly digest?: DigestName;
	readonly pathStyle?: 'unix' | 'windows';
	readonly root?: string;
}

const FORMATS = ['sha256sum', 'hashdeep', 'dfxml', 'aide', 'mtree', 'csv'] as const;

export function baselineCommands(program: Command, run: Run): void {
	const baseline = noun(program, 'baseline', 'trees as they were recorded, and what differs from them');

	verb(
		baseline,
		'create <dir>',
		'records a tree; needs no notebook unless it is signed. Writes FILE and FILE.sha256, signed also FILE.p7s',
		'sealbook baseline create /etc --output etc.baseline --exclude "ssl/private" --exclude "**/*.swp"',
	)
		.requiredOption('--output <file>', 'a file that is not there yet, outside the folder')
		.option('--digests <list>', `of each file; else ${USUAL_DIGESTS.join(', ')}`)
		.option('--include <pattern>', 'record only what this names; may be given more than once', gather)
		.option('--exclude <pattern>', 'leave out what this names; it is counted as not checked', gather)
		.option('--quick', 'sizes and times only; nothing is read, and every line says so')
		.option('--sign', 'signed by whoever acts, and entered in the notebook')
		.action((dir: string, options: Create, command: Command) =>
			run(command, async (at) => {
				const { include = [], exclude = [], quick = false } = options;
				await mustLieOutside(at, dir, options.output);
				if (options.sign) return createSigned(at, dir, options);
				const made = at.rooms.baselines.record({
					root: at.terminal.path(dir),
					digests: digestsOf(options.digests) ?? USUAL_DIGESTS,
					rules: { include, exclude },
					quick,
					signal: at.terminal.interrupted,
					onProgress: at.progressOf('recording'),
				});
				return tellMade(at, made, await write(at, made, options.output), options.output, quick);
			}),
		);

	compareCommand(baseline, run);

	verb(
		baseline,
		'import <file>',
		'makes a baseline of another tool’s list',
		'sealbook baseline import known.hashdeep --output known.baseline --root /srv',
	)
		.requiredOption('--output <file>', 'a file that is not there yet')
		.addOption(new Option('--format <format>', 'else found out by how the list begins').choices(FORMATS))
		.addOption(
			new Option('--path-style <style>', 'else found out by the first path that tells').choices(['unix', 'windows']),
		)
		.addOption(new Option('--digest <name>', 'of a list that does not say; else by length').choices(DIGESTS))
		.option('--root <folder>', 'the folder that its paths begin with; it is taken off')
		.action((file: string, options: Import, command: Command) =>
			run(command, async (at) => {
				const { format, digest, pathStyle, root, output } = options;
				const signal = at.terminal.interrupted;
				const plan = { file: at.terminal.path(file), format, digest, pathStyle, root, signal };
				const made = await at.rooms.baselines.import(plan);
				return tellMade(at, made, await write(at, made, output), output, false);
			}),
		);

	verb(
		baseline,
		'export <file>',
		'writes a baseline as another tool’s list, and names what that cannot hold. Status 1 where it cannot hold a path',
		'sealbook baseline export etc.baseline --format sha256sum --output etc.sha256',
	)
		.addOption(new Option('--format <format>').choices(FORMATS).makeOptionMandatory())
		.requiredOption('--output <file>', 'a file that is not there yet')
		.action((path: string, options: Required<Pick<Import, 'format' | 'output'>>, command: Command) =>
			run(command, async (at) => {
				const list = await at.rooms.baselines.export(at.terminal.path(path), options.format);
				const file = await at.terminal.newFile(options.output);
				try {
					for await (const piece of list.bytes) await file.write(piece);
					await file.keep();
				} finally {
					await file.drop();
				}
				const lost = [...list.lost];
				const told = { path: options.output, paths: list.paths(), lost, never: list.never };
				at.say(told, () => {
					const never = list.never.length > 0 ? list.never.join(', ') : null;
					const count = lost.reduce((sum, each) => sum + each.count, 0);
					const head = fields(
						[
							['written', options.output],
							['paths', `${list.paths() - count} of ${list.paths()}`],
							['never told', never],
						],
						at.terminal.columns,
					);
					const rows = lost.map((each) => [String(each.count), each.reason, each.first]);
					return rows.length === 0 ? head : `${head}\n${table(['LOST', 'WHY', 'FIRST'], rows, at.terminal.columns)}`;
				});
				return lost.length > 0 ? 1 : 0;
			}),
		);
}

/** What is written while a folder is recorded would be recorded with it, and change it. Refuses `baseline.output-inside`. */
async function mustLieOutside(at: Invocation, dir: string, output: string): Promise<void> {
	const root = await realpath(at.terminal.path(dir)).catch(() => null);
	const folder = await realpath(dirname(String(at.terminal.path(output)))).catch(() => null);
	if (root === null || folder === null || relative(root, folder).split(sep)[0] === '..') return;
	if (isAbsolute(relative(root, folder))) return;
	throw new Refused(
		'baseline.output-inside',
		`“${output}” lies in the folder that is to be recorded.`,
		'Write it elsewhere, so that it neither changes the folder nor is recorded itself.',
		'--output',
	);
}

async function createSigned(at: Invocation, dir: string, options: Create): Promise<0> {
	if (await at.terminal.isThere(options.output))
		throw new Refused('file.there', `“${options.output}” is there already.`, 'Choose another name.', '--output');
	const session = await at.unlocked();
	const { include, exclude, quick } = options;
	const made = await session.ask('baseline.record', {
		source: session.ticket(at.terminal.path(dir)),
		to: session.ticket(at.terminal.path(options.output)),
		...given({ digests: digestsOf(options.digests), quick }),
		...given({ include: include && [...include], exclude: exclude && [...exclude] }),
		job: JOB,
	});
	at.say(made, () =>
		fields(
			[
				[made.tag, `${made.root}, ${made.paths} paths, ${amount(made.sizeBytes)}`],
				['written', `${options.output}, .p7s and .sha256`],
				['sha256', made.baseline],
				['signed', made.signer?.name ?? null],
				['not recorded', NOT_RECORDED.join(', ')],
				['quick', made.quick ? 'sizes and times only, nothing was read' : null],
				['entered', `${made.ref} of the notebook`],
			],
			at.terminal.columns,
		),
	);
	return 0;
}

/** Writes the file and the sum beside it. @returns the file's SHA-256 */
async function write(at: Invocation, made: MadeBaseline, output: string): Promise<Buffer> {
	const file = await at.terminal.newFile(output);
	try {
		const sum = await at.terminal.newFile(`${output}.sha256`);
		try {
			const digest = createHash('sha256');
			for await (const piece of made.bytes) {
				digest.update(piece);
				await file.write(piece);
			}
			const whole = digest.digest();
			await sum.write(at.rooms.baselines.sumLine(output, whole));
			await file.keep();
			await sum.keep();
			return whole;
		} finally {
			await sum.drop();
		}
	} finally {
		await file.drop();
	}
}

/** Status 1 where something could not be read as it was. */
function tellMade(at: Invocation, made: MadeBaseline, digest: Buffer, output: string, quick: boolean): 0 | 1 {
	const end = made.end();
	if (end === null) throw new Error('A baseline was written without an end.');
	const { byState, paths, sizeBytes } = end;
	const sha256 = digest.toString('hex');
	const inEveryLine = (text: string) => (quick ? text.replace(/^(?=.)/gm, 'quick: ') : text);
	const told = { path: output, sha256, paths, byState, sizeBytes: String(sizeBytes), quick };
	at.say({ ...told, notRecorded: NOT_RECORDED }, () =>
		inEveryLine(
			fields(
				[
					['recorded', `${made.head.root.path}, ${paths} paths, ${amount(Number(sizeBytes))}`],
					['not checked', byState['not-checked'] > 0 ? `${byState['not-checked']} paths` : null],
					['changed', byState.changed > 0 ? `${byState.changed} while they were read` : null],
					['partial', byState.partial > 0 ? `${byState.partial} with bytes that could not be read` : null],
					['unreadable', byState.unreadable > 0 ? `${byState.unreadable} paths` : null],
					['not recorded', NOT_RECORDED.join(', ')],
					['written', `${output} and ${output}.sha256`],
					['sha256', `${sha256}`],
				],
				at.terminal.columns - (quick ? 7 : 0),
			),
		),
	);
	return byState.changed + byState.partial + byState.unreadable > 0 ? 1 : 0;
}
