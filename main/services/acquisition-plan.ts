/** What an acquisition is to do, as its first entry says: made from a question, or read again to go on with it. */
import { z } from 'zod';
import { Refused } from '../../shared/refusal';
import type { EntryView } from '../../shared/views';
import { DIGESTS, type DigestName, type ItemId } from '../../shared/vocabulary';
import type { TargetPlace } from '../evidence/acquire-messages';
import { copyName, type NamedSource } from '../evidence/named-sources';
import { bytesBesideText, displayName } from '../hashing/names';

export type PlannedSource = Pick<NamedSource, 'path' | 'kind' | 'name'>;

export interface AcquisitionPlan {
	readonly acquisition: string;
	readonly item: ItemId;
	readonly tag: string;
	readonly sources: readonly PlannedSource[];
	/** Null: the vault. */
	readonly folder: Buffer | null;
	readonly pieceBytes: number | null;
	readonly digests: readonly DigestName[];
	readonly sourceAgain: boolean;
}

const place = { path: z.string(), pathBytes: z.string().optional() };
const started = z.object({
	acquisition: z.string(),
	item: z.string(),
	tag: z.string(),
	sources: z.array(z.object({ ...place, name: z.string(), kind: z.enum(['file', 'tree', 'device']) })),
	copiedTo: z.union([z.object({ kind: z.literal('vault') }), z.object({ kind: z.literal('folder'), ...place })]),
	digests: z.array(z.enum(DIGESTS)).min(1),
	pieceBytes: z.number().nullable().default(null),
	sourceAgain: z.boolean().default(false),
});

/** @throws Refused where members that say what to do were withheld */
export function planOf(entry: EntryView): AcquisitionPlan {
	const read = started.safeParse(entry.body);
	if (!read.success)
		throw new Refused('acquisition.withheld', 'The entry does not tell what was to be acquired.', 'Start a new one.');
	const { copiedTo, sources, item, ...rest } = read.data;
	return {
		...rest,
		item: item as ItemId,
		folder: copiedTo.kind === 'vault' ? null : bytesOfPlace(copiedTo),
		sources: sources.map((source) => ({ ...source, path: bytesOfPlace(source) })),
	};
}

/** A path as entries have it. */
export function placeMembers(path: Buffer): { path: string; pathBytes?: string } {
	const pathBytes = bytesBesideText(path);
	return pathBytes === undefined ? { path: path.toString() } : { path: displayName(path), pathBytes };
}

const bytesOfPlace = ({ path, pathBytes }: { path: string; pathBytes?: string | undefined }): Buffer =>
	pathBytes === undefined ? Buffer.from(path) : Buffer.from(pathBytes, 'base64');

/** Where in the folder a source's copy lies; null for the vault. */
export function targetOf(plan: AcquisitionPlan, source: number): TargetPlace | null {
	const planned = plan.sources[source];
	if (plan.folder === null || planned === undefined) return null;
	const devices = plan.sources.filter(({ kind }) => kind === 'device').length;
	// A tree's files are each a copy of their own; only what is one stream is cut.
	const pieceBytes = planned.kind === 'tree' ? null : plan.pieceBytes;
	return { folder: plan.folder, name: copyName(plan.tag, planned, devices), pieceBytes };
}

/** @throws Refused where two sources would be copied to the same name */
export function mustHaveOwnNames(plan: AcquisitionPlan): void {
	const seen = new Set<string>();
	for (const [source, { name }] of plan.sources.entries()) {
		const target = targetOf(plan, source);
		if (target === null) return;
		const key = Buffer.from(target.name).toString('latin1');
		if (seen.has(key))
			throw new Refused(
				'acquisition.name-twice',
				`Two of the sources are called “${name}”.`,
				'Acquire them one after the other, each into a folder of its own.',
				'sources',
			);
		seen.add(key);
	}
}
