/** `sealbook custody …`: who holds what since when, and how it changed hands. */
import { type Command, Option } from 'commander';
import type { CustodyFinding, ItemView, Signer } from '../../shared/views';
import { noun, type Run, verb } from './command';
import { actCommands } from './custody-acts';
import { endCommands, ofHolder } from './custody-ends';
import { exportCommand } from './custody-export';
import { itemCommands } from './custody-items';
import { given } from './given';
import { lateOf, lateOptions, type OnPaper, paperOf, paperOptions } from './on-paper';
import { passphraseFrom } from './passphrase';
import { receiptText } from './receipt';
import { fields, table } from './table';

interface Transfer extends OnPaper {
	readonly to: string;
	readonly toPassphraseFile?: string;
	readonly fromPassphraseFile?: string;
	readonly reason: string;
	readonly location?: string;
	readonly place?: string;
	readonly condition?: string;
}

export function custodyCommands(program: Command, run: Run): void {
	const custody = noun(program, 'custody', 'the chain of custody');

	paperOptions(
		lateOptions(
			verb(
				custody,
				'transfer <case> <tag>',
				'hands an item over; both people sign',
				'sealbook custody transfer 2026-014 E-001 --to "Ben Sommer" --to-passphrase-file ben.txt --reason "For imaging"',
			),
		),
	)
		.requiredOption('--to <person>', 'who receives it: a name or a key id')
		.option('--to-passphrase-file <file>', 'its first line is the receiver’s passphrase; else asked for')
		.option('--from-passphrase-file <file>', 'where somebody else than whoever acts holds it and releases it')
		.requiredOption('--reason <reason>')
		.option('--location <place>', 'where it is kept from now on')
		.addOption(new Option('--place <place>', 'the same, as the other acts call it').conflicts('location'))
		.option('--condition <text>', 'what it looks like as it changes hands')
		.action((name: string, tag: string, options: Transfer, command: Command) =>
			run(command, async (at) => {
				const { to, reason, location, place, condition } = options;
				const session = await at.unlocked();
				const fromPassphrase = await ofHolder(at, session, options.fromPassphraseFile);
				const wanted = { whose: to, option: '--to-passphrase-file' };
				const toPassphrase = await passphraseFrom(at.terminal, options.toPassphraseFile, wanted);
				const receipt = await session.ask('custody.transfer', {
					case: name,
					tag,
					to,
					fromPassphrase,
					toPassphrase,
					reason,
					...given({ place: location ?? place, condition }),
					...lateOf(options),
					...paperOf(at, session, options),
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		custody,
		'decline <case> <tag>',
		'records that a hand-over was declined; custody stays where it is',
		'sealbook custody decline 2026-014 E-001 --to "Ben Sommer" --reason "The seal of the bag is broken."',
	)
		.requiredOption('--to <person>', 'who declined')
		.option('--from-passphrase-file <file>', 'where somebody else than whoever acts holds it')
		.requiredOption('--reason <reason>')
		.action((name: string, tag: string, options: Transfer, command: Command) =>
			run(command, async (at) => {
				const { to, reason } = options;
				const session = await at.unlocked();
				const fromPassphrase = await ofHolder(at, session, options.fromPassphraseFile);
				const receipt = await session.ask('custody.decline', { case: name, tag, to, fromPassphrase, reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	endCommands(custody, run);
	actCommands(custody, run);
	itemCommands(custody, run);
	exportCommand(custody, run);

	verb(
		custody,
		'show <case> [tag]',
		'shows who held what from when to when, with every gap and anomaly; status 1 where one is not settled',
		'sealbook custody show 2026-014 E-001 --json',
	).action((name: string, tag: string | undefined, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const { items } = await session.ask('custody.show', { case: name, ...given({ tag }) });
			const found = items.some((item) => item.findings.some((finding) => finding.settledBy === null));
			at.say({ items: items.map(custodyJson) }, () =>
				items.map((item) => custodyText(item, at.terminal.columns)).join('\n'),
			);
			return found ? 1 : 0;
		}),
	);
}

/** As commandline.md gives it; `holder` is a name, or the key id where the name is withheld. */
function custodyJson({ tag, state, intervals, findings }: ItemView): object {
	return {
		tag,
		state,
		intervals: intervals.map(({ state: now, from, to, holder, place, entries }) => ({
			state: now,
			from,
			to,
			holder: nameOf(holder),
			holderKey: holder.keyId,
			place,
			entries,
		})),
		findings: findings.map(({ kind, entries, from, to, settledBy }) => ({ kind, entries, from, to, settledBy })),
	};
}

function custodyText(item: ItemView, columns: number): string {
	const rows = item.intervals.map(({ state, from, to, holder, place, entries }) => [
		from,
		to ?? 'until now',
		`${state === 'held' ? '' : `${state}, last `}${nameOf(holder)}${place === null ? '' : `, ${place}`} (${entries.join(', ')})`,
	]);
	const findings = item.findings.map((finding): readonly [string, string] => [stateOf(finding), finding.sentence]);
	return [
		fields([[item.tag, item.description]], columns),
		table(['FROM', 'TO', 'HOLDER'], rows, columns),
		fields(findings, columns),
	].join('');
}

function stateOf({ settledBy }: CustodyFinding): string {
	return settledBy === null ? 'finding' : `settled by ${settledBy}`;
}

function nameOf({ name, keyId }: Signer): string {
	return name ?? keyId;
}
