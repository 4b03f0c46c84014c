/** Progress of a job that goes through a known number of bytes more than once, and through paths beside them. */
import type { Job } from './jobs';

export interface Going {
	/** So many more bytes. */
	bytes(more: number): void;
	/** So many paths in all; told with the next bytes. */
	items(done: number): void;
	/** There is nothing left. */
	whole(): void;
}

/** `totalBytes` of all passes; a guess may be too low, and then the end is told late rather than passed. */
export function goingOn(job: Job, { totalBytes, totalItems }: { totalBytes: number; totalItems: number }): Going {
	let doneBytes = 0;
	let doneItems = 0;
	const tell = (total: number) =>
		job.progress({ doneBytes, totalBytes: total, doneItems, totalItems: Math.max(totalItems, doneItems) });
	return {
		bytes(more) {
			doneBytes += more;
			tell(Math.max(totalBytes, doneBytes + 1));
		},
		items(done) {
			doneItems = done;
		},
		whole: () => tell(doneBytes),
	};
}
