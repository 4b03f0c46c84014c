/**
 * Records in the order of comparisons, whatever order they came in; and by keys of another kind, where paths that differ
 * in upper and lower case only are the same.
 * What must hold: no record is dropped; two of one key are refused, as one path has one state.
 */
import { Refused } from '../../shared/refusal';
import { displayName } from '../hashing/names';
import { sortRecords } from './external-sort';
import { comparePaths, type PathRecord } from './path-record';
import { recordIn, recordLine } from './record-members';

export interface SortingOptions {
	/** For what does not fit into memory. */
	readonly folder: string;
	readonly keyOf?: ((path: Buffer) => Buffer) | undefined;
	/** Of several records of one path the last that came counts; without it they are refused. */
	readonly lastCounts?: boolean | undefined;
	/** Makes one of two records of one path, or null where they are refused. */
	readonly joined?: ((one: PathRecord, other: PathRecord) => PathRecord | null) | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** Refuses `baseline.duplicate`, and what the source does. */
export async function* sortedRecords(
	records: AsyncIterable<PathRecord>,
	{ folder, keyOf, lastCounts = false, joined, signal }: SortingOptions,
): AsyncGenerator<PathRecord, void, undefined> {
	const key = keyOf ?? ((path: Buffer) => path);
	let last = null as { readonly key: Buffer; readonly record: PathRecord } | null;
	const compare = (a: Buffer, b: Buffer) => comparePaths(keyIn(a), keyIn(b));
	for await (const packed of sortRecords(packing(records, key), { compare, folder, signal })) {
		const record = recordIn(JSON.parse(packed.subarray(4 + packed.readUInt32BE(0)).toString('utf8')));
		const own = key(record.path);
		if (last?.key.equals(own)) {
			const both = joined?.(last.record, record) ?? (lastCounts ? record : null);
			if (both === null) throw twice(last.record.path, record.path);
			last = { key: own, record: both };
			continue;
		}
		if (last) yield last.record;
		last = { key: own, record };
	}
	if (last) yield last.record;
}

/** Upper and lower case alike, as Windows and macOS take them (Unicode's simple mappings, no locale). Bytes that are no UTF-8 stay. */
export function withoutCase(path: Buffer): Buffer {
	const text = path.toString('utf8');
	return text.includes('\ufffd') ? path : Buffer.from(text.toUpperCase().toLowerCase());
}

/** Key and record in one, the key's length in front. */
async function* packing(records: AsyncIterable<PathRecord>, keyOf: (path: Buffer) => Buffer) {
	for await (const record of records) {
		const key = keyOf(record.path);
		const length = Buffer.alloc(4);
		length.writeUInt32BE(key.length);
		yield Buffer.concat([length, key, Buffer.from(recordLine(record))]);
	}
}

const keyIn = (packed: Buffer): Buffer => packed.subarray(4, 4 + packed.readUInt32BE(0));

function twice(first: Buffer, second: Buffer): Refused {
	if (first.equals(second)) {
		const sentence = `“${displayName(second)}” stands twice.`;
		return new Refused('baseline.duplicate', sentence, 'One path has one record; correct the list and try again.');
	}
	const sentence = `“${displayName(first)}” and “${displayName(second)}” differ in upper and lower case only.`;
	return new Refused('baseline.duplicate', sentence, 'Compare with upper and lower case told apart.');
}
