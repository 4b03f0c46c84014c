/**
 * Indicators as a STIX 2.1 bundle: the team as an identity, TLP 2.0 as marking definitions, each indicator with its observable,
 * where it was seen as a sighting, and a withdrawal as `revoked` with a note. Each indicator cites its entry.
 * What must hold: the same entries give the same ids and the same text; every object passes the published schemas; nothing is
 * said that no entry says, and a host's name only where that is asked for. `readStix` gives back what was written.
 */
import { v5 as uuid } from 'uuid';
import type { Classification } from '../../shared/fields';
import { wholeHive } from '../../shared/indicators/registry';
import { patternOf } from '../../shared/indicators/stix-pattern';
import type { Json } from '../../shared/ledger/canonical';
import type { Shared } from '../../shared/projections/indicator-sharing';
import type { IndicatorView } from '../../shared/views';
import type { Instant } from '../../shared/vocabulary';
import type { IndicatorFacts } from './indicator-facts';
import { observableOf, type StixObject } from './observable';
import { markingOf, strictest, TLP_EXTENSION } from './tlp';

/** Ids of objects are UUIDs of version 5 in this space, of what they stand for: STIX's schemas know no version 7. */
const OURS = '2712e358-bcf2-4ae2-9491-bb050e8f5e19';
/** When OASIS made its markings of TLP 2.0. */
const TLP_MADE = '2022-10-01T00:00:00.000Z';
const EXERCISE = 'EXERCISE: ';
const LONGEST_NAME = 200;

export const stixBundle = (facts: IndicatorFacts): string => new Bundle(facts).text;

class Bundle {
	readonly #facts: IndicatorFacts;
	readonly #objects = new Map<string, StixObject>();
	/** The strictest mark that each observable has: two indicators may show the same one. */
	readonly #marks = new Map<string, Classification[]>();
	readonly #team: string;

	constructor(facts: IndicatorFacts) {
		this.#facts = facts;
		this.#team = this.#identity(facts.team.id, 'organization', facts.team.name, facts.team.since);
		for (const shared of facts.given) this.#indicator(shared);
		for (const [id, tlps] of this.#marks) {
			const observable = this.#objects.get(id);
			if (observable) this.#objects.set(id, { ...observable, ...markedBy(strictest(tlps)) });
		}
		this.#grouping();
	}

	/** One object a line, ended by a line feed. */
	get text(): string {
		const marks = new Set(this.#facts.given.flatMap(({ tlp }) => tlp ?? []));
		const all = [...[...marks].sort().map(marking), ...this.#objects.values()];
		const id = `bundle--${this.#uuid('bundle', this.#facts.case)}`;
		return `{"type":"bundle","id":"${id}","objects":[\n${all.map((object) => JSON.stringify(object)).join(',\n')}\n]}\n`;
	}

	#uuid(what: string, key: string): string {
		return uuid(`${what} ${key}`, OURS);
	}

	/** An object of a domain or a relationship, once; gives its id. */
	#add(
		type: string,
		key: string,
		made: Instant,
		tlp: Classification | null,
		members: Readonly<Record<string, Json | undefined>>,
	): string {
		const id = `${type}--${this.#uuid(type, key)}`;
		const { labels = [], modified = made, ...rest } = members;
		const all = [...(Array.isArray(labels) ? labels : []), ...(this.#facts.exercise ? ['exercise'] : [])];
		const said = Object.entries(rest).filter((member): member is [string, Json] => member[1] !== undefined);
		this.#objects.set(id, {
			...{ type, spec_version: '2.1', id, created: made, modified },
			...(type === 'identity' ? {} : { created_by_ref: this.#team }),
			...(all.length === 0 ? {} : { labels: all }),
			...markedBy(tlp),
			...Object.fromEntries(said),
		});
		return id;
	}

	#identity(key: string, of: string, name: string, since: Instant): string {
		return this.#add('identity', key, since, null, { name, identity_class: of });
	}

	#indicator({ indicator, tlp }: Shared): void {
		const { indicator: key, recordedAt, withdrawn, sharing } = indicator;
		const id = this.#add('indicator', key, recordedAt, tlp, {
			...(withdrawn === null ? {} : { revoked: true, modified: withdrawn.at }),
			...(sharing === null ? {} : { labels: [sharing] }),
			external_references: [this.#cited(indicator)],
			name: `${this.#facts.exercise ? EXERCISE : ''}${nameOf(indicator)}`,
			description: indicator.remark ?? undefined,
			pattern: patternOf(indicator),
			...{ pattern_type: 'stix', pattern_version: '2.1', valid_from: recordedAt },
		});
		const observable = observableOf(indicator);
		if (observable) {
			this.#objects.set(observable.id, observable);
			this.#marks.set(observable.id, [...(this.#marks.get(observable.id) ?? []), ...(tlp === null ? [] : [tlp])]);
			const ends = { source_ref: id, target_ref: observable.id };
			this.#add('relationship', key, recordedAt, tlp, { relationship_type: 'related-to', ...ends });
		}
		this.#sighting(id, indicator, tlp);
		if (withdrawn !== null)
			this.#add('note', key, withdrawn.at, tlp, {
				content: `Withdrawn: ${withdrawn.reason ?? 'the reason is withheld'}`,
				object_refs: [id],
			});
	}

	#sighting(of: string, { indicator: key, hosts, recordedAt }: IndicatorView, tlp: Classification | null): void {
		if (hosts.length === 0) return;
		const named = hosts.flatMap(({ host }) => {
			const { name, recordedAt: since } = this.#facts.hosts?.get(host) ?? {};
			return name === undefined || since === undefined ? [] : [this.#identity(host, 'system', name, since)];
		});
		this.#add('sighting', key, recordedAt, tlp, {
			description: hosts.length === 1 ? 'Seen on 1 host.' : `Seen on ${hosts.length} hosts.`,
			sighting_of_ref: of,
			where_sighted_refs: named.length === 0 ? undefined : named,
		});
	}

	/** The entry it came from: whoever holds the case file finds it there by chain, number and digest. */
	#cited({ ref, entry: of }: IndicatorView): Json {
		const entry = this.#facts.entry(of);
		return {
			source_name: `Sealbook case ${this.#facts.number}`,
			external_id: ref,
			...(entry ? { description: `Chain ${entry.chain}, entry ${entry.seq}, SHA-256 ${entry.digest}` } : {}),
		};
	}

	/** What holds them together. */
	#grouping(): void {
		const { number, openedAt, given, case: key } = this.#facts;
		const times = given.flatMap(({ indicator }) => [
			indicator.recordedAt,
			indicator.withdrawn?.at ?? indicator.recordedAt,
		]);
		this.#add('grouping', key, openedAt, strictest(given.flatMap(({ tlp }) => tlp ?? [])), {
			modified: [openedAt, ...times].sort().at(-1),
			name: `${this.#facts.exercise ? EXERCISE : ''}Case ${number}`,
			context: 'suspicious-activity',
			object_refs: [...this.#objects.keys()],
		});
	}
}

/** The value itself; long ones are cut. */
function nameOf({ type, value }: IndicatorView): string {
	const name = type === 'registry key' ? wholeHive(value) : value;
	return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

const markedBy = (tlp: Classification | null): Readonly<Record<string, Json>> =>
	tlp === null ? {} : { object_marking_refs: [markingOf(tlp)] };

const marking = (tlp: Classification): StixObject => ({
	...{ type: 'marking-definition', spec_version: '2.1', id: markingOf(tlp), created: TLP_MADE, name: tlp },
	extensions: {
		[TLP_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp.replace('TLP:', '').toLowerCase() },
	},
});
