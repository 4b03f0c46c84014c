/** A stop that is pressed before the work was taken up is heard when it is, and nobody asks once it has ended. */
import { expect, it } from 'vitest';
import { untilHeard } from '../../renderer/hooks/stopJob';

it('asks until the work is there to be stopped', async () => {
	const heard = [false, false, true];
	await untilHeard(
		async () => heard.shift() ?? true,
		() => true,
	);
	expect(heard).toEqual([]);
});

it('asks no more once the work has ended', async () => {
	let asked = 0;
	await untilHeard(
		async () => {
			asked += 1;
			return false;
		},
		() => asked < 2,
	);
	expect(asked).toBe(2);
});
