/** Search over every entry of every case: typed words, filters that teach themselves, hits that say case and entry. */
import { useEffect, useRef, useState } from 'react';
import { useAnswer } from '../../hooks/useAnswer';
import { dialogOpen, useKeys } from '../../hooks/useKeys';
import { usePlace } from '../../hooks/usePlace';
import { useSettled } from '../../hooks/useSettled';
import { Button } from '../../parts/Button';
import { Empty } from '../../parts/Empty';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { inLibrary } from '../../words/library';
import { search as words } from '../../words/search';
import { visible } from '../../words/seen';
import { Hits } from './Hits';
import { InLibrary } from './InLibrary';

const PAGE = 50;
const MOST = 500;

export function Search({ query }: { readonly query: string }) {
	const { go } = usePlace();
	const field = useRef<HTMLInputElement>(null);
	const [typed, setTyped] = useState(query);
	const [limit, setLimit] = useState(PAGE);
	const settled = useSettled(typed.trim());
	const { value, refusal, waiting } = useAnswer('search.find', settled === '' ? null : { query: settled, limit });
	// Whoever opens this screen types.
	useEffect(() => field.current?.focus(), []);
	useKeys({ '/': () => !dialogOpen() && field.current?.focus() });
	const type = (text: string) => {
		setTyped(text);
		setLimit(PAGE);
	};
	const narrow = (filter: string) => {
		type(`${typed.trim()} ${filter}`.trimStart());
		field.current?.focus();
	};
	return (
		<div className="hm" data-pane>
			<div className="hm-h">
				<h1 className="t5">{words.title}</h1>
				<span className="dim ell grow">{words.about}</span>
				{value && settled !== '' && (
					<span className="dim nw" role="status">
						{words.found(count(value.total), count(value.searchedEntries), count(value.searchedCases))}
						{value.library.found.length > 0 && `; ${inLibrary.found(value.library.found.length)}`}
					</span>
				)}
			</div>
			<input
				ref={field}
				className="in sr-f"
				type="search"
				aria-label={words.field}
				aria-keyshortcuts="/"
				placeholder={words.placeholder}
				value={typed}
				onChange={(event) => type(event.target.value)}
				onKeyDown={(event) => {
					if (event.key === 'Escape' && typed !== '') {
						event.preventDefault();
						type('');
					}
					if (event.key === 'ArrowDown' || event.key === 'Enter') {
						event.preventDefault();
						document.querySelector<HTMLElement>('.sr-l [data-row]')?.focus();
					}
				}}
			/>
			<Refused refusal={refusal} />
			{value?.leftOut.map((one) => (
				<Note key={one.case} tone="warn">
					{words.leftOut(visible(one.because))}
				</Note>
			))}
			{waiting && !value && <Waiting />}
			{settled === '' && (
				<Empty title={words.empty}>
					<p>{words.emptyMore}</p>
					<ul className="sr-h">
						{words.filters.map(({ typed: filter, says }) => (
							<li key={filter}>
								<button type="button" className="mono" onClick={() => narrow(filter)}>
									{filter}
								</button>
								<span className="sec">{says}</span>
							</li>
						))}
					</ul>
				</Empty>
			)}
			{value && settled !== '' && (
				<InLibrary
					finds={value.library}
					onOpen={({ item, lines }) =>
						go({ at: 'ready', part: 'library', item, ...(lines.length > 0 ? { find: settled } : {}) })
					}
				/>
			)}
			{value && settled !== '' && value.total + value.library.found.length === 0 && (
				<Empty title={words.nothing}>
					<p>{words.nothingMore}</p>
				</Empty>
			)}
			{value && value.hits.length > 0 && (
				<Hits
					hits={value.hits}
					onOpen={(hit) => go({ at: 'case', case: hit.case, tab: 'notebook', entry: hit.ref })}
					foot={
						value.total > value.hits.length && (
							<div className="tfoot">
								<span>{words.shown(count(value.hits.length), count(value.total))}</span>
								{limit < MOST && (
									<Button size="s" tone="quiet" onClick={() => setLimit(Math.min(limit + PAGE * 2, MOST))}>
										{words.more}
									</Button>
								)}
							</div>
						)
					}
				/>
			)}
		</div>
	);
}
