/** What services of the scene share: people named in words, entries cited, hosts of a case by any of their names. */
import type { Given } from '../../shared/contract';
import { hostsOf } from '../../shared/projections/hosts';
import { Refused } from '../../shared/refusal';
import type { StatedTime } from '../../shared/stated-time';
import type { HostView } from '../../shared/views';
import { type Desk, peopleHere } from './desk';
import { named } from './findings';
import type { LedgerBook } from './ledger-book';

type Party = NonNullable<Given<'sign.record'>['reporter']>;

/** How an entry names somebody: a person of the notebook by key, anybody else by name. @throws Refused `person.unknown`, `person.ambiguous` */
export function partyOf(desk: Desk, party: Party | undefined, field: string) {
	if (party === undefined) return undefined;
	if ('name' in party) {
		const { name, organization, contact } = party;
		return {
			name,
			...(organization === undefined ? {} : { organization }),
			...(contact === undefined ? {} : { contact }),
		};
	}
	const found = peopleHere(desk).filter(
		(p) => p.keyId === party.person || (p.name === party.person && p.replacedBy === null),
	);
	const [person] = found;
	if (person && found.length === 1) return { keyId: person.keyId, name: person.name ?? person.keyId };
	if (person)
		throw new Refused(
			'person.ambiguous',
			`${found.length} people are called ${party.person}.`,
			'Name the one by the id of their key.',
			field,
		);
	throw new Refused(
		'person.unknown',
		`Nobody called ${party.person} is in this notebook.`,
		'Name them as somebody outside of it.',
		field,
	);
}

/** A stated time as a body has it. */
export function timeOf(stated: StatedTime | undefined) {
	const { accuracyMs, ...when } = stated ?? {};
	return stated === undefined ? undefined : { ...when, ...(accuracyMs === undefined ? {} : { accuracyMs }) };
}

/** Entries by `A-146`, as bodies cite them; undefined where none is named. @throws Refused `entry.unknown` */
export const citing = (book: LedgerBook, refs: readonly string[] | undefined) =>
	refs === undefined || refs.length === 0 ? undefined : refs.map((ref) => named(book.find(ref)));

/** A host by id, by the entry that recorded it, or by name. @throws Refused `host.unknown`, `host.ambiguous` */
export function hostNamed(book: LedgerBook, name: string, field = 'host'): HostView {
	const hosts = hostsOf(book.entries());
	const found = hosts.filter((each) => each.host === name || each.entry === name);
	const meant = found.length > 0 ? found : hosts.filter((each) => each.name.toLowerCase() === name.toLowerCase());
	const [host] = meant;
	if (host && meant.length === 1) return host;
	if (host)
		throw new Refused(
			'host.ambiguous',
			`${meant.length} hosts of this case are called ${name}.`,
			`Name the one by its entry: ${meant.map(({ entry }) => entry).join(', ')}.`,
			field,
		);
	throw new Refused('host.unknown', `There is no host ${name} in this case.`, 'Record it first.', field);
}

/** Ids of hosts by any of their names, each once; undefined where none is named. */
export const hostIds = (book: LedgerBook, names: readonly string[] | undefined) =>
	names === undefined || names.length === 0
		? undefined
		: [...new Set(names.map((name) => hostNamed(book, name, 'hosts').host))];
