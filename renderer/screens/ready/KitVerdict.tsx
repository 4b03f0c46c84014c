/** What the entries of the jump kit support, why, and what somebody put their name to. */
import type { KitView } from '../../../shared/views';
import { Note } from '../../parts/Note';
import { Stamp } from '../../parts/Stamp';
import { toolName, kit as words } from '../../words/ready';
import { visible } from '../../words/seen';

/** More of them stand in the table below. */
const MOST = 5;

export function KitVerdict({ view: { supports, because, warnings, given, without } }: { readonly view: KitView }) {
	const more = because.length - MOST;
	return (
		<>
			<Note tone={supports === 'ready' ? 'ok' : 'warn'} role="status">
				{supports === 'ready' ? (
					<p className="strong">{words.ready}</p>
				) : (
					<>
						<p className="strong">{words.notReady}</p>
						<ul className="kt-b">
							{because.slice(0, MOST).map((each, n) => (
								<li key={`${each} ${String(n)}`}>{visible(each)}</li>
							))}
							{more > 0 && <li>{words.more(more)}</li>}
						</ul>
					</>
				)}
				<p className="sec">
					{given ? (
						<>
							{given.holds ? words.given(given.verdict, visible(given.by ?? words.somebody)) : words.overtaken},{' '}
							<span className="mono nw">{given.entry}</span>, <Stamp at={given.at} />
							{given.remark !== null && `, ${visible(given.remark)}`}
						</>
					) : (
						words.never
					)}
				</p>
			</Note>
			{warnings.length > 0 && (
				<Note tone="info">
					{warnings.map((each) => (
						<p key={each}>{visible(each)}</p>
					))}
				</Note>
			)}
			{without.length > 0 && (
				<details className="kt-w">
					<summary>{words.without(without.length)}</summary>
					<p className="sec">{without.map(toolName).join(' · ')}</p>
				</details>
			)}
		</>
	);
}
