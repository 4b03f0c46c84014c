/**
 * The mark that a restored notebook bears until it is first unlocked: which backup it came from. The first unlock ends
 * its chains, begins new ones and takes the mark away (decision 9), so that it and the notebook that it is a copy of
 * may both go on and never fork.
 * What must hold: the mark is there before the folder is a notebook, and goes only when every chain was begun anew.
 */

import { join } from 'node:path';
import { z } from 'zod';
import { Refused } from '../../shared/refusal';
import { visible } from '../../shared/visible';
import { INSTANT, type Instant, SHA256, type Sha256 } from '../../shared/vocabulary';
import { codeOf, nodeDisk } from '../store/disk';
import { asRefusal, readWhole, syncFolder } from '../store/durable';
import { layout } from '../store/layout';

const instant = z
	.string()
	.regex(INSTANT)
	.transform((text) => text as Instant);
const markSchema = z.strictObject({
	format: z.literal('sealbook-restored/1'),
	/** Random, so that a crash between two steps of the first unlock is told from a second restore of the same backup. */
	restore: z.string().regex(/^[0-9a-f]{32}$/),
	restoredAt: instant,
	where: z.string().min(1).max(200),
	generation: z.int().min(1),
	madeAt: instant,
	manifest: z
		.string()
		.regex(SHA256)
		.transform((text) => text as Sha256),
	tag: z.string().min(1).max(1000),
});

export type RestoredMark = Readonly<z.infer<typeof markSchema>>;

const LARGEST_BYTES = 65_536;
export const MARK = 'notebook/restored.json';
const pathIn = (folder: string) => join(layout(folder).notebook, 'restored.json');

export const markBytes = (mark: RestoredMark): Buffer => Buffer.from(`${JSON.stringify(mark, null, '\t')}\n`, 'utf8');

/** The mark of a notebook that was restored and not unlocked since; null for any other. Refuses `notebook.restored-mark`. */
export async function restoredMark(folder: string): Promise<RestoredMark | null> {
	const path = pathIn(folder);
	try {
		return markSchema.parse(JSON.parse((await readWhole(path, LARGEST_BYTES)).toString('utf8')));
	} catch (error) {
		const code = codeOf(error);
		if (code === 'ENOENT') return null;
		if (code !== undefined) throw asRefusal(error, path);
		throw new Refused(
			'notebook.restored-mark',
			`${visible(path)} is not the mark that a restore leaves.`,
			'Restore the notebook again into an empty folder.',
		);
	}
}

/** Takes the mark away, durably. */
export async function forgetMark(folder: string): Promise<void> {
	const path = pathIn(folder);
	try {
		await nodeDisk.unlink(path);
		await syncFolder(layout(folder).notebook);
	} catch (error) {
		throw asRefusal(error, path);
	}
}
