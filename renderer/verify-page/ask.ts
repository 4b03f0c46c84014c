/** The form of verify.html: a file picked or dropped, whom the reader trusts, and what became of it. */
import { visible } from '../../shared/visible';
import { page as words } from '../words/verify-page';
import type { Verify } from './begin';
import { found } from './element';
import { reportShown } from './report';

export function openPage(verify: Verify): void {
	const form = found('ask', HTMLFormElement);
	const input = found('file', HTMLInputElement);
	const trust = found('trust', HTMLTextAreaElement);
	const go = found('go', HTMLButtonElement);
	const stop = found('stop', HTMLButtonElement);
	const working = found('working', HTMLElement);
	const refused = found('refused', HTMLElement);
	const shown = found('report', HTMLElement);
	let stopping: AbortController | null = null;

	const refuse = (sentence: string, hint: string) => {
		refused.textContent = visible(`${sentence} ${hint}`.trim());
		refused.hidden = false;
	};
	const ask = async () => {
		const file = input.files?.[0];
		refused.hidden = true;
		shown.replaceChildren();
		if (!file) return refuse(words.noFile, words.noFileHint);
		stopping = new AbortController();
		const { signal } = stopping;
		go.disabled = true;
		stop.hidden = false;
		const onProgress = (doneBytes: number, totalBytes: number) => {
			if (signal.aborted) return;
			working.textContent =
				doneBytes < totalBytes ? words.reading(count(doneBytes), words.bytes(count(totalBytes))) : words.judging;
		};
		onProgress(0, file.size);
		try {
			const answer = await verify(file, trust.value, { onProgress, signal });
			working.textContent = '';
			if (!answer.ok) return refuse(answer.refusal.sentence, answer.refusal.hint);
			const report = reportShown(answer.value, { name: file.name, sizeBytes: file.size, at: new Date() });
			shown.replaceChildren(report);
			report.querySelector<HTMLElement>('h2')?.focus();
		} catch {
			working.textContent = signal.aborted ? words.stopped : '';
			if (!signal.aborted) refuse(words.crashed, words.crashedHint);
		} finally {
			go.disabled = false;
			stop.hidden = true;
			stopping = null;
		}
	};

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		void ask();
	});
	stop.addEventListener('click', () => stopping?.abort());
	// Anywhere on the page: a browser would else leave this page for the file.
	document.addEventListener('dragover', (event) => event.preventDefault());
	document.addEventListener('drop', (event) => {
		event.preventDefault();
		const { files } = event.dataTransfer ?? {};
		if (!files || files.length === 0 || go.disabled) return;
		input.files = files;
		go.focus();
	});
	// What is folded on screen is unfolded on paper.
	globalThis.addEventListener('beforeprint', () => {
		for (const folded of shown.querySelectorAll<HTMLDetailsElement>('details:not(.no-print)')) folded.open = true;
	});
}

const count = (value: number) => value.toLocaleString('en-US');
