/** `sealbook custody …`: what is done to an item between its registration and its end, and what explains a finding. */
import type { Command } from 'commander';
import type { Takes } from '../../shared/contract';
import { gather, type Run, verb } from './command';
import { given } from './given';
import type { Invocation } from './invocation';
import { type OnPaper, paperOf, paperOptions } from './on-paper';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';
import { instantOf } from './when';

type What = Takes<'custody.record'>['what'];

interface Common extends OnPaper {
	readonly doneBy?: string;
	readonly doneByPassphraseFile?: string;
	readonly witness?: string;
	readonly witnessPassphraseFile?: string;
	readonly remark?: string;
}

interface Said extends Common {
	readonly number?: string;
	readonly bag?: string;
	readonly broken?: boolean;
	readonly reason: string;
	readonly place: string;
	readonly purpose: string;
	readonly tool?: string;
	readonly copy: string;
	readonly circumstances: string;
	readonly to: string;
	readonly organization?: string;
	readonly ground: 'prosecution' | 'retention policy' | 'cost' | 'other';
	readonly until?: string;
}

/** One act: its words, its options beyond those that all have, and what the contract is asked. */
interface ActCommand {
	readonly name: string;
	readonly does: string;
	readonly example: string;
	readonly options: readonly (readonly [flags: string, says: string, required?: true])[];
	readonly what: (said: Said) => What;
}

const SEAL = ['--number <seal>', 'the seal’s number', true] as const;
const REASON = ['--reason <reason>', 'why', true] as const;
const PLACE = ['--place <place>', 'where it is from now on', true] as const;
const CIRCUMSTANCES = ['--circumstances <text>', 'what is known of it', true] as const;

const acts: readonly ActCommand[] = [
	{
		name: 'seal',
		does: 'a seal was applied to the item, or to the bag it lies in',
		example: '--number S-4711 --bag B-12',
		options: [SEAL, ['--bag <bag>', 'the bag’s number']],
		what: ({ number = '', bag }) => ({ act: 'seal', seal: number, ...given({ bag }) }),
	},
	{
		name: 'check-seal',
		does: 'a seal was looked at: intact, or broken',
		example: '--number S-4711',
		options: [SEAL, ['--broken', 'it is not intact']],
		what: ({ number = '', broken = false }) => ({ act: 'check seal', seal: number, intact: !broken }),
	},
	{
		name: 'break-seal',
		does: 'a seal was broken and the item opened',
		example: '--number S-4711 --reason "Imaging"',
		options: [SEAL, REASON],
		what: ({ number = '', reason }) => ({ act: 'break seal', seal: number, reason }),
	},
	{
		name: 'store',
		does: 'the item was put somewhere',
		example: '--place "Locker 3, shelf 2"',
		options: [PLACE],
		what: ({ place }) => ({ act: 'store', place }),
	},
	{
		name: 'examine',
		does: 'the item was examined',
		example: '--purpose "Triage of the mail store"',
		options: [
			['--purpose <purpose>', 'what for', true],
			['--tool <tool>', 'with what'],
		],
		what: ({ purpose, tool }) => ({ act: 'examine', purpose, ...given({ tool }) }),
	},
	{
		name: 'copy',
		does: 'a copy was made of the item; the copy is an item of its own',
		example: '--copy E-002',
		options: [['--copy <tag>', 'the copy’s tag', true]],
		what: ({ copy }) => ({ act: 'copy', copy }),
	},
	{
		name: 'lose',
		does: 'the item is not where it should be',
		example: '--circumstances "Not on its shelf at the stock-take"',
		options: [CIRCUMSTANCES],
		what: ({ circumstances }) => ({ act: 'lose', circumstances }),
	},
	{
		name: 'find',
		does: 'the lost item was found',
		example: '--circumstances "Behind the shelf" --place "Locker 3"',
		options: [CIRCUMSTANCES, PLACE],
		what: ({ circumstances, place }) => ({ act: 'find', circumstances, place }),
	},
	{
		name: 'return',
		does: 'the item went back to its owner; custody ends',
		example: '--to "Erika Winter" --reason "Case closed"',
		options: [['--to <name>', 'who took it back', true], ['--organization <name>', 'whose they are'], REASON],
		what: ({ to, organization, reason }) => ({ act: 'return', to, reason, ...given({ organization }) }),
	},
	{
		name: 'retain',
		does: 'says why and until when the item is kept',
		example: '--ground prosecution --reason "File 12 Js 345/26"',
		options: [
			['--ground <ground>', 'prosecution, “retention policy”, cost or other', true],
			['--until <time>', 'until when; else until further notice'],
			REASON,
		],
		what: ({ ground, until, reason }) => ({
			act: 'retain',
			ground,
			reason,
			...given({ until: until === undefined ? undefined : instantOf(until, '--until') }),
		}),
	},
	{
		name: 'hold',
		does: 'the item must not be disposed of until the hold is lifted',
		example: '--reason "Order of the court of 22 November"',
		options: [REASON],
		what: ({ reason }) => ({ act: 'hold', reason }),
	},
	{
		name: 'lift-hold',
		does: 'the hold is lifted',
		example: '--reason "Proceedings closed"',
		options: [REASON],
		what: ({ reason }) => ({ act: 'lift hold', reason }),
	},
];

