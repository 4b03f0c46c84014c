/** The person pressed Ctrl+C: no refusal and no bug. Nothing was half-written; the process ends with 130. */
export class Interrupted extends Error {
	constructor() {
		super('interrupted');
		this.name = 'Interrupted';
	}
}

/** Fails with `Interrupted` when the person presses Ctrl+C, and never else; for races with what may wait for ever. */
export function whenInterrupted(signal: AbortSignal): Promise<never> {
	const promise = new Promise<never>((_, fail) => {
		const end = () => fail(new Interrupted());
		if (signal.aborted) end();
		else signal.addEventListener('abort', end, { once: true });
	});
	// Nobody may be waiting at that moment.
	promise.catch(() => undefined);
	return promise;
}
