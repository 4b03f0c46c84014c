/**
 * The locker: every item of every case in a line, and the places they are kept at.
 * What must hold: a case that cannot be read is named and keeps nobody from the others; a place goes only when nothing is
 * kept there any more; acts name places by their path, so no act changes with the tree.
 */
import { caseOf } from '../../shared/projections/case';
import { isHere, lockerRow } from '../../shared/projections/locker';
import { isWithin, PLACE_SEPARATOR, placesOf } from '../../shared/projections/places';
import { Refused } from '../../shared/refusal';
import type { LockerRow, LockerView, PlaceView } from '../../shared/views';
import type { CaseId } from '../../shared/vocabulary';
import { caseBook, caseIds, claim, type Desk, type Handlers, newId, seal } from './desk';
import { itemsAtHand } from './items-at-hand';
import type { LedgerBook } from './ledger-book';

export const locker: Handlers<'locker.list' | 'place.list' | 'place.record' | 'place.retire'> = {
	'locker.list': (desk) => lockerOf(desk),
	'place.list': async (desk) => placesOf(desk.book.entries()),

	'place.record': (desk, input) =>
		claim(desk, 'place', async () => {
			const places = placesOf(desk.book.entries());
			const around = input.parent === undefined ? null : placeWith(places, input.parent, 'parent');
			if (around?.retired)
				throw new Refused('place.retired', `${around.path} is retired.`, 'Choose another place around it.', 'parent');
			const { name, parent, kind, remark } = input;
			const path = around ? `${around.path}${PLACE_SEPARATOR}${name}` : name;
			if (path.length > LONGEST_PATH)
				throw new Refused(
					'place.too-long',
					`The path of this place would be longer than ${LONGEST_PATH} characters.`,
					'Use shorter names.',
					'name',
				);
			if (places.some((each) => !each.retired && each.path === path))
				throw new Refused('place.taken', `There is a place ${path} already.`, 'Choose another name.', 'name');
			const place = newId<string>();
			const receipt = await seal(desk, desk.book, 'place.recorded/1', { place, name, parent, kind, remark });
			return { ...receipt, place, path };
		}),

	'place.retire': (desk, input) =>
		claim(desk, 'place', async () => {
			const places = placesOf(desk.book.entries());
			const { place, path, retired } = placeWith(places, input.place, 'place');
			if (retired) throw new Refused('place.retired', `${path} is retired already.`, '', 'place');
			const inside = places.find((each) => !each.retired && each.parent === place);
			if (inside)
				throw new Refused('place.holds', `${inside.path} is in ${path}.`, 'Retire the places in it first.', 'place');
			const { rows } = await lockerOf(desk);
			const kept = rows.filter((row) => isHere(row) && isWithin(row.place, path));
			if (kept.length > 0)
				throw new Refused(
					'place.in-use',
					`${kept.length === 1 ? 'An item is' : `${kept.length} items are`} at ${path}: ${kept
						.slice(0, 3)
						.map(({ number, cite }) => `${cite} of ${number}`)
						.join(', ')}.`,
					'Record where they are now; then retire the place.',
					'place',
				);
			return seal(desk, desk.book, 'place.retired/1', { place, reason: input.reason });
		}),
};

/** What an act takes as a place, in UTF-16 code units. */
const LONGEST_PATH = 500;

function placeWith(places: readonly PlaceView[], id: string, field: string): PlaceView {
	const found = places.find(({ place }) => place === id);
	if (!found) throw new Refused('place.unknown', 'There is no such place.', 'Look at the list of places.', field);
	return found;
}

/** Every item of every case that can be read. */
export async function lockerOf(desk: Desk): Promise<LockerView> {
	const { at } = desk.clock();
	const rows: LockerRow[] = [];
	const unread: { number: string; why: string }[] = [];
	for (const id of caseIds(desk)) {
		const read = await bookOf(desk, id);
		if ('why' in read) {
			unread.push({ number: (await desk.shelf.keptSummary(id))?.summary.number ?? id, why: read.why });
			continue;
		}
		const summary = caseOf(id, read.book.checked(), read.book.entries());
		for (const item of itemsAtHand(read.book, at)) rows.push(lockerRow(summary, item));
	}
	return { rows, unread, at };
}

async function bookOf(desk: Desk, id: CaseId): Promise<{ readonly book: LedgerBook } | { readonly why: string }> {
	try {
		return { book: await caseBook(desk, id) };
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return { why: error.refusal.sentence };
	}
}
