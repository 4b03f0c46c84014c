/**
 * How much room a thread gets for what lives shortly: less than usual where there are several threads, or one beside much
 * that is kept. What must hold: no thread waits for ever at its end. In Electron 25 (V8 11.4) one of little room did: at its
 * end it waits for V8's tasks of the background, and such a task waited for it, in one of seven ends. There it gets the usual.
 */
import type { WorkerOptions } from 'node:worker_threads';

/** @param youngMb MiB of V8's young generation, outside Electron @param electron its version, where this runs in it */
export const littleRoom = (
	youngMb: number,
	electron: string | undefined = process.versions.electron,
): Pick<WorkerOptions, 'resourceLimits'> =>
	electron === undefined ? { resourceLimits: { maxYoungGenerationSizeMb: youngMb } } : {};
