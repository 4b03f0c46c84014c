/**
 * The device's clocks, read together. `uptime` comes from a monotonic clock that counts sleep where there is one, and
 * says which (decision 17): Linux's and Windows' uptime do; elsewhere the process's own clock stands still in sleep.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Instant } from '../../shared/vocabulary';

export interface ClockReading {
	readonly at: Instant;
	/** Minutes from UTC. */
	readonly offset: number;
	/** IANA time zone. */
	readonly zone: string;
	/** Changes at every boot. */
	readonly boot: string;
	/** Milliseconds since boot. */
	readonly uptime: number;
	/** What `uptime` is read from and whether it counts sleep. */
	readonly monotonic: string;
}

export type Clock = () => ClockReading;

/** The clocks of this machine. */
export function deviceClock(): Clock {
	const source = monotonicClock();
	return () => {
		const now = new Date();
		return {
			at: now.toISOString() as Instant,
			offset: -now.getTimezoneOffset(),
			zone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
			boot: source.boot,
			uptime: Math.max(0, Math.round(source.read())),
			monotonic: source.name,
		};
	};
}

function monotonicClock(): { boot: string; name: string; read: () => number } {
	if (process.platform === 'linux') {
		const boot = bootId();
		if (boot) return { boot, name: 'Linux uptime (CLOCK_BOOTTIME), counts sleep', read: () => uptime() * 1000 };
	}
	const boot = randomUUID();
	if (process.platform === 'win32')
		return { boot, name: 'Windows uptime, counts sleep; boot id is of this run', read: () => uptime() * 1000 };
	return { boot, name: 'process clock of this run, stands still in sleep', read: () => performance.now() };
}

function bootId(): string | null {
	try {
		return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	} catch {
		return null;
	}
}
