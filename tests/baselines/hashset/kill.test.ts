/** A build that is killed in the middle: under the set's name stands nothing or the whole set, and no list in parts elsewhere. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { verifySet } from '../../../main/baselines/hashset/verify-set';
import { workerPath } from '../../bundled-workers';
import { MADE, SetPlace } from './place';

const place = new SetPlace();
afterAll(() => place.remove());

describe('kill -9 while a set is built', () => {
	it('leaves nothing under its name, or the whole set, and no scratch file', async () => {
		const digests = (
			randomBytes(32 * 60_000)
				.toString('hex')
				.match(/.{64}/g) ?? []
		).join('\n');
		const list = place.list(`${digests}\n`);
		const seen = { nothing: 0, whole: 0 };
		for (let round = 0; round < 12; round++) {
			const to = place.path(`set-${9000 + round}`);
			const order = { lists: [list], to, kind: 'bad', made: MADE, program: 'test', runBytes: 100_000 };
			const code = `require(${JSON.stringify(workerPath('build-set'))}).buildSet(${JSON.stringify(order)})`;
			const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
			const ended = once(child, 'exit');
			// From right after the start to the end: the last rounds are let run.
			if (round < 10) await Promise.race([ended, after(40 + 25 * round)]);
			else await ended;
			child.kill('SIGKILL');
			await ended;
			if (existsSync(to)) {
				const fd = openSync(to, 'r');
				expect(verifySet(fd, () => undefined).described.sections[0]?.count).toBe(60_000);
				closeSync(fd);
				seen.whole++;
			} else seen.nothing++;
		}
		expect(seen.whole).toBeGreaterThanOrEqual(2);
		expect(seen.nothing + seen.whole).toBe(12);
		// What is left is named as a part of the set that was being built, so that a person knows what to delete.
		expect(place.left().filter((name) => !/^set-\d+\.part-[0-9a-f]{8}$/.test(name))).toEqual([]);
	});
});
