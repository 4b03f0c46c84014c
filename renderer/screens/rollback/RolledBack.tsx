/**
 * Stands above a case of which entries are missing: what happened, what still holds, what to do. It stays until the
 * newer copy is back or somebody acknowledges the loss.
 */
import { ShieldX } from 'lucide-react';
import { useState } from 'react';
import type { CaseView } from '../../../shared/views';
import { usePlace } from '../../hooks/usePlace';
import { Button } from '../../parts/Button';
import { Digest } from '../../parts/Digest';
import { openLosses } from '../../parts/writable';
import { rollback as words } from '../../words/rollback';
import { visible } from '../../words/seen';
import { Acknowledge } from './Acknowledge';

export function RolledBack({ view }: { readonly view: CaseView }) {
	const { go } = usePlace();
	const [asking, setAsking] = useState(false);
	const lost = openLosses(view);
	const ranges = lost.map((loss) => visible(loss.entries)).join(', ');
	const cut = lost.every((loss) => loss.found === null);
	const missing = lost.reduce((sum, loss) => sum + loss.count, 0);
	return (
		<section className="rb" aria-label={words.title(missing, cut)} data-pane>
			<div className="rb-w">
				<ShieldX className="ic ic-l" aria-hidden />
				<div className="grow">
					<h1 className="t4">{words.title(missing, cut)}</h1>
					<p role="alert">
						{cut ? words.happened(ranges) : words.replaced(ranges)} {words.still} <b>{words.stopped}</b>
					</p>
					<p className="sec">{words.why}</p>
					<details className="rb-d">
						<summary>{words.details}</summary>
						{lost.map((loss) => (
							<dl key={loss.entries} className="kv">
								<dt>{words.missing}</dt>
								<dd>{visible(loss.entries)}</dd>
								<dt>{words.last}</dt>
								<dd>
									<Digest hex={loss.head} /> <span className="help">{words.lastHelp}</span>
								</dd>
								<dt>{words.instead}</dt>
								<dd>{loss.found === null ? words.nothing(loss.length) : <Digest hex={loss.found} />}</dd>
							</dl>
						))}
					</details>
				</div>
				<div className="rb-n">
					<h2 className="lab">{words.nextName}</h2>
					<ol>
						{words.next.map((each) => (
							<li key={each}>{each}</li>
						))}
					</ol>
					<Button onClick={() => setAsking(true)}>{words.acknowledge}</Button>
				</div>
			</div>
			{asking && (
				<Acknowledge
					view={view}
					ranges={ranges}
					// The entry itself is the receipt: the case opens at it.
					onDone={(entry) => go({ at: 'case', case: view.case, tab: 'notebook', entry })}
					onClose={() => setAsking(false)}
				/>
			)}
		</section>
	);
}
