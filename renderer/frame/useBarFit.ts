/**
 * Measures the bar of a case. Every part keeps its natural width to be measured while it is not shown, so that what fits follows
 * from the window and the words alone and never from what stood there before.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CaseTab } from '../hooks/usePlace';
import { type BarFit, fitBar } from './caseTabs';

/**
 * What fits into the bar now. Its parts are found by marks: `data-tab` on each of the tabs, in order, `data-count` in them,
 * `data-more`, `data-factors` around phase and impact, `data-phase`, and two `data-ruler` as wide as the phase's names.
 */
export function useBarFit(bar: RefObject<HTMLDivElement | null>, tabs: readonly CaseTab[], current: CaseTab): BarFit {
	const [fit, setFit] = useState<BarFit>({ whole: true, counts: true, under: [] });
	const measure = useRef(() => {});
	measure.current = () => {
		const element = bar.current;
		if (element) setFit((before) => same(before, measured(element, tabs, current)));
	};
	useLayoutEffect(() => measure.current());
	useEffect(() => {
		if (!bar.current) return;
		const watch = new ResizeObserver(() => measure.current());
		watch.observe(bar.current);
		for (const part of bar.current.querySelectorAll('[data-factors], [data-ruler]')) watch.observe(part);
		return () => watch.disconnect();
	}, [bar]);
	return fit;
}

function measured(bar: HTMLElement, names: readonly CaseTab[], current: CaseTab): BarFit {
	const of = (mark: string) => widthOf(bar.querySelector(`[data-${mark}]`));
	const phase = of('phase');
	const aroundName = phase - of('phase-name');
	const phaseAs = (ruler: string) => aroundName + Math.max(of(`ruler="${ruler}"`), of('phase-label'));
	const tabs = [...bar.querySelectorAll('[data-tab]')].flatMap((tab, at) => {
		const name = names[at];
		const count = tab.querySelector('[data-count]');
		const taken = count === null ? 0 : widthOf(count) + Number.parseFloat(getComputedStyle(tab).columnGap);
		const shown = count !== null && getComputedStyle(count).position !== 'absolute';
		return name === undefined ? [] : [{ name, bare: widthOf(tab) - (shown ? taken : 0), count: taken }];
	});
	const start = Number.parseFloat(getComputedStyle(bar).paddingLeft);
	return fitBar(
		{
			room: bar.clientWidth - start - (of('factors') - phase),
			phase: { whole: phaseAs('whole'), short: phaseAs('short') },
			tabs,
			more: of('more'),
		},
		current,
	);
}

const widthOf = (element: Element | null) => element?.getBoundingClientRect().width ?? 0;

/** The one before where nothing changed, so that nothing is drawn anew. */
function same(before: BarFit, now: BarFit): BarFit {
	const equal = before.whole === now.whole && before.counts === now.counts && before.under.join() === now.under.join();
	return equal ? before : now;
}
