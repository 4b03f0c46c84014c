/**
 * One act that makes a verified copy of a notebook: plan, copy what is new, read everything back, write the manifest,
 * only then let older generations go. It may be killed, or its stick pulled, at any moment: parts that arrived are not
 * copied again, and the newest manifest on the stick still names a whole backup, with the one before it.
 * What must hold: a manifest is written only after every part that it names was read back with its digest.
 */
import { join } from 'node:path';
import type { Sha256 } from '../../shared/vocabulary';
import { nodeDisk } from '../store/disk';
import { readWhole, replaceFile } from '../store/durable';
import { type Copied, copied, readBack } from './copying';
import { type Manifest, writeManifest } from './manifest';
import { MediumReader, type ReadBack } from './medium';
import { LONGEST_PART_BYTES, Parts } from './parts';
import { folderFor, generationsIn, manifestPath } from './places';
import { planOf } from './plan';
import { README } from './readme';
import { heldIn } from './source';
import { diskName, mustHaveRoom, roomIn } from './stick';
import { differs, type Making, Stick } from './writing';

export interface Made {
	/** The backup's own folder. */
	readonly folder: string;
	/** The disk's name. */
	readonly where: string;
	readonly generation: number;
	readonly manifest: Sha256;
	readonly files: number;
	readonly sizeBytes: number;
	/** What was not on the stick yet. */
	readonly copiedBytes: number;
	/** Parts that the stick had lost or gave back wrongly, and that were copied again. */
	readonly repaired: number;
	readonly readBack: ReadBack;
}

/** Refuses `disk.<CODE>`, `backup.other-chain`, `backup.changed`, `backup.differs` and `job.cancelled`. */
export async function makeBackup(making: Making): Promise<Made> {
	const stick = new Stick(making, folderFor(making.to, making.vault.id), await diskName(making.to));
	const disk = making.disk ?? nodeDisk;
	const { previous, newest } = await stick.open();
	const parts = await stick.on(() => Parts.open(stick.root, disk));
	const held = await heldIn(making.folder, making.records);
	const planned = await planOf(making, held, previous, parts, stick);

	const pieces = planned.flatMap((plan) => plan.pieces);
	const known = new Set(pieces.flatMap(({ part }) => (part ? [part.sha256] : [])));
	const spare = parts.besides(known);
	const wanted = sum(pieces.flatMap(({ part, stretch }) => (part === null && stretch ? [stretch] : [])));
	mustHaveRoom(stick.where, await roomIn(stick.root), wanted - sum(spare), stick.last);
	stick.begin(wanted, sum(planned), planned.length);

	const files: Copied[] = [];
	const copying = { stick, parts, sizes: new Set(spare.map((part) => part.sizeBytes)), copiedBytes: 0 };
	for (const plan of planned) {
		const file = await copied(plan, copying, making.longestPartBytes ?? LONGEST_PART_BYTES);
		if (file) files.push(file);
		stick.doneItems++;
	}
	const reader = new MediumReader();
	const repaired = await readBack(files, copying, reader);

	const generation = newest + 1;
	const { bytes, digest } = writeManifest(
		{
			format: 'sealbook-backup/1',
			vault: making.vault.id,
			name: making.name,
			generation,
			madeAt: making.madeAt,
			files: files.map(({ path, parts: named }) => ({ path, sizeBytes: sum(named), parts: named })),
		},
		making.vault,
	);
	await stick.on(async () => {
		await replaceFile(join(stick.root, 'README.txt'), Buffer.from(README, 'utf8'), disk);
		await replaceFile(manifestPath(stick.root, generation), bytes, disk);
		const found = await readWhole(manifestPath(stick.root, generation), bytes.length);
		if (!found.equals(bytes)) throw differs(stick, 'the manifest');
	});
	// The backup stands. Whatever of older ones cannot be removed now is removed with the next one.
	await letGo(stick.root, generation, previous, files, parts).catch(() => undefined);
	return {
		folder: stick.root,
		where: stick.where,
		generation,
		manifest: digest,
		files: files.length,
		sizeBytes: sum(files.flatMap((file) => file.parts)),
		copiedBytes: copying.copiedBytes,
		repaired: repaired + pieces.filter(({ lost }) => lost).length,
		readBack: reader.read,
	};
}

/** Keeps this generation and the one before it; manifests go before what they name. */
async function letGo(
	root: string,
	generation: number,
	previous: Manifest | null,
	files: readonly Copied[],
	parts: Parts,
): Promise<void> {
	for (const older of await generationsIn(root))
		if (older !== generation && older !== previous?.generation) await nodeDisk.unlink(manifestPath(root, older));
	const kept = [...files, ...(previous?.files ?? [])].flatMap((file) => file.parts.map((part) => part.sha256));
	for (const { sha256 } of parts.besides(new Set(kept))) await parts.remove(sha256);
}

const sum = (sized: readonly { readonly sizeBytes: number }[]) => sized.reduce((n, { sizeBytes }) => n + sizeBytes, 0);
