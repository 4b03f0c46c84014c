/** What can be said of a locked notebook, and what cannot. */
import { CircleAlert, CircleCheck, CircleDashed, Info } from 'lucide-react';
import { State } from '../../parts/Badge';
import { unlock as words } from '../../words/start';

export function Standing({ failed }: { readonly failed: number }) {
	return (
		<aside className="ul-s" data-pane>
			<ul className="chks">
				<li>
					<State top tone={failed > 0 ? 'warn' : 'ok'} icon={failed > 0 ? CircleAlert : CircleCheck}>
						<b>{failed > 0 ? words.failed(failed) : words.noneFailed}</b>
						{failed > 0 && <span className="dim blk">{words.failedMore}</span>}
					</State>
				</li>
				<li>
					<State top icon={CircleDashed}>
						<b>{words.notChecked}</b>
						<span className="dim blk">{words.notCheckedMore}</span>
					</State>
				</li>
				<li>
					<State top icon={Info}>
						<b>{words.hidden}</b>
						<span className="dim blk">{words.hiddenMore}</span>
					</State>
				</li>
			</ul>
		</aside>
	);
}
