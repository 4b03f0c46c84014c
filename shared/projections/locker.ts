/**
 * The locker: all items of the notebook over all its cases, narrowed and put in order. Pure, so that the window and the
 * command line say the same.
 */
import type { CaseSummary, ItemView, LockerRow, PlaceView } from '../views';
import type { Instant } from '../vocabulary';
import { byName, isWithin } from './places';

export function lockerRow(of: Pick<CaseSummary, 'case' | 'number' | 'state' | 'exercise'>, item: ItemView): LockerRow {
	const { keyId, name } = item.holder;
	const open = item.findings.filter(({ settledBy }) => settledBy === null).map(({ kind }) => kind);
	return {
		case: of.case,
		number: of.number,
		exercise: of.exercise,
		caseState: of.state,
		item: item.item,
		tag: item.tag,
		cite: item.cite,
		description: item.description,
		type: item.fields.type ?? null,
		serial: item.fields.serial ?? null,
		holder: { keyId, name },
		place: item.place,
		state: item.state,
		since: item.intervals.at(-1)?.from ?? item.registeredAt,
		seals: item.seals,
		findings: [...new Set(open)],
		awaits: item.awaitsReceipt && { since: item.awaitsReceipt.since, to: item.awaitsReceipt.to?.name ?? null },
		dueBack: item.dueBack,
		onHold: item.onHold,
		retention: item.retention && { ground: item.retention.ground, until: item.retention.until },
		acts: item.acts.length,
	};
}

export const LOCKER_SORTS = ['tag', 'case', 'description', 'holder', 'place', 'state', 'since', 'due'] as const;
export type LockerSort = (typeof LOCKER_SORTS)[number];

export interface LockerWanted {
	/** In a tag, a description, a serial number, a seal, a place, a name or a case's number; letters' case is left aside. */
	readonly text?: string | undefined;
	/** A holder's key id, or the name where they have none. */
	readonly person?: string | undefined;
	/** A place and everything in it; empty: no place recorded. */
	readonly place?: string | undefined;
	/** `here`: not returned, disposed of, split or merged. */
	readonly state?: LockerRow['state'] | 'here' | undefined;
	/** A kind of finding that nothing has settled; empty: any. */
	readonly finding?: string | undefined;
	/** `return`: lent and to be back by now; `retention`: kept as long as was said; `receipt`: released, no receipt yet; `any` of them. */
	readonly due?: 'return' | 'retention' | 'receipt' | 'any' | undefined;
	readonly sort?: LockerSort | undefined;
	readonly descending?: boolean | undefined;
}

const ENDED: ReadonlySet<LockerRow['state']> = new Set(['returned', 'disposed', 'split', 'merged']);
export const isHere = ({ state }: Pick<LockerRow, 'state'>): boolean => !ENDED.has(state);

/** What is due of an item at that time. */
export function dueOf(row: LockerRow, now: Instant): readonly ('return' | 'retention' | 'receipt')[] {
	if (!isHere(row)) return [];
	const until = row.retention?.until ?? null;
	return [
		...(row.dueBack !== null && row.dueBack <= now ? (['return'] as const) : []),
		...(until !== null && until <= now && !row.onHold ? (['retention'] as const) : []),
		...(row.awaits ? (['receipt'] as const) : []),
	];
}

export function lockerRows(rows: readonly LockerRow[], wanted: LockerWanted, now: Instant): LockerRow[] {
	const { text = '', person, place, state, finding, due, sort = 'tag', descending = false } = wanted;
	const words = text.trim().toLowerCase();
	const fits = (row: LockerRow): boolean =>
		(state === undefined || (state === 'here' ? isHere(row) : row.state === state)) &&
		(person === undefined || personOf(row) === person) &&
		(place === undefined || (place === '' ? row.place === null : isWithin(row.place, place))) &&
		(finding === undefined ||
			(finding === '' ? row.findings.length > 0 : row.findings.some((kind) => kind === finding))) &&
		(due === undefined || dueOf(row, now).some((what) => due === 'any' || due === what)) &&
		(words === '' || textOf(row).includes(words));
	const found = rows
		.filter(fits)
		.map((row) => ({ row, key: [keyOf(row, sort), inOrder(row.number), inOrder(row.cite)] as const }));
	const turn = descending ? -1 : 1;
	found.sort((a, b) => turn * byText(a.key[0], b.key[0]) || byText(a.key[1], b.key[1]) || byText(a.key[2], b.key[2]));
	return found.map(({ row }) => row);
}

/** By which a person is told from others: the key, or the name of somebody without one. */
export const personOf = ({ holder }: Pick<LockerRow, 'holder'>): string => holder.keyId || (holder.name ?? '');

const textOf = (row: LockerRow): string =>
	[row.cite, row.description, row.serial, row.holder.name, row.place, row.number, row.awaits?.to, ...row.seals]
		.join('\n')
		.toLowerCase();

function keyOf(row: LockerRow, sort: LockerSort): string {
	switch (sort) {
		case 'tag':
			return inOrder(row.cite);
		case 'case':
			return inOrder(row.number);
		case 'description':
			return inOrder(row.description);
		case 'holder':
			return inOrder(row.holder.name ?? '');
		case 'place':
			return row.place === null ? LAST : inOrder(row.place);
		case 'state':
			return row.state;
		case 'since':
			return row.since;
		case 'due':
			return firstDue(row);
		default:
			return sort satisfies never;
	}
}

const LAST = '\uffff';

/** Whatever is due first of it; far away where nothing is. */
const firstDue = ({ dueBack, retention, awaits }: LockerRow): string =>
	[dueBack, retention?.until, awaits?.since].filter((at) => typeof at === 'string').sort()[0] ?? LAST;

/** So written that E-9 comes before E-10 and small letters beside capitals, once for each row rather than at each comparison. */
const inOrder = (text: string): string =>
	text.toLowerCase().replace(/[0-9]{1,15}/g, (digits) => digits.padStart(15, '0'));

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** A place with how many items are at it and in it; places that stand only in entries come after the tree. */
export interface PlaceCount {
	readonly place: PlaceView | null;
	readonly path: string;
	readonly items: number;
}

export function placeCounts(rows: readonly LockerRow[], places: readonly PlaceView[]): PlaceCount[] {
	const here = rows.filter((row) => isHere(row) && row.place !== null);
	const at = new Map<string, number>();
	for (const { place } of here) at.set(place ?? '', (at.get(place ?? '') ?? 0) + 1);
	const known = places.filter(({ retired }) => !retired);
	const within = (path: string) => [...at].reduce((sum, [each, count]) => sum + (isWithin(each, path) ? count : 0), 0);
	const tree = known.map((place) => ({ place, path: place.path, items: within(place.path) }));
	const free = [...at].filter(([path]) => !known.some((place) => isWithin(path, place.path)));
	return [...tree, ...free.sort(([a], [b]) => byName(a, b)).map(([path, items]) => ({ place: null, path, items }))];
}
