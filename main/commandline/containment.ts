/** `sealbook containment …`: options weighed, one decided, and what became of it. */
import { type Command, Option } from 'commander';
import { CRITERIA, DURATIONS, ENDINGS, RATINGS } from '../../shared/catalogue/containment';
import { listItemName } from '../../shared/lists';
import { Refused } from '../../shared/refusal';
import type { ContainmentView, Criterion, DurationClass, Ending, Rating } from '../../shared/views';
import { gather, noun, type Run, verb } from './command';
import { given } from './given';
import { receiptText } from './receipt';
import { fields } from './table';
import { instantOf } from './when';

interface Decided {
	readonly option: string[];
	readonly weigh?: string[];
	readonly chosen?: string;
	readonly strategy: string;
	readonly duration: DurationClass;
	readonly expires?: string;
	readonly authorizedBy: string;
	readonly organization?: string;
	readonly how: string;
	readonly for?: string[];
}

interface Ended {
	readonly how: Ending;
	readonly reason: string;
	readonly expires?: string;
	readonly replacedBy?: string;
	readonly authorizedBy?: string;
	readonly organization?: string;
	readonly means?: string;
}

export function containmentCommands(program: Command, run: Run): void {
	const containment = noun(program, 'containment', 'how an incident is contained');
	const example = 'sealbook containment';

	verb(
		containment,
		'decide <case>',
		'records how to contain: options weighed, which was chosen, on whose word, until when',
		`${example} decide 2026-014 --option Unplug --option Filter --weigh "Unplug/availability=against mail stops" --chosen Unplug --strategy "Unplug FS-02 from VLAN 20" --duration emergency-workaround --expires 2026-11-22T06:00:00+01:00 --authorized-by "R. Voss" --how "By telephone" --for FS-02`,
	)
		.requiredOption('--option <name>', 'what was weighed; may stand more than once', gather)
		.option(
			'--weigh <text>',
			'OPTION/CRITERION=RATING REASON; a criterion by a part of its id, a rating for, neither, against or unknown',
			gather,
		)
		.option('--chosen <name>', 'which of them; the only one where it is not said')
		.requiredOption('--strategy <text>', 'what is done')
		.addOption(new Option('--duration <class>', 'how long it stays').choices(DURATIONS).makeOptionMandatory())
		.option('--expires <time>', 'when it expires, unless it is permanent')
		.requiredOption('--authorized-by <name>', 'who authorized it')
		.option('--organization <name>', 'whose they are, where they are nobody of the notebook')
		.requiredOption('--how <text>', 'by which means they did')
		.option('--for <host>', 'a host or host group that it is for; may stand more than once', gather)
		.action((name: string, said: Decided, command: Command) =>
			run(command, async (at) => {
				const {
					option,
					weigh = [],
					strategy,
					duration,
					authorizedBy,
					how: authorizedHow,
					chosen = option[0] ?? '',
				} = said;
				if (said.chosen === undefined && option.length > 1)
					throw new Refused('containment.which', 'It is not said which option was chosen.', 'Name it with --chosen.');
				const weighed = weigh.map((text) => weighedOf(text, option));
				const options = option.map((each) => ({
					name: each,
					weighed: weighed.filter(({ of }) => of === each).map(({ of: _, ...rest }) => rest),
				}));
				const expiresAt = said.expires === undefined ? undefined : instantOf(said.expires, '--expires');
				const session = await at.unlocked();
				const decided = await session.ask('containment.decide', {
					...{ case: name, options, chosen, strategy, duration, authorizedBy, authorizedHow },
					...given({ expiresAt, authorizedByOrganization: said.organization, appliesTo: said.for }),
				});
				at.say(decided, () => receiptText(decided, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		containment,
		'end <case> <containment>',
		'records that a measure was removed, extended, replaced by another, or made permanent',
		`${example} end 2026-014 A-31 --how extended --expires 2026-11-22T10:00:00+01:00 --reason "The image is not done"`,
	)
		.addOption(new Option('--how <how>', 'what became of it').choices(ENDINGS).makeOptionMandatory())
		.requiredOption('--reason <reason>')
		.option('--expires <time>', 'until when it was extended')
		.option('--replaced-by <ref>', 'the entry that decided the measure in its place')
		.option('--authorized-by <name>', 'who authorized that')
		.option('--organization <name>', 'whose they are, where they are nobody of the notebook')
		.option('--means <text>', 'by which means they did')
		.action((name: string, which: string, said: Ended, command: Command) =>
			run(command, async (at) => {
				const { how, reason, replacedBy, authorizedBy, organization, means } = said;
				const expiresAt = said.expires === undefined ? undefined : instantOf(said.expires, '--expires');
				const session = await at.unlocked();
				const receipt = await session.ask('containment.end', {
					...{ case: name, containment: which, how, reason },
					...given({ expiresAt, replacedBy, authorizedBy }),
					...given({ authorizedByOrganization: organization, authorizedHow: means }),
				});
				at.say(receipt, () => receiptText(receipt, at.terminal.columns));
				return 0;
			}),
		);

	verb(
		containment,
		'show <case>',
		'shows what was weighed and decided, what stands and what has expired; status 1 where something has',
		`${example} show 2026-014`,
	).action((name: string, _options: object, command: Command) =>
		run(command, async (at) => {
			const session = await at.unlocked();
			const list = await session.ask('containment.show', { case: name });
			at.say(list, () =>
				list.length === 0
					? 'Nothing was decided yet.\n'
					: list.map((each) => containmentText(each, at.terminal.columns)).join('\n'),
			);
			return list.some(({ state }) => state === 'expired') ? 1 : 0;
		}),
	);
}

const WEIGHED = /^(.+)\/([a-z-]+)=(for|neither|against|unknown)(?: (.+))?$/;

function weighedOf(text: string, options: readonly string[]) {
	const [, of = '', part = '', said, because] = WEIGHED.exec(text) ?? [];
	const rating = RATINGS.find((each): each is Rating => each === said);
	const meant = CRITERIA.filter((id): id is Criterion => id.includes(part));
	const [criterion] = CRITERIA.filter((id) => id === part).concat(meant);
	if (rating === undefined || criterion === undefined || (meant.length > 1 && criterion !== part))
		throw new Refused(
			'containment.weigh',
			`“${text}” weighs nothing.`,
			`Write OPTION/CRITERION=for, neither, against or unknown; the criteria are ${CRITERIA.join(', ')}.`,
			'--weigh',
		);
	if (!options.includes(of))
		throw new Refused('containment.not-an-option', `${of} is no --option.`, 'Name it as one.', '--weigh');
	return because === undefined ? { of, criterion, rating } : { of, criterion, rating, because };
}

function containmentText(each: ContainmentView, columns: number): string {
	const { entry, strategy, state, duration, expiresAt, authorizedBy, authorizedHow, appliesTo } = each;
	return fields(
		[
			[entry, `${strategy ?? 'strategy withheld'}: ${state}`],
			['  stays', listItemName('containment-durations', duration)],
			['  expires', expiresAt],
			['  for', appliesTo.join(', ') || null],
			['  word of', [authorizedBy, authorizedHow].filter((part) => part !== null).join(', ') || null],
			...each.options.map((option): readonly [string, string] => [
				option.name === each.chosen ? '  chosen' : '  weighed',
				[
					option.name,
					...option.weighed.map(({ criterion, rating, because }) => {
						const name = listItemName('containment-criteria', criterion);
						return `${name}: ${rating}${because === null ? '' : ` (${because})`}`;
					}),
				].join('; '),
			]),
			...each.endings.map((ending): readonly [string, string] => [
				`  ${ending.entry}`,
				`${ending.at} ${ending.how}${ending.expiresAt === null ? '' : ` until ${ending.expiresAt}`}: ${ending.reason ?? 'reason withheld'}`,
			]),
		],
		columns,
	);
}
