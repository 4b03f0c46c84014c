/** Options that hosts, signs, leads and indicators share: times as they were said, people in words, what an entry rests on. */
import { type Command, Option } from 'commander';
import type { Takes } from '../../shared/contract';
import { CLASSIFICATIONS } from '../../shared/fields';
import { Refused } from '../../shared/refusal';
import type { StatedTime } from '../../shared/stated-time';
import type { PartyView } from '../../shared/views';
import { gather } from './command';
import { given } from './given';
import { instantOf, localOf, msOf } from './when';

const SHARING = ['business-impact-information', 'technical-information'] as const;

export interface Told {
	readonly cite?: readonly string[];
	readonly tlp?: (typeof CLASSIFICATIONS)[number];
	readonly sharing?: (typeof SHARING)[number];
}

/** `--cite`, and with them how far it may be told on. */
export const tellable = (command: Command): Command =>
	citing(command)
		.addOption(new Option('--tlp <label>', 'how far it may be told on').choices([...CLASSIFICATIONS]))
		.addOption(
			new Option('--sharing <class>', 'whether it tells of the business or of the technique').choices([...SHARING]),
		);
export const citing = (command: Command): Command =>
	command.option('--cite <entry>', 'an entry that it rests on; may stand more than once', gather);
export const toldOf = ({ cite, tlp, sharing }: Told) => given({ cites: cite && [...cite], tlp, sharing });

/** `--seen`, `--seen-local` and `--accuracy`, by the name of the time. */
export const timed = (command: Command, name: string, says: string): Command =>
	command
		.option(`--${name} <time>`, `${says}: RFC 3339 with its zone`)
		.option(`--${name}-local <time>`, 'the same, as it was found, where nobody knows the zone')
		.option('--accuracy <span>', 'how accurate that time is, plus or minus: 500ms, 10s, 5m, 2h, 1d');

/** Refused before a passphrase is asked for. */
export function timeOf(
	name: string,
	zoned: string | undefined,
	local: string | undefined,
	span: string | undefined,
): Takes<'sign.record'>['seen'] {
	if (zoned !== undefined && local !== undefined)
		throw new Refused(
			'time.twice',
			'The time is given with a zone and without one.',
			'Give one of the two.',
			`--${name}`,
		);
	const accuracy = span === undefined ? {} : { accuracyMs: msOf(span, '--accuracy') };
	if (zoned !== undefined) return { at: instantOf(zoned, `--${name}`, `--${name}-local`), ...accuracy };
	if (local !== undefined) return { local: localOf(local, `--${name}-local`), ...accuracy };
	if (span !== undefined)
		throw new Refused(
			'time.missing',
			'An accuracy is given, and no time.',
			`Add --${name} or --${name}-local.`,
			'--accuracy',
		);
	return undefined;
}

/** Somebody of the notebook, or somebody else by name. */
export function partyOf(
	option: string,
	person: string | undefined,
	outsider: string | undefined,
	organization: string | undefined,
	contact?: string,
): Takes<'sign.record'>['reporter'] {
	if (person !== undefined && outsider !== undefined)
		throw new Refused(
			'person.twice',
			'Somebody of the notebook and somebody outside of it are named.',
			'Name the one who did it.',
			`--${option}`,
		);
	if (person !== undefined) return { person };
	if (outsider !== undefined) return { name: outsider, ...given({ organization, contact }) };
	if (organization === undefined && contact === undefined) return undefined;
	throw new Refused('person.missing', 'Nobody is named.', `Add --${option}-outside.`, `--${option}-outside`);
}

export function timeText(time: StatedTime | null): string | null {
	if (time === null) return null;
	const accuracy = time.accuracyMs === undefined ? '' : `, ±${time.accuracyMs} ms`;
	return 'at' in time ? `${time.at}${accuracy}` : `${time.local}, zone unknown${accuracy}`;
}

export const partyText = (party: PartyView | null): string | null =>
	party && [party.name, party.organization, party.contact].filter((text) => text !== null).join(', ');
