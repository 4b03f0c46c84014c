/** What a draft says when it is sealed: what was typed and no more, and never a zone that nobody knows. */
import { describe, expect, it } from 'vitest';
import { joined, saidIn, since, type Typed } from '../../renderer/hooks/useDraft';
import { contract } from '../../shared/contract';
import type { Sha256, Ticket } from '../../shared/vocabulary';

const TYPED: Typed = {
	...{ text: 'Console open.', phase: 'da', stance: null, observedAt: null, observedLocal: null, accuracyMs: null },
	...{ lateBecause: null, notLateBecause: null, doneBy: null, witness: null, attachments: [] },
};
const said = (more: Partial<Typed>) => saidIn({ ...TYPED, ...more });
const PLAIN = { phase: 'da', text: 'Console open.' };

describe('a draft that is sealed', () => {
	it('says nothing that was not typed', () => {
		expect(said({})).toEqual(PLAIN);
		expect(said({ accuracyMs: 60_000 }), 'accuracy of no time').toEqual(PLAIN);
		expect(said({ observedLocal: '', accuracyMs: 60_000 }), 'zone unknown, time not typed').toEqual(PLAIN);
		expect(said({ lateBecause: '  ', doneBy: '', witness: ' ' })).toEqual(PLAIN);
	});

	it('says a time with its zone or without one, and never both', () => {
		const observedAt = '2026-11-21T23:58:07.000Z';
		const observedLocal = '2026-11-21T23:58:07';
		expect(said({ observedLocal, accuracyMs: 1000 })).toEqual({ ...PLAIN, observedLocal, accuracyMs: 1000 });
		expect(said({ observedAt, observedLocal })).toEqual({ ...PLAIN, observedAt });
	});

	it('is what the question takes', () => {
		const attachments = [
			{ ticket: 't1' as Ticket, name: 'a', sizeBytes: 1, sha256: 'ab'.repeat(32) as Sha256, pasted: false },
		];
		const all = said({
			stance: 'opinion',
			observedLocal: '2026-11-21T23:58',
			lateBecause: ' Busy. ',
			doneBy: ' Ben',
			attachments,
		});
		expect(all).toMatchObject({ stance: 'opinion', lateBecause: 'Busy.', doneBy: 'Ben', attachments: ['t1'] });
		for (const question of ['note.write', 'note.quick'] as const)
			expect(contract[question].takes.safeParse({ case: 'C', ...all, draft: true }).success).toBe(true);
	});
});

describe('a draft that was sealed', () => {
	const file = (ticket: string) => ({
		...{ ticket: ticket as Ticket, name: 'a', sizeBytes: 1, sha256: 'ab'.repeat(32) as Sha256, pasted: false },
	});
	const was: Typed = { ...TYPED, stance: 'fact', doneBy: 'Ben', attachments: [file('t1')] };

	it('leaves what came while it was sealed, and nothing else', () => {
		expect({ ...was, ...since(was, was) }).toEqual({ ...TYPED, text: '' });
		expect({ ...was, ...since(was, { ...was, attachments: [file('t1'), file('t2')] }) }).toEqual({
			...{ ...TYPED, text: '', attachments: [file('t2')] },
		});
		expect(since(was, { ...was, text: 'The next one.' }).text).toBe('The next one.');
	});
});

describe('a draft that is read while somebody types already', () => {
	it('keeps every letter: what was kept first, then what was typed meanwhile', () => {
		const kept: Typed = { ...TYPED, text: 'Host FIN-FS01 is', phase: 'cer', stance: 'fact' };
		expect(joined(kept, { ...TYPED, text: 'off' })).toEqual({ ...kept, text: 'Host FIN-FS01 is\noff' });
		expect(joined({ ...kept, text: '' }, { ...TYPED, text: 'off' }).text).toBe('off');
		expect(joined(kept, { ...TYPED, text: '' })).toEqual(kept);
	});

	it('is for the case that was chosen meanwhile, else for the one it was for', () => {
		expect(joined({ ...TYPED, case: 'a' }, { ...TYPED, case: 'b' }).case).toBe('b');
		expect(joined({ ...TYPED, case: 'a' }, TYPED).case).toBe('a');
	});
});
