/**
 * What is to be copied: the notebook held against the newest generation on the stick. A chain only grows, so its parts
 * stay and what was added becomes a new one; an object never changes, so one of the same path and size is there. Where
 * a merge sealed a chain's entries anew, their bytes differ and what they say does not: then it is copied whole.
 * What must hold: a backup is never carried on by a notebook that does not hold what it holds; then it is refused, and
 * says which chain.
 */
import { join } from 'node:path';
import { Refused } from '../../shared/refusal';
import type { BackedUpFile, Manifest, Part } from './manifest';
import { digestOf, type Parts, type Stretch } from './parts';
import { isChain, isObject } from './places';
import { sealedAnew } from './sealed-anew';
import type { Held } from './source';
import type { Making, Stick } from './writing';

/** A chain that grew in so many steps is copied whole once more, which keeps manifests small. */
const MOST_STEPS = 64;

/** A stretch of a file and, where the stick has it already, its part. `stretch` null: only the stick has it. */
export interface Piece {
	readonly stretch: Stretch | null;
	readonly part: Part | null;
	/** True where the stick should have it and has lost it. */
	readonly lost: boolean;
}

export interface Planned {
	readonly path: string;
	readonly sizeBytes: number;
	readonly pieces: readonly Piece[];
}

export async function planOf(
	{ folder, vault }: Pick<Making, 'folder' | 'vault'>,
	held: readonly Held[],
	previous: Manifest | null,
	parts: Parts,
	{ root, where }: Pick<Stick, 'root' | 'where'>,
): Promise<Planned[]> {
	const before = new Map((previous?.files ?? []).map((file) => [file.path, file]));
	const here = new Set(held.map(({ path }) => path));
	const planned: Planned[] = [];
	for (const { path, is, sizeBytes } of held) {
		const old = before.get(path);
		const source = join(folder, path);
		if (is === 'whole') {
			planned.push({ path, sizeBytes, pieces: [wholeOf(source, sizeBytes)] });
			continue;
		}
		const same = is === 'object' || !old || (await continues(source, sizeBytes, old, where));
		if (old && !same && !(await sealedAnew(source, { root, parts: old.parts, vault })))
			throw otherChain(old.path, where, 'which holds other entries there than in this notebook');
		const stays = old && same && (is === 'chain' ? old.parts.length < MOST_STEPS : old.sizeBytes === sizeBytes);
		planned.push({ path, sizeBytes, pieces: piecesOf(source, sizeBytes, stays ? old.parts : [], parts) });
	}
	for (const file of before.values()) {
		if (here.has(file.path)) continue;
		if (isChain(file.path)) throw otherChain(file.path, where, 'which this notebook does not have at all');
		// An object that is gone here is not forgotten there.
		if (isObject(file.path) && file.parts.every((part) => parts.has(part)))
			planned.push({ ...file, pieces: file.parts.map((part) => ({ stretch: null, part, lost: false })) });
	}
	return planned;
}

const wholeOf = (path: string, sizeBytes: number): Piece => ({
	stretch: { path, from: 0, sizeBytes, whole: true },
	part: null,
	lost: false,
});

function piecesOf(path: string, sizeBytes: number, known: readonly Part[], parts: Parts): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const part of known) {
		const there = parts.has(part);
		pieces.push({ stretch: { path, from, sizeBytes: part.sizeBytes }, part: there ? part : null, lost: !there });
		from += part.sizeBytes;
	}
	if (from < sizeBytes) pieces.push({ stretch: { path, from, sizeBytes: sizeBytes - from }, part: null, lost: false });
	return pieces;
}

/** Is what the backup holds of a chain how this notebook's begins, byte for byte? Refuses where it is longer there. */
async function continues(path: string, sizeBytes: number, old: BackedUpFile, where: string): Promise<boolean> {
	if (old.sizeBytes > sizeBytes) throw otherChain(old.path, where, 'which is longer there than in this notebook');
	let from = 0;
	for (const part of old.parts) {
		const found = await digestOf({ path, from, sizeBytes: part.sizeBytes });
		if (found !== part.sha256) return false;
		from += part.sizeBytes;
	}
	return true;
}

function otherChain(path: string, where: string, how: string): Refused {
	const [room = '', id = ''] = path.split('/');
	const chain = (path.split('/').at(-1) ?? '').replace(/\.ledger$/, '');
	const whose = room === 'cases' ? `the chain ${chain} of case ${id}` : `the notebook’s own chain ${chain}`;
	return new Refused(
		'backup.other-chain',
		`The backup on ${where} holds ${whose}, ${how}.`,
		'This notebook was put back to an earlier day, or a restored copy of it uses the same place: back up to another folder; the backup there stays as it is.',
		'to',
	);
}
