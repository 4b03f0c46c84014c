/**
 * Copies a folder with all below it into a folder, while the lanes digest every file, and reads the copies again.
 * What must hold: every name that is met has exactly one record, also what is no file and what could not be read; a file
 * that moved or has holes says so in its record; a file has its record only once its copy is on the disk.
 */
import { realpathSync } from 'node:fs';
import { Refused } from '../../shared/refusal';
import { displayName } from '../hashing/names';
import type { AcquireOutcome, AcquireWork, DamagedRange, Rereading, TargetPlace } from './acquire-messages';
import { Cancelled, type Control } from './control';
import { mustHaveRoom } from './copy';
import { copyTree } from './copy-tree';
import { Journal, journalRecords } from './journal';
import { Pipeline } from './pipeline';
import { compareAgain, MediumReader, type Results } from './reread';
import { countTree, emptyOutcome, saidOf, sumsOf } from './tree-outcome';
import { placeOf, shownPath, type TreeFile, TreeTarget } from './tree-target';

const MOST_DAMAGED = 200;

/** The copy in a folder, read again at the end. */
export async function acquireTree(
	self: string,
	work: AcquireWork,
	place: TargetPlace,
	control: Control,
): Promise<AcquireOutcome> {
	const root = Buffer.from(work.path);
	mustBeApart(root, Buffer.from(place.folder));
	const found = work.resume ? Journal.open(place, work) : null;
	const journal =
		found?.journal ?? Journal.begin(place, { acquisition: work.acquisition, source: work.source, identity: null });
	if (found) journal.add({ resumed: true });
	const done = new Set((found?.steps ?? []).flatMap(({ records }) => (records ?? []).map(({ path }) => path)));
	const resumed = (found?.steps ?? []).filter((step) => step.resumed).length + (found ? 1 : 0);
	const results: Results = { to: () => undefined };
	const pipeline = await Pipeline.open(self, work.digests, 0, (result) => results.to(result));
	let target: TreeTarget | null = null;
	try {
		const { bytes } = await countTree(root, control);
		if (!found) mustHaveRoom(place, bytes);
		const tree = new TreeTarget(place, found !== null, journal);
		target = tree;
		let file: TreeFile | null = null;
		await copyTree(work, control, pipeline, results, done, {
			folder: (parts) => void tree.folder(parts),
			begin: (parts) => {
				file = tree.file(parts);
			},
			block: (_turn, block, at) => file?.write(block, at),
			end: () => file?.end(),
			keep: (records) => journal.add({ records }),
		});
		tree.close();
		target = null;
		const sums = sumsOf(journalRecords(place));
		control.log(saidOf(sums));
		const secondReading = await rereadTree(place, pipeline, results, control);
		return {
			...emptyOutcome(control),
			...sums,
			...{ secondReading, resumed, pieces: sums.files },
		};
	} finally {
		target?.close();
		journal.close();
		await pipeline.close();
	}
}

async function rereadTree(
	place: TargetPlace,
	pipeline: Pipeline,
	results: Results,
	control: Control,
): Promise<Rereading> {
	const reader = new MediumReader();
	const damaged: DamagedRange[] = [];
	let differs = false;
	try {
		if (control.cancelled) throw new Cancelled();
		control.verifying();
		for (const record of journalRecords(place)) {
			if (record.type !== 'file' || record.state === 'unreadable' || record.sizeBytes === null) continue;
			const expected = { sizeBytes: record.sizeBytes, chunks: record.chunks };
			const ranges = await reader.read(placeOf(place, record.path), record.sizeBytes, pipeline, (fill) =>
				compareAgain(pipeline, results, fill, expected, (bytes) => control.verified(bytes)),
			);
			differs ||= ranges.length > 0;
			for (const range of ranges)
				if (damaged.length < MOST_DAMAGED) damaged.push({ ...range, file: shownPath(record.path) });
		}
		return { result: differs ? 'differs' : 'equal', from: reader.from, damaged };
	} catch (error) {
		if (!(error instanceof Cancelled)) throw error;
		return { result: 'not-done', from: reader.from, damaged: [] };
	}
}

/** @throws Refused where the copy would lie in what is copied, and so never end */
function mustBeApart(root: Buffer, folder: Buffer): void {
	const at = (path: Buffer) => {
		try {
			return realpathSync(path, 'buffer').toString('latin1');
		} catch {
			return path.toString('latin1');
		}
	};
	if (!`${at(folder)}/`.startsWith(`${at(root)}/`)) return;
	throw new Refused(
		'acquisition.target-inside',
		`The target lies in “${displayName(root)}”, which is to be acquired.`,
		'Choose a folder on another disk.',
	);
}
