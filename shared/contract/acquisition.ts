/** Questions about acquiring evidence: copies that are digested while they are made, and what is collected first. */
import { z } from 'zod';
import { caseName, instant, job, line, prose, ticket } from '../fields';
import { question } from '../question';
import type { AcquisitionCheckView, AcquisitionSchedule, AcquisitionView, Receipt, VolatilePlanView } from '../views';
import { DIGESTS, UUID } from '../vocabulary';

const acquisition = z.string().regex(UUID, 'An acquisition is named by its id.');
const tag = line(40);
const digests = z.array(z.enum(DIGESTS)).min(1, 'Name at least one digest.').max(DIGESTS.length);
/** A piece holds whole sectors, and no file system of today lacks room for 1 MiB. */
const pieceBytes = z
	.int()
	.min(1_048_576, 'A piece has at least 1 MiB.')
	.multipleOf(512, 'A piece is a multiple of 512 bytes.');

export const acquisitionQuestions = {
	'acquisition.start': question<Receipt>()(
		'open',
		'copies files, folders or block devices while digesting them, reads the copy again, and records both',
		z.strictObject({
			case: caseName,
			tag,
			sources: z.array(ticket).min(1, 'Name what is to be acquired.').max(100, 'At most 100 sources at once.'),
			/** `vault`, or the folder that the copies are written to. */
			to: z.union([z.literal('vault'), ticket]),
			/** Copies in a folder are cut into pieces of so many bytes: .001, .002, … */
			pieceBytes: pieceBytes.optional(),
			digests: digests.optional(),
			/** Read the source a second time too, which finds one that gives other bytes under the same times. */
			sourceAgain: z.boolean().optional(),
			statements: z
				.strictObject({
					writeBlocker: line(500).optional(),
					tool: line(500).optional(),
					operator: line(200).optional(),
					target: line(500).optional(),
				})
				.optional(),
			job,
		}),
	),
	'acquisition.list': question<readonly AcquisitionView[]>()(
		'open',
		'lists a case’s acquisitions: running, paused, interrupted and ended',
		z.strictObject({ case: caseName }),
	),
	'acquisition.pause': question<AcquisitionView>()(
		'open',
		'pauses an acquisition; what was copied is made safe first',
		z.strictObject({ case: caseName, acquisition }),
	),
	'acquisition.resume': question<Receipt>()(
		'open',
		'goes on with an acquisition that was paused or interrupted, and answers when it has ended',
		z.strictObject({ case: caseName, acquisition, job }),
	),
	'acquisition.cancel': question<Receipt>()(
		'open',
		'ends an acquisition; what was copied is kept, marked incomplete, and entered so',
		z.strictObject({ case: caseName, acquisition }),
	),
	'acquisition.verify': question<AcquisitionCheckView>()(
		'open',
		'reads every copy of an item again, compares it with what was acquired, and enters what it found',
		z.strictObject({ case: caseName, tag, acquisition: acquisition.optional(), job }),
	),
	'acquisition.schedule': question<AcquisitionSchedule>()(
		'open',
		'says which copies are due to be read again; with a number of days, sets how often (null: never)',
		z.strictObject({ everyDays: z.int().min(1).max(36_500).nullable().optional() }),
	),

	'volatile.plan': question<VolatilePlanView>()(
		'open',
		'plans what is collected from a running host, the most volatile first (RFC 3227, section 2.1)',
		z.strictObject({ case: caseName, host: line(255), system: z.enum(['linux', 'windows']).optional() }),
	),
	'volatile.list': question<readonly VolatilePlanView[]>()(
		'open',
		'lists a case’s plans for collecting volatile data, with what was done of each',
		z.strictObject({ case: caseName }),
	),
	'volatile.record': question<Receipt>()(
		'open',
		'records one step of a plan as done or, with a reason, as skipped',
		z
			.strictObject({
				case: caseName,
				plan: z.string().regex(UUID),
				step: z.int().min(1).max(1000),
				state: z.enum(['done', 'skipped']),
				reason: line(2000).optional(),
				/** What was run, where it is not the plan’s own command. */
				command: prose.optional(),
				/** The tool’s file; it is digested here. */
				tool: ticket.optional(),
				/** A list of known digests (any that can be imported) that the tool should be in. */
				known: ticket.optional(),
				/** What the tool gave; stored as an object. */
				output: ticket.optional(),
				observedAt: instant.optional(),
				job,
			})
			.refine(({ state, reason }) => state === 'done' || reason !== undefined, {
				message: 'A step is skipped with a reason.',
				path: ['reason'],
			}),
	),
} as const;
