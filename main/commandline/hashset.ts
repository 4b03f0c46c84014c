/** `sealbook hashset …`: sets of known files, tens of millions of digests, built once and looked up from the disk. */
import { type Command, Option } from 'commander';
import { Refused } from '../../shared/refusal';
import type { HashsetLookup, HashsetView } from '../../shared/views';
import { DIGESTS, type DigestName } from '../../shared/vocabulary';
import { noun, type Run, verb } from './command';
import { given } from './given';
import type { Invocation } from './invocation';
import { freshPath } from './new-file';
import { amount } from './progress';
import { JOB, type Session } from './session';
import { fields, table } from './table';

interface Build {
	readonly from: readonly string[];
	readonly kind: 'good' | 'bad';
	readonly name?: string;
	readonly column?: string;
	readonly digest?: DigestName;
}

interface Lookup {
	readonly file?: string;
	readonly show: 'all' | 'known' | 'unknown';
}

export function hashsetCommands(program: Command, run: Run): void {
	const hashset = noun(program, 'hashset', 'sets of known files');
	verb(
		hashset,
		'build <out>',
		'makes a set out of lists: NSRL RDS 2 and 3, one digest a line, sha256sum, hashdeep, CSV; needs no notebook',
		'sealbook hashset build nsrl.hashset --kind good --from RDS_2026.09.1_modern_minimal.db',
		'sealbook hashset build ours.hashset --from bad.csv --column fingerprint',
	)
		.requiredOption('--from <list...>', 'one or more lists')
		.addOption(new Option('--kind <kind>', 'what the files of the lists are').choices(['good', 'bad']).default('bad'))
		.option('--name <name>', 'what the set is called; else as its file')
		.option('--column <name>', 'the column of a table that holds the digests')
		.addOption(new Option('--digest <name>', 'of lists that do not say; else by length').choices(DIGESTS))
		.action((out: string, options: Build, command: Command) =>
			run(command, async (at) => {
				const session = await at.locked();
				const from = options.from.map((list) => session.ticket(at.terminal.path(list)));
				const to = session.ticket(await freshPath(at.terminal, out, 'out'));
				const { column, digest, kind, name } = options;
				say(
					at,
					await session.ask('hashset.build', { from, to, kind, ...given({ column, digest, name }), job: JOB }),
					[],
				);
				return 0;
			}),
		);

	verb(
		hashset,
		'lookup <set> [digests...]',
		'looks digests up. Status 1 where a known bad one was found, one that a set of good ones does not know, or no answer',
		'sealbook hashset lookup bad.hashset d41d8cd98f00b204e9800998ecf8427e',
		'sealbook hashset lookup nsrl.hashset --file evidence.hashdeep --show unknown',
	)
		.option('--file <list>', 'a list of digests, in any form that a set can be built from')
		.addOption(new Option('--show <which>', 'which rows').choices(['all', 'known', 'unknown']).default('all'))
		.action((set: string, digests: readonly string[], options: Lookup, command: Command) =>
			run(command, async (at) => {
				if (digests.length === 0 && options.file === undefined)
					throw new Refused('digest.none', 'There is nothing to look up.', 'Give digests, or a list with --file.');
				const session = await at.locked();
				const list = options.file === undefined ? undefined : session.ticket(at.terminal.path(options.file));
				const found = await session.ask('hashset.lookup', {
					set: session.ticket(at.terminal.path(set)),
					digests: [...digests],
					...given({ list }),
					show: options.show,
					job: JOB,
				});
				at.say(found, () => lookupText(found, at.terminal.columns));
				return (found.kind === 'bad' ? found.known : found.unknown) + found.unanswered > 0 ? 1 : 0;
			}),
		);

	verb(hashset, 'show <set>', 'says what a set was made of', 'sealbook hashset show nsrl.hashset').action(
		(set: string, _options: unknown, command: Command) =>
			run(command, async (at) => {
				const session = await at.locked();
				say(at, await session.ask('hashset.show', { set: session.ticket(at.terminal.path(set)) }), []);
				return 0;
			}),
	);

	verb(
		hashset,
		'verify <set>',
		'reads a set in full; refuses it where one bit is not as it was written',
		'sealbook hashset verify nsrl.hashset',
	).action((set: string, _options: unknown, command: Command) =>
		run(command, async (at) => {
			const session = await at.locked();
			const verified = await session.ask('hashset.verify', { set: session.ticket(at.terminal.path(set)), job: JOB });
			say(at, verified, [['sha256', verified.file]]);
			return 0;
		}),
	);

	registryCommands(hashset, run);
}

