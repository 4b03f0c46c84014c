/** `sealbook host …`: hosts of ours on their way from affected to monitored, and how far their clocks go wrong. */
import type { Command } from 'commander';
import { HOST_STATES } from '../../shared/projections/hosts';
import { correctedTime } from '../../shared/projections/skew';
import { Refused } from '../../shared/refusal';
import type { CorrectedTime, HostState, HostView } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { citing, partyOf, partyText, type Told, tellable, timed, timeOf, timeText, toldOf } from './scene-options';
import { fields, table } from './table';
import { instantOf, msOf } from './when';

interface Add extends Told {
	readonly again?: string;
	readonly address?: string[];
	readonly function?: string;
	readonly owner?: string;
	readonly group?: string;
	readonly unaffected?: boolean;
	readonly since?: string;
	readonly sinceLocal?: string;
	readonly accuracy?: string;
	readonly remark?: string;
}
interface SetState extends Told {
	readonly doneBy?: string;
	readonly doneByOutside?: string;
	readonly organization?: string;
	readonly at?: string;
	readonly atLocal?: string;
	readonly accuracy?: string;
	readonly how?: string;
	readonly action?: string[];
	readonly confirmedBy?: string;
	readonly reason?: string;
}
interface Measure {
	readonly reads: string;
	readonly reference: string;
	readonly referenceReads?: string;
	readonly accuracy?: string;
	readonly method: string;
}

