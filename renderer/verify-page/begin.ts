/**
 * verify.html begins here, in the page and in the thread that it starts of itself: a file of gigabytes is read there, so that the
 * page can still be scrolled and stopped. Where a browser gives a page from a disk no thread, the page reads the file itself.
 */
import type { Answer } from '../../shared/refusal';
import type { VerifyReport } from '../../shared/views';
import { openPage } from './ask';

/** How the page has a case file judged; handed in, because it is the program's own verifier. */
export type Verify = (
	file: Blob,
	typed: string,
	how: { readonly onProgress?: (doneBytes: number, totalBytes: number) => void; readonly signal?: AbortSignal },
) => Promise<Answer<VerifyReport>>;

interface Asked {
	readonly file: Blob;
	readonly typed: string;
}
type Told =
	| { readonly says: 'ready' }
	| { readonly says: 'progress'; readonly doneBytes: number; readonly totalBytes: number }
	| { readonly says: 'answer'; readonly answer: Answer<VerifyReport> }
	| { readonly says: 'bug' };

/** Tell no more often than this: a message for every piece would take longer than the reading. */
const TELL_EVERY_MS = 100;

export function begin(verify: Verify): void {
	if (typeof document === 'undefined') serve(verify);
	else openPage(inThread(document.currentScript?.textContent ?? '', verify));
}

/** The thread: one question, one answer. */
function serve(verify: Verify): void {
	const tell = (told: Told) => globalThis.postMessage(told);
	globalThis.addEventListener('message', async (event: MessageEvent<Asked>) => {
		const { file, typed } = event.data;
		let last = 0;
		const onProgress = (doneBytes: number, totalBytes: number) => {
			const now = performance.now();
			if (now - last < TELL_EVERY_MS && doneBytes < totalBytes) return;
			last = now;
			tell({ says: 'progress', doneBytes, totalBytes });
		};
		try {
			tell({ says: 'answer', answer: await verify(file, typed, { onProgress }) });
		} catch {
			tell({ says: 'bug' });
		}
	});
	tell({ says: 'ready' });
}

/** The same question, answered by a thread that runs this page's own script. */
function inThread(script: string, verify: Verify): Verify {
	return async (file, typed, how) => {
		const thread = await started(script);
		if (!thread) return verify(file, typed, how);
		try {
			return await new Promise((resolve, fail) => {
				how.signal?.addEventListener('abort', () => fail(how.signal?.reason));
				thread.addEventListener('message', ({ data }: MessageEvent<Told>) => {
					if (data.says === 'progress') how.onProgress?.(data.doneBytes, data.totalBytes);
					else if (data.says === 'answer') resolve(data.answer);
					else if (data.says === 'bug') fail(new Error('the thread failed'));
				});
				thread.addEventListener('error', () => fail(new Error('the thread failed')));
				thread.postMessage({ file, typed } satisfies Asked);
			});
		} finally {
			thread.terminate();
		}
	};
}

/** A thread that said it is there; null where the browser allows none. */
async function started(script: string): Promise<Worker | null> {
	const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
	try {
		const thread = new Worker(address);
		return await new Promise((resolve) => {
			thread.addEventListener('message', () => resolve(thread), { once: true });
			thread.addEventListener('error', () => resolve(null), { once: true });
		});
	} catch {
		return null;
	} finally {
		URL.revokeObjectURL(address);
	}
}
