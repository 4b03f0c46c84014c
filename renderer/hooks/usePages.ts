/**
 * The rows of a comparison, as many as there may be, a page at a time. Only pages in sight are asked for, two at once
 * at most; those that a person scrolled past are never asked for. While a new filter is under way the old rows stay.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Takes } from '../../shared/contract';
import type { Refusal } from '../../shared/refusal';
import type { ComparisonRowView } from '../../shared/views';
import { ask, listen } from '../notebook';

export const PAGE = 200;
/** Pages kept; the one used longest ago goes first. */
const MOST = 80;
const AT_ONCE = 2;
/** Rows that fly past are not asked for: the view must stand still so long, in milliseconds. */
const STILL_MS = 40;

export type RowsWanted = Omit<Takes<'comparison.rows'>, 'from' | 'count'>;

export interface Pages {
	/** Rows that fit; null before the first answer. */
	readonly total: number | null;
	readonly at: (index: number) => ComparisonRowView | undefined;
	/** Says which rows are in sight. */
	readonly want: (first: number, last: number) => void;
	readonly refusal: Refusal | null;
	/** True while what is shown belongs to the filter before. */
	readonly stale: boolean;
}

interface Held {
	readonly key: string;
	readonly pages: Map<number, readonly ComparisonRowView[]>;
	total: number | null;
	/** Pages that were read before the ledger grew. */
	old: Set<number>;
}

const nothing = (key: string): Held => ({ key, pages: new Map(), total: null, old: new Set() });

export function usePages(wanted: RowsWanted): Pages {
	const key = JSON.stringify(wanted);
	const shown = useRef<Held>(nothing(''));
	const filling = useRef<Held>(nothing(key));
	const sight = useRef({ first: 0, last: 0 });
	const flying = useRef(new Set<number>());
	const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
	const [, draw] = useState(0);
	const [refusal, setRefusal] = useState<Refusal | null>(null);

	const fetchPages = useCallback(() => {
		const held = filling.current;
		const { first, last } = held === shown.current ? sight.current : { first: 0, last: 0 };
		for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) {
			if (flying.current.size >= AT_ONCE) return;
			if (flying.current.has(page) || (held.pages.has(page) && !held.old.has(page))) continue;
			flying.current.add(page);
			const input = { ...(JSON.parse(held.key) as RowsWanted), from: page * PAGE, count: PAGE };
			void ask('comparison.rows', input).then((answer) => {
				if (held !== filling.current) return;
				flying.current.delete(page);
				setRefusal(answer.ok ? null : answer.refusal);
				if (!answer.ok) return;
				held.total = answer.value.total;
				held.old.delete(page);
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
	}, []);

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
			held.old = new Set(held.pages.keys());
			fetchPages();
		});
		return () => {
			stop();
			clearTimeout(timer.current);
		};
	}, [fetchPages]);

	const want = useCallback(
		(first: number, last: number) => {
			sight.current = { first, last };
			clearTimeout(timer.current);
			timer.current = setTimeout(fetchPages, STILL_MS);
		},
		[fetchPages],
	);
	const at = useCallback((index: number) => shown.current.pages.get(Math.floor(index / PAGE))?.[index % PAGE], []);
	return { total: shown.current.total, at, want, refusal, stale: shown.current.key !== key };
}
