/** The idle lock, on an idle time and a clock that are handed in. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type IdleWatch, idleWatch } from '../../main/platform/idle-watch';

let idle = 0;
let now = 0;
let minutes = 10;
let locks: string[] = [];
let watch: IdleWatch;

/** Nobody touches the device for so long, looked at every five seconds. */
function pass(seconds: number): void {
	for (let left = seconds; left > 0; left -= 5) {
		idle += 5;
		now += 5_000;
		watch.look();
	}
}

beforeEach(() => {
	idle = 0;
	now = 1_000_000;
	minutes = 10;
	locks = [];
	watch = idleWatch({
		idleSeconds: () => idle,
		afterMinutes: () => minutes,
		now: () => now,
		lock: (because) => locks.push(because),
	});
});

describe('the idle watch', () => {
	it('locks when nobody used the device for the minutes chosen, not before', () => {
		pass(595);
		expect(locks).toEqual([]);
		pass(5);
		expect(locks).toEqual(['nobody used the device for 10 minutes']);
	});

	it('locks once in a spell, and again in the next', () => {
		pass(3_600);
		expect(locks).toHaveLength(1);
		idle = 0;
		pass(600);
		expect(locks).toHaveLength(2);
	});

	it('obeys what is chosen while it runs', () => {
		pass(120);
		minutes = 1;
		pass(5);
		expect(locks).toEqual(['nobody used the device for 1 minute']);
	});

	it('locks at once with the screen, and once', () => {
		watch.screen(true);
		expect(locks).toEqual(['the screen was locked']);
		pass(3_600);
		expect(locks).toHaveLength(1);
		idle = 0;
		watch.screen(false);
		watch.screen(true);
		expect(locks).toHaveLength(2);
	});

	it('waits for work that is under way, and locks when it is done', () => {
		for (let at = 0; at < 300; at += 1) {
			watch.worked();
			pass(5);
		}
		watch.screen(true);
		expect(locks).toEqual([]);
		pass(30);
		expect(locks).toEqual(['the screen was locked']);
	});

	it('lets a person who came back before the work was done go on', () => {
		minutes = 1;
		watch.worked();
		idle = 60;
		watch.look();
		idle = 0;
		now += 60_000;
		watch.look();
		expect(locks).toEqual([]);
	});
});
