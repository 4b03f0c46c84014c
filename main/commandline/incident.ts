/** `sealbook incident …`, `impact …`: the incident’s record, its four times, how it is rated (SP 800-61 r2, §3.2.5, §3.2.6). */
import { Argument, type Command, Option } from 'commander';
import { INCIDENT_MEMBERS } from '../../shared/incident-members';
import { Refused } from '../../shared/refusal';
import type { IncidentTime, Outlook } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { incidentText, ratingsText } from './incident-text';
import { receiptText } from './receipt';
import { instantOf, localOf, msOf } from './when';

const { texts, choices, contacts, contact } = INCIDENT_MEMBERS;
const TIMES: readonly IncidentTime[] = ['started', 'discovered', 'reported', 'resolved'];
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

type Said = Readonly<Record<string, string>> & {
	readonly vector?: readonly string[];
	readonly clear?: readonly string[];
	readonly reporter?: readonly string[];
	readonly handler?: readonly string[];
};
interface When {
	readonly at?: string;
	readonly local?: string;
	readonly unknown?: true;
	readonly accuracy?: string;
	readonly reason?: string;
}
interface Rate {
	readonly expected?: true;
	readonly functional?: string;
	readonly information?: readonly string[];
	readonly recoverability?: string;
	readonly reason: string;
}

export function incidentCommands(program: Command, run: Run): void {
	const incident = noun(program, 'incident', 'the incident: its record and its four times');

	verb(incident, 'show <case>', 'shows record, times and ratings', 'sealbook incident show 2026-014').action(
		(name: string, _options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const view = await session.ask('incident.show', { case: name });
				at.say(view, () => incidentText(view, at.terminal.columns));
				return 0;
			}),
	);

	const record = verb(
		incident,
		'record <case>',
		'writes down a part of the record; what is not named stays as it was',
		'sealbook incident record 2026-014 --summary "Files left by night." --vector email --vector web',
	);
	for (const name of texts) record.option(`--${kebab(name)} <text>`);
	for (const name of choices) record.option(`--${kebab(name)} <status>`, 'of the list incident-statuses');
	for (const name of contacts)
		record.option(`--${name} <member=text>`, `${contact.join(', ')}; may be given more than once`, gather);
	record
		.option('--vector <vector>', 'of the list attack-vectors; all that hold, once each', gather)
		.option('--clear <member>', 'a member that holds nothing any more', gather)
		.option('--reason <reason>', 'why it is changed')
		.action((name: string, said: Said, command: Command) =>
			run(command, async (at) => {
				const people = contacts.map((each) => [each, contactOf(each, said[each])] as const);
				const session = await at.unlocked();
				const { reason } = said;
				const plain = [...texts, ...choices].map((each) => [each, said[each]] as const);
				const more = given(Object.fromEntries([...plain, ...people]));
				const lists = given({ vectors: said.vector && [...said.vector], cleared: clearedOf(said.clear), reason });
				const receipt = await session.ask('incident.record', { case: name, ...more, ...lists });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		incident,
		'time <case>',
		'says when it started, was discovered, reported or resolved; or that it is unknown',
		'sealbook incident time 2026-014 discovered --at 2026-11-22T03:09:00+01:00 --accuracy 2m',
		'sealbook incident time 2026-014 started --unknown --reason "The log begins too late."',
	)
		.addArgument(new Argument('<which>').choices(TIMES))
		.option('--at <time>', 'RFC 3339 with its zone')
		.option('--local <time>', 'a reading whose zone nobody knows; it stays so')
		.option('--unknown')
		.option('--accuracy <span>', 'plus or minus, for example 2m')
		.option('--reason <text>', 'how that is known')
		.action((name: string, time: IncidentTime, options: When, command: Command) =>
			run(command, async (at) => {
				const said = timeOf(options);
				const session = await at.unlocked();
				const { reason } = options;
				const receipt = await session.ask('incident.set-time', { case: name, time, ...said, ...given({ reason }) });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	const impact = noun(program, 'impact', 'how the incident is rated');
	verb(impact, 'show <case>', 'shows the ratings with every change', 'sealbook impact show 2026-014').action(
		(name: string, _options: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const view = (await session.ask('incident.show', { case: name })).impact;
				at.say(view, () => ratingsText(view, at.terminal.columns));
				return 0;
			}),
	);
	verb(
		impact,
		'rate <case>',
		'rates the incident as it is now, or as expected if it is not contained',
		'sealbook impact rate 2026-014 --functional medium --information privacy-breach --reason "The share is down."',
	)
		.addOption(new Option('--expected', 'as it is expected to become if it is not contained'))
		.option('--functional <level>', 'none, low, medium, high')
		.option(
			'--information <level>',
			'none, or one or more of privacy-breach, proprietary-breach, integrity-loss',
			gather,
		)
		.option('--recoverability <level>', 'regular, supplemented, extended, not-recoverable')
		.requiredOption('--reason <reason>')
		.action((name: string, options: Rate, command: Command) =>
			run(command, async (at) => {
				const { expected, functional, information, recoverability, reason } = options;
				const outlook: Outlook = expected ? 'expected' : 'now';
				const session = await at.unlocked();
				const levels = given({ functional, information: information && [...information], recoverability });
				const receipt = await session.ask('impact.rate', { case: name, outlook, reason, ...levels });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);
}

function timeOf({ at, local, unknown, accuracy }: When) {
	if ([at, local, unknown].filter((each) => each !== undefined).length !== 1)
		throw new Refused('usage', 'Say one of --at, --local and --unknown.', '`sealbook help incident time` shows how.');
	const accuracyMs = accuracy === undefined ? undefined : msOf(accuracy, '--accuracy');
	if (unknown) return { stated: null };
	if (local !== undefined) return { stated: { local: localOf(local, '--local'), ...given({ accuracyMs }) } };
	const said = at ?? '';
	const [, sign, hours, minutes] = /([+-])([0-9]{2}):([0-9]{2})$/.exec(said) ?? [];
	const offset = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
	return { stated: { at: instantOf(said, '--at'), ...given({ accuracyMs }) }, offset };
}

/** `name=…` and so on. */
function contactOf(who: string, said: readonly string[] | undefined) {
	if (said === undefined) return undefined;
	const members = said.map((each) => {
		const [name = '', ...value] = each.split('=');
		const known = contact.find((member) => member === name);
		if (known !== undefined && value.length > 0) return [known, value.join('=')] as const;
		const hint = `Write for example --${who} "name=K. Brandt"; there are ${contact.join(', ')}.`;
		throw new Refused('usage', `“${each}” says nothing that --${who} can read.`, hint);
	});
	return Object.fromEntries(members);
}

function clearedOf(said: readonly string[] | undefined) {
	const known = [...texts, ...choices, ...contacts, 'vectors'] as const;
	return said?.map((each) => {
		const member = known.find((name) => name === each || kebab(name) === each);
		if (member !== undefined) return member;
		throw new Refused('usage', `The record has no member ${each}.`, `There are ${known.map(kebab).join(', ')}.`);
	});
}
