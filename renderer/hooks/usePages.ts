/**
 * The rows of a comparison or a timeline, as many as there may be, a page at a time. Only pages in sight are asked for, two at once
 * at most; those that a person scrolled past are never asked for. While a new filter is under way the old rows stay.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Takes } from '../../shared/contract';
import type { Answer, Refusal } from '../../shared/refusal';
import type { ComparisonRowView, TimelineItem } from '../../shared/views';
import { ask, listen } from '../notebook';

export const PAGE = 200;
/** Pages kept; the one used longest ago goes first. */
const MOST = 80;
const AT_ONCE = 2;
/** While rows move past, pages in sight are asked for no more often than this, in milliseconds. */
const PACE_MS = 60;

export type RowsWanted = Omit<Takes<'comparison.rows'>, 'from' | 'count'>;

export type ItemsWanted = Omit<Takes<'timeline.show'>, 'offset' | 'limit' | 'bins' | 'marks' | 'job'>;

export interface Pages<Row = ComparisonRowView> {
	/** Rows that fit; null before the first answer. */
	readonly total: number | null;
	readonly at: (index: number) => Row | undefined;
	/** Says which rows are in sight. */
	readonly want: (first: number, last: number) => void;
	readonly refusal: Refusal | null;
	/** True while what is shown belongs to the filter before. */
	readonly stale: boolean;
	/** Another number whenever rows came. */
	readonly turn: number;
}

interface Held<Row> {
	readonly key: string;
	readonly pages: Map<number, readonly Row[]>;
	total: number | null;
	/** Pages that were asked for before the ledger grew; such an answer may still be on its way. */
	old: Set<number>;
}

const nothing = <Row>(key: string): Held<Row> => ({ key, pages: new Map(), total: null, old: new Set() });

/** Asks for one page of what a key says. */
type Read<Row> = (
	key: string,
	from: number,
) => Promise<Answer<{ readonly total: number; readonly rows: readonly Row[] }>>;

const readRows: Read<ComparisonRowView> = (key, from) =>
	ask('comparison.rows', { ...(JSON.parse(key) as RowsWanted), from, count: PAGE });
const readItems: Read<TimelineItem> = (key, offset) =>
	ask('timeline.show', { ...(JSON.parse(key) as ItemsWanted), offset, limit: PAGE });

export const usePages = (wanted: RowsWanted): Pages => usePagesOf(JSON.stringify(wanted), readRows);
export const useItems = (wanted: ItemsWanted): Pages<TimelineItem> => usePagesOf(JSON.stringify(wanted), readItems);

/** @param read the same function at every turn */
function usePagesOf<Row>(key: string, read: Read<Row>): Pages<Row> {
	const shown = useRef<Held<Row>>(nothing(''));
	const filling = useRef<Held<Row>>(nothing(key));
	const sight = useRef({ first: 0, last: 0 });
	const flying = useRef(new Set<number>());
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const [turn, draw] = useState(0);
	const [refusal, setRefusal] = useState<Refusal | null>(null);

	const fetchPages = useCallback(() => {
		const held = filling.current;
		const { first, last } = held === shown.current ? sight.current : { first: 0, last: 0 };
		for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
			if (flying.current.size >= AT_ONCE) return;
			if (flying.current.has(page) || (held.pages.has(page) && !held.old.has(page))) continue;
			flying.current.add(page);
			const wasOld = held.old.delete(page);
			void read(held.key, page * PAGE).then((answer) => {
				if (held !== filling.current) return;
				flying.current.delete(page);
				setRefusal(answer.ok ? null : answer.refusal);
				if (!answer.ok) {
					if (wasOld) held.old.add(page);
					return;
				}
				held.total = answer.value.total;
				held.pages.delete(page);
				held.pages.set(page, answer.value.rows);
				for (const oldest of held.pages.keys()) {
					if (held.pages.size <= MOST) break;
					held.pages.delete(oldest);
				}
				shown.current = held;
				draw((turn) => turn + 1);
				fetchPages();
			});
		}
	}, [read]);

	useEffect(() => {
		if (filling.current.key !== key || shown.current.key !== key) {
			filling.current = nothing(key);
			flying.current = new Set();
			setRefusal(null);
			fetchPages();
		}
	}, [key, fetchPages]);

	useEffect(() => {
		const stop = listen((telling) => {
			if (telling.tells !== 'grew') return;
			const held = filling.current;
			held.old = new Set([...held.pages.keys(), ...flying.current]);
			fetchPages();
		});
		return () => {
			stop();
			clearTimeout(timer.current);
			timer.current = undefined;
		};
	}, [fetchPages]);

	const want = useCallback(
		(first: number, last: number) => {
			sight.current = { first, last };
			timer.current ??= setTimeout(() => {
				timer.current = undefined;
				fetchPages();
			}, PACE_MS);
		},
		[fetchPages],
	);
	const at = useCallback((index: number) => shown.current.pages.get(Math.floor(index / PAGE))?.[index % PAGE], []);
	const { total, key: of } = shown.current;
	// The same object while nothing came: what shows it need not be drawn again.
	return useMemo(
		() => ({ total, at, want, refusal, stale: of !== key, turn }),
		[total, at, want, refusal, of, key, turn],
	);
}
