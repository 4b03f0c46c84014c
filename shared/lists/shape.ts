/**
 * The form of a shipped list (resources/lists/*.json): versioned, with the section that it is taken from. Names are those
 * of the publication, letter for letter; what `says` tells is in the program's own words.
 */
import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,79}$/);
const said = z.string().min(1);

const listItem = z.strictObject({
	/** Stands in entries; never changed, never used again for something else. */
	id,
	name: said,
	says: said.optional(),
	/** The heading it stands under. */
	group: id.optional(),
	/** Where it is told, where that is not the list's own section. */
	section: said.optional(),
	/** The step that this one is a part of (checklist). */
	of: id.optional(),
	/** Done again for each group of hosts (checklist, step 6.3). */
	perHostGroup: z.literal(true).optional(),
	/** How long, where the publication names a time. */
	minutes: z.int().min(1).optional(),
	/** How many further questions it has (scenarios). */
	questions: z.int().min(1).optional(),
});

export const listFile = z.strictObject({
	list: id,
	/** Counts up whenever an item comes or a name changes; entries name it. */
	version: z.int().min(1),
	name: said,
	/** Publication and section. */
	source: said,
	says: said.optional(),
	groups: z.array(z.strictObject({ id, name: said })).optional(),
	items: z.array(listItem).min(1),
});

/** Which entries count for which subcategory: any of `kinds`, and where said, with these members, or a member among its values. */
export const csfMapFile = z.strictObject({
	list: z.literal('csf-map'),
	version: z.int().min(1),
	name: said,
	source: said,
	phases: z.array(z.strictObject({ phase: id, csf: z.array(said).min(1) })),
	support: z.array(
		z.strictObject({
			subcategory: id,
			by: z.array(
				z.strictObject({
					kinds: z.array(z.string()).min(1),
					has: z.array(z.string()).min(1).optional(),
					where: z.record(z.string(), z.array(z.string()).min(1)).optional(),
				}),
			),
		}),
	),
});
