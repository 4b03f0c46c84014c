/** Minutes of a lessons learned meeting as they are typed, beside the case's chains: a meeting lasts longer than a lock waits. */
import { join } from 'node:path';
import { z } from 'zod';
import { LESSONS } from '../../shared/catalogue/meeting';
import { type CaseId, INSTANT, type Instant } from '../../shared/vocabulary';
import { type Disk, nodeDisk } from './disk';
import { KeptFile } from './kept-file';
import type { Layout } from './layout';
import type { DocumentSealer } from './sealing';

const minutes = z.object({
	meeting: z.string().nullable(),
	heldAt: z.string().nullable(),
	moderator: z.string(),
	attended: z.string(),
	absent: z.string(),
	answers: z.array(z.object({ question: z.enum(LESSONS), answer: z.string() })),
	agreements: z.string(),
	savedAt: z
		.string()
		.regex(INSTANT)
		.transform((s) => s as Instant),
});

export class MinutesFile extends KeptFile<typeof minutes> {
	constructor(at: Layout, of: CaseId, vault: DocumentSealer, disk: Disk = nodeDisk) {
		super(join(at.caseFolder(of), 'minutes'), `minutes ${of}`, minutes, vault, disk);
	}
}
