/** Which entries support which subcategory of CSF 2.0, so that nobody has to claim what the notebook can show. */
import { Circle, CircleCheck, CircleSlash } from 'lucide-react';
import type { CaseView } from '../../../shared/views';
import { useAnswer } from '../../hooks/useAnswer';
import { EntryLinks } from '../../parts/EntryLinks';
import { Refused } from '../../parts/Refused';
import { Waiting } from '../../parts/Waiting';
import { incident as words } from '../../words/incident';

export function Coverage({ view, onGo }: { readonly view: CaseView; readonly onGo: (entry: string) => void }) {
	const { value, refusal, waiting } = useAnswer('coverage.show', { case: view.case });
	const categories = [...new Set(value?.rows.map(({ category }) => category))];
	return (
		<aside className="inc-s" aria-label={words.coverage} data-pane>
			<div className="ih">
				<h2 className="t4">{words.coverage}</h2>
			</div>
			<Refused refusal={refusal} />
			{waiting && <Waiting />}
			{value && (
				<>
					<p className="cov-h sec">{words.coverageAbout(value.supported, value.rows.length)}</p>
					{categories.map((category) => (
						<section key={category} aria-label={category}>
							<h3 className="lab cov-h">{category}</h3>
							{value.rows
								.filter((row) => row.category === category)
								.map(({ subcategory, says, entries, mapped }) => {
									const Icon = entries.length > 0 ? CircleCheck : mapped ? Circle : CircleSlash;
									return (
										<div key={subcategory} className="cov">
											<span className={entries.length > 0 ? 'tone-ok' : 'dim'}>
												<Icon className="ic" aria-hidden />
											</span>
											<span className="mono">{subcategory}</span>
											<div>
												<p className={entries.length > 0 ? '' : 'sec'}>{says}</p>
												<p className="refs">
													{entries.length > 0 && <span>{words.supported(entries.length)}</span>}
													{entries.length === 0 && <span>{mapped ? words.unsupported : words.byHand}</span>}
													<EntryLinks entries={[...entries].reverse()} onGo={onGo} most={6} more={words.more} />
												</p>
											</div>
										</div>
									);
								})}
						</section>
					))}
				</>
			)}
		</aside>
	);
}
