/** What the jump kit's entries support at a moment handed in: overdue, expired, lent, never checked, scrubbed, and the verdict. */
import { describe, expect, it } from 'vitest';
import { kitOf } from '../../shared/projections/kit';
import type { Instant } from '../../shared/vocabulary';
import { entriesTold, moment, type Said } from './told-entries';

const DAY = 1440;
const blocker = { item: 'b', name: 'Write blocker', quantity: 1, tool: 'forensic', checkEveryDays: 90 };
const laptop = { item: 'l', name: 'Kit laptop', quantity: 1, tool: 'laptops' };
const foundFit = (minute: number, item: string): Said => [minute, 'kit.item-checked', { item, finding: 'fit' }];
const becauseAt = (book: readonly Said[], minute: number) => kitOf(entriesTold(book), moment(minute)).because;

describe('a jump kit', () => {
	it('of nothing is not ready, and covers nothing', () => {
		const { supports, because, without, given } = kitOf([], moment(0));
		expect([supports, because, given]).toEqual(['not ready', ['Nothing is recorded of the jump kit.'], null]);
		expect(without).toHaveLength(23);
	});

	it('is ready once everything was checked, to the moment when a check falls due', () => {
		const book: Said[] = [[0, 'kit.item-recorded', blocker]];
		expect(becauseAt(book, 1)).toEqual(['Write blocker: never checked.']);
		book.push(foundFit(5, 'b'));
		expect(kitOf(entriesTold(book), moment(90 * DAY + 4))).toMatchObject({ supports: 'ready', because: [] });
		expect(becauseAt(book, 90 * DAY + 5)).toEqual(['Write blocker: check overdue since 2027-02-20.']);
		expect(kitOf(entriesTold(book), moment(6)).without).not.toContain('forensic');
	});

	it('says what is missing, broken, lent, and not checked since it came back', () => {
		const book: Said[] = [[0, 'kit.item-recorded', blocker]];
		const then = (...said: Said) => {
			book.push(said);
			return becauseAt(book, said[0]);
		};
		expect(then(1, 'kit.item-checked', { item: 'b', finding: 'broken' })).toEqual(['Write blocker: broken.']);
		expect(then(2, 'kit.item-checked', { item: 'b', finding: 'missing' })).toEqual(['Write blocker: missing.']);
		expect(then(3, 'kit.item-checked', { item: 'b', finding: 'fit' })).toEqual([]);
		expect(then(4, 'kit.item-lent', { item: 'b', to: 'Lee' })).toEqual(['Write blocker: lent out to Lee.']);
		expect(then(5, 'kit.item-back', { item: 'b' })).toEqual(['Write blocker: not checked since it came back.']);
		expect(then(6, 'kit.item-checked', { item: 'b', finding: 'fit' })).toEqual([]);
	});

	it('counts the last good day in, and the day after it not', () => {
		const book: Said[] = [[0, 'kit.item-recorded', { ...blocker, expiresOn: '2026-11-22' }], foundFit(1, 'b')];
		expect(kitOf(entriesTold(book), '2026-11-22T23:59:59.999Z' as Instant).because).toEqual([]);
		expect(kitOf(entriesTold(book), '2026-11-23T00:00:00.000Z' as Instant).because).toEqual([
			'Write blocker: expired, good to 2026-11-22.',
		]);
	});

	it('wants a laptop scrubbed before the next incident, by when it was done and not by when it was entered', () => {
		const book: Said[] = [[0, 'kit.item-recorded', laptop], foundFit(1, 'l')];
		expect(becauseAt(book, 1)).toEqual(['Kit laptop: never scrubbed.']);
		book.push([2, 'case.joined', { case: 'c', chain: 'x' }]);
		book.push([9, 'kit.laptop-scrubbed', { item: 'l', doneAt: moment(1), how: 'Image 12' }]);
		expect(becauseAt(book, 9)).toEqual(['Kit laptop: not scrubbed since a case began.']);
		book.push([10, 'kit.laptop-scrubbed', { item: 'l', doneAt: moment(3), how: 'Image 12' }]);
		expect(becauseAt(book, 10)).toEqual([]);
	});

	it('keeps a signed verdict, and says when it no longer holds', () => {
		const book: Said[] = [
			[0, 'kit.item-recorded', blocker],
			foundFit(1, 'b'),
			[2, 'kit.verdict-given', { verdict: 'ready', because: [] }],
		];
		expect(kitOf(entriesTold(book), moment(3)).given).toMatchObject({ entry: 'A-3', verdict: 'ready', holds: true });
		expect(kitOf(entriesTold(book), moment(91 * DAY)).given).toMatchObject({ verdict: 'ready', holds: false });
	});

	it('counts nothing that was retired, and everything again that is recorded anew', () => {
		const book: Said[] = [[0, 'kit.item-recorded', blocker], foundFit(1, 'b'), [2, 'kit.item-recorded', laptop]];
		book.push([3, 'kit.item-retired', { item: 'l', reason: 'Sold' }]);
		expect(kitOf(entriesTold(book), moment(3))).toMatchObject({ supports: 'ready', counts: { items: 1, amiss: 0 } });
		book.push([4, 'kit.item-recorded', laptop]);
		expect(becauseAt(book, 4)).toEqual(['Kit laptop: never checked.', 'Kit laptop: never scrubbed.']);
	});

	it('makes nothing up from members that do not fit', () => {
		const odd = {
			item: 'b',
			name: 'X',
			quantity: -1,
			expiresOn: '2026-02-30',
			checkEveryDays: Number.MAX_SAFE_INTEGER,
		};
		const [item] = kitOf(entriesTold([[0, 'kit.item-recorded', odd], foundFit(1, 'b')]), moment(2)).items;
		expect(item).toMatchObject({ quantity: 1, expiresOn: null, dueAt: null, faults: [] });
	});
});
