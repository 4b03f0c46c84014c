/** What of the record (SP 800-61 r2, §3.2.5) is kept as entries of its own, and where it is shown. */
import type { CaseView } from '../../../shared/views';
import type { CaseTab } from '../../hooks/usePlace';
import { count } from '../../parts/measure';
import { elsewhere as words } from '../../words/incident';

const TABS = [
	['actions', 'notebook'],
	['indicators', 'hosts'],
	['custody', 'evidence'],
	['evidence', 'evidence'],
	['contacts', 'notify'],
] as const satisfies readonly (readonly [keyof typeof words.names, CaseTab])[];

export function Elsewhere({ view, onTab }: { readonly view: CaseView; readonly onTab: (tab: CaseTab) => void }) {
	const said = {
		actions: words.entries(count(view.entries)),
		evidence: view.items === 0 ? words.noItems : words.items(count(view.items)),
		custody: view.items === 0 ? words.noItems : words.each,
		indicators: words.asEntries,
		contacts: words.asEntries,
	};
	return (
		<section className="pn" aria-label={words.title}>
			<div className="pn-h">
				<h2>{words.title}</h2>
			</div>
			<dl className="pn-b rec">
				{TABS.map(([name, tab]) => (
					<div key={name} className="rec-r">
						<dt>{words.names[name]}</dt>
						<dd>
							{said[name]}{' '}
							<button type="button" className="lnk" onClick={() => onTab(tab)}>
								{words.show[name]}
							</button>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
