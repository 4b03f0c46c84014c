/**
 * Locks a notebook that nobody is using: looked at every few seconds, on the system's own idle time (any program's
 * input counts, not only ours), and when the system's screen is locked. It locks once in an idle spell, so that a
 * locked window is left alone.
 * What must hold: long work that is under way (a disk being digested) is not thrown away; the lock waits until it has
 * told nothing for a while. Asking for the lock, and sleep, do not come through here and do not wait.
 */

/** Work that told of no progress for this long has ended, or hangs. */
const WORK_IS_OVER_AFTER_MS = 30_000;

export interface IdleWatched {
	/** Seconds since the last input on this machine. */
	idleSeconds(): number;
	/** What the person chose. */
	afterMinutes(): number;
	/** Milliseconds on a clock that does not run back. */
	now(): number;
	lock(because: string): void;
}

export interface IdleWatch {
	/** Called every few seconds. */
	look(): void;
	/** The system's screen was locked or unlocked. */
	screen(locked: boolean): void;
	/** Long work told how far it is. */
	worked(): void;
}

export function idleWatch({ idleSeconds, afterMinutes, now, lock }: IdleWatched): IdleWatch {
	let lastWorked = Number.NEGATIVE_INFINITY;
	let screenLocked = false;
	let done = false;
	const look = () => {
		const minutes = afterMinutes();
		const idle = idleSeconds() >= minutes * 60;
		if (!idle && !screenLocked) done = false;
		if (done || (!idle && !screenLocked) || now() - lastWorked < WORK_IS_OVER_AFTER_MS) return;
		done = true;
		if (screenLocked) lock('the screen was locked');
		else lock(`nobody used the device for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`);
	};
	return {
		look,
		screen(locked) {
			screenLocked = locked;
			look();
		},
		worked() {
			lastWorked = now();
		},
	};
}
