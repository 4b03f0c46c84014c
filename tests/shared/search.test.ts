/** What a query finds, by a slow and obvious way beside it; and that what is marked is what was found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../shared/search/fold';
import { isEmpty, NO_QUERY, readQuery } from '../../shared/search/query';
import { answers, excerpt, isOfKind, searchable } from '../../shared/search/searchable';
import type { EntryView, Signer } from '../../shared/views';
import type { CaseId, ChainId, Instant, KeyId, Sha256 } from '../../shared/vocabulary';

const hex = 'ab'.repeat(32) as Sha256;
const mara: Signer = {
	...{ keyId: 'ab'.repeat(32) as KeyId, name: 'Mara Lindqvist', title: null, organization: null, vouchedFor: true },
};

function entry(body: Record<string, unknown>, more: Partial<EntryView> = {}): EntryView {
	const at = (more.head?.at ?? '2026-11-22T10:00:00.000Z') as Instant;
	return {
		...{ ref: 'A-7', chain: 'chain' as ChainId, seq: 7, digest: hex, kind: 'note.written/1', body },
		head: {
			...{ v: 1, case: 'case' as CaseId, chain: 'chain' as ChainId, seq: 7, prev: hex, seen: [] },
			...{ kind: 'note.written/1', body: {}, by: [mara.keyId], at, offset: 0, zone: 'UTC', boot: 'b', uptime: 1 },
		},
		...{ withheld: [], mayWithhold: [], signers: [mara], verdict: 'verified', faults: [], clock: null },
		...{ correctedBy: [], corrects: null, countersigned: [], countersigns: null, phase: null, stance: null, files: [] },
		...more,
	};
}
const finds = (typed: string, body: Record<string, unknown>, more: Partial<EntryView> = {}): boolean =>
	answers(searchable(entry(body, more)), readQuery(typed));

describe('a search', () => {
	it('folds every text to one of its own length, without case and accents', () => {
		expect(fold('ÉCOLE Straße Ångström ﬁn İstanbul Ж')).toBe('ecole straße angstrom ﬁn istanbul ж');
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(text).length === text.length));
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
	});

	it('reads words, phrases and filters, and takes what is no filter as a word', () => {
		expect(
			readQuery('Disk "on the Bench" kind:Custody by:mara after:2026-11-21 before:2026-11-22T08:00Z x:y "'),
		).toEqual({
			...NO_QUERY,
			words: ['disk', 'on the bench', 'x:y'],
			kinds: ['custody'],
			people: ['mara'],
			after: '2026-11-21',
			before: '2026-11-22T08:00Z',
		});
		expect(readQuery('after:soon case:"2026 014"')).toEqual({
			...NO_QUERY,
			words: ['after:soon'],
			cases: ['2026 014'],
		});
		expect(isEmpty(readQuery('   '))).toBe(true);
		fc.assert(fc.property(fc.string(), (typed) => readQuery(typed).words.every((word) => word !== '')));
	});

	it('finds all words wherever they stand, in any order, and only then', () => {
		const body = { text: 'Ångström saw the DISK.', attachments: [{ name: 'dump.raw', sizeBytes: 4711 }] };
		for (const typed of ['disk angstrom', '"the disk"', 'dump.raw', '4711', 'A-7', 'saw kind:note', 'by:mara'])
			expect(finds(typed, body), typed).toBe(true);
		for (const typed of ['disk tape', '"disk the"', 'kind:custody', 'by:ben', 'disk by:ben'])
			expect(finds(typed, body), typed).toBe(false);
		const words = fc.array(fc.constantFrom('disk', 'host', 'mail', 'leak', 'ü', 'ж'), { maxLength: 5 });
		fc.assert(
			fc.property(words, words, (said, asked) =>
				asked.length === 0
					? isEmpty(readQuery(''))
					: finds(asked.join(' '), { text: said.join(' ').toUpperCase() }) === asked.every((one) => said.includes(one)),
			),
		);
	});

	it('finds an address by its plain form where it was written defanged', () => {
		const body = { text: 'Beacon to hxxps://evil[.]example/a and 203(.)0[.]113.7' };
		for (const typed of [
			'evil.example',
			'https://evil.example/a',
			'203.0.113.7',
			'indicator:203.0.113.7',
			'evil[.]example',
		])
			expect(finds(typed, body), typed).toBe(true);
		expect(finds('evil.examples', body)).toBe(false);
	});

	it('asks for times of writing or of observation, whichever fits', () => {
		const body = { text: 'x', observedAt: '2026-11-20T08:00:00.000Z' };
		for (const typed of ['after:2026-11-22', 'before:2026-11-21', 'after:2026-11-20 before:2026-11-20T09:00Z'])
			expect(finds(`x ${typed}`, body), typed).toBe(true);
		for (const typed of ['after:2026-11-23', 'before:2026-11-20']) expect(finds(`x ${typed}`, body), typed).toBe(false);
	});

	it('takes the beginning of a kind or of its second part', () => {
		expect(isOfKind('custody.seal-broken/1', 'custody')).toBe(true);
		expect(isOfKind('custody.seal-broken/1', 'seal')).toBe(true);
		expect(isOfKind('custody.seal-broken/1', 'broken')).toBe(false);
	});

	it('shows a piece around the first find and marks just the finds, overlapping ones once', () => {
		const one = searchable(entry({ text: `${'before '.repeat(60)}the DISK disks ${'after '.repeat(60)}` }));
		const found = excerpt(one, ['disk', 'disks']);
		expect(found).toMatchObject({ before: true, after: true });
		expect(found.marks.map(({ from, to }) => found.text.slice(from, to))).toEqual(['DISK', 'disks']);
		expect(found.text.length).toBe(160);
		fc.assert(
			fc.property(
				fc.string({ minLength: 1, unit: 'binary' }),
				fc.string({ minLength: 1, unit: 'binary' }),
				(text, word) => {
					const piece = excerpt(searchable(entry({ text })), [fold(word)]);
					return piece.marks.every(({ from, to }) => fold(piece.text.slice(from, to)).includes(fold(word)));
				},
			),
		);
	});

	it('does not search keys and certificates', () => {
		expect(finds('MIIB', { certificate: 'MIIBabc', name: 'Ada' })).toBe(false);
	});
});
