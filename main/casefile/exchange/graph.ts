/**
 * A graph in JSON-LD: each node once, under an IRI that is made from the case and from what the node stands for, so that
 * the same facts give the same IRIs. UUIDs as RFC 9562, section 5.5 (version 5) makes them from names.
 */
import { createHash } from 'node:crypto';
import type { CaseId } from '../../../shared/vocabulary';

export interface Iri {
	readonly '@id': string;
}
export interface Literal {
	readonly '@type': string;
	readonly '@value': string;
}
export type Node = Iri;
type Value = string | number | Iri | Literal;

const CONTEXT = {
	'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
	'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
	'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
	'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
	'uco-location': 'https://ontology.unifiedcyberontology.org/uco/location/',
	'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
	'uco-tool': 'https://ontology.unifiedcyberontology.org/uco/tool/',
	'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
	xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** The names that the vocabulary of UCO 1.4.0 gives to digests; others stand as they are. */
const HASH_METHODS: Readonly<Record<string, string>> = {
	md5: 'MD5',
	sha1: 'SHA1',
	sha256: 'SHA256',
	sha384: 'SHA384',
	sha512: 'SHA512',
	'sha3-256': 'SHA3-256',
};
export const vocabularyName = (digest: string): string => HASH_METHODS[digest] ?? digest.toUpperCase();

/** A moment as xsd:dateTime, with the offset it was written with. */
export const time = (at: string): Literal => ({ '@type': 'xsd:dateTime', '@value': at });

export class Graph {
	readonly #space: Buffer;
	readonly #nodes = new Map<string, object>();

	constructor(of: CaseId) {
		this.#space = Buffer.from(of.replaceAll('-', ''), 'hex');
	}

	/** Adds a node, or names the one that is there: what stands for the same thing is told once. Members without a value are left out. */
	add(what: string, key: string, type: string, members: Readonly<Record<string, Value | readonly Value[]>>): Iri {
		const iri = { '@id': `urn:uuid:${this.#uuid(`${what} ${key}`)}` };
		if (!this.#nodes.has(iri['@id'])) {
			const said = Object.entries(members).filter(([, value]) => !Array.isArray(value) || value.length > 0);
			this.#nodes.set(iri['@id'], { ...iri, '@type': type, ...Object.fromEntries(said) });
		}
		return iri;
	}

	/** JSON with one node a line, ended by a line feed. */
	get text(): string {
		const nodes = [...this.#nodes.values()].map((node) => JSON.stringify(node)).join(',\n');
		return `{"@context":${JSON.stringify(CONTEXT)},\n"@graph":[\n${nodes}\n]}\n`;
	}

	#uuid(name: string): string {
		const hash = createHash('sha1').update(this.#space).update(name, 'utf8').digest().subarray(0, 16);
		hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
		hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
		const hex = hash.toString('hex');
		return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
	}
}
