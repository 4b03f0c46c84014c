/** `sealbook timeline …` and `sealbook event …`: what happened when, by whatever says so; other programs' timelines in and out. */
import { type Command, Option } from 'commander';
import { Refused } from '../../shared/refusal';
import { TIMELINE_KINDS, type TimelineKind } from '../../shared/timeline-kinds';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { type Told, tellable, timed, timeOf, toldOf } from './scene-options';
import { JOB } from './session';
import { fields } from './table';
import { timelineText } from './timeline-text';
import { instantOf } from './when';

interface Filters {
	readonly from?: string;
	readonly to?: string;
	readonly kind?: string[];
	readonly host?: string;
	readonly text?: string;
	readonly assume?: string;
}
interface Show extends Filters {
	readonly skip?: string;
	readonly most?: string;
}
interface Import extends Told {
	readonly host?: string;
	readonly zone?: string;
	readonly source?: string;
}
interface Export extends Filters {
	readonly format: 'csv' | 'jsonl';
	readonly output: string;
	readonly opinions?: boolean;
}
interface Add extends Told {
	readonly at?: string;
	readonly atLocal?: string;
	readonly accuracy?: string;
	readonly found?: string;
	readonly zone?: string;
	readonly host?: string;
	readonly clockOf?: string;
	readonly source?: string;
	readonly indicator?: string[];
}

