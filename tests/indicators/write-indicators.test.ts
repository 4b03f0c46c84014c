/** Indicators for others: every object passes the official schemas, twice the same, read back as they were, and unmistakable in an exercise. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { IndicatorFacts } from '../../main/indicators/indicator-facts';
import { readIndicators } from '../../main/indicators/read-indicators';
import { indicatorsCsv } from '../../main/indicators/write-csv';
import { stixBundle } from '../../main/indicators/write-stix';
import { defanged } from '../../shared/indicators/fang';
import { type IndicatorValue, indicatorKey } from '../../shared/indicators/indicator';
import { type Shared, shareable } from '../../shared/projections/indicator-sharing';
import type { IndicatorView } from '../../shared/views';
import type { CaseId, ChainId, Instant, Sha256 } from '../../shared/vocabulary';
import { stixSchemas } from './stix-schemas';

const at = (minute: number) => `2026-11-22T01:${String(minute).padStart(2, '0')}:00.000Z` as Instant;
const uuid = (n: number) => `01999999-0000-7000-8000-${String(n).padStart(12, '0')}`;
const VALUES: readonly IndicatorValue[] = [
	...['203.0.113.7', '198.51.100.0/24'].map((value) => ({ type: 'ipv4' as const, value })),
	...['2001:db8::1', '::ffff:203.0.113.9', '2001:db8::/32', '::ffff:1.2.3.4/96'].map((value) => ({
		...{ type: 'ipv6' as const, value },
	})),
	...['evil.example', 'münchen.example', '_dmarc.evil.example', 'xn--e1afmkfd.example'].map((value) => ({
		...{ type: 'domain' as const, value },
	})),
	...[
		'https://evil.example/a?b[]=1&c=ü#x',
		'http://[2001:db8::1]:80/%zz',
		'ftp://a:b@evil.example',
		'http://ä.example/',
	].map((value) => ({ type: 'url' as const, value })),
	...['a@evil.example', 'a@münchen.example'].map((value) => ({ type: 'email' as const, value })),
	{ type: 'digest', algorithm: 'md5', value: 'ab'.repeat(16) },
	{ type: 'digest', algorithm: 'sha256', value: 'ab'.repeat(32) },
	{ type: 'digest', algorithm: 'sha384', value: 'ab'.repeat(48) },
	{ type: 'digest', algorithm: 'blake3', value: 'ab'.repeat(32) },
	...['=cmd|"/C calc"!A0', 'C:\\Temp\\a, "b".exe', '/usr/bin/x', 'C:\\Temp\\', "'quoted", '@SUM(1)'].map((value) => ({
		...{ type: 'file' as const, value },
	})),
	{ type: 'account', value: 'CORP\\svc-backup' },
	{ type: 'registry key', value: 'HKEY_LOCAL_MACHINE\\Software\\Run' },
	{ type: 'registry key', value: 'HKEY_USERS\\x\\HKU copy' },
	{ type: 'mutex', value: 'Global\\é\u202e' },
	{ type: 'user agent', value: "Mozilla/5.0 (it's)" },
	{ type: 'certificate fingerprint', value: 'ab'.repeat(20) },
	{ type: 'other', called: 'JA3', value: 'e7d705a3286e19ea42f587b344ee6865' },
	{ type: 'mutex', value: 'x'.repeat(2000) },
];

const view = (value: IndicatorValue, n: number): IndicatorView => ({
	...{ ...value, indicator: uuid(n), ref: `A-${n}`, entry: `A-${n}`, shown: defanged(value), recordedAt: at(n) },
	...{ by: 'Ada Lind', cites: [], from: n === 3 ? ['A-2'] : [], imported: null },
	remark: n === 1 ? '=1+1, "C2"\nline two' : null,
	tlp: n % 3 === 0 ? 'TLP:AMBER+STRICT' : n % 3 === 1 ? 'TLP:GREEN' : null,
	sharing: n === 5 ? 'technical-information' : n === 6 ? 'business-impact-information' : null,
	hosts: n === 2 ? [{ host: uuid(99), name: 'FIN-FS01' }] : [],
	withdrawn: n === 4 ? { entry: 'A-50', at: at(50), reason: 'A page of ours' } : null,
});
const ALL = VALUES.map(view);
const facts = (more: Partial<IndicatorFacts> = {}): IndicatorFacts => ({
	...{ case: uuid(500) as CaseId, number: '2026-014', openedAt: at(0), exercise: false },
	team: { id: uuid(600), name: 'CERT', since: at(0) },
	given: shareable(ALL, null, { business: true }).given,
	hosts: null,
	entry: (ref) => ({ chain: uuid(700) as ChainId, seq: Number(ref.slice(2)), digest: 'a'.repeat(64) as Sha256 }),
	...more,
});
interface Read {
	readonly type: string;
	readonly id: string;
	readonly [member: string]: unknown;
}
const objectsOf = (text: string) => (JSON.parse(text) as { readonly objects: readonly Read[] }).objects;
const HOSTS = new Map([[uuid(99), { name: 'FIN-FS01', recordedAt: at(1) }]]);
const standing = ALL.filter(({ withdrawn }) => withdrawn === null);
const told = (one: IndicatorValue & Pick<IndicatorView, 'remark' | 'tlp' | 'sharing'>) => ({
	...{ key: indicatorKey(one), remark: one.remark, tlp: one.tlp, sharing: one.sharing },
});

describe('a STIX 2.1 bundle', () => {
	it('has only objects that pass the official schemas, and references that lead somewhere', () => {
		const wrong = stixSchemas();
		expect(wrong({ type: 'mutex', id: `mutex--${uuid(1)}` }), 'the schemas are at work').toHaveLength(2);
		for (const exercise of [false, true]) {
			const objects = objectsOf(stixBundle(facts({ hosts: HOSTS, exercise })));
			expect(objects.flatMap(wrong)).toEqual([]);
			const ids = new Set(objects.map(({ id }) => id));
			expect(ids.size).toBe(objects.length);
			const refs = JSON.stringify(objects).match(/[a-z0-9-]+--[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
			expect(refs.filter((ref) => !ids.has(ref) && !ref.startsWith('extension-definition--'))).toEqual([]);
			expect(new Set(objects.map(({ type }) => type))).toEqual(
				new Set([
					...['marking-definition', 'identity', 'indicator', 'relationship', 'sighting', 'note', 'grouping'],
					...['ipv4-addr', 'ipv6-addr', 'domain-name', 'url', 'email-addr', 'file', 'directory', 'user-account'],
					...['windows-registry-key', 'mutex', 'x509-certificate'],
				]),
			);
		}
	});

	it('is the same text twice, and keeps its ids when more is recorded later', () => {
		expect(stixBundle(facts())).toBe(stixBundle(facts()));
		const fewer = objectsOf(stixBundle(facts({ given: shareable(ALL.slice(0, 3), null, {}).given })));
		const ids = new Set(objectsOf(stixBundle(facts())).map(({ id }) => id));
		expect(fewer.filter(({ id }) => !ids.has(id))).toEqual([]);
	});

	it('cites the entry, marks by TLP 2.0, and tells a withdrawal as revoked with a note', () => {
		const objects = objectsOf(stixBundle(facts()));
		const of = (n: number) =>
			objects.find(({ type, pattern }) => type === 'indicator' && String(pattern).includes(VALUES[n]?.value ?? '?'));
		expect(of(0)).toMatchObject({
			external_references: [
				{
					source_name: 'Sealbook case 2026-014',
					external_id: 'A-0',
					description: expect.stringContaining('entry 0, SHA-256 aaaa'),
				},
			],
			object_marking_refs: ['marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003'],
			...{ created: at(0), modified: at(0), valid_from: at(0) },
		});
		expect(of(4)).toMatchObject({ revoked: true, created: at(4), modified: at(50) });
		expect(objects.filter(({ type }) => type === 'note')).toMatchObject([
			{ content: 'Withdrawn: A page of ours', object_refs: [of(4)?.id], created: at(50) },
		]);
		expect(objects.find(({ type }) => type === 'grouping')).toMatchObject({ name: 'Case 2026-014', modified: at(50) });
	});

	it('names hosts only where that is asked for', () => {
		expect(stixBundle(facts())).not.toContain('FIN-FS01');
		const objects = objectsOf(stixBundle(facts({ hosts: HOSTS })));
		const host = objects.find(({ name }) => name === 'FIN-FS01');
		expect(objects.find(({ type }) => type === 'sighting')).toMatchObject({ where_sighted_refs: [host?.id] });
	});

	it('comes back as it was: values, remarks, TLP and class; what was withdrawn is left out', () => {
		const { taken, left, exercise } = readIndicators(Buffer.from(stixBundle(facts())));
		expect(taken.map(told)).toEqual(standing.map(told));
		expect(left.map(({ because }) => because)).toEqual(['It was revoked by whoever wrote it.']);
		expect(exercise).toBe(false);
	});
});

describe('a table', () => {
	it('has a row for each, no cell that a spreadsheet would run, and comes back as it was', () => {
		const text = indicatorsCsv(facts({ hosts: HOSTS }));
		expect(text.startsWith('\ufefftype,value,')).toBe(true);
		const rows: Record<string, string>[] = parse(text, { bom: true, columns: true });
		expect(rows.length).toBe(ALL.length);
		for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
		expect(rows[2]).toMatchObject({ hosts: 'FIN-FS01', sealbook_entry: 'A-2', entry_sha256: 'a'.repeat(64) });
		expect(rows[4]).toMatchObject({ state: 'withdrawn', withdrawn_because: 'A page of ours' });
		const { taken, left } = readIndicators(Buffer.from(text));
		expect(taken.map(told)).toEqual(standing.map(told));
		expect(left.map(({ place, column }) => [place, column])).toEqual([[6, 'state']]);
	});
});

it('is unmistakable in an exercise, in either form, and says so when it is read', () => {
	const drill = facts({ exercise: true });
	const objects = objectsOf(stixBundle(drill));
	for (const { type, labels } of objects)
		if (/^(?:indicator|identity|relationship|sighting|note|grouping)$/.test(type)) expect(labels).toContain('exercise');
	for (const { type, name } of objects) if (type === 'indicator') expect(name).toMatch(/^EXERCISE: /);
	const read = [stixBundle(drill), indicatorsCsv(drill)].map((text) => readIndicators(Buffer.from(text)));
	for (const { exercise, taken } of read) {
		expect(exercise).toBe(true);
		expect(taken.map(told)).toEqual(standing.map(told));
	}
});

describe('what may go out', () => {
	const counts = (wish: Parameters<typeof shareable>[2], classification: string | null = null) => {
		const { given, leftOut } = shareable(ALL, classification, wish);
		return [given.length, leftOut];
	};
	const none = { above: 0, unmarked: 0, business: 0, withdrawn: 0 };
	const n = ALL.length;
	const marked = (tlp: Shared['tlp']) => ALL.filter((one) => one.tlp === tlp).length;

	it('is all that is not of the business, unless that is asked for', () => {
		expect(counts({})).toEqual([n - 1, { ...none, business: 1 }]);
		expect(counts({ business: true, standingOnly: true })).toEqual([n - 1, { ...none, withdrawn: 1 }]);
	});

	it('goes no further than the limit, and what is not marked goes by the case’s mark or not at all', () => {
		const [green, strict, unmarked] = [marked('TLP:GREEN'), marked('TLP:AMBER+STRICT'), marked(null)];
		const wish = { upTo: 'TLP:AMBER', business: true } as const;
		expect(counts(wish)).toEqual([green, { ...none, above: strict, unmarked }]);
		expect(counts(wish, 'TLP:AMBER')).toEqual([green + unmarked, { ...none, above: strict }]);
		expect(counts(wish, 'TLP:RED')).toEqual([green, { ...none, above: strict + unmarked }]);
	});
});
