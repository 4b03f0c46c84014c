/** Questions about the locker: every item of the notebook, the places they are kept at, and stock-takes. */
import { z } from 'zod';
import { PLACE_KINDS } from '../catalogue/locker';
import { caseName, empty, line, passphrase } from '../fields';
import { PLACE_SEPARATOR } from '../projections/places';
import { question } from '../question';
import type { LockerView, PlaceView, Receipt, StockTaking } from '../views';

const place = z.uuid('A place is named by its id.');
const inTree = line(100).refine(
	(name) => !name.includes(PLACE_SEPARATOR.trim()) && name === name.trim(),
	'A name begins and ends with a letter, and holds no “/”: that parts one place from the next.',
);

export const lockerQuestions = {
	'locker.list': question<LockerView>()('open', 'lists the items of all cases, open and closed, a line each', empty),
	'place.list': question<readonly PlaceView[]>()(
		'open',
		'lists the places of the notebook, each before those in it',
		empty,
	),
	'place.record': question<Receipt & { readonly place: string; readonly path: string }>()(
		'open',
		'records a place: a building, a room in it, a locker, a shelf',
		z.strictObject({
			name: inTree,
			parent: place.optional(),
			kind: z.enum(PLACE_KINDS).optional(),
			remark: line(2000).optional(),
		}),
	),
	'place.retire': question<Receipt>()(
		'open',
		'records that nothing is kept at a place any more',
		z.strictObject({ place, reason: line(2000) }),
	),
	'stock.count': question<StockTaking>()(
		'open',
		'compares what is at a place with what should be there over all cases; the difference is an entry in each case',
		z.strictObject({
			place: line(500),
			/** What is there. */
			seen: z.array(z.strictObject({ case: caseName, tag: line(60) })).max(10_000),
			/** What was read there and is no item’s tag. */
			unknown: z.array(line(500)).max(1000).optional(),
			remark: line(2000).optional(),
			witness: line(200).optional(),
			witnessPassphrase: passphrase.optional(),
		}),
	),
} as const;
