/**
 * The bar of one case: its tabs, and what a handler must have in sight at all times. The tabs are one stop for Tab; arrows go along
 * them, Ctrl and a digit opens one from anywhere in the case.
 */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { CaseView } from '../../shared/views';
import { useAcquisitions } from '../hooks/useAcquisitions';
import { useComparisons } from '../hooks/useComparisons';
import { useDue } from '../hooks/useDue';
import { dialogOpen, useKeys } from '../hooks/useKeys';
import type { CaseTab } from '../hooks/usePlace';
import { usePlace } from '../hooks/usePlace';
import { count } from '../parts/measure';
import { due } from '../words/due';
import { frame } from '../words/frame';
import { CaseFactors } from './CaseFactors';
import { digitOf, tabsOf } from './caseTabs';
import { MoreTabs } from './MoreTabs';
import { useBarFit } from './useBarFit';

/** What a tab says beside its name; `urgent` asks for something and stays where the other counts have no room. */
interface TabCount {
	readonly text: string;
	readonly urgent?: boolean;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

export function CaseBar({ view, tab }: { readonly view: CaseView; readonly tab: CaseTab }) {
	const { go } = usePlace();
	const counts = useCounts(view);
	const bar = useRef<HTMLDivElement>(null);
	const tabs = tabsOf(view);
	// The digits stay with what every case has.
	const digit = (name: CaseTab) => digitOf(tabsOf({ exercise: false }).indexOf(name));
	const fit = useBarFit(bar, tabs, tab);
	const [stop, setStop] = useState<CaseTab | 'more' | null>(null);
	const openTab = (name: CaseTab) => go({ at: 'case', case: view.case, tab: name });
	const inTabOrder = (name: CaseTab | 'more') => name === (stop ?? tab);
	useKeys(
		Object.fromEntries(
			tabs
				.filter((name) => digit(name) !== null)
				.map((name) => [`Ctrl+${digit(name)}`, () => !dialogOpen() && openTab(name)] as const),
		),
	);
	const move = (event: KeyboardEvent<HTMLElement>) => {
		const step = STEPS[event.key];
		if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
		const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')];
		const now = document.activeElement;
		const from = now instanceof HTMLElement ? stops.indexOf(now) : -1;
		if (from < 0) return;
		event.preventDefault();
		stops[(from + step + stops.length) % stops.length]?.focus();
	};
	return (
		<div className="cbar" ref={bar}>
			<nav
				className={`tabs${fit.counts ? '' : ' bare'}`}
				aria-label={frame.caseNav}
				data-pane
				onKeyDown={move}
				onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setStop(null)}
			>
				{tabs.map((name) => {
					const counted = counts[name];
					const under = fit.under.includes(name);
					return (
						<button
							key={name}
							type="button"
							className={`${name === tab ? 'on' : ''}${under ? ' under' : ''}`}
							tabIndex={inTabOrder(name) ? 0 : -1}
							data-tab
							{...(under ? {} : { 'data-stop': true })}
							{...(digit(name) === null ? {} : { 'aria-keyshortcuts': `Control+${digit(name)}` })}
							{...(name === tab ? { 'aria-current': 'page' as const } : {})}
							onFocus={() => setStop(name)}
							onClick={() => openTab(name)}
						>
							{frame.tabs[name]}
							{counted && (
								<span
									className={`n${counted.urgent ? ' urgent' : ''}`}
									{...(counted.urgent ? {} : { 'data-count': true })}
								>
									{counted.text}
								</span>
							)}
						</button>
					);
				})}
				<MoreTabs
					acts={fit.under.map((name) => ({
						id: name,
						name: frame.tabs[name],
						beside: counts[name]?.text ?? '',
						digit: digit(name),
					}))}
					asked={fit.under.flatMap((name) => (counts[name]?.urgent ? [counts[name].text] : []))}
					inTabOrder={inTabOrder('more')}
					onFocus={() => setStop('more')}
					onOpen={(name) => openTab(name)}
				/>
			</nav>
			<CaseFactors view={view} whole={fit.whole} />
		</div>
	);
}

function useCounts(view: CaseView): Readonly<Partial<Record<CaseTab, TabCount>>> {
	const { views } = useAcquisitions();
	const { list, job, runsIn } = useComparisons();
	const compared = list.value?.length ?? 0;
	const overdue = useDue()?.items.filter((item) => item.case === view.case && item.urgency === 'overdue') ?? [];
	const learned = overdue.filter(({ is }) => is === 'meeting' || is === 'action').length;
	const told = overdue.length - learned;
	const running = views?.filter((each) => each.state === 'running').length ?? 0;
	const runs = (text: string): TabCount => ({ text: frame.running(text), urgent: true });
	return {
		notebook: { text: count(view.entries) },
		evidence: { text: count(view.items) },
		...(running > 0
			? { acquire: runs(count(running)) }
			: views && views.length > 0 && { acquire: { text: count(views.length) } }),
		...(job.busy && runsIn === view.case
			? { compare: runs('1') }
			: compared > 0 && { compare: { text: count(compared) } }),
		...(told > 0 && { notify: { text: due.count(told), urgent: true } }),
		...(learned > 0 && { after: { text: due.count(learned), urgent: true } }),
	};
}
