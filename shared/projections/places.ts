/**
 * Places as a tree, out of the notebook's own ledger. Acts name a place by its path, so that an old entry reads the same
 * whatever becomes of the tree.
 * What must hold: a place whose surroundings are not known stands at the top; nothing goes round in a circle.
 */
import type { EntryView, PlaceView } from '../views';
import { textOf } from './custody/keeping';

export const PLACE_SEPARATOR = ' / ';

interface Node {
	readonly view: Omit<PlaceView, 'retired'>;
	retired: boolean;
	readonly inside: Node[];
}

/** Every place, each before those in it, by name. */
export function placesOf(entries: readonly EntryView[]): PlaceView[] {
	const nodes = new Map<string, Node>();
	const top: Node[] = [];
	for (const { kind, body } of entries) {
		const id = textOf(body.place);
		if (id === null) continue;
		if (kind === 'place.retired/1') {
			const node = nodes.get(id);
			if (node) node.retired = true;
			continue;
		}
		const name = textOf(body.name);
		// A second record of one place does not move it.
		if (kind !== 'place.recorded/1' || name === null || nodes.has(id)) continue;
		const around = nodes.get(textOf(body.parent) ?? '');
		const node: Node = {
			view: {
				place: id,
				name,
				path: around ? `${around.view.path}${PLACE_SEPARATOR}${name}` : name,
				parent: around?.view.place ?? null,
				depth: around ? around.view.depth + 1 : 0,
				kind: textOf(body.kind),
				remark: textOf(body.remark),
			},
			retired: false,
			inside: [],
		};
		nodes.set(id, node);
		(around?.inside ?? top).push(node);
	}
	return flat(top);
}

function flat(nodes: readonly Node[]): PlaceView[] {
	const inOrder = [...nodes].sort((a, b) => byName(a.view.name, b.view.name));
	return inOrder.flatMap(({ view, retired, inside }) => [{ ...view, retired }, ...flat(inside)]);
}

/** Shelf 2 before shelf 10. */
export const byName = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** True for the place itself and for everything in it. */
export const isWithin = (place: string | null, path: string): boolean =>
	place !== null && (place === path || place.startsWith(`${path}${PLACE_SEPARATOR}`));
