/** Copies of evidence: begun, stored, ended, read again; and what was collected from a running host before it was lost. */
import { z } from 'zod';
import { DIGESTS } from '../vocabulary';
import { count, digests, instant, type Kind, may, must, storedFile, structural, text, uuid } from './kind';

/** A place on a disk: text for people, and the bytes in base64 where text does not hold them. */
const place = { path: text, pathBytes: z.string().optional() };
const range = z.strictObject({ from: count, toExclusive: count, file: text.optional() });
const reading = z.strictObject({
	result: z.enum(['equal', 'differs', 'not-done']),
	from: z.enum(['medium', 'cache']),
	/** `missing`: no file holds it any more; `not-checked`: it shares a chunk with what is missing. */
	damaged: z.array(range.extend({ because: z.enum(['missing', 'not-checked']).optional() })).max(200),
});
const acquisitionId = structural(must('the acquisition’s id', uuid));
const item = structural(must('the item’s id', uuid));
const tag = structural(must('the tag on the item', text));
const source = structural(must('which of its sources, from 0', count));

export const acquisition: readonly Kind[] = [
	{
		kind: 'acquisition.started/1',
		signers: 1,
		says: 'Copying of evidence began (SP 800-61 r2, §3.3.2): from where, to where, with what, behind which write blocker.',
		members: {
			acquisition: acquisitionId,
			item,
			tag,
			sources: must(
				'what is copied, in order',
				z.array(
					z.strictObject({
						...place,
						name: text,
						kind: z.enum(['file', 'tree', 'device']),
						/** Of a device: what the system calls it. */
						model: text.optional(),
						serial: text.optional(),
						sizeBytes: count.optional(),
					}),
				),
			),
			copiedTo: must(
				'where the copies go: the notebook’s vault, or a folder',
				z.union([
					z.strictObject({ kind: z.literal('vault') }),
					z.strictObject({ kind: z.literal('folder'), ...place }),
				]),
			),
			digests: must('which digests are made', z.array(z.enum(DIGESTS)).min(1)),
			pieceBytes: may('copies are cut into pieces of so many bytes', count),
			sourceAgain: may('the source is read a second time too', z.boolean()),
			writeBlocker: may('the write blocker, as whoever acquires states it', text),
			tool: may('the tool and its version', text),
			operator: may('who operates it', text),
			target: may('the medium that the copies go to, as whoever acquires states it', text),
		},
	},
	{
		kind: 'acquisition.stored/1',
		signers: 1,
		says: 'Bytes of an acquisition were stored in the vault: files, or the pieces of one, in order.',
		members: {
			acquisition: acquisitionId,
			source,
			begins: must('the byte of the source (the file’s number, for a tree) that the first of them begins with', count),
			files: must('what was stored', z.array(storedFile).min(1)),
		},
	},
	{
		kind: 'acquisition.completed/1',
		signers: 1,
		says: 'Copying of one source ended. Only the verdict `complete` says that every byte was read from a source that stood still, and that the copy, read again, gives the same bytes.',
		members: {
			acquisition: acquisitionId,
			item,
			tag,
			source,
			name: must('the source’s name', text),
			nameBytes: may('the name’s bytes in base64, where they are not UTF-8', z.string()),
			kind: must('file, tree or block device', z.enum(['file', 'tree', 'device'])),
			verdict: must('how it ended', z.enum(['complete', 'partial', 'changed', 'differs', 'cancelled'])),
			sizeBytes: must('how many bytes were copied', count),
			files: may('of a tree: how many files', count),
			digests: may('of all bytes; bad ranges count as zeros. Of a tree, the list has them', digests),
			pieces: may('into how many pieces the copy was cut', count),
			chunks: may('SHA-256 of each 16 MiB of the copy, which locates damage', storedFile),
			list: may('of a tree: every path with what is known of it', storedFile),
			badRanges: may('what could not be read and stands as zeros; the first 200', z.array(range).max(200)),
			badRangeCount: may('how many ranges could not be read', count),
			movements: may('what changed of the source while it was read', z.array(text)),
			secondReading: must('the copy read again, from the medium or through the cache', reading),
			sourceReading: may('the source read again', reading),
			resumed: may('how often it was interrupted and resumed', count),
			log: may('what was done, line by line', storedFile),
		},
	},
	{
		kind: 'acquisition.verified/1',
		signers: 1,
		says: 'A copy was read again and compared with what was acquired.',
		members: {
			acquisition: acquisitionId,
			item,
			tag,
			source,
			result: must('whether it still gives the same bytes', z.enum(['equal', 'differs'])),
			reading: must('what the reading found', reading),
			dueAt: may('when it was due', instant),
		},
	},
	{
		kind: 'acquisition.scheduled/1',
		signers: 1,
		says: 'How often copies are to be read again was set for this notebook.',
		members: { everyDays: must('in days; null for never', z.union([z.int().min(1), z.null()])) },
	},
	{
		kind: 'volatile.planned/1',
		signers: 1,
		says: 'What to collect from a running host was put in order, the most volatile first (RFC 3227, §2.1; SP 800-61 r2, §3.3.2).',
		members: {
			plan: structural(must('the plan’s id', uuid)),
			host: must('the host', text),
			system: must('its system', z.enum(['linux', 'windows'])),
			steps: must(
				'the steps in order',
				z.array(z.strictObject({ what: text, standard: text, commands: z.array(text) })).min(1),
			),
		},
	},
	{
		kind: 'volatile.collected/1',
		signers: 1,
		says: 'A step of a plan was done, or skipped for a reason.',
		members: {
			plan: structural(must('the plan', uuid)),
			step: structural(must('which step of it, from 1', z.int().min(1))),
			state: must('done or skipped', z.enum(['done', 'skipped'])),
			reason: may('why it was skipped, or what is to be said of it', text),
			command: may('what was run', text),
			tool: may(
				'the tool, its digests, and whether they were known',
				z.strictObject({ name: text, digests, check: z.enum(['as known', 'differs', 'unknown']) }),
			),
			files: may('what the tool gave', z.array(storedFile)),
			observedAt: may('when it was collected', instant),
		},
	},
];
