/** `note add`, `note quick`, `case title` and `export`: what reaches the notebook, and what is refused before a passphrase is asked for. */
import { describe, expect, it } from 'vitest';
import { RECEIPT, told } from './fake';

const typed = ['correct horse'];
const add = (...words: string[]) =>
	told(['note', 'add', 'C', '--phase', 'da', '--text', 'x', ...words], { answers: { 'note.write': RECEIPT }, typed });

describe('note add', () => {
	it('says what the note is, how accurate its time is and why it is late', async () => {
		const words = ['--stance', 'opinion', '--observed-at', '2026-11-22T01:40:00+01:00', '--accuracy', '2m'];
		const people = ['--done-by', 'Ben', '--witness', 'Cleo Marr'];
		const { status, asked } = await add(...words, ...people, '--late-because', 'Was pulling cables.');
		expect(status).toBe(0);
		expect(asked.at(-1)?.[1]).toMatchObject({
			stance: 'opinion',
			observedAt: '2026-11-22T00:40:00.000Z',
			accuracyMs: 120_000,
			lateBecause: 'Was pulling cables.',
			...{ doneBy: 'Ben', witness: 'Cleo Marr' },
		});
		expect((await add('--not-late-because', 'in a log')).asked.at(-1)?.[1]).toMatchObject({
			notLateBecause: 'in a log',
		});
		expect(Object.keys((await add()).asked.at(-1)?.[1] ?? {}).sort()).toEqual(['case', 'job', 'phase', 'text']);
	});

	it('keeps a time without a zone as it was found, where it is said to have none', async () => {
		const { asked } = await add('--observed-local', '2026-11-21 23:58:07.25');
		expect(asked.at(-1)?.[1]).toMatchObject({ observedLocal: '2026-11-21T23:58:07.25' });
		const bare = await add('--observed-at', '2026-11-21T23:58:07');
		expect([bare.status, bare.asked]).toEqual([2, []]);
		expect(bare.error).toMatch(/says no zone.*--observed-local/);
	});

	it.each([
		[['--observed-local', '2026-11-21T23:58:07Z'], '--observed-local'],
		[['--observed-local', '2026-02-30T10:00'], '--observed-local'],
		[['--accuracy', 'about an hour'], '--accuracy'],
		[['--stance', 'rumour'], 'fact'],
	])('refuses %j before it asks for a passphrase', async (words, named) => {
		const { status, error, asked } = await add(...words);
		expect([status, asked]).toEqual([2, []]);
		expect(error).toContain(named);
	});
});

describe('note quick', () => {
	const sealed = { ...RECEIPT, case: '0193a000-0000-7000-8000-000000000001', number: '2026-007', opened: true };
	const quick = (...words: string[]) => told(['note', 'quick', ...words], { answers: { 'note.quick': sealed }, typed });

	it('needs no case, and says which one it opened', async () => {
		const { out, asked } = await quick('--text', 'Ransom note.');
		expect(asked.at(-1)).toEqual(['note.quick', { phase: 'da', text: 'Ransom note.', job: expect.any(String) }]);
		expect(out).toContain('2026-007, opened for this note');
		expect(out).toContain('A-12');
		const named = await quick('--case', '2026-007', '--stance', 'fact', '--text', 'x', '--json');
		expect(named.asked.at(-1)?.[1]).toMatchObject({ case: '2026-007', stance: 'fact' });
		expect(JSON.parse(named.out)).toEqual(sealed);
	});
});

describe('case title', () => {
	it('gives a case another title, with or without a reason', async () => {
		const title = (...words: string[]) =>
			told(['case', 'title', 'C', '--title', 'Ransomware', ...words], { answers: { 'case.title': RECEIPT }, typed });
		expect((await title()).asked.at(-1)).toEqual(['case.title', { case: 'C', title: 'Ransomware' }]);
		expect((await title('--reason', 'known now')).asked.at(-1)?.[1]).toMatchObject({ reason: 'known now' });
	});
});