export function timelineCommands(program: Command, run: Run): void {
	const timeline = noun(program, 'timeline', 'what happened when');

	filterable(
		verb(
			timeline,
			'show <case>',
			'shows events, imported rows, signs, hosts, notes and acts of every kind in the order of time',
			'sealbook timeline show 2026-014 --from 2026-11-21T22:00:00Z --kind event --kind row --host FIN-FS01',
		),
	)
		.option('--skip <count>', 'leave out so many from the first on')
		.option('--most <count>', 'show at most so many', '200')
		.action((of: string, said: Show, command: Command) =>
			run(command, async (at) => {
				const [offset, limit] = [wholeOf(said.skip ?? '0', '--skip'), wholeOf(said.most ?? '200', '--most', 1000)];
				const filters = filtersOf(said);
				const session = await at.unlocked();
				const view = await session.ask('timeline.show', { case: of, ...filters, offset, limit, job: JOB });
				at.say(view, () => timelineText(view, offset, at.terminal.columns));
				return 0;
			}),
		);

	tellable(
		verb(
			timeline,
			'import <case> <file>',
			'takes in a timeline: Timesketch CSV or JSONL, plaso’s l2tcsv; all of it or nothing',
			'sealbook timeline import 2026-014 FIN-FS01.csv --host FIN-FS01 --zone Europe/Berlin --source "plaso 20240308"',
		),
	)
		.option('--host <host>', 'the host whose clock showed the times')
		.option('--zone <zone>', 'of times that say none: +01:00 or Europe/Berlin; else they stay of an unknown zone')
		.option('--source <text>', 'where the file is from')
		.action((of: string, file: string, said: Import, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { host, zone, source } = said;
				const ticket = session.ticket(at.terminal.path(file));
				const made = await session.ask('timeline.import', {
					...{ case: of, file: ticket, job: JOB, ...toldOf(said) },
					...given({ host, zone, source }),
				});
				const counts: [string, string | null][] = [
					['rows', String(made.rows)],
					['without a time', made.undated === 0 ? null : String(made.undated)],
				];
				const { columns } = at.terminal;
				at.say(made, () => `${fields(counts, columns)}${receiptText(made, columns)}`);
				return 0;
			}),
		);

	verb(
		timeline,
		'withdraw <case> <entry>',
		'says that an event or an imported timeline counts no more; its entry stays',
		'sealbook timeline withdraw 2026-014 A-12 --reason "Of another host"',
	)
		.requiredOption('--reason <reason>')
		.action((of: string, item: string, said: { reason: string }, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const receipt = await session.ask('timeline.withdraw', { case: of, item, reason: said.reason });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	filterable(
		verb(
			timeline,
			'export <case>',
			'writes the timeline for Timesketch or a spreadsheet; opinions stay here unless asked for',
			'sealbook timeline export 2026-014 --format csv --output timeline.csv',
		),
	)
		.addOption(new Option('--format <format>').choices(['csv', 'jsonl']).default('csv'))
		.requiredOption('--output <file>', 'a file that is not there yet')
		.option('--opinions', 'notes that say of themselves that they are opinions, too')
		.action((of: string, said: Export, command: Command) =>
			run(command, async (at) => {
				const filters = filtersOf(said);
				const session = await at.unlocked();
				const to = session.ticket(at.terminal.path(said.output));
				const written = await session.ask('timeline.export', {
					...{ case: of, ...filters, format: said.format, to, job: JOB },
					...given({ opinions: said.opinions }),
				});
				at.say(written, () =>
					fields(
						[
							['written', written.path],
							['rows', String(written.rows)],
							['opinions left out', written.opinionsLeftOut === 0 ? null : String(written.opinionsLeftOut)],
						],
						at.terminal.columns,
					),
				);
				return 0;
			}),
		);

	const event = noun(program, 'event', 'single events of the incident');
	timed(
		tellable(
			verb(
				event,
				'add <case> <text>',
				'records one observed event with its time as the source says it',
				'sealbook event add 2026-014 "Logon of svc-backup" --at 2026-11-21T23:10:04+01:00 --clock-of FIN-FS01 --source "Security.evtx, 4624"',
			),
		),
		'at',
		'when it was, as the source says',
	)
		.option('--found <text>', 'that time in the source’s own letters')
		.option('--zone <zone>', 'the zone it was found in')
		.option('--host <host>', 'where it happened')
		.option('--clock-of <host>', 'the host whose clock showed that time')
		.option('--source <text>', 'what it is known from')
		.option('--indicator <entry>', 'an indicator that belongs to it; may stand more than once', gather)
		.action((of: string, text: string, said: Add, command: Command) =>
			run(command, async (at) => {
				const time = timeOf('at', said.at, said.atLocal, said.accuracy);
				if (time === undefined)
					throw new Refused('time.missing', 'An event has a time.', 'Add --at or --at-local.', '--at');
				const { found, host, clockOf, source, indicator: indicators } = said;
				const zone = said.zone ?? /(?:Z|[+-][0-9]{2}:[0-9]{2})$/i.exec(said.at ?? '')?.[0];
				const session = await at.unlocked();
				const receipt = await session.ask('event.record', {
					...{ case: of, text, time, ...toldOf(said) },
					...given({ found: found ?? said.at ?? said.atLocal, zone, host, clockOf, source, indicators }),
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

const filterable = (command: Command): Command =>
	command
		.option('--from <time>', 'from then on: RFC 3339 with its zone')
		.option('--to <time>', 'until then')
		.addOption(new Option('--kind <kind>', `${TIMELINE_KINDS.join(', ')}; may stand more than once`).argParser(gather))
		.option('--host <host>', 'only what happened there')
		.option('--text <text>', 'only what holds this')
		.option('--assume <offset>', 'place times of an unknown zone as if they were of this one, as +01:00; else UTC');

function filtersOf({ from, to, kind, host, text, assume }: Filters) {
	return given({
		fromMs: from === undefined ? undefined : Date.parse(instantOf(from, '--from')),
		toMs: to === undefined ? undefined : Date.parse(instantOf(to, '--to')),
		kinds: kind?.map(kindNamed),
		...{ host, text, assumedMinutes: assume === undefined ? undefined : minutesOf(assume) },
	});
}

function kindNamed(name: string): TimelineKind {
	const kind = TIMELINE_KINDS.find((each) => each === name);
	if (kind) return kind;
	throw new Refused(
		'timeline.kind',
		`“${name}” is no kind of item.`,
		`There are ${TIMELINE_KINDS.join(', ')}.`,
		'--kind',
	);
}

function minutesOf(offset: string): number {
	if (/^(z|utc)$/i.test(offset)) return 0;
	const [, sign, hours, minutes] = /^([+-])([01][0-9]):([0-5][0-9])$/.exec(offset) ?? [];
	if (sign === undefined)
		throw new Refused('time.offset', `“${offset}” is no offset from UTC.`, 'Write it as +01:00.', '--assume');
	return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

function wholeOf(text: string, option: string, most = 10_000_000): number {
	const whole = /^[0-9]{1,8}$/.test(text) ? Number(text) : Number.NaN;
	if (whole <= most) return whole;
	throw new Refused('number.form', `“${text}” is no whole number of at most ${most}.`, '', option);
}
