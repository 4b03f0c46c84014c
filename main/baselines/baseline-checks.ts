/**
 * What holds of a baseline file beyond its single lines, checked in writing and in reading: the order of its paths, the
 * counts at its end and the SHA-256 of what stands before it.
 */
import type { Hash } from 'node:crypto';
import { canonical } from '../../shared/ledger/canonical';
import { Refused } from '../../shared/refusal';
import { displayName } from '../hashing/names';
import { comparePaths, PATH_STATES, type PathRecord, type PathState } from './path-record';

export interface BaselineEnd {
	readonly paths: number;
	readonly byState: Readonly<Record<PathState, number>>;
	/** Of all files. */
	readonly sizeBytes: bigint;
}

export class Counting {
	#paths = 0;
	#sizeBytes = 0n;
	#cleanBytes = 0;
	readonly #byState: Record<PathState, number> = { clean: 0, changed: 0, partial: 0, unreadable: 0, 'not-checked': 0 };

	take({ state, type, sizeBytes }: PathRecord): void {
		this.#paths++;
		this.#byState[state]++;
		if (sizeBytes !== null && (type === 'file' || type === 'unknown')) this.#sizeBytes += sizeBytes;
	}

	/** Clean files, and the bytes of all of them. */
	takeClean(files: number, bytes: number): void {
		this.#paths += files;
		this.#byState.clean += files;
		if (this.#cleanBytes + bytes > Number.MAX_SAFE_INTEGER) {
			this.#sizeBytes += BigInt(this.#cleanBytes);
			this.#cleanBytes = 0;
		}
		this.#cleanBytes += bytes;
	}

	end(): BaselineEnd {
		const sizeBytes = this.#sizeBytes + BigInt(this.#cleanBytes);
		return { paths: this.#paths, byState: { ...this.#byState }, sizeBytes };
	}
}

export const endLine = ({ byState, paths, sizeBytes }: BaselineEnd, digest: Hash): string =>
	canonical({ byState: { ...byState }, paths, sha256: digest.copy().digest('hex'), sizeBytes: String(sizeBytes) });

export function checkEnd(number: number, line: string, counted: BaselineEnd, digest: Hash): void {
	if (endLine(counted, digest) === line) return;
	throw malformed(
		number,
		`does not fit what stands before it: ${PATH_STATES.length} counts and a SHA-256 that are not so`,
	);
}

/** Refuses `baseline.duplicate`, and `baseline.malformed` for the line of that number. */
export function inOrder(last: Buffer | null, path: Buffer, number?: number): void {
	if (last === null) return;
	const order = comparePaths(last, path);
	if (order < 0) return;
	if (order === 0)
		throw new Refused(
			'baseline.duplicate',
			`“${displayName(path)}” stands twice.`,
			'One path has one record; correct the source.',
		);
	if (number === undefined) throw new Error(`out of order: ${displayName(last)} before ${displayName(path)}`);
	throw malformed(number, 'is out of order');
}

export function malformed(number: number, what: string): Refused {
	const where = number === 0 ? 'The end of the baseline' : `Line ${number} of the baseline`;
	return new Refused(
		'baseline.malformed',
		`${where} ${what}.`,
		'Use an undamaged copy of it; nothing of this one counts.',
	);
}
