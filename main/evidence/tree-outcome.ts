/** What a tree comes to: before it is read, how much there is; after, what its records say together. */
import { walk } from '../hashing/walk';
import type { AcquireOutcome, TreeRecord } from './acquire-messages';
import type { Control } from './control';
import { shownPath } from './tree-target';

/** What there is to read, so that progress has an end. Nothing is opened. */
export async function countTree(root: Buffer, control: Control): Promise<{ bytes: number; files: number }> {
	const sum = { bytes: 0, files: 0 };
	for await (const step of walk([root])) {
		if (step.found !== 'file') continue;
		sum.bytes += step.sizeBytes;
		sum.files++;
		step.release();
	}
	control.total(sum.bytes, 0);
	return sum;
}

/** An outcome of which nothing is known yet. */
export const emptyOutcome = (control: Control): AcquireOutcome => ({
	cancelled: control.cancelled,
	sizeBytes: 0,
	digests: {},
	chunks: [],
	badRanges: [],
	badFiles: [],
	movements: [],
	secondReading: { result: 'not-done', from: 'cache', damaged: [] },
	sourceReading: null,
	pieces: 0,
	resumed: 0,
	files: null,
	unreadable: 0,
	log: control.lines,
});

/** What the records of a tree come to. */
export function sumsOf(records: Iterable<TreeRecord>) {
	const badFiles: { file: string; from: number; toExclusive: number }[] = [];
	const sums = { files: 0, unreadable: 0, changed: 0, sizeBytes: 0 };
	for (const { path, badRanges, state, type, sizeBytes } of records) {
		for (const range of badRanges) badFiles.push({ file: shownPath(path), ...range });
		if (state === 'unreadable') sums.unreadable++;
		if (state === 'changed') sums.changed++;
		if (type !== 'file' || state === 'unreadable') continue;
		sums.files++;
		sums.sizeBytes += sizeBytes ?? 0;
	}
	const { files, unreadable, changed, sizeBytes } = sums;
	const movements = changed > 0 ? [`${changed} files changed while they were read`] : [];
	return { files, unreadable, sizeBytes, badFiles, movements };
}

export const saidOf = ({ files, sizeBytes, unreadable, movements }: ReturnType<typeof sumsOf>): string =>
	[
		`${files} files, ${sizeBytes} bytes`,
		...(unreadable > 0 ? [`${unreadable} could not be read`] : []),
		...movements,
	].join('; ');
