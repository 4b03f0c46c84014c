/** What a file says: rows, lines, a picture, or why it is not shown here. Never markup: a picture is one of three kinds by its bytes. */
import { useEffect, useRef } from 'react';
import type { LibraryContents, LibraryLine } from '../../../shared/views';
import { Button } from '../../parts/Button';
import { count } from '../../parts/measure';
import { Note } from '../../parts/Note';
import { document as words } from '../../words/library';
import { visible } from '../../words/seen';

interface ContentsProps {
	readonly contents: LibraryContents;
	readonly title: string;
	readonly find: string;
	readonly onFind: (find: string) => void;
	readonly onMore?: () => void;
}

export function Contents({ contents, title, find, onFind, onMore }: ContentsProps) {
	const box = useRef<HTMLInputElement>(null);
	// Whoever opens a table or a text looks for something in it.
	useEffect(() => box.current?.focus(), []);
	if (contents.is === 'file')
		return (
			<Note tone="info">
				{contents.because} {words.notShown}
			</Note>
		);
	if (contents.is === 'picture') {
		const { type, bytes, width, height } = contents;
		return (
			<div className="lib-p">
				<img src={`data:${type};base64,${bytes}`} alt={words.picture(title, width, height)} />
			</div>
		);
	}
	const { lines, total } = contents;
	return (
		<>
			<div className="row lib-q">
				<input
					ref={box}
					type="search"
					className="in in-s lib-i"
					aria-label={words.find}
					placeholder={words.find}
					maxLength={500}
					value={find}
					onChange={(event) => onFind(event.target.value)}
				/>
				<span className="dim t1 nw" role="status">
					{lines.length < total
						? words.shown(count(lines.length), count(total))
						: words.all(count(total), find.trim() !== '')}
				</span>
				{onMore && lines.length < total && (
					<Button size="s" tone="quiet" onClick={onMore}>
						{words.more}
					</Button>
				)}
			</div>
			{total === 0 && <p className="sec">{find.trim() === '' ? words.empty : words.none}</p>}
			{total > 0 && (
				<section className="pn lib-t" aria-label={words.contents}>
					{contents.is === 'table' ? (
						<Rows columns={contents.columns} lines={lines} title={title} />
					) : (
						<ol className="lib-l">
							{lines.map(({ at, cells: [line = ''] }) => (
								<li key={at} value={at}>
									{visible(line)}
								</li>
							))}
						</ol>
					)}
				</section>
			)}
		</>
	);
}

function Rows({
	columns,
	lines,
	title,
}: {
	readonly columns: readonly string[];
	readonly lines: readonly LibraryLine[];
	readonly title: string;
}) {
	return (
		<table className="tb lib-w" aria-label={title}>
			<thead>
				<tr>
					<th scope="col" className="num">
						{words.row}
					</th>
					{columns.map((column, at) => (
						<th key={`${column} ${String(at)}`} scope="col">
							{visible(column)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{lines.map(({ at, cells }) => (
					<tr key={at}>
						<td className="num dim">{at}</td>
						{columns.map((column, place) => (
							<td key={`${column} ${String(place)}`} className="wrap">
								{visible(cells[place] ?? '')}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
