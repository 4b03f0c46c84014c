/** `sealbook sign …` and `sealbook lead …`: what pointed to the incident, and what points to who is behind it. */
import { type Command, Option } from 'commander';
import { LEAD_STRENGTHS, LEAD_VERDICTS, SIGN_VERDICTS } from '../../shared/projections/signs';
import type { LeadStrength, LeadVerdict, LeadView, SignVerdict, SignView } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { citing, partyOf, partyText, type Told, tellable, timed, timeOf, timeText, toldOf } from './scene-options';
import { fields } from './table';

interface Seen extends Told {
	readonly type: 'precursor' | 'indicator';
	readonly source: string;
	readonly what: string;
	readonly host?: string[];
	readonly where?: string;
	readonly seen?: string;
	readonly seenLocal?: string;
	readonly accuracy?: string;
	readonly clockOf?: string;
	readonly reporter?: string;
	readonly reporterOutside?: string;
	readonly organization?: string;
	readonly contact?: string;
	readonly confidence?: string;
}
interface Assess<Verdict> extends Told {
	readonly verdict: Verdict;
	readonly strength?: LeadStrength;
	readonly by: string;
}
interface Lead extends Told {
	readonly about: string;
	readonly what: string;
	readonly strength: LeadStrength;
	readonly activity: string;
}

