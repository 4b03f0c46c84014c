/** What should be here, each with a box to tick, and what was read here and should not be. */
import { CircleHelp, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { LockerRow } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { moveAmongRows } from '../../parts/rows';
import { locker, stock as words } from '../../words/locker';
import { visible } from '../../words/seen';

interface StockListsProps {
	readonly expected: readonly LockerRow[];
	readonly unexpected: readonly LockerRow[];
	readonly unknown: readonly string[];
	readonly seen: ReadonlyMap<string, LockerRow>;
	readonly onTick: (row: LockerRow, here: boolean) => void;
	readonly onForget: (text: string) => void;
}

export function StockLists({ expected, unexpected, unknown, seen, onTick, onForget }: StockListsProps) {
	const ticked = expected.filter(({ item }) => seen.has(item)).length;
	return (
		<div className="sk-b">
			<section className="sk-c" aria-labelledby="sk-should" data-pane>
				<div className="row">
					<h2 className="lab" id="sk-should">
						{words.expected}
					</h2>
					<span className="push dim t1">{words.of(ticked, expected.length)}</span>
				</div>
				{expected.length === 0 && <p className="dim">{words.nothingExpected}</p>}
				<ul onKeyDown={(event: KeyboardEvent<HTMLElement>) => void moveAmongRows(event)}>
					{expected.map((row) => (
						<li key={row.item}>
							<label className="sk-r">
								<input
									type="checkbox"
									className="cbx"
									data-row={row.item}
									checked={seen.has(row.item)}
									onChange={(event) => onTick(row, event.target.checked)}
								/>
								<span className="tag ell">{visible(row.cite)}</span>
								<span className="ell">{visible(row.description)}</span>
								<span className="mono dim ell">{visible(row.number)}</span>
							</label>
						</li>
					))}
				</ul>
			</section>
			<section className="sk-c" aria-labelledby="sk-more" data-pane>
				<h2 className="lab" id="sk-more">
					{words.unexpected}
				</h2>
				<ul>
					{unexpected.map((row) => (
						<li key={row.item} className="sk-r sk-x">
							<span className="tag ell">{visible(row.cite)}</span>
							<span className="sk-w">
								<span className="blk ell">{visible(row.description)}</span>
								<span className="sub ell">
									{row.state === 'held'
										? row.place === null
											? locker.noPlace
											: visible(row.place)
										: locker.states[row.state]}
								</span>
							</span>
							<Button
								size="s"
								tone="quiet"
								icon={X}
								aria-label={words.remove(visible(row.cite))}
								onClick={() => onTick(row, false)}
							/>
						</li>
					))}
				</ul>
				{unknown.length > 0 && (
					<>
						<h2 className="lab">{words.unknown}</h2>
						<ul>
							{unknown.map((text) => (
								<li key={text} className="sk-r sk-x">
									<span className="tone-warn">
										<CircleHelp className="ic ic-s" aria-hidden />
									</span>
									<span className="mono ell">{visible(text)}</span>
									<Button
										size="s"
										tone="quiet"
										icon={X}
										aria-label={words.remove(visible(text))}
										onClick={() => onForget(text)}
									/>
								</li>
							))}
						</ul>
					</>
				)}
			</section>
		</div>
	);
}
