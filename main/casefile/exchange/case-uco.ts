/**
 * The custody of a case as CASE 1.4.0 / UCO 1.4.0 JSON-LD: one InvestigativeAction an act, whose object is the item's
 * ProvenanceRecord until then and whose result is the next one; each names the ledger entry that it tells of.
 * What must hold: the same entries give the same graph, byte for byte; every node has an IRI that ends in a UUID;
 * nothing is said that no entry says. Terms: caseontology.org and unifiedcyberontology.org, release 1.4.0.
 */
import { EXERCISE_SAYS, markedNumber } from '../../../shared/exercises/mark';
import type { CheckedLedger } from '../../../shared/ledger/verify';
import { peopleOf } from '../../../shared/projections/people';
import type {
	CaseSummary,
	CustodyAct,
	CustodyFinding,
	EntryView,
	FileView,
	ItemView,
	Person,
	Signer,
} from '../../../shared/views';
import type { CaseId, ChainId, Sha256 } from '../../../shared/vocabulary';
import { Graph, type Iri, type Node, time, vocabularyName } from './graph';

/** What the graph is made of: a case's facts and its custody, as the projections give them. */
export interface CustodyFacts {
	readonly case: CaseId;
	readonly number: string;
	readonly title: string;
	readonly exercise: boolean;
	readonly state: 'open' | 'closed';
	readonly openedAt: string;
	readonly people: readonly Person[];
	readonly items: readonly ItemView[];
	/** The entry that is cited: `A-146`. */
	readonly entry: (ref: string) => { readonly chain: ChainId; readonly seq: number; readonly digest: Sha256 } | null;
	/** `Sealbook 0.1.0`. */
	readonly program: { readonly name: string; readonly version: string };
}

/** What the ledger of a case tells of its custody; `items` as custody.ts gives them of the same entries. */
export function custodyFactsOf(
	ledger: CheckedLedger,
	about: CaseSummary,
	entries: readonly EntryView[],
	items: readonly ItemView[],
	program: CustodyFacts['program'],
): CustodyFacts {
	const { case: id, number, title, exercise, state, openedAt } = about;
	const cited = new Map<string, EntryView>(entries.map((entry) => [entry.ref, entry]));
	return {
		...{ case: id, number, title, exercise, state, openedAt, items, program },
		people: peopleOf(ledger, new Set()),
		entry: (ref) => cited.get(ref) ?? null,
	};
}

/** The custody of a case as JSON-LD text. */
export function custodyGraph(facts: CustodyFacts): string {
	const graph = new Graph(facts.case);
	const tool = graph.add('tool', 'program', 'uco-tool:Tool', {
		'uco-core:name': facts.program.name,
		'uco-tool:version': facts.program.version,
	});
	const telling = new CustodyTelling(graph, facts, tool);
	for (const item of facts.items) telling.item(item);
	graph.add('investigation', facts.case, 'case-investigation:Investigation', {
		'uco-core:name': markedNumber(facts),
		'uco-core:description': facts.exercise ? `${EXERCISE_SAYS}: ${facts.title}` : facts.title,
		'case-investigation:investigationForm': 'incident',
		'case-investigation:investigationStatus': facts.state,
		'uco-core:startTime': time(facts.openedAt),
		'uco-core:object': telling.told,
	});
	return graph.text;
}

class CustodyTelling {
	/** What the investigation holds. */
	readonly told: Node[] = [];
	readonly #graph: Graph;
	readonly #facts: CustodyFacts;
	readonly #tool: Iri;

	constructor(graph: Graph, facts: CustodyFacts, tool: Iri) {
		this.#graph = graph;
		this.#facts = facts;
		this.#tool = tool;
	}

