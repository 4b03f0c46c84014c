/** Answers of an exercise as they are typed, beside the case's chains: an exercise lasts longer than a lock waits. */
import { join } from 'node:path';
import { z } from 'zod';
import type { CaseId } from '../../shared/vocabulary';
import { type Disk, nodeDisk } from './disk';
import { KeptFile } from './kept-file';
import type { Layout } from './layout';
import type { DocumentSealer } from './sealing';

/** By question. */
const answers = z.record(z.string(), z.object({ answer: z.string(), by: z.string() }));

export class AnswersFile extends KeptFile<typeof answers> {
	constructor(at: Layout, of: CaseId, vault: DocumentSealer, disk: Disk = nodeDisk) {
		super(join(at.caseFolder(of), 'answers'), `answers ${of}`, answers, vault, disk);
	}
}
