/** Baselines (trees as they were recorded once), what comparing with them found, and what was made of that. */
import { z } from 'zod';
import { DIGESTS } from '../vocabulary';
import { count, entry, instant, type Kind, may, must, sha256, storedFile, structural, text, uuid } from './kind';

const file = structural(must('the baseline file, sealbook-baseline/1', storedFile));
const ofBaseline = {
	tag: structural(must('what this notebook calls it: BL-01', text)),
	root: must('the folder that was recorded', text),
	host: may('the host, as it calls itself', text),
	made: must('when it was recorded', instant),
	paths: must('how many paths it holds', count),
	signature: may('CMS SignedData (RFC 5652), detached, over the file, in base64', text),
};
const states = z.strictObject({
	unchanged: count,
	modified: count,
	touched: count,
	added: count,
	removed: count,
	moved: count,
	copied: count,
	unreadable: count,
	'not-checked': count,
});

export const baseline: readonly Kind[] = [
	{
		kind: 'baseline.recorded/1',
		signers: 1,
		says: 'A tree was recorded as a baseline, without extended attributes and ACLs.',
		members: { file, ...ofBaseline },
	},
	{
		kind: 'baseline.imported/1',
		signers: 1,
		says: 'A baseline was taken in: another Sealbook’s file, or another tool’s list.',
		members: {
			file,
			...ofBaseline,
			source: must(
				'the name, size and SHA-256 of what it was made of',
				z.strictObject({ name: text, sizeBytes: count, sha256 }),
			),
			format: must('what that was', z.enum(['sealbook', 'sha256sum', 'hashdeep', 'dfxml', 'aide', 'mtree', 'csv'])),
		},
	},
	{
		kind: 'baseline.compared/1',
		signers: 1,
		says: 'A tree, a list or another baseline was compared with a baseline, extended attributes and ACLs apart; every path has one state in the result.',
		members: {
			baseline: structural(must('SHA-256 of the baseline file', sha256)),
			target: must('what it was compared with', text),
			targetKind: must('a tree, a baseline or a list', z.enum(['tree', 'baseline', 'list'])),
			targetBaseline: structural(may('SHA-256 of the other baseline file', sha256)),
			targetHost: may('the host, as it calls itself', text),
			baselineRoot: must('the folder that was recorded', text),
			baselineMade: must('when it was recorded', instant),
			pathStyle: must('how the baseline’s paths are shown', z.enum(['unix', 'windows'])),
			baselineSigner: may('who signed it', text),
			startedAt: must('when the comparison began', instant),
			endedAt: must('when it ended', instant),
			quick: must('whether sizes and times were trusted and nothing was read', z.boolean()),
			ignoreCase: must('whether upper and lower case counted as the same', z.boolean()),
			ignored: must('attributes that did not count', z.array(text)),
			knownSets: may('the sets of known files that were asked', z.array(text)),
			knownFaults: may('sets that could not answer, so that nothing is said where no other knew', z.array(text)),
			known: may(
				'rows that are not unchanged, by what the sets say',
				z.strictObject({ good: count, bad: count, unknown: count }),
			),
			counts: structural(must('paths by state', states)),
			result: structural(must('every path with its state, before and after', storedFile)),
		},
	},
	{
		kind: 'deviation.recorded/1',
		signers: 1,
		says: 'A deviation from a baseline was recorded: with a note, and where there is something to hold, as evidence.',
		members: {
			comparison: structural(must('the comparison that found it', entry)),
			row: structural(must('its place in the result, from 0', count)),
			path: must('the path, for people', text),
			pathBytes: may('its bytes in base64, where they are not UTF-8', text),
			state: must('what was found', text),
			digests: may('of what is there now', z.partialRecord(z.enum(DIGESTS), z.string().regex(/^[0-9a-f]{32,128}$/))),
			severity: may('how much it matters', z.enum(['low', 'medium', 'high', 'critical'])),
			note: structural(must('the note', entry)),
			evidence: structural(may('the registration of the item', entry)),
			item: structural(may('the item', uuid)),
		},
	},
	{
		kind: 'restoration.proved/1',
		signers: 2,
		says: 'Two people state that a restored host equals a baseline, extended attributes and ACLs apart, except for what is named with its reason.',
		members: {
			comparison: structural(must('the comparison that shows it', entry)),
			baseline: structural(must('SHA-256 of the baseline file', sha256)),
			counts: structural(must('paths by state, exceptions included', states)),
			except: must(
				'exceptions: a path or a pattern, why it is right, and how many paths it names',
				z.array(z.strictObject({ path: text, reason: text, paths: count })),
			),
			exceptFile: may('the exceptions as a stored file, where they are too long for an entry', storedFile),
			statement: may('what else is to be said', text),
		},
	},
];
