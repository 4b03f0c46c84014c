/** Words typed while a slow disk still writes the ones before: they are written too, and a lock waits for them. */
import { describe, expect, it } from 'vitest';
import { savesInTurn } from '../../renderer/hooks/savesInTurn';

function draft() {
	const latest = { current: { text: '', changed: false } };
	const disk: string[] = [];
	const writing: ((done: boolean) => void)[] = [];
	const keep = savesInTurn(latest, async () => {
		const { text } = latest.current;
		const done = await new Promise<boolean>((settle) => writing.push(settle));
		if (done) disk.push(text);
		return done;
	});
	const type = (text: string) => {
		latest.current = { text, changed: true };
	};
	const written = async (done = true) => {
		await new Promise(setImmediate);
		writing.shift()?.(done);
		await new Promise(setImmediate);
	};
	return { latest, disk, keep, type, written };
}

describe('saves of a draft', () => {
	it('write what was typed while one was under way, before a later one is done', async () => {
		const { disk, keep, type, written, latest } = draft();
		type('Host');
		void keep();
		await new Promise(setImmediate);
		type('Host is off');
		let locked = false;
		void keep().then(() => {
			locked = true;
		});
		await written();
		expect([disk, locked]).toEqual([['Host'], false]);
		await written();
		expect([disk, locked, latest.current.changed]).toEqual([['Host', 'Host is off'], true, false]);
	});

	it('try again what was refused, and write nothing twice', async () => {
		const { disk, keep, type, written, latest } = draft();
		type('Host');
		void keep();
		await written(false);
		expect(latest.current.changed).toBe(true);
		void keep();
		await written();
		await keep();
		expect(disk).toEqual(['Host']);
	});
});
