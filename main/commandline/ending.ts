/** How a run of the program ends. */
import type { Status } from './invocation';

/** Should Node ever end without an answer, with nothing left to wait for, that is a bug and no success. */
export function endWith(running: Promise<Status>): void {
	process.exitCode = 3;
	void running.then((status) => {
		process.exitCode = status;
		// A terminal left half-read or a worker still ending must not keep a finished command waiting.
		process.stdout.write('', () => process.stderr.write('', () => process.exit(status)));
	});
}
