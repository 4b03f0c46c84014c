/** A list that is asked again while it is still asked: what is shown is never older than what was shown before. */
import { expect, it } from 'vitest';
import { Turns } from '../../renderer/hooks/turns';

it('shows answers that come in order, and none that comes after a newer one', () => {
	const turns = new Turns();
	const [first, second, third] = [turns.next(), turns.next(), turns.next()];
	expect(turns.mayShow(first), 'a newer one is still under way').toBe(true);
	expect(turns.mayShow(third)).toBe(true);
	expect(turns.mayShow(second), 'overtaken').toBe(false);
	const asked = turns.next();
	turns.drop();
	expect(turns.mayShow(asked), 'for a question no longer asked').toBe(false);
	expect(turns.mayShow(turns.next())).toBe(true);
});