/** Adds the acts to the commands of custody. */
export function actCommands(custody: Command, run: Run): void {
	for (const { name, does, example, options, what } of acts) {
		const command = verb(custody, `${name} <case> <tag>`, does, `sealbook custody ${name} 2026-014 E-001 ${example}`);
		for (const [flags, says, required] of options)
			if (required) command.requiredOption(flags, says);
			else command.option(flags, says);
		paperOptions(circumstances(command)).action((of: string, tag: string, said: Said, made: Command) =>
			run(made, async (at) => {
				const session = await at.unlocked();
				const more = { ...(await circumstancesOf(at, said)), ...paperOf(at, session, said) };
				const receipt = await session.ask('custody.record', { case: of, tag, what: what(said), ...more });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
	}

	verb(
		custody,
		'settle <case> <tag>',
		'explains something that does not add up; the finding stays, with this beside it',
		'sealbook custody settle 2026-014 E-001 --finding place-unknown --entry A-12 --explanation "It stayed in locker 3."',
	)
		.requiredOption('--finding <kind>', 'as custody show names it')
		.requiredOption('--entry <ref>', 'an entry that it names; may stand more than once', gather)
		.requiredOption('--explanation <text>')
		.action(
			(
				of: string,
				tag: string,
				said: { readonly finding: string; readonly entry: string[]; readonly explanation: string },
				made: Command,
			) =>
				run(made, async (at) => {
					const session = await at.unlocked();
					const { finding, entry: entries, explanation } = said;
					const receipt = await session.ask('custody.settle', { case: of, tag, finding, entries, explanation });
					at.say(receipt, () => receiptText(receipt, at.terminal.columns));
					return 0;
				}),
		);
}

function circumstances(command: Command): Command {
	return command
		.option('--done-by <person>', 'who did it, where that is not whoever acts; signs too')
		.option('--done-by-passphrase-file <file>', 'its first line is their passphrase; else asked for')
		.option('--witness <person>', 'who watched it; signs too')
		.option('--witness-passphrase-file <file>', 'its first line is their passphrase; else asked for')
		.option('--done-at <time>', 'when it was done, where it is entered later')
		.option('--late-because <reason>', 'why it is entered later')
		.option('--remark <text>', 'what else was noticed');
}

async function circumstancesOf(at: Invocation, said: Common) {
	const { doneBy, witness, lateBecause, remark } = said;
	const doneAt = said.doneAt === undefined ? undefined : instantOf(said.doneAt, '--done-at');
	const asked = (whose: string | undefined, file: string | undefined, option: string) =>
		whose === undefined ? Promise.resolve(undefined) : passphraseFrom(at.terminal, file, { whose, option });
	const doneByPassphrase = await asked(doneBy, said.doneByPassphraseFile, '--done-by-passphrase-file');
	const witnessPassphrase = await asked(witness, said.witnessPassphraseFile, '--witness-passphrase-file');
	return given({ doneBy, doneByPassphrase, witness, witnessPassphrase, doneAt, lateBecause, remark });
}