export function signCommands(program: Command, run: Run): void {
	const sign = noun(program, 'sign', 'signs of an incident');

	timed(
		tellable(
			verb(
				sign,
				'record <case>',
				'records a precursor or an indicator (SP 800-61 r2, Table 3-1)',
				'sealbook sign record 2026-014 --type indicator --source network-flows --what "2 GB out at night" --host FIN-FS01 --seen 2026-11-22T01:40:00+01:00',
			),
		),
		'seen',
		'when it was seen',
	)
		.addOption(new Option('--type <type>').choices(['precursor', 'indicator']).makeOptionMandatory())
		.requiredOption('--source <source>', 'an id or name of the list sign-sources')
		.requiredOption('--what <text>', 'what was seen')
		.option('--host <host>', 'where it was seen; may stand more than once', gather)
		.option('--where <text>', 'where it was seen, in words')
		.option('--clock-of <host>', 'the host whose clock showed that time')
		.option('--reporter <person>', 'who reported it: a person of the notebook')
		.option('--reporter-outside <name>', 'who reported it: anybody else')
		.option('--organization <name>', 'whose they are')
		.option('--contact <text>', 'how to reach them')
		.option('--confidence <text>', 'how sure they are, in their words')
		.action((of: string, said: Seen, command: Command) =>
			run(command, async (at) => {
				const seen = timeOf('seen', said.seen, said.seenLocal, said.accuracy);
				const { reporterOutside, organization, contact } = said;
				const reporter = partyOf('reporter', said.reporter, reporterOutside, organization, contact);
				const { type, source, what: description, host: hosts, where, clockOf, confidence } = said;
				const session = await at.unlocked();
				const receipt = await session.ask('sign.record', {
					...{ case: of, type, source, description, ...toldOf(said) },
					...given({ hosts, where, seen, clockOf, reporter, confidence }),
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	citing(
		verb(
			sign,
			'assess <case> <sign>',
			'says what a sign is, and by what that is known',
			'sealbook sign assess 2026-014 A-12 --verdict validated --by "Flow records of the core router" --cite A-14',
		),
	)
		.addOption(new Option('--verdict <verdict>').choices([...SIGN_VERDICTS]).makeOptionMandatory())
		.requiredOption('--by <text>', 'by what that is known')
		.action((of: string, name: string, said: Assess<SignVerdict>, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { verdict, by } = said;
				const receipt = await session.ask('sign.assess', { case: of, sign: name, verdict, by, ...toldOf(said) });
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(sign, 'list <case>', 'shows the signs of a case and what became of each', 'sealbook sign list 2026-014').action(
		(of: string, _said: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { signs } = await session.ask('hosts.show', { case: of });
				at.say(signs, () => signs.map((each) => `${signText(each, at.terminal.columns)}\n`).join(''));
				return 0;
			}),
	);
}

export function leadCommands(program: Command, run: Run): void {
	const lead = noun(program, 'lead', 'leads to attacking hosts');

	tellable(
		verb(
			lead,
			'record <case>',
			'records a lead to an attacking host; a lead is no fact (SP 800-61 r2, section 3.3.3)',
			'sealbook lead record 2026-014 --about 203.0.113.7 --what "In a shared list of relays" --strength possible --activity incident-databases',
		),
	)
		.requiredOption('--about <host>', 'the host it leads to')
		.requiredOption('--what <text>', 'what suggests it')
		.addOption(new Option('--strength <strength>').choices([...LEAD_STRENGTHS]).makeOptionMandatory())
		.requiredOption('--activity <activity>', 'an id or name of the list attacking-host-activities')
		.action((of: string, said: Lead, command: Command) =>
			run(command, async (at) => {
				const { about, what: description, strength, activity } = said;
				const session = await at.unlocked();
				const asked = { case: of, about, description, strength, activity, ...toldOf(said) };
				const receipt = await session.ask('lead.record', asked);
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	citing(
		verb(
			lead,
			'assess <case> <lead>',
			'says that a lead was supported, weakened or dropped, and by what',
			'sealbook lead assess 2026-014 A-20 --verdict supported --strength likely --by "Passive DNS"',
		),
	)
		.addOption(new Option('--verdict <verdict>').choices([...LEAD_VERDICTS]).makeOptionMandatory())
		.addOption(new Option('--strength <strength>', 'from now on').choices([...LEAD_STRENGTHS]))
		.requiredOption('--by <text>', 'by what')
		.action((of: string, name: string, said: Assess<LeadVerdict>, command: Command) =>
			run(command, async (at) => {
				const { verdict, strength, by } = said;
				const session = await at.unlocked();
				const asked = { case: of, lead: name, verdict, by, ...given({ strength }), ...toldOf(said) };
				const receipt = await session.ask('lead.assess', asked);
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(lead, 'list <case>', 'shows the leads of a case, defanged', 'sealbook lead list 2026-014').action(
		(of: string, _said: object, command: Command) =>
			run(command, async (at) => {
				const session = await at.unlocked();
				const { leads } = await session.ask('hosts.show', { case: of });
				at.say(leads, () => leads.map((each) => `${leadText(each, at.terminal.columns)}\n`).join(''));
				return 0;
			}),
	);
}

const hostNames = (hosts: SignView['hosts']): string | null =>
	hosts.map(({ name, host }) => name ?? host).join(', ') || null;

const assessments = (all: readonly SignView['assessments'][number][] | LeadView['assessments']) =>
	all.map(({ verdict, by, who, entry }): readonly [string, string] => [
		verdict,
		[by, who, entry].filter((text) => text !== null).join('; '),
	]);

function signText(sign: SignView, columns: number): string {
	const { corrected } = sign;
	return fields(
		[
			[sign.entry, `${sign.type}, ${sign.verdict ?? 'not looked into'}`],
			['what', sign.description],
			['source', sign.source?.name ?? null],
			['hosts', hostNames(sign.hosts)],
			['where', sign.where],
			['seen', timeText(sign.seen) ?? 'unknown'],
			['corrected', corrected && `${corrected.corrected}, by ${corrected.entries.join(', ')}`],
			['reporter', partyText(sign.reporter)],
			['confidence', sign.confidence],
			...assessments(sign.assessments),
		],
		columns,
	);
}

function leadText(lead: LeadView, columns: number): string {
	return fields(
		[
			[lead.entry, `lead, ${lead.strength}${lead.verdict === null ? '' : `, ${lead.verdict}`}`],
			['about', lead.shown],
			['what', lead.description],
			['activity', lead.activity?.name ?? null],
			...assessments(lead.assessments),
		],
		columns,
	);
}
