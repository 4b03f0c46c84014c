/**
 * The official shapes of CASE/UCO 1.4.0 accept our custody, and refuse it once a value is spoilt. The ontology is taken
 * unchanged from casework/CASE-Utilities-Python (Apache-2.0). Two of its parts have no place here: imports of files that
 * it holds already, and the SPARQL constraints, which the validator does not know.
 */
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import ShaclValidator from 'rdf-validate-shacl';
import { beforeAll, describe, expect, it } from 'vitest';
import { custodyGraph } from '../../../main/casefile/exchange/case-uco';
import { facts, HOSTILE } from './custody-story';

const LEFT_OUT = ['http://www.w3.org/2002/07/owl#imports', 'http://www.w3.org/ns/shacl#sparql'];
const OURS = /^https:\/\/ontology\.(unifiedcyberontology|caseontology)\.org\//;
let ontology: Quad[];

beforeAll(() => {
	const turtle = readFileSync(new URL('./case-1.4.0.ttl', import.meta.url), 'utf8');
	ontology = new Parser().parse(turtle).filter(({ predicate }) => !LEFT_OUT.includes(predicate.value));
});

async function quadsOf(text: string): Promise<Quad[]> {
	const documentLoader = async (url: string): Promise<never> => {
		throw new Error(`nothing is fetched: ${url}`);
	};
	const lines = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads', documentLoader });
	return new Parser({ format: 'N-Quads' }).parse(String(lines));
}

/** What the shapes object to, a line each. */
async function objections(quads: readonly Quad[]): Promise<string[]> {
	const ours = new Set(quads.map(({ subject }) => subject.value));
	const validator = new ShaclValidator(new Store(ontology), { allowNamedNodeInList: true });
	const report = await validator.validate(new Store([...ontology, ...quads]));
	return report.results
		.filter(({ focusNode }) => ours.has(focusNode?.value ?? ''))
		.map(({ severity, path, message }) => `${severity?.value} ${path?.value} ${message.map((m) => m.value).join(' ')}`);
}

describe('custody as CASE/UCO', () => {
	it('is accepted by the official shapes, every act with the record before and the record after', async () => {
		const quads = await quadsOf(custodyGraph(facts));
		expect((await objections(quads)).filter((line) => !line.includes('#Info'))).toEqual([]);
		const acts = facts.items.reduce((sum, { acts: done }) => sum + 1 + done.length, 0);
		const of = (type: string) => quads.filter(({ object }) => object.value.endsWith(`/${type}`)).length;
		expect(acts).toBe(8);
		expect([of('InvestigativeAction'), of('ProvenanceRecord')]).toEqual([acts, acts]);
		const informed = quads.filter(({ predicate }) => predicate.value.endsWith('wasInformedBy'));
		expect(informed).toHaveLength(acts - facts.items.length);
		expect(quads.filter(({ object }) => object.value === HOSTILE).length).toBeGreaterThan(1);
	});

	it('uses no name that the ontology does not declare, and names every entry it tells of', async () => {
		const declared = new Set(ontology.map(({ subject }) => subject.value));
		const quads = await quadsOf(custodyGraph(facts));
		const used = quads
			.flatMap(({ predicate, object }) => [predicate.value, object.value])
			.filter((iri) => OURS.test(iri));
		expect([...new Set(used)].filter((iri) => !declared.has(iri))).toEqual([]);
		const cited = quads.filter(({ predicate }) => predicate.value.endsWith('externalIdentifier'));
		expect(cited.map(({ object }) => object.value.split(' ')[0]).sort()).toEqual([
			'A-1',
			'A-2',
			'A-3',
			'A-4',
			'A-5',
			'A-6',
			'A-7',
			'A-8',
		]);
		expect(quads.filter(({ object }) => object.value === 'not-the-holder')).toHaveLength(1);
		for (const { subject } of quads)
			expect(subject.value).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});

	it('is refused by the shapes with a digest that is no number, a size that is text, a digest without its method', async () => {
		const text = custodyGraph(facts);
		const spoilt = text
			.replace(/"AB(AB)+"/, '"not hexadecimal"')
			.replace('"uco-observable:sizeInBytes":7', '"uco-observable:sizeInBytes":"seven"')
			.replace('"uco-types:hashMethod":"MD5",', '');
		const found = await objections(await quadsOf(spoilt));
		for (const path of ['hashValue', 'sizeInBytes', 'hashMethod'])
			expect(
				found.some((line) => line.includes('#Violation') && line.includes(`/${path}`)),
				path,
			).toBe(true);
	});

	it('is the same bytes for the same entries', () => {
		expect(custodyGraph(facts)).toBe(custodyGraph(facts));
	});
});
