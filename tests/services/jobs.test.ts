/** Long work: what is told of its speed and end, and how it ends when it is stopped. */
import { afterEach, expect, it, vi } from 'vitest';
import { Jobs } from '../../main/services/jobs';
import { Refused } from '../../shared/refusal';
import type { JobProgress } from '../../shared/views';

const refusing = (code: string) => ({ refusal: { code } });
afterEach(() => vi.useRealTimers());

it('a pass that begins anew is timed from its own beginning', async () => {
	vi.useFakeTimers({ toFake: ['performance'] });
	const heard: JobProgress[] = [];
	const jobs = new Jobs((telling) => telling.tells === 'progress' && heard.push(telling.progress));
	await jobs.run('merge', 'Merging', async (job) => {
		const after = (ms: number, doneBytes: number) => {
			vi.advanceTimersByTime(ms);
			job.progress({ doneBytes, totalBytes: 4000 });
		};
		after(1000, 1000);
		after(3000, 4000);
		after(1000, 500);
		after(1000, 1500);
	});
	expect(heard.map(({ doneBytes, bytesPerSecond, msLeft }) => [doneBytes, bytesPerSecond, msLeft])).toEqual([
		[1000, 1000, 3000],
		[4000, 1000, 0],
		[500, 0, null],
		[1500, 1000, 2500],
	]);
});

it('what ends because it was stopped is refused as such, however its work says so; what it refuses itself stands', async () => {
	const jobs = new Jobs(() => undefined);
	const stopped = (work: (signal: AbortSignal) => void) =>
		jobs.run('job', 'Working', async ({ signal }) => {
			expect(jobs.cancel('job')).toBe(true);
			work(signal);
		});
	await expect(stopped((signal) => signal.throwIfAborted())).rejects.toMatchObject(refusing('job.cancelled'));
	const own = () => {
		throw new Refused('list.unreadable', 'It cannot be read.');
	};
	await expect(stopped(own)).rejects.toMatchObject(refusing('list.unreadable'));
	const bug = jobs.run('job', 'Working', async () => {
		throw new TypeError('a bug');
	});
	await expect(bug).rejects.toThrow(TypeError);
	expect(jobs.cancel('job')).toBe(false);
});