export function hostCommands(program: Command, run: Run): void {
	const host = noun(program, 'host', 'hosts of ours');

	timed(
		tellable(
			verb(
				host,
				'record <case> <name>',
				'records a host, affected unless said otherwise; with --again what is known of it now',
				'sealbook host record 2026-014 FIN-FS01 --address 10.20.0.5 --function "File server" --group Finance',
			),
		),
		'since',
		'since when it is affected',
	)
		.option('--again <host>', 'the host that is described again')
		.option('--address <address>', 'may stand more than once', gather)
		.option('--function <text>', 'what it does')
		.option('--owner <name>')
		.option('--group <group>', 'its host group')
		.option('--unaffected', 'it is not affected, as far as is known')
		.option('--remark <text>')
		.action((of: string, name: string, said: Add, command: Command) =>
			run(command, async (at) => {
				const since = timeOf('since', said.since, said.sinceLocal, said.accuracy);
				const { again, address: addresses, owner, group, unaffected, remark } = said;
				const session = await at.unlocked();
				const receipt = await session.ask('host.record', {
					...{ case: of, name, ...toldOf(said) },
					...given({ host: again, addresses, function: said.function, owner, group, since, remark }),
					...(unaffected === true ? { affected: false } : {}),
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	timed(
		citing(
			verb(
				host,
				'state <case> <host> <state>',
				`says to which state it came: ${HOST_STATES.join(', ')}; back needs a reason`,
				'sealbook host state 2026-014 FIN-FS01 recovered --action rebuild --confirmed-by "Compared with BL-01"',
			),
		),
		'at',
		'when that was',
	)
		.option('--done-by <person>', 'who did it: a person of the notebook')
		.option('--done-by-outside <name>', 'who did it: anybody else')
		.option('--organization <name>', 'whose they are')
		.option('--how <text>')
		.option('--action <action>', 'an id or name of the list recovery-actions; may stand more than once', gather)
		.option('--confirmed-by <text>', 'how it was confirmed that it functions normally')
		.option('--reason <reason>', 'why it fell back')
		.action((of: string, name: string, state: string, said: SetState, command: Command) =>
			run(command, async (at) => {
				const to = stateNamed(state);
				const done = timeOf('at', said.at, said.atLocal, said.accuracy);
				const doneBy = partyOf('done-by', said.doneBy, said.doneByOutside, said.organization);
				const { how, action: actions, confirmedBy, reason } = said;
				const session = await at.unlocked();
				const receipt = await session.ask('host.set-state', {
					...{ case: of, host: name, to, ...toldOf(said) },
					...given({ done, doneBy, how, actions, confirmedBy, reason }),
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		host,
		'clock <case> <host>',
		'holds its clock against a reference; this device’s, where none is given',
		'sealbook host clock 2026-014 FIN-FS01 --reads 2026-11-22T01:41:02+01:00 --reference "This laptop" --method "date, read aloud by telephone"',
	)
		.requiredOption('--reads <time>', 'what the host’s clock read')
		.requiredOption('--reference <what>', 'what the reference is')
		.option('--reference-reads <time>', 'what the reference read then; else this device’s clock is the reference')
		.option('--accuracy <span>', 'plus or minus: 500ms, 10s, 5m')
		.requiredOption('--method <text>', 'how it was measured')
		.action((of: string, name: string, said: Measure, command: Command) =>
			run(command, async (at) => {
				const began = performance.now();
				const hostTime = instantOf(said.reads, '--reads');
				const { reference, method } = said;
				const reads =
					said.referenceReads === undefined ? undefined : instantOf(said.referenceReads, '--reference-reads');
				const accuracyMs = said.accuracy === undefined ? undefined : msOf(said.accuracy, '--accuracy');
				const session = await at.unlocked();
				const readMsAgo = reads === undefined ? Math.round(performance.now() - began) : undefined;
				const measured = await session.ask('host.measure-skew', {
					...{ case: of, host: name, hostTime, reference, method },
					...given({ referenceTime: reads, readMsAgo, accuracyMs }),
				});
				at.say(
					measured,
					() =>
						`${fields([['host ahead', `${measured.differenceMs} ms`]], at.terminal.columns)}${receiptText(measured, at.terminal.columns)}`,
				);
				return 0;
			}),
		);

	verb(
		host,
		'time <case> <host> <time>',
		'gives a time that its clock showed, and beside it what that was by the measurements; records nothing',
		'sealbook host time 2026-014 FIN-FS01 2026-11-22T01:31:00+01:00',
	).action((of: string, name: string, time: string, _said: object, command: Command) =>
		run(command, async (at) => {
			const original = instantOf(time, 'the time');
			const session = await at.unlocked();
			const { skews, name: called } = hostAmong((await session.ask('hosts.show', { case: of })).hosts, name);
			const corrected = correctedTime(original, skews);
			if (corrected === null)
				throw new Refused('host.not-measured', `The clock of ${called} was not measured.`, 'Measure it: host clock.');
			at.say(corrected, () => correctedText(corrected, at.terminal.columns));
			return 0;
		}),
	);

	verb(host, 'list <case>', 'shows the hosts of a case and the state of each', 'sealbook host list 2026-014').action(
		(of: string, _said: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { hosts } = await session.ask('hosts.show', { case: of });
				at.say(hosts, () => table(['HOST', 'STATE', 'GROUP', 'ADDRESSES'], hosts.map(row), at.terminal.columns));
				return 0;
			}),
	);

	verb(
		host,
		'show <case> <host>',
		'shows one host: each state with who, when and how, and its clock',
		'sealbook host show 2026-014 FIN-FS01',
	).action((of: string, name: string, _said: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const found = hostAmong((await session.ask('hosts.show', { case: of })).hosts, name);
			at.say(found, () => hostText(found, at.terminal.columns));
			return 0;
		}),
	);
}

function stateNamed(text: string): HostState {
	const state = HOST_STATES.find((each) => each === text);
	if (state) return state;
	throw new Refused(
		'host.no-state',
		`“${text}” is no state of a host.`,
		`There are ${HOST_STATES.join(', ')}.`,
		'state',
	);
}

function hostAmong(hosts: readonly HostView[], name: string): HostView {
	const found =
		hosts.find((each) => each.host === name || each.entry === name) ??
		hosts.find((each) => each.name.toLowerCase() === name.toLowerCase());
	if (found) return found;
	throw new Refused('host.unknown', `There is no host ${name} in this case.`, 'Record it first.', 'host');
}

const stateText = (state: HostState | null): string => state ?? 'not affected';
const row = ({ name, state, groupName, addresses }: HostView): string[] => [
	name,
	stateText(state),
	groupName ?? '',
	addresses.join(', '),
];

function correctedText({ original, corrected, accuracyMs, entries }: CorrectedTime, columns: number): string {
	const within = accuracyMs === null ? '' : `, ±${accuracyMs} ms`;
	return fields(
		[
			['as shown', original],
			['corrected', `${corrected}${within}, by ${entries.join(', ')}`],
		],
		columns,
	);
}

function hostText(host: HostView, columns: number): string {
	const steps = host.steps.map((step): readonly [string, string] => [
		step.to,
		[
			timeText(step.done) ?? step.enteredAt,
			partyText(step.doneBy) ?? step.by,
			...[step.how, ...step.actions.map(({ name }) => name), step.confirmedBy, step.reason],
			step.back ? `fell back from ${stateText(step.from)}` : null,
			step.skipped.length > 0 ? `without ${step.skipped.join(', ')}` : null,
			step.entry,
		]
			.filter((text) => text !== null)
			.join('; '),
	]);
	const skews = host.skews.map((skew): readonly [string, string] => [
		'clock',
		`${skew.differenceMs} ms ahead of ${skew.reference} at ${skew.referenceTime}; ${skew.method}; ${skew.entry}`,
	]);
	return fields(
		[
			[host.name, `${stateText(host.state)}, ${host.entry}`],
			['addresses', host.addresses.join(', ') || null],
			['function', host.function],
			['owner', host.owner],
			['group', host.groupName],
			['since', timeText(host.since)],
			['remark', host.remark],
			...steps,
			...skews,
		],
		columns,
	);
}