function registryCommands(hashset: Command, run: Run): void {
	verb(
		hashset,
		'register <set>',
		'checks a set in full and lets the notebook ask it whenever it compares',
		'sealbook hashset register nsrl.hashset',
	).action((path: string, _options: unknown, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const set = session.ticket(at.terminal.path(path));
			const registered = await session.ask('hashset.register', { set, job: JOB });
			at.say(registered, () => viewText(registered.set, [['entered', entered(registered)]], at.terminal.columns));
			return 0;
		}),
	);

	verb(
		hashset,
		'list',
		'the sets that the notebook asks. Status 1 where one is missing or changed',
		'sealbook hashset list',
	).action((_options: unknown, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const sets = await session.ask('hashset.list', {});
			at.say(sets, () =>
				table(
					['NAME', 'KIND', 'DIGESTS', 'STATE', 'WHERE'],
					sets.map((set) => [set.name, set.kind, String(set.count), set.sentence ?? 'there', set.path]),
					at.terminal.columns,
				),
			);
			return sets.every(({ state }) => state === 'there') ? 0 : 1;
		}),
	);

	verb(
		hashset,
		'withdraw <set>',
		'no longer asks a set; its file stays. The set is named as `list` names it, or by its contents',
		'sealbook hashset withdraw "NSRL 2026.09" --reason "replaced by 2026.12"',
	)
		.requiredOption('--reason <reason>', 'why')
		.action((name: string, { reason }: { reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const contents = await contentsOf(session, name);
				const receipt = await session.ask('hashset.withdraw', { contents, reason });
				at.say(receipt, () => fields([['entered', entered(receipt)]], at.terminal.columns));
				return 0;
			}),
		);
}

async function contentsOf(session: Session, name: string): Promise<string> {
	const sets = await session.ask('hashset.list', {});
	const [set, ...others] = sets.filter((one) => one.name === name || one.contents === name);
	if (set && others.length === 0) return set.contents;
	throw new Refused(
		'hashset.not-registered',
		set ? `Several registered sets are called “${name}”.` : `No registered set is called “${name}”.`,
		sets.length === 0 ? '' : `There are: ${sets.map((one) => `${one.name} (${one.contents})`).join(', ')}.`,
	);
}

const entered = ({ digest, ref }: { ref: string; digest: string }): string => `${ref} of the notebook, ${digest}`;

type Lines = readonly (readonly [string, string])[];

function say(at: Invocation, set: HashsetView, more: Lines): void {
	at.say(set, () => viewText(set, more, at.terminal.columns));
}

function viewText(set: HashsetView, more: Lines, columns: number): string {
	const counts = Object.entries(set.digests).map(([algorithm, count]) => `${count} ${algorithm}`);
	const head = fields(
		[
			['set', `${set.name}, known ${set.kind}, ${amount(set.sizeBytes)}`],
			['file', set.path],
			['made', `${set.made}, by ${set.program}`],
			['holds', counts.join(', ')],
			['contents', set.contents],
			...more.map(([name, value]): [string, string] => [name, value]),
		],
		columns,
	);
	const sources = set.sources.map(({ format, name, rows, sha256 }) => [name, format, String(rows), sha256]);
	return `${head}\n${table(['LIST', 'READ AS', 'FILES', 'SHA-256'], sources, columns)}`;
}

function lookupText(found: HashsetLookup, columns: number): string {
	const cellsOf = ({ by, contradictedBy, digest, known, name, sources }: HashsetLookup['rows'][number]) => [
		known ? `known ${found.kind}` : known === null ? 'no answer' : 'not known',
		name === null ? digest : `${digest}  ${name}`,
		known ? `${by}: ${sources.join(', ')}${contradictedBy ? `; its ${contradictedBy} is another` : ''}` : '',
	];
	// There may be very many: cells are made of one when it is written.
	const rows = {
		*[Symbol.iterator]() {
			for (const row of found.rows) yield cellsOf(row);
		},
	};
	const cut = found.cut ? ` The first ${found.rows.length} are shown.` : '';
	const none = found.unanswered;
	const silent = none > 0 ? ` Of ${none} it can say nothing: it has no digest of their kind.` : '';
	const sum = `${found.known} of ${found.asked} are known ${found.kind} to “${found.set}”.${silent}${cut}\n`;
	return found.rows.length === 0 ? sum : `${table(['', 'DIGEST', 'BY'], rows, columns)}${sum}`;
}