	item(item: ItemView): void {
		const thing = this.#thing(item);
		const files = item.files.map((file, at) => this.#file(file, `${item.item} ${at}`));
		const held = [thing, ...files];
		let action = this.#act(item, held, null, null, {
			entry: item.registered,
			kind: 'evidence.registered/1',
			at: item.registeredAt,
			doer: item.intervals[0]?.holder ?? item.holder,
			from: null,
			to: null,
			place: item.intervals[0]?.place ?? null,
			said: item.description,
			reason: null,
		});
		for (const act of item.acts) action = this.#act(item, held, action.record, action.action, act);
		for (const finding of item.findings) this.#finding(item, finding, thing);
	}

	/** One act with the record that it leaves behind. */
	#act(
		item: ItemView,
		held: readonly Iri[],
		before: Iri | null,
		informedBy: Iri | null,
		act: Pick<CustodyAct, 'entry' | 'kind' | 'at' | 'doer' | 'from' | 'to' | 'place' | 'said' | 'reason'>,
	): { action: Iri; record: Iri } {
		const graph = this.#graph;
		const key = `${item.item} ${act.entry}`;
		const says = [act.said, act.reason].filter((text) => text !== null && text !== '').join('; ');
		const record = graph.add('provenance-record', key, 'case-investigation:ProvenanceRecord', {
			'case-investigation:exhibitNumber': item.cite,
			'case-investigation:rootExhibitNumber': this.#roots(item),
			'uco-core:description': item.description,
			'uco-core:object': held,
		});
		const others = [act.from, act.to].filter((one) => one !== null && one.name !== act.doer.name);
		const action = graph.add('investigative-action', key, 'case-investigation:InvestigativeAction', {
			'uco-core:name': nameOfAct(act.kind),
			'uco-core:description': says === '' ? [] : says,
			'uco-core:externalReference': this.#cited(act.entry),
			'uco-action:startTime': time(act.at),
			'uco-action:endTime': time(act.at),
			'uco-action:performer': this.#person(act.doer),
			'uco-action:participant': others.flatMap((one) => (one ? [this.#person(one)] : [])),
			'uco-action:instrument': this.#tool,
			'uco-action:location': act.place === null ? [] : this.#place(act.place),
			'uco-action:object': before ?? [],
			'uco-action:result': before === null ? [...held, record] : record,
			'case-investigation:wasInformedBy': informedBy ?? [],
		});
		this.told.push(action, record);
		return { action, record };
	}

	/** The tags of what it comes from in the end; its own where it comes from nothing. */
	#roots(item: ItemView, below: readonly string[] = []): string[] {
		const parents = this.#facts.items.filter(({ tag, item: id }) => item.parents.includes(tag) && !below.includes(id));
		if (parents.length === 0) return [item.cite];
		return [...new Set(parents.flatMap((parent) => this.#roots(parent, [...below, item.item])))];
	}

	#thing(item: ItemView): Iri {
		const { serial, model, type, hostname, mac, ip } = item.fields;
		const graph = this.#graph;
		const device = [serial, model, hostname, mac, ip].some((value) => value !== undefined);
		const facet = (what: string, kind: string, members: Readonly<Record<string, string | undefined>>): Iri[] => {
			const said = Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
			return said.length === 0 ? [] : [graph.add(what, item.item, kind, Object.fromEntries(said))];
		};
		const kindOfAddress = ip?.includes(':') ? 'IPv6AddressFacet' : 'IPv4AddressFacet';
		return graph.add('item', item.item, `uco-observable:${device ? 'Device' : 'ObservableObject'}`, {
			'uco-core:name': item.cite,
			'uco-core:description': item.description,
			'uco-core:externalReference': this.#cited(item.registered),
			'uco-core:hasFacet': [
				...facet('device-facet', 'uco-observable:DeviceFacet', {
					'uco-observable:deviceType': device ? type : undefined,
					'uco-observable:model': model,
					'uco-observable:serialNumber': serial,
				}),
				...facet('computer-facet', 'uco-observable:ComputerSpecificationFacet', {
					'uco-observable:hostname': hostname,
				}),
				...facet('mac-address-facet', 'uco-observable:MACAddressFacet', { 'uco-observable:addressValue': mac }),
				...facet('ip-address-facet', `uco-observable:${kindOfAddress}`, { 'uco-observable:addressValue': ip }),
			],
		});
	}

	#file(file: FileView, key: string): Iri {
		const graph = this.#graph;
		const hashes = Object.entries(file.digests).map(([name, hex]) =>
			graph.add('hash', `${key} ${name}`, 'uco-types:Hash', {
				'uco-types:hashMethod': vocabularyName(name),
				'uco-types:hashValue': { '@type': 'xsd:hexBinary', '@value': String(hex).toUpperCase() },
			}),
		);
		return graph.add('file', key, 'uco-observable:File', {
			'uco-core:hasFacet': [
				graph.add('file-facet', key, 'uco-observable:FileFacet', {
					'uco-observable:fileName': file.name,
					'uco-observable:sizeInBytes': file.sizeBytes,
				}),
				graph.add('content-data-facet', key, 'uco-observable:ContentDataFacet', {
					'uco-observable:sizeInBytes': file.sizeBytes,
					'uco-observable:hash': hashes,
				}),
			],
		});
	}

	/** What does not add up is told too: an export that looked better than the ledger would mislead. */
	#finding(item: ItemView, finding: CustodyFinding, thing: Iri): void {
		const key = `${item.item} ${finding.kind} ${finding.entries.join(' ')}`;
		const settled = finding.settledBy === null ? [] : [finding.settledBy];
		const annotation = this.#graph.add('finding', key, 'uco-core:Annotation', {
			'uco-core:name': finding.kind,
			'uco-core:statement': finding.sentence,
			'uco-core:object': thing,
			'uco-core:externalReference': [...finding.entries, ...settled].flatMap((ref) => this.#cited(ref)),
		});
		this.told.push(annotation);
	}

	#person(signer: Signer): Iri {
		const name = signer.name ?? signer.keyId;
		const known = this.#facts.people.find(({ keyId }) => keyId === signer.keyId);
		const about = [signer.title, signer.organization, known?.phone ?? null].filter((text) => text !== null);
		const key = known ? [`Key fingerprint (SHA-256): ${known.fingerprint}`] : ['Without a key in this case.'];
		return this.#graph.add('person', signer.keyId === '' ? name : signer.keyId, 'uco-identity:Person', {
			'uco-core:name': name,
			'uco-core:description': [...about, ...key].join('; '),
		});
	}

	#place(name: string): Iri {
		return this.#graph.add('location', name, 'uco-location:Location', { 'uco-core:name': name });
	}

	/** The entry it came from: whoever holds the case file finds it there by chain, number and digest. */
	#cited(ref: string): Iri[] {
		const entry = this.#facts.entry(ref);
		if (entry === null) return [];
		return [
			this.#graph.add('entry', ref, 'uco-core:ExternalReference', {
				'uco-core:definingContext': `Sealbook case ${this.#facts.case}, chain ${entry.chain}`,
				'uco-core:externalIdentifier': `${ref} SHA-256 ${entry.digest}`,
			}),
		];
	}
}

/** `custody.seal-broken/1` is told as “seal-broken”. */
export const nameOfAct = (kind: string): string => kind.replace(/^custody\.|\/\d+$/g, '');
