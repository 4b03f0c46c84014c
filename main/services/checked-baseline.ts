/**
 * A baseline that this notebook knows, found by its tag or digest; its digest and its signature are checked each time
 * before it is used.
 */
import { createHash } from 'node:crypto';
import { isBaselineDigest } from '../../shared/contract/baseline';
import { Refused } from '../../shared/refusal';
import type { EntryView } from '../../shared/views';
import type { Sha256 } from '../../shared/vocabulary';
import { type OpenedBaseline, openBaseline } from '../baselines/baseline-file';
import { cancelled } from '../hashing/read-evidence';
import { type BaselineSigner, signerOf } from './baseline-signature';
import type { Desk } from './desk';

const KINDS = new Set(['baseline.recorded/1', 'baseline.imported/1']);

/** What an entry says of the stored file. */
export type StoredBaseline = { readonly object: Sha256; readonly name: string; readonly sizeBytes: number };

export const entriesOf = (desk: Desk): EntryView[] =>
	desk.book.entries().filter((entry) => KINDS.has(entry.kind) && entry.verdict === 'verified');

export const fileOf = (entry: EntryView): StoredBaseline => entry.body.file as StoredBaseline;

export interface UsedBaseline {
	readonly entry: EntryView;
	readonly object: Sha256;
	/** Of its file. */
	readonly sizeBytes: number;
	readonly tag: string;
	readonly signer: BaselineSigner | null;
	/** Its file, anew each time. */
	open(): Promise<OpenedBaseline>;
}

/** A baseline by tag or digest, its digest and its signature checked. Refuses `baseline.unknown`, `baseline.signature`, `object.*`. */
export async function checkedBaseline(desk: Desk, name: string, reading: Reading = {}): Promise<UsedBaseline> {
	const entry = baselineNamed(desk, name);
	const { object } = fileOf(entry);
	const digest = createHash('sha256');
	const stored = () => told(desk.shelf.objects(desk.book.id).open(object), reading);
	for await (const bytes of stored()) digest.update(bytes);
	const found = digest.digest();
	if (found.toString('hex') !== object) {
		const sentence = 'The stored baseline no longer has its digest.';
		throw new Refused('object.damaged', sentence, 'Restore the notebook from a backup.');
	}
	const { signature } = entry.body;
	const signer = typeof signature === 'string' ? signerOf(Buffer.from(signature, 'base64'), found) : null;
	const { sizeBytes } = fileOf(entry);
	return { entry, object, sizeBytes, tag: String(entry.body.tag), signer, open: () => openBaseline(stored()) };
}

/** Who waits for the bytes of a baseline, and may not want them any more. */
interface Reading {
	readonly signal?: AbortSignal | undefined;
	readonly onBytes?: ((bytes: number) => void) | undefined;
}

async function* told(bytes: AsyncIterable<Buffer>, { signal, onBytes }: Reading) {
	for await (const piece of bytes) {
		if (signal?.aborted === true) throw cancelled();
		onBytes?.(piece.length);
		yield piece;
	}
}

function baselineNamed(desk: Desk, name: string): EntryView {
	const entry = entriesOf(desk).find((one) =>
		isBaselineDigest(name) ? fileOf(one).object === name : one.body.tag === name,
	);
	if (!entry)
		throw new Refused(
			'baseline.unknown',
			`This notebook knows no baseline ${name}.`,
			'Look at the list of baselines.',
			'baseline',
		);
	return entry;
}

/** What a baseline's entry says of its size, before it is read. Refuses `baseline.unknown`. */
export function sizesOfBaseline(desk: Desk, name: string): { readonly sizeBytes: number; readonly paths: number } {
	const entry = baselineNamed(desk, name);
	return { sizeBytes: fileOf(entry).sizeBytes, paths: Number(entry.body.paths ?? 0) };
}
