/** Questions about baselines, comparisons with them, and what is done with what they find. */
import { z } from 'zod';
import { caseName, entryName, instant, job, line, passphrase, phase, prose, ticket } from '../fields';
import { question } from '../question';
import type {
	BaselineExportView,
	BaselineView,
	ComparisonPathView,
	ComparisonRowsView,
	ComparisonRunView,
	ComparisonView,
	FindingView,
	ListLookView,
	ProofView,
} from '../views';
import { COMPARISON_STATES, DIGESTS, SHA256 } from '../vocabulary';

export const COMPARED_ATTRIBUTES = [
	'type',
	'size',
	'content',
	'mode',
	'uid',
	'gid',
	'links',
	'device',
	'linkTarget',
	'mtime',
	'ctime',
	'inode',
] as const;
export const KNOWN_VERDICTS = ['good', 'bad', 'unknown'] as const;
export const LIST_FORMAT_NAMES = ['sha256sum', 'hashdeep', 'dfxml', 'aide', 'mtree', 'csv'] as const;
const PATH_STYLES = ['unix', 'windows'] as const;

const state = z.enum(COMPARISON_STATES);
/** By tag, or by the SHA-256 of the baseline file. */
const baseline = z.string().regex(/^(BL-[0-9]{2,9}|[0-9a-f]{64})$/, 'A baseline is named as BL-07, or by its SHA-256.');
/** A pattern for paths relative to the root: `*` and `?` within a part, `**` for any number of parts. */
const patterns = z.array(line(1000)).max(200, 'At most 200 rules.').optional();
const digests = z.array(z.enum(DIGESTS)).min(1, 'Name at least one digest.').max(DIGESTS.length).optional();
const row = z.int().min(0).max(1_000_000_000);
const comparison = { case: caseName, comparison: entryName };

export const baselineQuestions = {
	'baseline.record': question<BaselineView>()(
		'open',
		'records a tree as a baseline, signed by whoever is here; with `to`, also as a file with its signature beside it',
		z.strictObject({
			source: ticket,
			digests,
			include: patterns,
			exclude: patterns,
			/** Sizes and times only. */
			quick: z.boolean().optional(),
			to: ticket.optional(),
			job,
		}),
	),
	'baseline.list': question<readonly BaselineView[]>()(
		'open',
		'lists the baselines that this notebook knows',
		z.strictObject({}),
	),
	'baseline.register': question<BaselineView>()(
		'open',
		'takes in a baseline file; a signature beside it (FILE.p7s) is checked and kept',
		z.strictObject({ file: ticket, job }),
	),
	'baseline.look': question<ListLookView>()(
		'open',
		'tells by how lists begin what must be asked before they are read; their tickets stay good',
		z.strictObject({ files: z.array(ticket).min(1).max(1000) }),
	),
	'baseline.import': question<BaselineView>()(
		'open',
		'makes a baseline of another tool’s list',
		z.strictObject({
			file: ticket,
			/** Found out where it is not given. */
			format: z.enum(LIST_FORMAT_NAMES).optional(),
			/** Which one its lines have, where they do not say; else their length does. */
			digest: z.enum(DIGESTS).optional(),
			pathStyle: z.enum(PATH_STYLES).optional(),
			/** The folder that the list’s paths begin with; it is taken off. */
			root: z.string().min(1).max(4096).optional(),
			host: line(255).optional(),
			job,
		}),
	),
	'baseline.export': question<BaselineExportView>()(
		'open',
		'writes a baseline as a list for another tool, or as the baseline file itself; says what the format cannot hold',
		z.strictObject({ baseline, format: z.enum(['sealbook', ...LIST_FORMAT_NAMES]), to: ticket, job }),
	),
	'comparison.run': question<ComparisonRunView>()(
		'open',
		'compares a baseline with a folder, a baseline or a list, keeps every path’s state and enters what was found',
		z.strictObject({
			case: caseName,
			baseline,
			/** A folder, a baseline file or a list, of which `digest` names what its lines do not; or a baseline of this notebook. */
			target: z.union([
				z.strictObject({ file: ticket, digest: z.enum(DIGESTS).optional() }),
				z.strictObject({ baseline }),
			]),
			/** Trust sizes and times; nothing is read. */
			quick: z.boolean().optional(),
			ignore: z.array(z.enum(COMPARED_ATTRIBUTES)).max(COMPARED_ATTRIBUTES.length).optional(),
			/** Paths that differ in upper and lower case only are the same. */
			ignoreCase: z.boolean().optional(),
			/** Leave the notebook’s sets of known files unasked. */
			withoutKnown: z.boolean().optional(),
			job,
		}),
	),
	'comparison.list': question<readonly ComparisonView[]>()(
		'open',
		'lists a case’s comparisons, the newest first',
		z.strictObject({ case: caseName }),
	),
	'comparison.rows': question<ComparisonRowsView>()(
		'open',
		'gives some rows of a comparison, filtered and sorted',
		z.strictObject({
			...comparison,
			from: row,
			count: z.int().min(1).max(500, 'At most 500 rows at once.'),
			/** All but `unchanged`, where it is not given. */
			states: z.array(state).max(9).optional(),
			/** In the path, upper and lower case alike; or how a digest begins, from 6 digits on. */
			text: z.string().max(500).optional(),
			known: z.array(z.enum(KNOWN_VERDICTS)).max(3).optional(),
			/** Modified at or after. */
			modifiedSince: instant.optional(),
			sort: z
				.strictObject({
					by: z.enum(['path', 'state', 'size', 'modified', 'known', 'digest']),
					descending: z.boolean().optional(),
				})
				.optional(),
		}),
	),
	'comparison.row': question<ComparisonPathView>()(
		'open',
		'shows one path of a comparison before and after',
		z.strictObject({ ...comparison, row }),
	),
	'comparison.finding': question<FindingView>()(
		'open',
		'records a deviation in one act: a note, the file as evidence with custody begun, and the deviation that ties them',
		z.strictObject({
			...comparison,
			row,
			phase,
			text: prose,
			observedAt: instant.optional(),
			/** Of the item; else the next free one. */
			tag: line(40).optional(),
			severity: z.enum(['low', 'medium', 'high', 'critical']).optional(),
			storedAt: line(500).optional(),
		}),
	),
	'restoration.prove': question<ProofView>()(
		'open',
		'proves a recovery: the restored host equals the baseline except where each exception is named; two people sign',
		z.strictObject({
			...comparison,
			/** Every path that is not unchanged, with why that is right; a pattern names several. */
			except: z.array(z.strictObject({ path: line(4096), reason: line(2000) })).max(10_000),
			statement: line(2000).optional(),
			passphrase,
			witness: line(200),
			witnessPassphrase: passphrase,
		}),
	),
} as const;

/** The SHA-256 of a baseline file, as opposed to its tag. */
export const isBaselineDigest = (name: string): boolean => SHA256.test(name);
