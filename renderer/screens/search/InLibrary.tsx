/** What the library has of the words: file by file, with the rows and lines that hold them. */
import { LibraryBig } from 'lucide-react';
import type { LibraryFinds, LibraryFound } from '../../../shared/views';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { moveAmongRows } from '../../parts/rows';
import { library, inLibrary as words } from '../../words/library';
import { visible } from '../../words/seen';
import { Excerpt } from './Excerpt';

interface InLibraryProps {
	readonly finds: LibraryFinds;
	readonly onOpen: (found: LibraryFound) => void;
}

export function InLibrary({ finds: { found, notSearched }, onOpen }: InLibraryProps) {
	return (
		<>
			{notSearched.map(({ item, title, because }) => (
				<Note key={item} tone="warn">
					{words.notSearched(visible(title), visible(because))}
				</Note>
			))}
			{found.length > 0 && (
				<section className="pn sr-lib" aria-label={words.title}>
					<div className="pn-h">
						<h2>{words.title}</h2>
					</div>
					<ol className="sr-l" aria-label={words.title} onKeyDown={moveAmongRows}>
						{found.map((each, at) => (
							<li key={each.item}>
								<button
									type="button"
									className="sr-r"
									data-row
									tabIndex={at === 0 ? 0 : -1}
									onClick={() => onOpen(each)}
								>
									<span className="sr-m">
										<LibraryBig className="ic" aria-hidden />
										<span className="med ell">{visible(each.title)}</span>
										<span className="dim nw">{library.sorts[each.sort]}</span>
										{each.lines.length === 0 && <span className="dim nw push">{words.head}</span>}
									</span>
									{each.lines.map(({ at: place, excerpt }) => (
										<Excerpt key={place} excerpt={excerpt}>
											<span className="dim">
												{each.sort === 'port list' || each.sort === 'critical assets'
													? words.row(place)
													: words.line(place)}
											</span>{' '}
										</Excerpt>
									))}
									{each.total > each.lines.length && (
										<span className="sr-x dim">{words.more(count(each.total - each.lines.length))}</span>
									)}
								</button>
							</li>
						))}
					</ol>
				</section>
			)}
		</>
	);
}
