/** Passphrases, removals and recovery words at a terminal: what is asked, what is printed once, and what is never an argument. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY, RECEIPT, scratch, told } from './fake';

const BEN = 'b'.repeat(64);
const WORDS = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
const PAPER = {
	words: WORDS.split(' '),
	qr: { size: 1, modules: '1' },
	madeAt: '2026-11-22T07:00:00.000Z',
	receipt: RECEIPT,
};
const people = [
	{ keyId: KEY, name: 'Ada', hasPaper: false },
	{ keyId: BEN, name: 'Ben', hasPaper: false },
];
const OPEN = { state: 'open', folder: '/n', name: 'Kit', people, me: { keyId: KEY, name: 'Ada' } };
const answers = {
	'notebook.status': OPEN,
	'notebook.unlock': OPEN,
	'notebook.recover': OPEN,
	'person.change-passphrase': RECEIPT,
	'person.remove': RECEIPT,
	'recovery.make': PAPER,
	'recovery.test': { matches: true },
};
const as = ['--as', 'Ada'];

function file(text: string): string {
	const path = join(scratch(), 'given.txt');
	writeFileSync(path, text);
	return path;
}

describe('person change-passphrase', () => {
	it('takes the passphrase that unlocked for the old one, and the new one twice', async () => {
		const typed = ['the old one', 'the new one', 'the new one'];
		const { status, asked } = await told([...as, 'person', 'change-passphrase'], { answers, typed });
		expect(status).toBe(0);
		expect(asked.at(-1)).toEqual([
			'person.change-passphrase',
			{ person: KEY, old: 'the old one', passphrase: 'the new one' },
		]);
		const differs = await told([...as, 'person', 'change-passphrase'], { answers, typed: ['a', 'b', 'c'] });
		expect(differs.status).toBe(2);
		expect(differs.asked.map(([question]) => question)).not.toContain('person.change-passphrase');
	});

	it('is for somebody else by name, with theirs from files', async () => {
		const words = ['person', 'change-passphrase', '--handler', 'Ben'];
		const files = ['--old-passphrase-file', file('bens old\n'), '--new-passphrase-file', file('bens new\n')];
		const { asked } = await told([...as, ...words, ...files], { answers, typed: ['mine'] });
		expect(asked.at(-1)?.[1]).toEqual({ person: BEN, old: 'bens old', passphrase: 'bens new' });
		const unclear = await told([...as, 'person', 'change-passphrase', ...files], { answers, typed: ['mine'] });
		expect(unclear.error).toContain('not clear whose');
		const nobody = await told([...as, ...words.slice(0, -1), 'Cleo'], { answers, typed: ['mine'] });
		expect(nobody.error).toContain('Nobody called Cleo');
	});
});

it('person remove names the person by name or key id, gives the own passphrase and the reason', async () => {
	for (const who of ['Ben', BEN]) {
		const words = [...as, 'person', 'remove', who, '--reason', 'Left.'];
		const { status, asked } = await told(words, { answers, typed: ['mine'] });
		expect(status).toBe(0);
		expect(asked.at(-1)).toEqual(['person.remove', { person: BEN, passphrase: 'mine', reason: 'Left.' }]);
	}
	expect((await told([...as, 'person', 'remove', 'Ben'], { answers, typed: ['mine'] })).status).toBe(2);
});

describe('notebook recovery', () => {
	it('prints the words once, in order, with what to do with them', async () => {
		const { out, error } = await told([...as, 'notebook', 'recovery', 'make'], { answers, typed: ['mine'] });
		const printed = [...out.matchAll(/(\d+) {2}([a-z]+)/g)].map(([, number, word]) => [Number(number), word]);
		expect(printed.sort(([a], [b]) => Number(a) - Number(b)).map(([, word]) => word)).toEqual(PAPER.words);
		expect(out).toMatch(/shown this once.*without your passphrase/s);
		expect(error).toBe('');
		const json = await told([...as, '--json', 'notebook', 'recovery', 'make'], { answers, typed: ['mine'] });
		expect(JSON.parse(json.out)).toEqual(PAPER);
	});

	it('tests words from a file, from standard input or typed unseen; status 1 where they are not the ones', async () => {
		const test = [...as, 'notebook', 'recovery', 'test'];
		for (const [more, around] of [
			[['--words-file', file(WORDS.replaceAll(' ', '\n'))], { typed: ['mine'] }],
			[['--words-file', '-', '--passphrase-file', '-'], { input: `mine\n${WORDS}\n` }],
			[[], { typed: ['mine', WORDS] }],
		] as const) {
			const { status, asked, out } = await told([...test, ...more], { answers, ...around });
			expect(status).toBe(0);
			expect(String(asked.at(-1)?.[1].words).split(/\s+/)).toEqual(PAPER.words);
			expect(out).not.toContain('winner');
		}
		const wrong = { ...answers, 'recovery.test': { matches: false } };
		expect((await told(test, { answers: wrong, typed: ['mine', WORDS] })).status).toBe(1);
		const empty = await told([...test, '--words-file', '-'], { answers, typed: ['mine'], input: '' });
		expect(empty.error).toContain('no recovery words');
		const large = await told([...test, '--words-file', file('x'.repeat(5000))], { answers, typed: ['mine'] });
		expect(large.error).toContain('too large');
	});

	it('recovers without unlocking first: the words, then a new passphrase', async () => {
		const words = ['notebook', 'recover', '--handler', 'Ada'];
		const { status, asked } = await told(words, { answers, typed: [WORDS, 'the new one', 'the new one'] });
		expect(status).toBe(0);
		expect(asked).toEqual([['notebook.recover', { person: 'Ada', words: WORDS, passphrase: 'the new one' }]]);
		const piped = await told([...words, '--words-file', '-', '--new-passphrase-file', '-'], {
			answers,
			input: `${WORDS}\nthe new one\n`,
		});
		expect(piped.asked.at(-1)?.[1]).toEqual({ person: 'Ada', words: WORDS, passphrase: 'the new one' });
	});
});