it('exports lists what left, one file after another', async () => {
	const one = { at: RECEIPT.at, entry: 'A-9', fileName: '\u202ex.zip', fileSha256: 'ab', tlp: 'TLP:GREEN' };
	const none = { by: null, tagManifest: null, purpose: null, agreement: null, tlpBecause: null, encryptedTo: null };
	const sent = {
		...one,
		...none,
		case: 'c',
		recipient: 'Kim',
		organization: 'ISAC',
		what: 'case file',
		holds: 9,
		withheld: 0,
	};
	const { out } = await told(['exports', 'C'], { answers: { 'casefile.sent': [sent, sent] }, typed });
	expect(out.match(/Kim, ISAC/g)).toHaveLength(2);
	expect(out).not.toContain('\u202e');
	expect((await told(['exports'], { answers: { 'casefile.sent': [] }, typed })).out).toBe(
		'Nothing was written for others.\n',
	);
});

it('access lists who read what, and a role goes with the words that it was given by', async () => {
	const line = { entry: 'A-7', at: RECEIPT.at, offset: 0, by: 'Kim', what: 'case read', times: 1, about: null };
	const read = { ...line, case: 'c', number: '2026-014' };
	const refused = { ...line, what: 'unlock refused', times: 3, case: null, number: null };
	const { out } = await told(['access'], { answers: { 'access.list': [refused, read] }, typed });
	expect(out).toMatch(/A-7 +Kim +3 × unlock refused\n.*A-7 +Kim +case read, 2026-014\n/);
	const words = ['person', 'role', 'C', 'Kim', 'lead', '--because', 'Named.'];
	const { asked } = await told(words, { answers: { 'role.give': RECEIPT }, typed });
	expect(asked.at(-1)).toEqual(['role.give', { case: 'C', person: 'Kim', role: 'lead', because: 'Named.' }]);
});

describe('export', () => {
	const exported = {
		...{
			path: '/x.zip',
			sizeBytes: 1,
			sha256: 'ab',
			fingerprint: 'AB',
			entries: 9,
			objects: 0,
			withheld: 4,
			leftOut: 0,
			stillSaid: [{ withheld: 'A-3:phone', in: 'A-5:text' }],
			encryptedTo: null,
		},
		...{ keptBack: { opinions: 3, hypotheses: 1 }, report: { verdict: 'intact' }, receipt: RECEIPT },
	};
	const run = (...words: string[]) =>
		told(['export', 'C', '--to', '/nowhere/x.zip', ...words], { answers: { 'casefile.export': exported }, typed });

	it('says how many opinions it kept back and how to ask for them', async () => {
		const { out, asked } = await run('--without', 'objects', '--without', 'hypotheses');
		expect(out).toContain('3 opinions: ask for them with --include opinions');
		expect(out).toContain('1 hypothesis, as asked');
		expect(out.replace(/\s+/g, ' ')).toContain('A-3:phone was withheld, and A-5:text still says it');
		expect(asked.at(-1)?.[1]).toMatchObject({ without: ['objects', 'hypotheses'] });
		expect(asked.at(-1)?.[1]).not.toHaveProperty('include');
		expect((await run('--include', 'opinions')).asked.at(-1)?.[1]).toMatchObject({ include: ['opinions'] });
	});

	it('says for whom it is and how far it may go', async () => {
		const { asked } = await run(
			...[
				'--recipient',
				'Kim Roth',
				'--recipient-organization',
				'ISAC',
				'--purpose',
				'Warning',
				'--agreement',
				'Rules',
			],
			...['--tlp', 'TLP:GREEN', '--tlp-because', 'Released'],
		);
		expect(asked.at(-1)?.[1]).toMatchObject({
			recipient: { name: 'Kim Roth', organization: 'ISAC' },
			...{ purpose: 'Warning', agreement: 'Rules', tlp: 'TLP:GREEN', tlpBecause: 'Released' },
		});
		expect(await run('--tlp', 'TLP:WHITE')).toMatchObject({ status: 2, asked: [] });
	});

	it('refuses to leave out or include what it does not know', async () => {
		for (const words of [
			['--without', 'facts'],
			['--include', 'everything'],
		])
			expect(await run(...words)).toMatchObject({ status: 2, asked: [] });
	});
});
