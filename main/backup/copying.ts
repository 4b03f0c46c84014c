/**
 * The two long steps of a backup: what is new is copied, and everything is read back. What a run that was interrupted
 * brought over is taken up, once its digest is known to be the one wanted.
 */

import type { Part } from './manifest';
import type { MediumReader } from './medium';
import { cut, digestOf, type Parts, type Stretch } from './parts';
import { partPath } from './places';
import type { Planned } from './plan';
import { sizeOf, VAULT } from './source';
import { differs, type Stick } from './writing';

export interface Copied {
	readonly path: string;
	readonly parts: Part[];
	/** Where in the notebook each part comes from; null: only the stick has it. */
	readonly from: (Stretch | null)[];
}

export interface Copying {
	readonly stick: Stick;
	readonly parts: Parts;
	/** Sizes of what a run that was interrupted may have brought over. */
	readonly sizes: ReadonlySet<number>;
	copiedBytes: number;
}

/** Null where the file is gone since it was planned: a draft that was sealed, a note that was discarded. */
export async function copied(plan: Planned, copying: Copying, longest: number): Promise<Copied | null> {
	try {
		return await copiedAll(plan, copying, longest);
	} catch (error) {
		const [only] = plan.pieces;
		if (plan.path !== VAULT && only?.stretch?.whole && (await sizeOf(only.stretch.path)) === null) return null;
		throw error;
	}
}

async function copiedAll({ path, pieces }: Planned, copying: Copying, longest: number): Promise<Copied> {
	const file: Copied = { path, parts: [], from: [] };
	for (const { part, stretch } of pieces) {
		if (part) {
			file.parts.push(part);
			file.from.push(stretch);
		} else if (stretch)
			for (const piece of cut(stretch, longest)) {
				file.parts.push(await copy(piece, copying));
				file.from.push(piece);
			}
	}
	return file;
}

async function copy(stretch: Stretch, copying: Copying): Promise<Part> {
	const { stick, parts, sizes } = copying;
	if (sizes.has(stretch.sizeBytes)) {
		const part = { sha256: await digestOf(stretch), sizeBytes: stretch.sizeBytes };
		if (parts.has(part)) {
			stick.copied(part.sizeBytes);
			return part;
		}
	}
	copying.copiedBytes += stretch.sizeBytes;
	return parts.put(
		stretch,
		(work) => stick.on(work),
		(bytes) => stick.copied(bytes),
	);
}

/** Reads every part back. One that differs is copied once more; if that does not help, the disk is not to be trusted. */
export async function readBack(files: readonly Copied[], copying: Copying, reader: MediumReader): Promise<number> {
	const { stick, parts } = copying;
	const holds = async ({ sha256, sizeBytes }: Part, onBytes: (bytes: number) => void) => {
		const found = await stick.on(() => reader.digests(partPath(stick.root, sha256), [sizeBytes], onBytes));
		return found.sizeBytes === sizeBytes && found.digests[0] === sha256;
	};
	const read = new Set<string>();
	let repaired = 0;
	for (const file of files)
		for (const [at, part] of file.parts.entries()) {
			if (read.has(part.sha256)) continue;
			read.add(part.sha256);
			if (await holds(part, (bytes) => stick.read(bytes))) continue;
			const from = file.from[at];
			if (!from) throw differs(stick, file.path);
			const again = await parts.put(
				from,
				(work) => stick.on(work),
				() => undefined,
			);
			if (!(await holds(again, () => undefined))) throw differs(stick, file.path);
			file.parts[at] = again;
			copying.copiedBytes += again.sizeBytes;
			repaired++;
		}
	return repaired;
}
